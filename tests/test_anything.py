"""Whatever is typed, settings and texts are read, or refused at a place in their file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import config, text
from generator.errors import Problem, Refused
from tests.small_dossier import DOSSIER, REGISTER, load_bytes

LINES = DOSSIER.splitlines()
PIECES = (
    "",
    " ",
    ":",
    "- ",
    "|",
    "#",
    '"',
    "*",
    "{{ ",
    " }}",
    "/",
    " = ",
    "70%",
    "-1",
    "1/0",
    "có",
)
"""What means something to YAML, to formulas, or to the text."""

EDITS = st.lists(
    st.tuples(
        st.integers(0, len(LINES) - 1),
        st.sampled_from(["drop", "double", "swap", "indent", "put", "end"]),
        st.integers(0, len(LINES) - 1),
        st.sampled_from(PIECES) | st.text(max_size=5),
    ),
    min_size=1,
    max_size=4,
)


def edited(edits: Sequence[tuple[int, str, int, str]]) -> str:
    lines = list(LINES)
    for at, edit, other, piece in edits:
        line = lines[at]
        changes = {
            "drop": "",
            "double": f"{line}\n{line}",
            "swap": lines[other],
            "indent": " " * (other % 7) + line.lstrip(),
            "put": line[: other % (len(line) + 1)] + piece + line[other % (len(line) + 1) :],
            "end": f"{line.partition(':')[0]}: {piece}",
        }
        lines[at] = changes[edit]
    return "\n".join(lines) + "\n"


def problems_of(folder: Path, written: str) -> Sequence[Problem]:
    try:
        read = load_bytes(folder, written.encode("utf-8", "replace"))
        config.questions(read, REGISTER)
        config.roster(read, REGISTER)
    except Refused as refused:
        return refused.problems
    return read.problems


@settings(max_examples=150)
@given(EDITS)
def test_any_settings_are_read_or_refused_at_a_place_in_words(
    tmp_path_factory: pytest.TempPathFactory, edits: Sequence[tuple[int, str, int, str]]
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any-settings"
    folder.mkdir(exist_ok=True)
    written = edited(edits)

    for problem in problems_of(folder, written):
        assert problem.place.file == "congvan.yaml"
        assert 1 <= (problem.place.line or 1) <= len(written.split("\n"))
        assert problem.what.endswith((".", "?"))
        assert problem.remedy.endswith((".", "?"))


MARKS = [
    "\n",
    "*",
    "**",
    "{{ ",
    " }}",
    "{%",
    "[^1]",
    "[^1]:",
    "|",
    "|---|---|",
    "a",
    " ",
    "\\",
    "-",
]
BODIES = st.lists(st.sampled_from(MARKS) | st.text(max_size=6), max_size=25).map("".join)


def parsed(body: str) -> tuple[Sequence[object], Sequence[Problem]]:
    try:
        return text.parse(body, "noi-dung.md"), ()
    except Refused as refused:
        return (), refused.problems


@settings(max_examples=300)
@given(BODIES)
def test_any_text_is_blocks_or_refused_at_its_line(body: str) -> None:
    blocks, problems = parsed(body)

    assert bool(blocks) != bool(problems)
    for problem in problems:
        assert problem.place.file == "noi-dung.md"
        assert 1 <= (problem.place.line or 1) <= len(body.splitlines()) + 1
