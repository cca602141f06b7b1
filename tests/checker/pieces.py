"""Papers made of lines whose parts are known, and what a rule tells of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.checker.kinds import Kind
from generator.checker.paper import Paper, Part, Piece
from generator.checker.rule import Fault, Limit, Rule
from generator.frozen import replace
from generator.view.records import Document, Paragraph, Run, Section, Spot

A4 = Section(0, 210, 297, 20, 20, 30, 20, 10, 10)
_OF_RUNS = set(Run.__struct_fields__)


def piece(text: str, *, is_whole: bool = True, **look: Any) -> Piece:
    """Make a line that is a paragraph of one run; its place is given by `paper`."""
    of_run = {name: value for name, value in look.items() if name in _OF_RUNS}
    of_paragraph = {name: value for name, value in look.items() if name not in _OF_RUNS}
    runs = (Run(text, 0, **of_run),) if text else ()
    return Piece(Paragraph(0, spot(0), runs, **of_paragraph), runs, is_whole)


def centred(text: str, **look: Any) -> Piece:
    return piece(text, align="center", **look)


def spot(paragraph: int) -> Spot:
    return Spot("word/document.xml", paragraph)


def paper(
    parts: Mapping[Part, Any] | None = None,
    kind: Kind = Kind.DISPATCH,
    *,
    type_name: str = "",
    rest: Iterable[Paragraph] = (),
    **of_document: Sequence[Any],
) -> Paper:
    """Put parts (a line, or several) one below the other; then paragraphs of no part."""
    placed: dict[Part, tuple[Piece, ...]] = {}
    paragraphs: list[Paragraph] = []
    for part, given in (parts or {}).items():
        lines = [given] if isinstance(given, Piece) else given
        placed[part] = tuple(_place(each, paragraphs) for each in lines)
    for each in rest:
        paragraphs.append(_at(each, len(paragraphs)))
    others: dict[str, Any] = {"sections": (A4,), **of_document}
    others = {name: tuple(given) for name, given in others.items()}
    document = Document("van-ban.docx", tuple(paragraphs), **others)
    return Paper(document, kind, placed, type_name=type_name)


def _place(line: Piece, paragraphs: list[Paragraph]) -> Piece:
    paragraphs.append(_at(line.paragraph, len(paragraphs)))
    return replace(line, paragraph=paragraphs[-1])


def _at(paragraph: Paragraph, index: int) -> Paragraph:
    return replace(paragraph, index=index, spot=replace(paragraph.spot, paragraph=index))


def faults(rule: Rule, judged: Paper, **limits: Limit) -> list[Fault]:
    """Return what a rule finds, under its own limits or others."""
    return list(rule.judge(judged, {**(rule.limits or {}), **limits}))


def told(rule: Rule, judged: Paper, **limits: Limit) -> list[tuple[str, str]]:
    """Return what a rule tells: measured, required."""
    return [(each.measured, each.required) for each in faults(rule, judged, **limits)]
