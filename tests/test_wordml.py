"""Blocks become the WordprocessingML that Word and LibreOffice show alike."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.blocks import (
    Align,
    Block,
    Body,
    Cell,
    Field,
    Note,
    Paragraph,
    Rule,
    Run,
    Slot,
    SlotKind,
    Table,
)
from generator.model import Figure
from generator.wordml import Fragment, write

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": W}
TWIPS_PER_MM = 1440 / 25.4


def tree(fragment: Fragment | str) -> etree._Element:
    """Return what was written, under one root."""
    xml = fragment if isinstance(fragment, str) else fragment.xml
    return etree.fromstring(f"<root>{xml}</root>")


def find(block: Body | Block, path: str) -> list[etree._Element]:
    return tree(write(block)).findall(path, NS)


def value(element: etree._Element, name: str = "val") -> str | None:
    return element.get(f"{{{W}}}{name}")


def values(block: Body | Block, path: str, name: str = "val") -> list[str | None]:
    return [value(element, name) for element in find(block, path)]


def text(element: etree._Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{{{W}}}t"))


def figure(shown: str) -> Figure:
    return Figure(Fraction(1), shown, "cộng cột")


# --- paragraphs and runs ----------------------------------------------------------------------


def test_a_paragraph_has_the_style_it_names() -> None:
    assert values(Paragraph((Run("x"),), style="KinhGui"), "w:p/w:pPr/w:pStyle") == ["KinhGui"]


def test_runs_keep_their_looks_and_their_spaces() -> None:
    block = Paragraph((Run("Hạn "), Run("14/02", bold=True), Run(" (dự kiến)", italic=True)))

    runs = find(block, "w:p/w:r")

    assert [text(run) for run in runs] == ["Hạn ", "14/02", " (dự kiến)"]
    looks = [[etree.QName(look).localname for look in run.findall("w:rPr/*", NS)] for run in runs]
    assert looks == [[], ["b"], ["i"]]
    spaces = {
        t.get("{http://www.w3.org/XML/1998/namespace}space")
        for t in tree(write(block)).iter(f"{{{W}}}t")
    }
    assert spaces == {"preserve"}


def test_a_new_line_breaks_the_line_and_a_tab_is_a_tab() -> None:
    (run,) = find(Paragraph((Run("một\nhai\tba"),)), "w:p/w:r")

    assert [etree.QName(child).localname for child in run] == ["t", "br", "t", "tab", "t"]


def test_a_run_without_characters_is_not_written() -> None:
    assert find(Paragraph((Run(""),)), "w:p/w:r") == []


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C"]), max_size=30))
def test_text_in_is_text_out(typed: str) -> None:
    assert text(tree(write(Paragraph((Run(typed),))))) == typed


def test_markup_in_a_text_stays_text() -> None:
    typed = "A<B & «C» ]]> {{ d }}"

    assert text(tree(write(Paragraph((Run(typed),))))) == typed


def test_a_field_that_was_not_replaced_is_our_own_fault() -> None:
    with pytest.raises(TypeError, match=r"the field tổng\.x was not replaced before writing"):
        write(Paragraph((Run(Field("tổng.x", 3)),)))


def test_a_fragment_stands_in_any_document() -> None:
    xml = write(Body((Paragraph((Run("a"),)), Rule(10, 60)))).xml

    assert [etree.QName(child).localname for child in tree(xml)] == ["p", "p"]


# --- figures and places -----------------------------------------------------------------------


def test_figures_are_recorded_in_the_order_of_printing() -> None:
    one, two, three = figure("1"), figure("2"), figure("3")
    note = Note((Paragraph((Run(two),)),))
    cells = Table((), ((Cell(three),),), 160)

    written = write(Body((Paragraph((Run(one), note)), cells)))

    assert written.printed == (one, two, three)


def test_a_figure_is_plain_text_unless_places_are_asked_for() -> None:
    block = Paragraph((Run(figure("42,50%")),))

    assert text(tree(write(block))) == "42,50%"
    assert text(tree(write(block, marks_figures=True))) == "\ue000hinh\ue00142,50%\ue002"


def test_a_number_and_a_date_always_keep_their_places() -> None:
    block = Paragraph((Run(Slot(SlotKind.NUMBER, "112")), Run(Slot(SlotKind.DATE, "ngày 24"))))

    assert text(tree(write(block))) == "\ue000so\ue001112\ue002\ue000ngay\ue001ngày 24\ue002"


# --- footnotes --------------------------------------------------------------------------------


def test_footnotes_are_numbered_from_the_first_that_is_free() -> None:
    note = Note((Paragraph((Run("nguồn"),)),))
    block = Paragraph((Run("a"), note, Run("b"), note))

    written = write(block, first_note=5)

    ids = [value(e, "id") for e in tree(written).iter(f"{{{W}}}footnoteReference")]
    assert ids == ["5", "6"]
    assert len(written.notes) == 2


def test_a_footnote_begins_with_its_mark_and_has_the_style_of_notes() -> None:
    note = Note((Paragraph((Run("Công văn số 5559"),)), Paragraph((Run("trang 2"),))))

    (xml,) = write(Paragraph((note,))).notes

    first, second = tree(xml)
    assert [text(first), text(second)] == [" Công văn số\N{NO-BREAK SPACE}5559", "trang 2"]
    assert first.find("w:r/w:footnoteRef", NS) is not None
    assert second.find("w:r/w:footnoteRef", NS) is None
    assert [value(e) for e in tree(xml).iter(f"{{{W}}}pStyle")] == ["ChuThich", "ChuThich"]


# --- rules ------------------------------------------------------------------------------------


def test_a_rule_is_a_border_as_long_as_asked_in_the_middle_of_its_room() -> None:
    (indent,) = find(Rule(length_mm=20, within_mm=62), "w:p/w:pPr/w:ind")

    sides = [int(value(indent, side) or 0) / TWIPS_PER_MM for side in ("left", "right")]
    assert sides == pytest.approx([21, 21], abs=0.02)
    assert values(Rule(20, 62), "w:p/w:pPr/w:pBdr/w:top") == ["single"]


def test_a_rule_is_never_longer_than_its_room() -> None:
    assert values(Rule(length_mm=80, within_mm=62), "w:p/w:pPr/w:ind", "left") == ["0"]


# --- what ends a body -------------------------------------------------------------------------


def test_the_last_paragraph_of_a_body_keeps_with_what_comes_next() -> None:
    long = Paragraph((Run("câu cuối dài hơn một dòng " * 5),))
    body = Body((Paragraph((Run("đầu"),)), long))

    assert kept_with_next(body) == [False, True]


def test_a_last_paragraph_of_one_line_takes_the_one_before_along() -> None:
    lines = (Paragraph((Run(text),)) for text in ("đầu", "giữa", "Trân trọng./."))

    assert kept_with_next(Body(tuple(lines))) == [False, True, True]


def kept_with_next(body: Body) -> list[bool]:
    return [p.find("w:pPr/w:keepNext", NS) is not None for p in find(body, "w:p")]


def test_a_table_that_ends_a_body_holds_its_last_rows() -> None:
    rows = tuple((Cell(str(number)),) for number in range(6))

    kept = [
        row.find(".//w:keepNext", NS) is not None
        for row in find(Body((Table((), rows, 160),)), "w:tbl/w:tr")
    ]

    assert kept == [False, False, False, True, True, True]


def test_a_total_is_never_alone_on_a_page() -> None:
    rows = tuple((Cell(str(number)),) for number in range(5))

    kept = [
        row.find(".//w:keepNext", NS) is not None
        for row in find(Table((), rows, 160), "w:tbl/w:tr")
    ]

    assert kept == [False, False, True, True, False]


def test_a_body_without_blocks_is_nothing() -> None:
    assert write(Body(())) == Fragment("", (), ())


def test_two_tables_do_not_touch_for_word_would_make_them_one() -> None:
    table = Table((), ((Cell("x"),),), 160)

    elements = tree(write(Body((table, table))))

    assert [etree.QName(child).localname for child in elements] == ["tbl", "p", "tbl", "p"]


def test_a_table_stands_apart_from_the_text_above_it_as_from_that_below() -> None:
    table = Table((), ((Cell("x"),),), 160)

    _, gap, _, end = tree(write(Body((Paragraph((Run("Trên"),)), table))))

    assert gap.xpath("string(w:pPr/w:spacing/@w:before)", namespaces={"w": W}) == "120"
    assert end.find(f"{{{W}}}pPr/{{{W}}}keepNext") is not None


# --- tables -----------------------------------------------------------------------------------

LEVELS = Table(
    header=(
        (Cell("STT", rows=2), Cell("Hồ sơ", columns=2), Cell("Tỷ lệ", rows=2)),
        (Cell("Trực tiếp"), Cell("Trực tuyến")),
    ),
    rows=((Cell("1"), Cell("2", Align.RIGHT), Cell("3", Align.RIGHT), Cell("60,00%")),),
    width_mm=160,
)


def test_header_rows_repeat_and_no_row_splits() -> None:
    rows = find(LEVELS, "w:tbl/w:tr")

    assert [row.find("w:trPr/w:tblHeader", NS) is not None for row in rows] == [True, True, False]
    assert all(row.find("w:trPr/w:cantSplit", NS) is not None for row in rows)


def test_a_title_over_columns_spans_them_and_one_over_levels_reaches_down() -> None:
    first, second, _ = find(LEVELS, "w:tbl/w:tr")

    spans = [value(e) for e in first.findall("w:tc/w:tcPr/w:gridSpan", NS)]
    merges = [
        [value(e) for e in row.findall("w:tc/w:tcPr/w:vMerge", NS)] for row in (first, second)
    ]
    assert spans == ["2"]
    assert merges == [["restart", "restart"], ["continue", "continue"]]
    assert [text(cell) for cell in second.findall("w:tc", NS)] == [
        "",
        "Trực tiếp",
        "Trực tuyến",
        "",
    ]


def test_titles_have_the_style_of_titles_and_cells_that_of_cells() -> None:
    styles = values(LEVELS, "w:tbl/w:tr/w:tc/w:p/w:pPr/w:pStyle")

    assert styles == ["BangDauCot"] * 7 + ["Bang"] * 4


def test_a_cell_stands_as_its_align_says_and_a_title_in_the_middle() -> None:
    assert values(LEVELS, "w:tbl/w:tr/w:tc/w:p/w:pPr/w:jc") == [
        *["center"] * 7,
        *["left", "right", "right", "left"],
    ]
    assert set(values(LEVELS, "w:tbl/w:tr/w:tc/w:tcPr/w:vAlign")) == {"center"}


def test_only_a_cell_that_says_so_is_bold_for_titles_are_bold_by_style() -> None:
    table = Table(((Cell("a", bold=True),),), ((Cell("b", bold=True),), (Cell("c"),)), 160)

    bold = [cell.find(".//w:b", NS) is not None for cell in find(table, "w:tbl/w:tr/w:tc")]

    assert bold == [False, True, False]


def test_a_table_is_fixed_and_exactly_as_wide_as_its_room() -> None:
    total = round(160 * TWIPS_PER_MM)
    (properties,) = find(LEVELS, "w:tbl/w:tblPr")

    grid = [int(each or 0) for each in values(LEVELS, "w:tbl/w:tblGrid/w:gridCol", "w")]
    layout = properties.find("w:tblLayout", NS)
    assert layout is not None
    assert value(layout, "type") == "fixed"
    assert sum(grid) == total
    for row in find(LEVELS, "w:tbl/w:tr"):
        cells = row.findall("w:tc/w:tcPr/w:tcW", NS)
        assert sum(int(value(cell, "w") or 0) for cell in cells) == total


def test_every_edge_of_a_table_is_a_half_point_line() -> None:
    (borders,) = find(LEVELS, "w:tbl/w:tblPr/w:tblBorders")

    assert [(etree.QName(e).localname, value(e), value(e, "sz")) for e in borders] == [
        (edge, "single", "4") for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]


def test_rows_that_do_not_fill_the_same_columns_are_our_own_fault() -> None:
    table = Table((), ((Cell("a"), Cell("b")), (Cell("c"),)), 160)

    with pytest.raises(ValueError, match="row 1 does not fill 2 columns"):
        write(table)
