"""Rules of the letters on every page: font, code of the letters, colour, effects (PG)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from unicodedata import is_normalized

from generator import layout
from generator.checker.elements import words
from generator.checker.once import once_a_paper
from generator.checker.paper import Paper, Part
from generator.checker.rule import Fault, Limits, at, rule
from generator.errors import Severity
from generator.view.edits import RunEdit, RunProperty
from generator.view.records import Paragraph, Run

_LEGACY = re.compile(r"\.?Vn|VNI[- ]|VK Sans|VNtimes|\.TMC", re.IGNORECASE)
"""TCVN3 (.VnTime), VNI (VNI-Times) and the like: fonts whose letters are not Unicode."""
_PICTURES = re.compile(r"Symbol|Wingdings|Webdings|MT Extra|Cambria Math", re.IGNORECASE)
"""Fonts of signs and formulas: another font would print another sign."""
_INK = 0x20
"""A colour none of whose parts is brighter is black to the eye."""
_RAISED = {"superscript": "cả đoạn là chỉ số trên", "subscript": "cả đoạn là chỉ số dưới"}
_FEWEST_WORDS = 3
_STAMPS = (Part.URGENCY, Part.SECRECY)


@rule(
    "PG06",
    clause="Phụ lục I, Phần I, Mục I.4",
    part="Chữ",
    limits={"phông chữ": layout.FONT},
)
def wrong_font(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Phông chữ không phải Times New Roman.

    Vì sao: mọi chữ trong văn bản dùng phông Times New Roman, kể cả chữ trong bảng, đầu trang,
    chân trang và chú thích.
    Cách sửa: nhấn Ctrl+A, chọn Times New Roman ở Home → Font; làm lại ở đầu trang và chú thích.
    """
    allowed = words(limits, "phông chữ")

    def name(run: Run) -> str:
        wrong = [each for each in run.fonts if each not in allowed]
        return next((each for each in wrong if not _is_other(each)), "")

    for font, found in _runs_by(paper, name).items():
        yield _fault(found, f"phông chữ «{font}»", allowed[0], ("font", allowed[0]))


@rule("PG07", clause="Phụ lục I, Phần I, Mục I.4", part="Chữ")
def legacy_font(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Chữ gõ bằng phông cũ, không phải Unicode.

    Vì sao: bộ mã ký tự là Unicode theo TCVN 6909:2001. Chữ gõ theo bảng mã TCVN3 (.VnTime) hay
    VNI thì máy khác đọc không ra, không tìm kiếm được.
    Cách sửa: chép đoạn chữ, dùng Unikey → Công cụ (Ctrl+Shift+F6) chuyển TCVN3 hoặc VNI sang
    Unicode rồi dán lại; đừng chỉ đổi phông, vì chữ sẽ sai.
    """

    def name(run: Run) -> str:
        return next((each for each in run.fonts if _LEGACY.match(each)), "")

    for font, found in _runs_by(paper, name).items():
        yield _fault(found, f"phông chữ «{font}»", "chữ Unicode, phông Times New Roman", None)


@rule("PG08", clause="Phụ lục I, Phần I, Mục I.4", part="Chữ", severity=Severity.WARNING)
def decomposed_letters(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Chữ có dấu ở dạng Unicode tổ hợp.

    Vì sao: TCVN 6909:2001 nhận cả dạng dựng sẵn và dạng tổ hợp, nhưng chữ tổ hợp trông giống mà
    tìm không thấy, sắp xếp sai, và có phần mềm hiện lệch dấu.
    Cách sửa: chép đoạn chữ, dùng Unikey → Công cụ chuyển «Unicode tổ hợp» sang «Unicode».
    """
    found = [each for each in _printed(paper) if not is_normalized("NFC", each.text)]
    if found:
        measured = f"chữ Unicode tổ hợp{_count(len(found))}"
        yield Fault(at(found[0]), measured, "Unicode dựng sẵn")


@rule("PG09", clause="Phụ lục I, Phần I, Mục I.4", part="Chữ")
def text_not_black(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Chữ không phải màu đen.

    Vì sao: chữ trong văn bản màu đen; chỉ dấu chỉ mức độ khẩn, độ mật có mực đỏ. Đường dẫn
    trang web và thư điện tử hay bị Word tô xanh.
    Cách sửa: chọn đoạn chữ, Home → Font Color → Automatic; với đường dẫn, nhấn chuột phải →
    Remove Hyperlink.
    """
    stamped = {
        (piece.paragraph.index, run.index) for piece in paper.part(*_STAMPS) for run in piece.runs
    }
    groups: dict[str, list[tuple[Paragraph, Run]]] = {}
    for colour, found in _runs_by(paper, lambda run: run.colour).items():
        kept = [each for each in found if (each[0].index, each[1].index) not in stamped]
        if kept and not _is_black(colour):
            groups[colour] = kept
    for colour, kept in groups.items():
        yield _fault(kept, f"chữ màu #{colour}", "chữ màu đen", ("colour", "auto"))


@rule("PG10", clause="thông lệ", part="Chữ", severity=Severity.INFO, doubtful=True)
def decorated_text(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Chữ có bóng nền hoặc bị gạch ngang.

    Vì sao: Nghị định không nói đến bóng nền hay gạch ngang chữ; chúng thường là dấu vết lúc soạn
    thảo còn sót lại.
    Cách sửa: chọn đoạn chữ; Home → Shading → No Color; bỏ Strikethrough.
    """
    marks: tuple[tuple[str, Callable[[Run], str], RunProperty | None], ...] = (
        ("chữ có bóng nền", lambda run: run.shading, "shading"),
        ("chữ gạch ngang", lambda run: "có" if run.strike else "", None),
    )
    for measured, look, edited in marks:
        found = [each for runs in _runs_by(paper, look).values() for each in runs]
        if found:
            yield _fault(found, measured, "chữ thường", (edited, "") if edited else None)


@rule("PG17", clause="thông lệ", part="Chữ", severity=Severity.INFO, doubtful=True)
def raised_paragraph(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Cả đoạn chữ đặt ở dạng chỉ số trên hoặc chỉ số dưới.

    Vì sao: Nghị định không nói đến chỉ số trên, chỉ số dưới; chúng dành cho số chú thích, «m²»,
    còn cả đoạn nhỏ và lệch dòng thường do bấm nhầm Ctrl+Shift+= hay Ctrl+=.
    Cách sửa: chọn đoạn chữ, nhấn Ctrl+Shift+= (chỉ số trên) hoặc Ctrl+= (chỉ số dưới) để bỏ.
    """
    for raised, measured in _RAISED.items():
        found = [each for each in _printed(paper) if _is_raised(each, raised)]
        if found:
            yield Fault(at(found[0]), measured + _count(len(found)), "chữ thường")


def _is_raised(paragraph: Paragraph, raised: str) -> bool:
    """Tell whether a whole paragraph is raised; a mark or a unit alone may be."""
    seen = [run for run in paragraph.runs if not run.hidden and run.text.strip()]
    is_text = len(paragraph.text.split()) >= _FEWEST_WORDS
    return is_text and bool(seen) and all(run.raised == raised for run in seen)


LETTER_RULES = (
    wrong_font,
    legacy_font,
    decomposed_letters,
    text_not_black,
    decorated_text,
    raised_paragraph,
)


def _printed(paper: Paper) -> Iterator[Paragraph]:
    """Yield the paragraphs that are printed: comments are not."""
    return (each for each in paper.document.paragraphs if each.story != "comment")


def _runs_by(paper: Paper, look: Callable[[Run], str]) -> dict[str, list[tuple[Paragraph, Run]]]:
    """Return the visible runs by a look of theirs, where they have it."""
    groups: dict[str, list[tuple[Paragraph, Run]]] = {}
    for paragraph, run in _visible(paper):
        name = look(run)
        if name:
            groups.setdefault(name, []).append((paragraph, run))
    return groups


@once_a_paper
def _visible(paper: Paper) -> tuple[tuple[Paragraph, Run], ...]:
    """Return the printed runs whose letters are seen."""
    return tuple(
        (paragraph, run)
        for paragraph in _printed(paper)
        for run in paragraph.runs
        if not run.hidden and run.text.strip()
    )


def _fault(
    found: list[tuple[Paragraph, Run]],
    measured: str,
    required: str,
    edit: tuple[RunProperty, str] | None,
) -> Fault:
    """Return one fault for all runs that have it, at the first, with how many paragraphs."""
    paragraphs = dict.fromkeys(paragraph.index for paragraph, _ in found)
    places = dict.fromkeys((paragraph.spot, run.index) for paragraph, run in found)
    edits = tuple(RunEdit(spot, run, *edit) for spot, run in places) if edit else ()
    return Fault(at(found[0][0]), measured + _count(len(paragraphs)), required, edits)


def _count(paragraphs: int) -> str:
    return f" ({paragraphs} đoạn)" if paragraphs > 1 else ""


def _is_other(font: str) -> bool:
    """Tell whether a font is for another rule, or for signs."""
    return bool(_LEGACY.match(font) or _PICTURES.match(font))


def _is_black(colour: str) -> bool:
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return True
    return all(int(colour[place : place + 2], 16) <= _INK for place in (0, 2, 4))
