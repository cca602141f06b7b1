"""The paragraphs of a letter as somebody left it in Word: words, looks, marks."""

from __future__ import annotations

from generator import package, view
from generator.errors import Place, Problem, warning
from generator.frozen import Frozen
from generator.reconcile.tokens import plain
from generator.vietnamese import NBSP, nfc
from generator.view.records import Document, Paragraph

Look = tuple[bool, bool]
"""Bold, italic."""
PLAIN: Look = (False, False)


class Written(Frozen):
    """A paragraph in an edited file; there is a look for each letter of the text.

    `figures` are the stretches of our bookmarks by name, `notes` the footnotes by their place.
    """

    text: str
    looks: tuple[Look, ...]
    style: str = ""
    section: int = 0
    in_table: bool = False
    is_numbered: bool = False
    figures: tuple[tuple[str, int, int], ...] = ()
    notes: tuple[tuple[int, str], ...] = ()

    @property
    def words(self) -> str:
        """The text with single spaces."""
        return plain(self.text)


class Edited(Frozen):
    """An edited letter: its body with all that is joined to it, and its footnotes by id."""

    body: tuple[Written, ...]
    notes: dict[str, Written]
    problems: tuple[Problem, ...] = ()


def edited(data: bytes, file: str) -> Edited:
    """Read an edited letter.

    Raises:
        Refused: where it is no document of Word that can be read.
    """
    document = view.read(data, file)
    marked = view.marks(package.read(data, file))
    body: list[Written] = []
    notes: dict[str, list[Written]] = {}
    for each in document.paragraphs:
        if each.story == "body" and each.text.strip():
            body.append(_written(each, marked.get(each.spot)))
        elif each.story == "footnote" and each.text.strip():
            own = marked.get(each.spot)
            notes.setdefault(own.note if own else "", []).append(_written(each, own))
    joined = {number: _joined(several) for number, several in notes.items()}
    return Edited(tuple(body), joined, tuple(_tracked(document, file)))


def _tracked(document: Document, file: str) -> list[Problem]:
    if not document.changes:
        return []
    what = "còn dấu sửa đổi (Track Changes) chưa chấp nhận; lời được lấy như đã chấp nhận hết."
    return [warning("TM18", Place(file), what, "Xem lại các đoạn nêu ở trên.")]


def _written(paragraph: Paragraph, marks: view.Marks | None) -> Written:
    text = nfc(paragraph.text)
    is_whole = marks is not None and marks.text == paragraph.text == text
    looks = [(run.bold, run.italic) for run in paragraph.runs for _ in nfc(run.text)]
    looks = looks if len(looks) == len(text) else [PLAIN] * len(text)
    lead = f"{paragraph.number} " if paragraph.number else ""
    shift = len(lead)
    own = marks if marks and is_whole else None
    figures = [(s.name, s.start + shift, s.end + shift) for s in (own.stretches if own else ())]
    return Written(
        text=lead + text.replace(NBSP, " "),
        looks=(*[looks[0] if looks else PLAIN] * shift, *looks),
        style=paragraph.style,
        section=paragraph.section,
        in_table=paragraph.cell is not None or paragraph.box is not None,
        is_numbered=bool(paragraph.number),
        figures=tuple(each for each in figures if each[0].startswith("_cv_") and each[1] < each[2]),
        notes=tuple((at + shift, number) for at, number in (own.notes if own else ())),
    )


def _joined(several: list[Written]) -> Written:
    """Return the paragraphs of one footnote as one."""
    text, looks, figures = "", [], []
    for each in several:
        start = len(text)
        text += each.text + " "
        looks += [*each.looks, PLAIN]
        figures += [(name, s + start, e + start) for name, s, e in each.figures]
    lead = len(text) - len(text.lstrip())
    moved = tuple((name, s - lead, e - lead) for name, s, e in figures)
    kept = text.strip()
    return Written(kept, tuple(looks[lead : lead + len(kept)]), figures=moved)
