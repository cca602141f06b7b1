"""A table is printed as Excel has it, or it is said why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Color, Font, PatternFill
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from generator.blocks import Align, Cell, Prose, Run
from generator.workbook import Copied, read_copied
from generator.workbook.cells import Cell as Stored
from generator.workbook.cells import CellKind
from generator.workbook.shown import shown
from tests.spreadsheets import refusal, spreadsheet

HEAD = ("Stt", "Việc", "Kết quả")
Change = Callable[[Worksheet], object]


def read(
    room: Path,
    rows: Sequence[Sequence[object]],
    change: Change = lambda _: None,
    header: tuple[int, int] = (1, 1),
    area: str = "",
) -> Copied:
    path = spreadsheet(room / "bang.xlsx", rows, "Bảng", change)
    return read_copied(path, "bang.xlsx", None, header, area)


def texts(copied: Copied) -> list[list[str]]:
    return [[str(cell.content) for cell in row] for row in copied.table.rows]


def refused(room: Path, rows: Sequence[Sequence[object]], change: Change) -> list[str]:
    return refusal(lambda: read(room, rows, change))


# --- what is read ----------------------------------------------------------------------------


def test_merged_cells_are_one_cell_and_titles_of_two_levels_are_both_titles(
    tmp_path: Path,
) -> None:
    rows = [("Stt", "Kết quả", None), (None, "Quý III", "Quý IV"), (1, "a", "b"), (2, "c", None)]

    def merged(sheet: Worksheet) -> None:
        for area in ("A1:A2", "B1:C1", "C3:C4"):
            sheet.merge_cells(area)

    table = read(tmp_path, rows, merged, header=(1, 2)).table

    assert [[(c.content, c.columns, c.rows) for c in row] for row in table.header] == [
        [("Stt", 1, 2), ("Kết quả", 2, 1)],
        [("Quý III", 1, 1), ("Quý IV", 1, 1)],
    ]
    assert [[(c.content, c.rows) for c in row] for row in table.rows] == [
        [("1", 1), ("a", 1), ("b", 2)],
        [("2", 1), ("c", 1)],
    ]


def test_a_line_of_a_cell_is_a_paragraph_and_words_keep_their_looks(tmp_path: Path) -> None:
    bold, italic = InlineFont(b=True), InlineFont(i=True)
    rich = CellRichText("- Sở ", TextBlock(italic, "chủ trì;\n- Xã"), TextBlock(bold, " phối hợp"))

    table = read(tmp_path, [HEAD, (1, "- một\n\n - hai ", rich)]).table

    assert table.rows[0][1].content == Prose(((Run("- một"),), (Run("- hai"),)))
    assert table.rows[0][2].content == Prose(
        (
            (Run("- Sở "), Run("chủ trì;", italic=True)),
            (Run("- Xã", italic=True), Run(" phối hợp", bold=True)),
        )
    )


def test_a_cell_stands_as_in_excel_a_number_to_the_right(tmp_path: Path) -> None:
    def aligned(sheet: Worksheet) -> None:
        sheet["A2"].alignment = Alignment(horizontal="center")
        sheet["B2"].alignment = Alignment(horizontal="justify")
        sheet["B2"].font = Font(b=True)

    row = read(tmp_path, [HEAD, (1, "việc", 12)], aligned).table.rows[0]

    assert [(c.align, c.bold) for c in row] == [
        (Align.CENTER, False),
        (Align.BOTH, True),
        (Align.RIGHT, False),
    ]


def test_rows_and_columns_that_say_nothing_are_left_out(tmp_path: Path) -> None:
    rows = [("Stt", None, "Việc"), (1, None, "a"), (None, None, None), (None, None, "b")]

    table = read(tmp_path, rows, lambda sheet: sheet.merge_cells("A2:A4")).table

    assert table.header == ((Cell("Stt"), Cell("Việc")),)
    assert table.rows == ((Cell("1", Align.RIGHT, rows=2), Cell("a")), (Cell("b"),))


def test_a_row_that_heads_others_is_told_from_those_that_lack_something(tmp_path: Path) -> None:
    rows = [HEAD, ("A", "Mục", None), (1, "a", "b"), ("Cả bảng", None, None), (2, None, "c")]

    def merged(sheet: Worksheet) -> None:
        sheet.merge_cells("B2:C2")
        sheet.merge_cells("A4:C4")

    assert read(tmp_path, rows, merged).table.headings == {0, 2}


def test_what_looks_like_a_field_is_printed_as_it_stands(tmp_path: Path) -> None:
    assert texts(read(tmp_path, [HEAD, (1, "{{ số }}", "{% if %} & <b>")])) == [
        ["1", "{{ số }}", "{% if %} & <b>"]
    ]


def test_an_area_leaves_out_what_stands_around_it(tmp_path: Path) -> None:
    rows = [("Tên cơ quan",), (None, *HEAD), (None, 1, "a", "b"), (None, "Ghi chú: …")]

    copied = read(tmp_path, rows, header=(2, 2), area="B2:D3")

    assert texts(copied) == [["1", "a", "b"]]
    assert [str(each.source) for row in copied.rows for each in row][
        -1
    ] == "bang.xlsx, trang «Bảng», ô D3"


# --- numbers and days ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "number_format", "printed"),
    [
        (100, "General", "100"),
        (0.1 + 0.2, "General", "0,3"),
        (1234567, "#,##0", "1.234.567"),
        (2.5, "0", "3"),
        (0.995, "0%", "100%"),
        (0.12345, "0.00%", "12,35%"),
        (7, "00", "07"),
        (-7, "00", "-07"),
        (5, "#,##0_);(#,##0)", "5"),
        (1 / 3, "General", None),
        (1234567890, "General", "1234567890"),
        (12345678901, "General", None),
        (1e15, "General", None),
        (-5, "#,##0_);(#,##0)", None),
        (-5, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "-5"),
        (1234, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "1.234"),
        (0, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "-"),
        (0, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "-"),
        (0, '0;-0;"không"', None),
        (0, "0;-0;", None),
        (-0.001, "0.00", None),
        (5, '0" hồ sơ"', None),
        (5, "# ?/?", None),
    ],
)
def test_a_number_is_shown_as_excel_shows_it_or_not_at_all(
    value: float, number_format: str, printed: str | None
) -> None:
    assert shown(Stored(CellKind.NUMBER, value, number_format)) == printed


@pytest.mark.parametrize(
    ("number_format", "printed"),
    [
        ("mm-dd-yy", "05/08/2025"),
        ("d/m/yyyy", "5/8/2025"),
        (r"[$-42A]dd\.mm\.yy;@", "05.08.25"),
        ("mmm-yy", None),
        ("dd/mm/yyyy hh:mm", None),
    ],
)
def test_a_day_is_shown_as_excel_shows_it_or_not_at_all(
    number_format: str, printed: str | None
) -> None:
    assert shown(Stored(CellKind.MOMENT, datetime(2025, 8, 5), number_format)) == printed


def test_an_hour_that_the_format_does_not_show_is_not_dropped() -> None:
    assert shown(Stored(CellKind.MOMENT, datetime(2025, 8, 5, 14, 30), "dd/mm/yyyy")) is None


def test_a_text_that_its_format_hides_is_not_printed() -> None:
    assert shown(Stored(CellKind.TEXT, "mật", ";;;")) is None
    assert shown(Stored(CellKind.TEXT, "rõ", "_(* #,##0_);_(@_)")) == "rõ"


# --- what is refused -------------------------------------------------------------------------


def test_what_excel_shows_in_a_way_of_its_own_is_refused(tmp_path: Path) -> None:
    def formatted(sheet: Worksheet) -> None:
        sheet["C2"].number_format = '0" hồ sơ"'

    assert refused(tmp_path, [HEAD, (True, "a", 5)], formatted) == [
        "SL88 bang.xlsx, trang «Bảng», ô A2: Không chắc Excel hiện «TRUE» thế nào (định dạng "
        "«General»). Đổi định dạng ô sang Number, Percentage, ngày dạng dd/mm/yyyy; hoặc đổi sang "
        "Text rồi gõ đúng như cần in.",
        "SL88 bang.xlsx, trang «Bảng», ô C2: Không chắc Excel hiện «5» thế nào (định dạng "
        '«0" hồ sơ"»). Đổi định dạng ô sang Number, Percentage, ngày dạng dd/mm/yyyy; hoặc đổi '
        "sang Text rồi gõ đúng như cần in.",
    ]


def test_a_formula_without_a_result_is_refused(tmp_path: Path) -> None:
    found = refused(tmp_path, [HEAD, (1, "=A2", "b")], lambda _: None)

    assert [each[:4] for each in found] == ["SL25"]


def test_hidden_rows_and_columns_are_told_not_printed_and_not_dropped(tmp_path: Path) -> None:
    def hidden(sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["C"].hidden = True

    assert refused(tmp_path, [HEAD, (1, "a", "b")], hidden) == [
        "SL90 bang.xlsx, trang «Bảng»: Bảng in nguyên có chỗ đang ẩn: dòng 2, cột C. Cần in thì "
        "bỏ ẩn (Unhide, bỏ lọc), không in thì xóa hẳn, rồi lưu lại."
    ]


def test_a_merge_over_titles_and_rows_is_refused(tmp_path: Path) -> None:
    found = refused(tmp_path, [HEAD, (1, "a", "b")], lambda sheet: sheet.merge_cells("A1:A2"))

    assert found == [
        "SL89 bang.xlsx, trang «Bảng», ô A1: Vùng ô trộn A1:A2 nằm cả ở dòng tiêu đề lẫn ở dòng "
        "dưới tiêu đề. Bỏ trộn vùng ô ấy, hoặc sửa «Dòng tiêu đề»."
    ]


def test_a_look_that_changes_the_meaning_is_refused(tmp_path: Path) -> None:
    def struck(sheet: Worksheet) -> None:
        sheet["B2"].font = Font(strike=True)
        sheet["C2"].value = CellRichText("m", TextBlock(InlineFont(vertAlign="superscript"), "2"))

    found = refused(tmp_path, [HEAD, (1, "bỏ", "x")], struck)

    assert [each.partition(" in ra")[0] for each in found] == [
        "SL93 bang.xlsx, trang «Bảng», ô B2: Ô «bỏ» có chữ gạch ngang,",
        "SL93 bang.xlsx, trang «Bảng», ô C2: Ô «m2» có chữ số trên, chữ số dưới,",
    ]


def test_a_number_struck_out_and_letters_too_white_to_be_seen_are_refused(tmp_path: Path) -> None:
    def hidden(sheet: Worksheet) -> None:
        sheet["A2"].font = Font(strike=True)
        sheet["B2"].font = Font(color="FFFFFFFF")
        sheet["C2"].font = Font(color=Color(theme=0))

    found = refused(tmp_path, [HEAD, (5, "x", 7)], hidden)

    white = "chữ trắng không thấy được, in ra sẽ thành chữ thường. Bỏ kiểu chữ ấy, ghi bằng lời "
    assert [each.partition("ô ")[2][:6] for each in found] == ["A2: Ô ", "B2: Ô ", "C2: Ô "]
    assert "«5» có chữ gạch ngang" in found[0]
    assert found[1].endswith(f"Ô «x» có {white}hoặc ký tự; ô không cần in thì xóa hẳn.")
    assert "«7» có chữ trắng" in found[2]


def test_white_letters_on_a_colour_are_letters(tmp_path: Path) -> None:
    def shaded(sheet: Worksheet) -> None:
        sheet["B1"].font = Font(color="FFFFFFFF", b=True)
        sheet["B1"].fill = PatternFill("solid", fgColor="FF1F4E79")
        sheet["B2"].font = Font(color=Color(theme=0, tint=-0.5))

    assert read(tmp_path, [HEAD, (1, "x", "y")], shaded).table.header[0][1].content == "Việc"


def test_a_column_of_formulas_alone_is_told_not_left_out(tmp_path: Path) -> None:
    found = refused(tmp_path, [(*HEAD, None), (1, "a", "b", "=1+1")], lambda _: None)

    assert [each[:46] for each in found] == ["SL25 bang.xlsx, trang «Bảng», ô D2: Ô chứa côn"]


def test_a_merged_range_reaches_beyond_the_last_words(tmp_path: Path) -> None:
    def merged(sheet: Worksheet) -> None:
        sheet.merge_cells("B3:C3")
        sheet.merge_cells("A4:A5")

    table = read(tmp_path, [("Stt", "Việc"), (1, "a"), ("A", "Mục"), (2, "b")], merged).table

    assert [[(c.content, c.columns, c.rows) for c in row] for row in table.rows] == [
        [("1", 1, 1), ("a", 1, 1)],
        [("A", 1, 1), ("Mục", 1, 1)],
        [("2", 1, 1), ("b", 1, 1)],
    ]


def test_merged_ranges_that_overlap_are_refused(tmp_path: Path) -> None:
    def merged(sheet: Worksheet) -> None:
        sheet.merged_cells.ranges.update({CellRange("A2:B2"), CellRange("B2:C2")})

    found = refused(tmp_path, [HEAD, (1, "a", "b")], merged)

    assert [each[:4] for each in found] == ["SL89"]
    assert "chồng lên vùng khác" in found[0]


def test_a_large_number_is_read_to_its_last_digit(tmp_path: Path) -> None:
    def grouped(sheet: Worksheet) -> None:
        sheet["C2"].number_format = "#,##0"

    copied = read(tmp_path, [HEAD, (1, "a", 123456789012345)], grouped)

    assert copied.table.rows[0][2].content == "123.456.789.012.345"
    assert copied.rows[1][2].value == 123456789012345


def test_a_character_that_excel_escapes_in_words_of_two_looks_is_that_character(
    tmp_path: Path,
) -> None:
    rich = CellRichText("một_x000A_", TextBlock(InlineFont(b=True), "hai"))

    content = read(tmp_path, [HEAD, (1, rich, "x")]).table.rows[0][1].content

    assert content == Prose(((Run("một"),), (Run("hai", bold=True),)))


def test_titles_that_are_not_there_and_a_table_without_rows_are_refused(tmp_path: Path) -> None:
    rows = [HEAD]

    assert [each[:4] for each in refusal(lambda: read(tmp_path, rows, header=(5, 5)))] == ["SL91"]
    assert [each[:4] for each in refusal(lambda: read(tmp_path, rows))] == ["SL91"]
    outside = refusal(lambda: read(tmp_path, rows, header=(1, 1), area="A2:C3"))
    assert [each[:4] for each in outside] == ["SL91"]


def test_a_table_beyond_what_word_holds_is_refused(tmp_path: Path) -> None:
    wide: list[list[object]] = [[f"c{at}" for at in range(64)], [*range(64)]]

    found = refusal(lambda: read(tmp_path, wide))

    assert found == [
        "SL92 bang.xlsx, trang «Bảng»: Bảng in nguyên có 128 ô trên 64 cột, quá lớn để in. Word "
        "chỉ giữ được 63 cột; ghi «Vùng ô» để chỉ in phần cần in."
    ]


def test_only_a_workbook_of_excel_of_today_has_looks_that_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "bang.csv"
    path.write_text("Stt,Việc\n1,a\n", "utf-8")

    found = refusal(lambda: read_copied(path, "bang.csv", None, (1, 1)))

    assert [each.partition(" Mở")[0] for each in found] == [
        "SL87 bang.csv: Bảng in nguyên phải lấy từ tệp Excel kiểu .xlsx."
    ]
