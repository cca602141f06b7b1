"""What a file carries or calls besides text: macros, objects, links, fields that fetch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.package import Relation, content_types, resolve
from generator.view.names import Element, W, tree
from generator.view.records import Foreign, Guest

Arrows = Mapping[str, Relation]

EXTERNAL: Final[dict[str, Foreign]] = {
    "attachedTemplate": "template", "oleObject": "ole", "package": "ole", "image": "image",
    "frame": "frame", "control": "activex", "aFChunk": "chunk",
}  # fmt: skip
INTERNAL: Final[dict[str, Foreign]] = {
    "vbaProject": "macro", "wordVbaData": "macro", "keyMapCustomizations": "macro",
    "attachedToolbars": "macro", "control": "activex", "activeXControlBinary": "activex",
    "oleObject": "ole", "package": "ole", "aFChunk": "chunk", "customXml": "custom_xml",
}  # fmt: skip
FETCHING: Final = frozenset(
    {"DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "LINK", "IMPORT", "DATABASE"}
)
LOCAL: Final = re.compile(r"(?i)\s*(file:|smb:|\\\\|//|[a-z]:[\\/])")
BIBLIOGRAPHY: Final = b"/bibliography"
"""Word puts an empty list of sources into most files: nothing to speak of."""
MAX_GUESTS: Final = 1_000


def guests(parts: Mapping[str, bytes], arrows: Mapping[str, Arrows]) -> Iterator[Guest]:
    """Yield what is in a file besides text; nothing of it is followed."""
    found = dict.fromkeys([*_related(parts, arrows), *_fields(parts)])
    if not any(each.kind == "macro" for each in found):
        declared = content_types(parts)
        for name in parts:
            kind = declared.of(name)
            if (
                "macroEnabled" in kind
                or "vbaProject" in kind
                or name.lower().endswith("vbaproject.bin")
            ):
                found[Guest("macro", name, name)] = None
    yield from list(found)[:MAX_GUESTS]


def _related(parts: Mapping[str, bytes], arrows: Mapping[str, Arrows]) -> Iterator[Guest]:
    for source, known in arrows.items():
        for arrow in known.values():
            word = arrow.type.rpartition("/")[2]
            if arrow.is_external:
                kind = _external(word, arrow.target)
                if kind:
                    yield Guest(kind, source, arrow.target)
            elif word in INTERNAL:
                target = resolve(source, arrow.target)
                if word != "customXml" or BIBLIOGRAPHY not in parts.get(target, BIBLIOGRAPHY):
                    yield Guest(INTERNAL[word], source, target)


def _external(word: str, target: str) -> Foreign | None:
    if word == "hyperlink":
        return "link" if LOCAL.match(target) else None
    return EXTERNAL.get(word, "link")


# --- fields ----------------------------------------------------------------------------------

MARKS: Final = (b"instrText", b"fldSimple", b"delInstrText")
CHARACTER, SIMPLE = f"{W}fldChar", f"{W}fldSimple"
INSTRUCTIONS: Final = (f"{W}instrText", f"{W}delInstrText")


def _fields(parts: Mapping[str, bytes]) -> Iterator[Guest]:
    for name, data in parts.items():
        if name.endswith(".xml") and any(mark in data for mark in MARKS):
            for kind, target in _calls(data):
                yield Guest(kind, name, target)


def _calls(data: bytes) -> tuple[tuple[Foreign, str], ...]:
    """Return the fields of a part that fetch something, in their order."""
    found = (_call(" ".join(text.split())) for text in instructions(tree(data)))
    return tuple(each for each in found if each)


def _call(instruction: str) -> tuple[Foreign, str] | None:
    word, _, rest = instruction.partition(" ")
    if word.upper() in FETCHING:
        return "field", instruction
    if word.upper() == "HYPERLINK" and LOCAL.match(rest.strip().strip('"')):
        return "link", instruction
    return None


def instructions(root: Element) -> Iterator[str]:
    """Yield the instructions of all fields below an element, those nested in others too."""
    open_: list[list[str]] = []
    for each in root.iter(CHARACTER, SIMPLE, *INSTRUCTIONS):
        if each.tag == SIMPLE:
            yield each.get(f"{W}instr", "")
        elif each.tag == CHARACTER:
            kind = each.get(f"{W}fldCharType")
            if kind == "begin":
                open_.append([])
            elif kind == "end" and open_:
                yield "".join(open_.pop())
        elif open_:
            open_[-1].append(each.text or "")
        else:
            yield each.text or ""
    for left in open_:
        yield "".join(left)
