"""Rules of the page: paper, margins, orientation, sizes that go together (PG)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Literal

from generator import layout
from generator.checker.kinds import WITH_LETTERHEAD
from generator.checker.looks import band, inked, run_edits, say, say_band, sizes
from generator.checker.paper import Paper, Part, Piece
from generator.checker.rule import At, Fault, Limits, at, rule
from generator.checker.rules.letters import LETTER_RULES
from generator.checker.rules.page_numbers import PAGE_NUMBER_RULES
from generator.errors import Severity
from generator.layout import Band
from generator.view.edits import PageEdit, RunEdit
from generator.view.records import Section

PAPER_TOLERANCE_MM = 1.0
SIDES: dict[str, Literal["top_mm", "bottom_mm", "left_mm", "right_mm"]] = {
    "lề trên": "top_mm",
    "lề dưới": "bottom_mm",
    "lề trái": "left_mm",
    "lề phải": "right_mm",
}


@rule("PG01", clause="Phụ lục I, Phần I, Mục I.1", part="Trang")
def paper_not_a4(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Khổ giấy không phải A4.

    Vì sao: văn bản hành chính chỉ dùng khổ A4 (210 mm × 297 mm); khổ A5 không còn được dùng.
    Cách sửa: trong Word, chọn Layout → Size → A4.
    """
    wide, high = layout.PORTRAIT.width_mm, layout.PORTRAIT.height_mm
    for sections in _alike(paper.document.sections, _sides):
        short, long = _sides(sections[0])
        if abs(short - wide) <= PAPER_TOLERANCE_MM and abs(long - high) <= PAPER_TOLERANCE_MM:
            continue
        measured = f"khổ giấy {say(short)} × {say(long)} mm{_which(sections, paper)}"
        edits = tuple(edit for each in sections for edit in _to_a4(each))
        yield Fault(At(section=sections[0].index), measured, "khổ A4 (210 × 297 mm)", edits)


@rule(
    "PG02",
    clause="Phụ lục I, Phần I, Mục I.2",
    part="Trang",
    severity=Severity.WARNING,
)
def landscape_without_table(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Trang nằm ngang mà không có bảng, biểu.

    Vì sao: văn bản trình bày theo chiều dài của khổ A4; chỉ được theo chiều rộng khi nội dung có
    bảng, biểu không làm thành phụ lục riêng.
    Cách sửa: đặt con trỏ ở trang nằm ngang, chọn Layout → Orientation → Portrait.
    """
    for each in paper.document.sections:
        tables = (table for table in paper.document.tables if table.section == each.index)
        has_table = any(table.bordered for table in tables)
        if _lies(each) and not has_table:
            measured = f"trang nằm ngang{_which([each], paper)}, không có bảng"
            yield Fault(At(section=each.index), measured, "trang đứng")


@rule(
    "PG03",
    clause="Phụ lục I, Phần I, Mục I.3",
    part="Trang",
    limits={
        "lề trên": layout.TOP_MARGIN,
        "lề dưới": layout.BOTTOM_MARGIN,
        "lề trái": layout.LEFT_MARGIN,
        "lề phải": layout.RIGHT_MARGIN,
    },
)
def margin_out_of_range(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Lề trang nằm ngoài khoảng cho phép.

    Vì sao: cách mép trên và mép dưới 20–25 mm, mép trái 30–35 mm, mép phải 15–20 mm.
    Cách sửa: trong Word, chọn Layout → Margins → Custom Margins, ghi 2 cm cho Top, Bottom và
    Right, 3 cm cho Left; văn bản nhiều phần (section) thì chọn Apply to: Whole document.
    """
    upright = [each for each in paper.document.sections if not _lies(each)]
    for name in SIDES:
        allowed = band(limits, name)
        for sections in _alike(upright, _measured(name)):
            measured = _margin(sections[0], name)
            if not allowed.allows(measured):
                seen = f"{name} {say(measured)} mm{_which(sections, paper)}"
                edits = tuple(_margin_edit(each, name, allowed) for each in sections)
                yield Fault(At(sections[0].index), seen, say_band(allowed, "mm"), edits)


@rule(
    "PG04",
    clause="thông lệ; Nghị định không nêu lề của trang nằm ngang",
    part="Trang",
    severity=Severity.WARNING,
    doubtful=True,
    limits={"lề trang nằm ngang": Band(15, 35, 20, layout.MARGIN_TOLERANCE)},
)
def landscape_margin_unusual(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Lề của trang nằm ngang quá hẹp hoặc quá rộng.

    Vì sao: Nghị định chỉ nêu lề của trang đứng; trang nằm ngang trong chính Nghị định để lề
    trên 20 mm, dưới 15 mm, trái 30 mm, phải 15 mm. Lề hẹp hơn 15 mm thì khó in, khó đóng tập.
    Cách sửa: đặt con trỏ ở trang nằm ngang, chọn Layout → Margins → Custom Margins.
    """
    allowed = band(limits, "lề trang nằm ngang")
    lying = [each for each in paper.document.sections if _lies(each)]
    for name in SIDES:
        for sections in _alike(lying, _measured(name)):
            measured = _margin(sections[0], name)
            if not allowed.allows(measured):
                seen = f"{name} {say(measured)} mm của trang nằm ngang{_which(sections, paper)}"
                yield Fault(At(sections[0].index), seen, say_band(allowed, "mm"))


@rule(
    "PG05",
    clause="Phụ lục I, Phần I, Mục V, chú thích 1",
    part="Trang",
    severity=Severity.WARNING,
    kinds=WITH_LETTERHEAD,
    doubtful=True,
)
def sizes_not_together(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Cỡ chữ của Quốc hiệu, Tiêu ngữ, địa danh và ngày tháng không tăng, giảm thống nhất.

    Vì sao: chú thích 1 của Mục V nêu hai bộ cỡ chữ làm ví dụ: 13, 14, 14 hoặc 12, 13, 13. Mẫu
    1.5 của Phụ lục III lại in 12, 14, 14, nên đây chỉ là điều nên xem lại.
    Cách sửa: chọn từng dòng, đặt cỡ chữ theo một trong hai bộ (Home → Font Size).
    """
    elements = (layout.NATIONAL_TITLE, layout.MOTTO, layout.PLACE_DATE)
    lines = [paper.first(part) for part in (Part.NATIONAL_TITLE, Part.MOTTO, Part.PLACE_DATE)]
    pieces = [line for line in lines if line is not None]
    seen = [sizes(piece) for piece in pieces]
    if len(pieces) < len(lines) or any(len(each) != 1 for each in seen):
        return
    found = tuple(each[0] for each in seen)
    sets = [(each.title_pt, each.motto_pt, each.date_pt) for each in layout.SIZE_SETS]
    in_range = all(each.sizes.allows(size) for each, size in zip(elements, found, strict=True))
    if in_range and found not in sets:
        # The smaller set never makes a line longer than it is.
        edits = [_size(piece, size) for piece, size in zip(pieces, sets[-1], strict=True)]
        measured = f"cỡ chữ lần lượt là {', '.join(map(say, found))} pt"
        required = " hoặc ".join(f"{', '.join(map(say, each))} pt" for each in sets)
        yield Fault(at(pieces[0]), measured, required, tuple(e for each in edits for e in each))


RULES = (
    paper_not_a4,
    landscape_without_table,
    margin_out_of_range,
    landscape_margin_unusual,
    sizes_not_together,
    *LETTER_RULES,
    *PAGE_NUMBER_RULES,
)


def _lies(section: Section) -> bool:
    return section.width_mm > section.height_mm


def _sides(section: Section) -> tuple[float, float]:
    """Return the short and the long side of the paper, to the tenth of a millimetre."""
    short, long = sorted((round(section.width_mm, 1), round(section.height_mm, 1)))
    return short, long


def _to_a4(section: Section) -> tuple[PageEdit, PageEdit]:
    page = layout.LANDSCAPE if _lies(section) else layout.PORTRAIT
    return (
        PageEdit(section.index, "width_mm", page.width_mm),
        PageEdit(section.index, "height_mm", page.height_mm),
    )


def _margin(section: Section, name: str) -> float:
    """Return how wide a margin is on paper: the gutter makes the left one wider."""
    margin: float = getattr(section, SIDES[name])
    return margin + section.gutter_mm if name == "lề trái" else margin


def _measured(name: str) -> Callable[[Section], float]:
    """Return what measures a margin, to the tenth of a millimetre."""
    return lambda section: round(_margin(section, name), 1)


def _margin_edit(section: Section, name: str, allowed: Band) -> PageEdit:
    """Return the edit to the nearest margin that is allowed."""
    gutter = section.gutter_mm if name == "lề trái" else 0.0
    nearest = min(max(_margin(section, name), allowed.low), allowed.high)
    return PageEdit(section.index, SIDES[name], nearest - gutter)


def _size(piece: Piece, size: float) -> tuple[RunEdit, ...]:
    return run_edits(piece, "size_pt", size) if inked(piece)[0].size_pt != size else ()


def _alike(
    sections: Iterable[Section], key: Callable[[Section], Hashable]
) -> Iterator[list[Section]]:
    """Yield the sections that measure the same, together."""
    groups: dict[Hashable, list[Section]] = {}
    for each in sections:
        groups.setdefault(key(each), []).append(each)
    yield from groups.values()


def _which(sections: list[Section], paper: Paper) -> str:
    """Tell which sections are meant, where a document has several and not all are."""
    if len(sections) == len(paper.document.sections):
        return ""
    return f" (phần {', '.join(str(each.index + 1) for each in sections)})"
