"""Two Word files compared part by part, and the difference in words."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from lxml import etree

from tests.golden.outline import outline, unpacked


def difference(expected: bytes, actual: bytes) -> str:
    """Say how two Word files differ: the outlines first, then the parts; "" if they do not.

    XML is compared in canonical form without the revision marks of Word (rsid); other parts by
    their bytes. Dates and order of the package's entries do not count.
    """
    old, new = unpacked(expected), unpacked(actual)
    parts = [line for name in sorted({**old, **new}) for line in _part(name, old, new)]
    if not parts:
        return ""
    return "\n".join([*_diff("outline", _lines(expected), _lines(actual)), *parts])


def _lines(data: bytes) -> list[str]:
    return outline(data).splitlines()


def _part(name: str, old: dict[str, bytes], new: dict[str, bytes]) -> Iterator[str]:
    if name not in new:
        yield f"{name}: expected, but missing"
    elif name not in old:
        yield f"{name}: not expected"
    elif name.endswith((".xml", ".rels")):
        yield from _diff(name, _canonical(old[name]), _canonical(new[name]))
    elif old[name] != new[name]:
        yield f"{name}: {len(old[name])} bytes expected, other {len(new[name])} bytes made"


def _canonical(part: bytes) -> list[str]:
    """Return a part as canonical XML, a tag a line."""
    tree = etree.fromstring(part)
    for element in list(tree.iter("{*}rsids")):
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)
    for element in tree.iter(etree.Element):
        for key in [key for key in element.attrib if etree.QName(key).localname[:4] == "rsid"]:
            del element.attrib[key]
    return etree.tostring(tree, method="c14n").decode().replace("><", ">\n<").split("\n")


def _diff(name: str, expected: Iterable[str], actual: Iterable[str]) -> list[str]:
    old, new = list(expected), list(actual)
    return [*difflib.unified_diff(old, new, f"expected {name}", f"made {name}", lineterm="", n=1)]
