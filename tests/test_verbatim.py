"""What an office types comes out as it was typed, in whatever order its units stand."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from docx import Document
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from generator import batch
from generator.model import Organization
from generator.vietnamese import nfc, unusable_character
from tests import an_giang
from tests.golden import small

TRIED = (Phase.explicit, Phase.generate)
"""A case is a whole build, so none is tried again and again to make it smaller."""

# --- any text, in any field -------------------------------------------------------------------

characters = st.characters(exclude_categories=["C", "Z"], include_characters=" \N{NO-BREAK SPACE}")
plain = st.text(characters, min_size=1, max_size=15).filter(lambda t: not unusable_character(t))
odd = st.sampled_from(
    ["<&>", "{{ kỳ.tên }}", "{% x %}", "{#", "}}", "]]>", "&amp;", "“–”", " # ", ": ", "- ", "1. "]
)


def as_left(text: str) -> str:
    """Return a text as people leave it: composed, one space between words, none at the ends."""
    return re.sub(" +", " ", nfc(text)).strip(" \N{NO-BREAK SPACE}")


def asks_for_something(text: str) -> bool:
    """Tell whether a text of the letter holds a field, or what looks like one."""
    return re.search(r"\{\{|\}\}|\{%", text) is not None


def has_markup(text: str) -> bool:
    """Tell whether a body text asks for bold, italic, a footnote or a field."""
    return asks_for_something(text) or "*" in text or "[^" in text


typed = st.lists(plain | odd, min_size=1, max_size=4).map("".join).map(as_left).filter(bool)
three = st.tuples(typed, typed, typed)
plain_three = st.tuples(*[typed.filter(lambda text: not has_markup(text))] * 3)


@settings(max_examples=6, phases=TRIED)
@given(three, three, typed.filter(lambda text: not asks_for_something(text)), plain_three)
@example(
    ("{{ kỳ.tên }}", "& <b>", "x }} y"),
    ("{% raw %}", "“VT”: 'a' # b", "- c"),
    "V/v \\n # 'x\" – & %YAML",
    ("1. a_b_ ~~c~~ `d` <b>", "> ](x) \\ a) 5 – 7", "| # - +"),
)
def test_a_text_is_found_unchanged_in_the_finished_letter(
    names: Sequence[str], copies: Sequence[str], subject: str, body: Sequence[str]
) -> None:
    units = [f"Sở {number} {name}" for number, name in enumerate(names)]
    lines = [f"- {copy};" for copy in copies]

    with TemporaryDirectory() as room:
        folder = small.write(
            Path(room) / "small",
            body="\n\n".join(body),
            rows=[(name, 10, 7, name) for name in units],
            organizations=listed(units),
        )
        an_giang.changed(folder, "V/v: nâng cao tỷ lệ", f"V/v: {quoted(subject)}")
        an_giang.changed(folder, "    - Như trên;\n", "".join(f"    {line}\n" for line in lines))
        printed = paragraphs(letter(folder, Path(room) / "letter.docx"))

    expected = [*units, *lines, f"V/v {subject}", *body]
    assert [text for text in expected if text not in printed] == []


def listed(names: Sequence[str]) -> list[Organization]:
    return [
        Organization(f"{order:02}", name, name, "UBND xã" if "xã" in name else "Sở", order)
        for order, name in enumerate(names, start=1)
    ]


def quoted(text: str) -> str:
    """Write a text between double quotes, which YAML and JSON have in common."""
    return json.dumps(text, ensure_ascii=False)


def letter(folder: Path, path: Path) -> Path:
    """Write the letter of a dossier whose appendix names the units; leave the rest unmade."""
    made = next(batch.documents(named(folder)))
    path.write_bytes(made.data)
    return path


def named(folder: Path) -> batch.Dossier:
    an_giang.changed(folder, "- TỔNG SỐ:", "- TÊN: Đơn vị\n        - TỔNG SỐ:")
    return batch.read(folder)


def paragraphs(path: Path) -> set[str]:
    """Return every paragraph of a letter, read by another library than the one that wrote it.

    A line is broken between two words only, so a break is read as the space that it stands for.
    """
    body = Document(str(path)).element.body
    return {"".join(map(read, each.iter("{*}t", "{*}br"))) for each in body.iter("{*}p")}


def read(piece: etree._Element) -> str:
    return piece.text or "" if piece.tag.endswith("}t") else " "


# --- any order of units -----------------------------------------------------------------------

NAMES = ("Sở Y tế", "Sở Nội vụ", "UBND xã Óc Eo", "UBND xã Ô Lâm", "UBND xã Đa Phước")
ROWS = [(name, 1000 + at, 250 * at, None) for at, name in enumerate(NAMES)]


def documents(
    rows: Sequence[Sequence[object]], organizations: Sequence[Organization]
) -> Mapping[str, bytes]:
    with TemporaryDirectory() as room:
        folder = small.write(Path(room) / "small", rows=rows, organizations=organizations)
        return {each.file: each.data for each in batch.documents(named(folder))}


@cache
def in_order() -> Mapping[str, bytes]:
    return documents(ROWS, listed(NAMES))


@settings(max_examples=4, phases=TRIED)
@given(st.permutations(ROWS), st.permutations(listed(NAMES)))
def test_any_order_of_units_gives_the_same_documents(
    rows: Sequence[Sequence[object]], organizations: Sequence[Organization]
) -> None:
    assert documents(rows, organizations) == in_order()
