"""A plain text of rows is read for certain, as declared, or refused with its line."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import Refused
from generator.workbook import delimited, letters
from generator.workbook.cells import Cell, CellKind
from tests.spreadsheets import refusal

EXPORT = "Xuất lại tệp, hoặc mở bằng Excel rồi lưu kiểu «Excel Workbook (*.xlsx)»."
SAVE = "Mở tệp bằng Excel, lưu kiểu «CSV UTF-8» hoặc «Excel Workbook (*.xlsx)», rồi dùng tệp mới."
DECLARE = (
    "Khai «Dấu cách cột» là «dấu phẩy», «dấu chấm phẩy» hoặc «tab» ở mục Số liệu trong "
    "congvan.yaml."
)
WIDEN = "Chữ có dấu cách cột phải nằm trong ngoặc kép; dòng ngoài bảng thì thêm cho đủ ô, hoặc xóa."


def rows(
    data: str | bytes, encoding: str | None = None, delimiter: str | None = None
) -> list[tuple[int, int, object]]:
    """Return row, column and value of each cell."""
    stored = data.encode() if isinstance(data, str) else data
    [grid] = delimited.read(stored, "bang.csv", encoding=encoding, delimiter=delimiter).grids
    assert grid.name == ""
    return [(*spot, cell.value) for spot, cell in grid.cells.items()]


def said(data: str | bytes, encoding: str | None = None, delimiter: str | None = None) -> list[str]:
    return refusal(lambda: rows(data, encoding, delimiter))


# --- letters ----------------------------------------------------------------------------------

TEXT = "Đơn vị;Số\r\nPhường Bến Nghé;5\r\n"
READ = [(1, 1, "Đơn vị"), (1, 2, "Số"), (2, 1, "Phường Bến Nghé"), (2, 2, 5)]


def windows_1258(text: str) -> bytes:
    """Spell as Windows does: the tone behind its letter, which may wear a hat."""
    bases = {"́", "̀", "̣"}
    spelled = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = next((part for part in parts if part in bases), "")
        spelled += unicodedata.normalize("NFC", parts.replace(tone, "")) + tone if tone else letter
    return spelled.encode("cp1258")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_known_by_itself(codec: str) -> None:
    assert rows(TEXT.encode(codec)) == READ
    assert rows(b"\xfe\xff" + TEXT.encode("utf-16-be")) == READ


def test_windows_1258_is_read_when_it_is_declared_and_comes_out_composed() -> None:
    assert rows(windows_1258(TEXT), "Windows-1258") == READ


def test_undeclared_windows_1258_is_guessed_and_refused_with_its_line() -> None:
    assert said(windows_1258("a;b\nPhường Bến Nghé;5\n")) == [
        "SL44 bang.csv, dòng 2: Dòng này không phải chữ UTF-8 (byte 0xFD); có vẻ là windows-1258: "
        "«Phường Bến Nghé;5». Nếu chữ ấy đúng thì khai «Bảng mã: windows-1258» ở mục Số liệu trong "
        "congvan.yaml; nếu không thì mở tệp bằng Excel, lưu kiểu «CSV UTF-8» hoặc "
        "«Excel Workbook (*.xlsx)»."
    ]


def test_titles_without_tones_leave_the_guess_to_the_lines_under_them() -> None:
    [problem] = said(windows_1258("TÊN;SÔ\nPhường Bến Nghé;5\n"))

    assert problem.startswith(
        "SL44 bang.csv, dòng 1: Dòng này không phải chữ UTF-8 (byte 0xCA); có vẻ là windows-1258: "
        "«Phường Bến Nghé;5». Nếu chữ ấy đúng thì khai «Bảng mã: windows-1258»"
    )


def test_other_letters_are_refused_without_a_guess() -> None:
    assert said(b"a;b\r\rB\xb5o c\xb8o;5") == [
        f"SL44 bang.csv, dòng 3: Dòng này không phải chữ UTF-8 (byte 0xB5). {SAVE}"
    ]


def test_a_byte_that_windows_1258_has_no_letter_for_is_refused() -> None:
    assert said(b"a;b\nc\x8a;d", "windows-1258") == [
        f"SL44 bang.csv, dòng 2: Dòng này không phải chữ windows-1258 (byte 0x8A). {SAVE}"
    ]


def test_a_declaration_that_the_file_belies_is_refused() -> None:
    assert said(TEXT, "windows-1258") == [
        "SL44 bang.csv: «Bảng mã» khai windows-1258 mà tệp là UTF-8. Xóa mục «Bảng mã» trong "
        "congvan.yaml: UTF-8 tự được nhận ra."
    ]
    assert rows("a;b\n1;2", "windows-1258") == rows("a;b\n1;2")


def test_utf_16_without_its_mark_is_refused() -> None:
    assert said(TEXT.encode("utf-16-le")) == [
        f"SL44 bang.csv: Tệp là UTF-16 mà không có dấu BOM ở đầu nên không đọc chắc được. {SAVE}"
    ]
    assert said(TEXT, "UTF-16") == [
        "SL44 bang.csv: Tệp khai là UTF-16 mà không có dấu BOM ở đầu nên không đọc chắc được. "
        + SAVE
    ]
    assert said(b"\xff\xfea") == [f"SL44 bang.csv: Tệp UTF-16 hỏng: có đoạn không phải chữ. {SAVE}"]


def test_an_unknown_encoding_is_named_with_the_nearest() -> None:
    assert said(TEXT, "windows-1256") == [
        "SL44 bang.csv: Không có bảng mã tên là «windows-1256». Có phải «windows-1258» không?"
    ]
    assert said(TEXT, "tiếng Việt") == [
        "SL44 bang.csv: Không có bảng mã tên là «tiếng Việt». "
        "Khai một trong: UTF-8, UTF-16, windows-1258."
    ]


# --- the delimiter ----------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_one_delimiter_that_cuts_all_lines_evenly_is_found(delimiter: str) -> None:
    assert rows(f"Tên{delimiter}Số\n\nSở A{delimiter}5\n") == [
        (1, 1, "Tên"), (1, 2, "Số"), (3, 1, "Sở A"), (3, 2, 5),
    ]  # fmt: skip


def test_decimal_commas_in_every_row_do_not_hide_the_semicolon() -> None:
    assert rows("Tên;Tỷ lệ\nSở A;69,95") == [
        (1, 1, "Tên"), (1, 2, "Tỷ lệ"), (2, 1, "Sở A"), (2, 2, "69,95"),
    ]  # fmt: skip


def test_a_delimiter_that_is_not_certain_is_asked_for() -> None:
    assert said("Sở, ban;1\nXã, thôn;2") == [
        "SL45 bang.csv: Không rõ dấu cách cột: dấu phẩy và dấu chấm phẩy đều chia đều được mọi "
        f"dòng. {DECLARE}"
    ]
    assert said("BÁO CÁO\nTên;Số\nSở A;1") == [
        "SL45 bang.csv: Không rõ dấu cách cột: không dấu nào chia mọi dòng thành số ô bằng nhau. "
        + DECLARE
    ]


def test_a_declared_delimiter_is_taken_at_its_word() -> None:
    assert rows("Sở, ban;1\nXã, thôn;2", delimiter="Dấu chấm phẩy") == [
        (1, 1, "Sở, ban"), (1, 2, 1), (2, 1, "Xã, thôn"), (2, 2, 2),
    ]  # fmt: skip
    assert rows("một\nhai", delimiter="tab") == [(1, 1, "một"), (2, 1, "hai")]


def test_an_unknown_delimiter_is_named_with_the_nearest() -> None:
    assert said("a", delimiter="dấu chấm phảy") == [
        "SL45 bang.csv: Không có dấu cách cột tên là «dấu chấm phảy». Có phải «dấu chấm phẩy» "
        "không?"
    ]
    assert said("a", delimiter="|") == [
        f"SL45 bang.csv: Không có dấu cách cột tên là «|». {DECLARE}"
    ]


def test_a_first_line_may_name_the_delimiter_and_is_no_row() -> None:
    assert rows("sep=;\r\nSở, ban;1\r\nXã, thôn;2") == [
        (1, 1, "Sở, ban"), (1, 2, 1), (2, 1, "Xã, thôn"), (2, 2, 2),
    ]  # fmt: skip


def test_a_first_line_that_names_no_known_delimiter_or_another_is_refused() -> None:
    assert said("sep=|\na|b") == [
        "SL45 bang.csv, dòng 1: Dòng đầu ghi «sep=|», dấu cách cột này không đọc được. " + EXPORT
    ]
    assert said("sep=;\na;b", delimiter="dấu phẩy") == [
        "SL45 bang.csv, dòng 1: «Dấu cách cột» khai «dấu phẩy» mà dòng đầu của tệp ghi «sep=;». "
        "Sửa «Dấu cách cột», hoặc xóa dòng đầu của tệp."
    ]


# --- cells ------------------------------------------------------------------------------------


def test_all_is_text_but_counts_that_no_code_could_be_taken_for() -> None:
    [grid] = delimited.read(
        "5; 1094 ;0;01234;-5;+5;1.094;69,95;70%;٣;1e3;123456789012345;1234567890123456\n".encode(),
        "bang.csv",
        delimiter="dấu chấm phẩy",
    ).grids

    assert [(each.kind, each.value) for each in grid.cells.values()] == [
        (CellKind.NUMBER, 5), (CellKind.NUMBER, 1094), (CellKind.NUMBER, 0),
        (CellKind.TEXT, "01234"), (CellKind.TEXT, "-5"), (CellKind.TEXT, "+5"),
        (CellKind.TEXT, "1.094"), (CellKind.TEXT, "69,95"), (CellKind.TEXT, "70%"),
        (CellKind.TEXT, "٣"), (CellKind.TEXT, "1e3"), (CellKind.NUMBER, 123456789012345),
        (CellKind.TEXT, "1234567890123456"),
    ]  # fmt: skip
    assert {each.number_format for each in grid.cells.values()} == {"@"}


def test_words_that_other_programs_take_for_nothing_stay_words() -> None:
    assert [value for *_, value in rows("NA;None\nnull;#N/A\n ;x")] == [
        "NA", "None", "null", "#N/A", "x",
    ]  # fmt: skip


@pytest.mark.parametrize("data", ["a;b\rc;1\r", "a;b\r\nc;1", "a;b\nc;1\r\n\r\n"])
def test_line_ends_of_every_kind_are_ends_of_lines(data: str) -> None:
    assert rows(data) == [(1, 1, "a"), (1, 2, "b"), (2, 1, "c"), (2, 2, 1)]


def test_quotes_are_undone_and_a_text_may_have_lines() -> None:
    assert rows('"Tên ""gọi""";"Số\r\nhồ sơ";x\nSở "A";"1";y') == [
        (1, 1, 'Tên "gọi"'), (1, 2, "Số\nhồ sơ"), (1, 3, "x"),
        (2, 1, 'Sở "A"'), (2, 2, 1), (2, 3, "y"),
    ]  # fmt: skip


def test_a_file_of_blank_lines_is_a_sheet_without_cells() -> None:
    assert rows("\n  \n") == []


def test_titles_above_the_table_may_be_short_and_stay_where_they_are() -> None:
    assert rows("BÁO CÁO\n\nTháng 9;\nTên;Số;x\nA;1;y", delimiter="dấu chấm phẩy") == [
        (1, 1, "BÁO CÁO"), (3, 1, "Tháng 9"),
        (4, 1, "Tên"), (4, 2, "Số"), (4, 3, "x"), (5, 1, "A"), (5, 2, 1), (5, 3, "y"),
    ]  # fmt: skip


# --- refusals of rows -------------------------------------------------------------------------


def test_rows_longer_or_shorter_than_the_others_are_told_with_their_lines() -> None:
    data = 'Tên;Số\n"Sở\nA";1\nSở B;2;3\nSở C\nSở D;4\n'

    assert said(data, delimiter="dấu chấm phẩy") == [
        "SL47 bang.csv, dòng 4: Các dòng khác có 2 ô mà dòng 4 có 3 ô và dòng 5 có 1 ô. " + WIDEN
    ]


def test_a_header_shorter_than_every_row_is_no_title() -> None:
    assert said("Tên;Số\nA;70;1\nB;80;2", delimiter="dấu chấm phẩy") == [
        f"SL47 bang.csv, dòng 1: Các dòng khác có 3 ô mà dòng 1 có 2 ô. {WIDEN}"
    ]


def test_of_many_uneven_rows_five_are_named() -> None:
    data = "Tên;Số\n" + "A;1\n" * 9 + "B\n" * 8

    assert said(data, delimiter="dấu chấm phẩy") == [
        "SL47 bang.csv, dòng 11: Các dòng khác có 2 ô mà dòng 11 có 1 ô, dòng 12 có 1 ô, dòng 13 "
        f"có 1 ô, dòng 14 có 1 ô, dòng 15 có 1 ô và 3 dòng khác cũng vậy. {WIDEN}"
    ]


def test_quotes_that_swallow_rows_are_refused_with_what_they_swallowed() -> None:
    data = 'sep=;\nTên;Số\n"Sở A;1\nSở B;2\nSở C";3\n'

    assert said(data) == [
        "SL48 bang.csv, dòng 3: Một ô chứa 3 dòng, có lẽ do thừa dấu ngoặc kép: "
        f"«Sở A;1 ↵ Sở B;2 ↵ Sở C». {EXPORT}"
    ]


def test_quotes_that_do_not_match_are_refused_with_the_line_they_open_at() -> None:
    assert said('Tên;Số\nA;1\n"B;2\nC;3\n', delimiter="dấu chấm phẩy") == [
        f"SL48 bang.csv, dòng 3: Dấu ngoặc kép mở ở đây không đóng cho đến hết tệp. {EXPORT}"
    ]
    assert said('Tên;Số\n"Sở" A;1\n', delimiter="dấu chấm phẩy") == [
        'SL48 bang.csv, dòng 2: Sau dấu ngoặc kép đóng còn có chữ; dấu " trong ô phải được viết '
        f'đôi (""). {EXPORT}'
    ]


def test_nul_and_endless_fields_are_refused() -> None:
    assert said("Tên;Số của kỳ\nA;1\0") == [
        f"SL49 bang.csv, dòng 2: Tệp có ký tự NUL, thường là do chép hỏng. {EXPORT}"
    ]
    assert said(f"Tên;Số\n{'A' * 131_073};1", delimiter="dấu chấm phẩy") == [
        "SL49 bang.csv, dòng 2: Có ô dài hơn 131.072 ký tự, thường là do thiếu một dấu ngoặc kép. "
        + EXPORT
    ]


def test_rows_that_may_have_been_cut_off_are_refused() -> None:
    assert said("1;2\n" * 65_536) == [
        "SL43 bang.csv: Tệp có đúng 65.536 dòng nên có thể đã bị cắt mất dòng. Lấy lại số liệu từ "
        "nơi lập ra tệp; nếu tệp đủ thì thêm một dòng trống ở cuối."
    ]
    assert len(rows("1;2\n" * 65_536 + "\n")) == 2 * 65_536


@pytest.mark.parametrize(
    ("limit", "message"),
    [
        ("ROWS", "SL43 bang.csv: Tệp có hơn 3 dòng, quá giới hạn của Excel nên có thể đã bị cắt."),
        ("CELLS", "SL07 bang.csv: Bảng tính có quá nhiều ô (hơn 3)."),
    ],
)
def test_too_many_rows_or_cells_are_refused(
    monkeypatch: pytest.MonkeyPatch, limit: str, message: str
) -> None:
    monkeypatch.setattr(delimited, limit, 3)

    assert said("a;b\n" * 4) == [f"{message} Chỉ giữ các dòng và cột cần dùng, rồi xuất lại."]


# --- anything ---------------------------------------------------------------------------------


def reads_or_refuses(data: bytes, encoding: str | None, delimiter: str | None) -> None:
    try:
        [grid] = delimited.read(data, "bang.csv", encoding=encoding, delimiter=delimiter).grids
    except Refused:
        return
    assert all(isinstance(each, Cell) for each in grid.cells.values())


encodings = st.sampled_from([None, *letters.ENCODINGS])
delimiters = st.sampled_from([None, *delimited.DELIMITERS])


@given(st.binary(max_size=300), encodings, delimiters)
def test_any_bytes_are_read_or_refused(
    data: bytes, encoding: str | None, delimiter: str | None
) -> None:
    reads_or_refuses(data, encoding, delimiter)


@given(st.text('Sở;,\t"\r\n1=\0ờ', max_size=100), delimiters)
def test_any_rows_are_read_or_refused(data: str, delimiter: str | None) -> None:
    reads_or_refuses(data.encode(), None, delimiter)


@given(st.lists(st.lists(st.text("aĐ,\t\"' \n1", max_size=6), min_size=3, max_size=3), min_size=2))
def test_what_is_written_with_quotes_is_read_back_in_its_place(written: list[list[str]]) -> None:
    data = "".join(";".join(quoted(each) for each in row) + "\n" for row in written)

    assert [
        (row, column, str(value).strip())
        for row, column, value in rows(data, delimiter="dấu chấm phẩy")
    ] == [
        (row, column, text.strip())
        for row, texts in enumerate(written, start=1)
        for column, text in enumerate(texts, start=1)
        if text.strip()
    ]


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
