"""Columns and sheets of each period: as many are printed as there are figures for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from generator import batch, context
from generator.cli import main
from tests.monthly import ROWS, TITLES, dossier, printed, read, refusals

TABLE = """\
      Dòng cuối: CỘNG
      Cột:
        - ĐƠN VỊ: Đơn vị
        - SỐ HỒ SƠ:
            - Tháng *: Tổng hồ sơ tháng *
        - Cộng: Tổng hồ sơ
"""


def months(read: batch.Dossier) -> list[str]:
    """Return the titles of the months that are printed."""
    return [title for title in printed(read)[1] if title]


def sheet(*titles: str, **columns: Sequence[object]) -> list[tuple[object, ...]]:
    """Write a sheet with some columns of figures, the same in every row where not said."""
    rows = [[row[0], *(columns.get(t, [1] * len(ROWS))[at] for t in titles), 0]
            for at, row in enumerate(ROWS)]  # fmt: skip
    return [("TÊN CƠ QUAN", *titles, "Trực tuyến"), *map(tuple, rows)]


NOTHING = [None] * len(ROWS)


# --- how many --------------------------------------------------------------------------------


def test_blank_months_to_come_are_not_printed_and_a_zero_is(tmp_path: Path) -> None:
    rows = printed(read(tmp_path, table=TABLE))

    assert rows[1:4] == [
        ("", "Tháng 4", "Tháng 5", "Tháng 6", ""),
        ("Sở Y tế", "10", "20", "30", "60"),
        ("UBND xã Tân Phú", "100", "200", "300", "600"),
    ]
    assert rows[4] == ("Sở Xây dựng", "1", "0", "3", "4")


def test_the_number_of_columns_follows_the_data(tmp_path: Path) -> None:
    titles = [f"T{month}" for month in range(4, 13)]
    for end in (5, 9, 12):
        blank = {f"T{month}": NOTHING for month in range(end + 1, 13)}
        rows = sheet(*titles, **blank)
        made = read(tmp_path, table=TABLE, rows=rows, end=f"{end:02}")

        assert months(made) == [f"Tháng {month}" for month in range(4, end + 1)]
        assert printed(made)[2][-1] == str(end - 3)


def test_a_sheet_may_have_only_the_months_that_are_over(tmp_path: Path) -> None:
    assert months(read(tmp_path, table=TABLE, rows=sheet("T4", "T5"), end="05")) == [
        "Tháng 4",
        "Tháng 5",
    ]


@pytest.mark.parametrize(
    ("pattern", "titles"),
    [
        ("Tháng *", ("Tháng 4", "Tháng 5", "Tháng 6")),
        ("Tháng */2025", ("Tháng 4/2025", "Tháng 5/2025", "Tháng 6/2025")),
        ("T*", ("T04", "T05", "T06")),
    ],
)
def test_months_may_be_written_in_many_ways(
    pattern: str, titles: tuple[str, ...], tmp_path: Path
) -> None:
    made = read(tmp_path, table=TABLE, title=pattern, rows=sheet(*titles))

    assert months(made) == ["Tháng 4", "Tháng 5", "Tháng 6"]


def test_quarters_have_roman_numbers(tmp_path: Path) -> None:
    changes = [("Tổng hồ sơ tháng *: Quý *", "Tổng hồ sơ quý *: Quý *"),
               ("Tổng hồ sơ: Tổng hồ sơ tháng *", "Tổng hồ sơ: Tổng hồ sơ quý *")]  # fmt: skip
    table = TABLE.replace("Tháng *: Tổng hồ sơ tháng *", "Quý *: Tổng hồ sơ quý *")
    made = dossier(tmp_path, *changes, table=table, title="Quý *", rows=sheet("Quý 1", "Quý II"))

    assert months(batch.read(made)) == ["Quý I", "Quý II"]


def test_each_month_is_a_field_and_one_still_to_come_has_no_value(tmp_path: Path) -> None:
    made = read(tmp_path)
    first = made.evaluation.results[0]
    assert first.organization is not None
    fields = context.result_fields(made.names, first.organization, first)["số_liệu"]

    assert isinstance(fields, dict)
    assert str(fields["tổng_hồ_sơ_tháng_4"]) == "10"
    assert fields["tổng_hồ_sơ_tháng_7"] is None
    assert str(fields["tổng_hồ_sơ"]) == "60"


def test_a_title_for_each_month_stands_over_several_columns(tmp_path: Path) -> None:
    more = ("    Trực tuyến: Trực tuyến\n", "    Trực tuyến: Trực tuyến\n"
            "    Trực tuyến tháng *: Trực tuyến T*\n")  # fmt: skip
    table = """\
      Cột:
        - ĐƠN VỊ: Đơn vị
        - THÁNG *:
            - Tổng: Tổng hồ sơ tháng *
            - Trực tuyến: Trực tuyến tháng *
"""
    rows = sheet("T4", "Trực tuyến T4", "T5", "Trực tuyến T5", T5=[2] * 5)
    made = printed(batch.read(dossier(tmp_path, more, table=table, rows=rows, end="05")))

    assert made[:3] == [
        ("ĐƠN VỊ", "THÁNG 4", "THÁNG 5"),
        ("", "Tổng", "Trực tuyến", "Tổng", "Trực tuyến"),
        ("Sở Y tế", "1", "1", "2", "1"),
    ]


# --- what lacks ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "end", "said"),
    [
        (
            sheet("T4", "T6"),
            "06",
            "SL82 so-lieu.xlsx, trang «Tổng hợp»: Thiếu cột của kỳ 5 trong «Tổng hồ sơ tháng *». "
            "Thêm cột cho đủ, hoặc ghi «Các kỳ» cho cột này trong congvan.yaml.",
        ),
        (
            sheet("Tháng 4"),
            "04",
            "SL82 so-lieu.xlsx, trang «Tổng hợp»: Không có cột nào của «Tổng hồ sơ tháng *», như "
            "cột «T1». Sửa tiêu đề có dấu * cho đúng như trên bảng.",
        ),
        (
            sheet("T4", "T5", "T6", T5=NOTHING),
            "06",
            "SL83 so-lieu.xlsx, trang «Tổng hợp»: Cột C, «Tổng hồ sơ tháng 5», để trống cả cột, "
            "trong khi kỳ 6 đã có số liệu. Ghi số liệu của kỳ ấy (không phát sinh thì ghi 0); nếu "
            "quả thật thiếu thì ghi «Ô trống: không có số liệu» cho cột này trong congvan.yaml.",
        ),
        (
            sheet("T4", "T5", T4=NOTHING, T5=NOTHING),
            "05",
            "SL83 so-lieu.xlsx, trang «Tổng hợp»: Chưa kỳ nào của «Tổng hồ sơ tháng *» có số liệu. "
            "Ghi số liệu vào bảng.",
        ),
        (
            sheet("T4", "T04", "T5"),
            "05",
            "SL85 so-lieu.xlsx, trang «Tổng hợp»: Cột «Tổng hồ sơ tháng 4» có hai cách ghi cùng có "
            "trên bảng: cột B và C. Giữ lại một cột, hoặc sửa tiêu đề của cột kia.",
        ),
        (
            sheet("T4", "T5", T5=[0] * 5),
            "04",
            "SL84 so-lieu.xlsx: «Tổng hồ sơ tháng *» có số liệu đến kỳ 5, mà kỳ số liệu kết thúc ở "
            "kỳ 4. Sửa «Đến ngày» của «Kỳ số liệu» hoặc thay bảng cho đúng kỳ; nếu đúng ý thì ghi "
            "«Các kỳ» cho cột này, ví dụ «4–5».",
        ),
        (
            sheet("T4", "T5", "T6", T6=NOTHING),
            "06",
            "SL84 so-lieu.xlsx: «Tổng hồ sơ tháng *» có số liệu đến kỳ 5, mà kỳ số liệu kết thúc ở "
            "kỳ 6. Sửa «Đến ngày» của «Kỳ số liệu» hoặc thay bảng cho đúng kỳ; nếu đúng ý thì ghi "
            "«Các kỳ» cho cột này, ví dụ «4–5».",
        ),
    ],
)
def test_what_lacks_is_told(
    rows: Sequence[Sequence[object]], end: str, said: str, tmp_path: Path
) -> None:
    assert said in refusals(tmp_path, table=TABLE, rows=rows, end=end)


def test_a_blank_cell_of_a_month_that_is_over_is_told_as_ever(tmp_path: Path) -> None:
    rows = sheet("T4", "T5", "T6", T6=[1, None, 1, 1, 1])

    assert refusals(tmp_path, table=TABLE, rows=rows) == [
        "SL36 so-lieu.xlsx, trang «Tổng hợp», ô D3: Ô của Sở Xây dựng ở cột «Tổng hồ sơ tháng 6» "
        "để trống. Nếu là không thì ghi số 0; nếu quả thật thiếu số liệu thì ghi «Ô trống: không "
        "có số liệu» cho cột này trong congvan.yaml."
    ]


def test_the_months_may_be_declared(tmp_path: Path) -> None:
    described = "\n      Tiêu đề: T*\n      Các kỳ: 11–12, 1–2"
    change = ("Tổng hồ sơ tháng *: T*", f"Tổng hồ sơ tháng *:{described}")
    rows = sheet("T11", "T12", "T1", "T2", T1=[3] * 5, T2=NOTHING)
    made = batch.read(dossier(tmp_path, change, table=TABLE, rows=rows))

    assert months(made) == ["Tháng 11", "Tháng 12", "Tháng 1"]
    assert refusals(tmp_path, change, table=TABLE, rows=sheet("T12", "T1")) == [
        "SL82 so-lieu.xlsx, trang «Tổng hợp»: Thiếu cột của kỳ 11 trong «Tổng hồ sơ tháng *». Thêm "
        "cột cho đủ, hoặc ghi «Các kỳ» cho cột này trong congvan.yaml."
    ]


# --- how they are declared -------------------------------------------------------------------


def column(written: str) -> tuple[str, str]:
    return "    Tổng hồ sơ tháng *: T*\n", f"    {written}\n"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "Tổng hồ sơ tháng *: Tổng",
            "tiêu đề của «Tổng hồ sơ tháng *» không có đúng một dấu *. Ghi dạng «Tổng hồ sơ tháng "
            "*: T*», dấu * ở chỗ ghi số của kỳ.",
        ),
        (
            "Tổng * tháng *: T*",
            "tên cột «Tổng * tháng *» chỉ được có một dấu *. Ghi dạng «Hồ sơ tháng *».",
        ),
        (
            "Tổng hồ sơ đợt *: Đợt *",
            "không biết «Tổng hồ sơ đợt *» có những kỳ nào. Thêm «Các kỳ», ghi dạng «4–12» hoặc "
            "«10–12, 1–3».",
        ),
        (
            "Tổng hồ sơ tháng *:\n      Tiêu đề: T*\n      Các kỳ: tháng 4",
            "«tháng 4» không phải là các kỳ. Thêm «Các kỳ», ghi dạng «4–12» hoặc «10–12, 1–3».",
        ),
        (
            "Tổng hồ sơ tháng *:\n      Tiêu đề: T*\n      Các kỳ: 1–4, 3",
            "«1–4, 3» có kỳ ghi hai lần, hoặc quá 60 kỳ. Thêm «Các kỳ», ghi dạng «4–12» hoặc "
            "«10–12, 1–3».",
        ),
        (
            "Tổng:\n      Tiêu đề: T4\n      Các kỳ: 1–4",
            "«Các kỳ» chỉ ghi cho cột có dấu * trong tên. Thêm dấu *, hoặc xóa «Các kỳ».",
        ),
    ],
)
def test_a_column_of_each_month_is_declared_so_that_it_is_found(
    written: str, said: str, tmp_path: Path
) -> None:
    found = refusals(tmp_path, column(written))

    assert [each for each in found if each.startswith("CH41")] == [
        f"CH41 congvan.yaml, dòng 25: {said}"
    ]


def test_under_a_title_of_each_month_stand_columns_of_each_month(tmp_path: Path) -> None:
    table = TABLE.replace(
        "SỐ HỒ SƠ:\n            - Tháng *: Tổng hồ sơ tháng *",
        "THÁNG *:\n            - Số: Tổng hồ sơ tháng *\n            - Cả kỳ: Tổng hồ sơ",
    )

    assert refusals(tmp_path, table=table) == [
        "CH41 congvan.yaml, dòng 44: dưới «THÁNG *» có cột không phải của từng kỳ. Dưới chữ có dấu "
        "* chỉ ghi các cột có dấu * của cùng loại kỳ."
    ]


# --- a sheet for each month ------------------------------------------------------------------

BY_SHEET = (
    ("  Tệp: so-lieu.xlsx\n", "  Tệp: so-lieu.xlsx\n  Trang tính: Tháng *\n"),
    ("    Trực tuyến: Trực tuyến\n", "    Trực tuyến tháng *: Trực tuyến\n"),
    ("Trực tuyến / Tổng hồ sơ", "Trực tuyến tháng * / Tổng hồ sơ"),
)


def book(folder: Path, **sheets: Sequence[Sequence[object]]) -> None:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        page = made.create_sheet(name.replace("_", " "))
        for row in rows:
            page.append([*row])
    folder.mkdir(exist_ok=True)
    made.save(folder / "so-lieu.xlsx")


def month(*numbers: object) -> list[tuple[object, ...]]:
    return [("TÊN CƠ QUAN", "Tổng", "Trực tuyến"), *((row[0], *numbers) for row in ROWS)]


def by_sheet(folder: Path, **sheets: Sequence[Sequence[object]]) -> Any:
    book(folder, **sheets)
    return {"changes": BY_SHEET, "rows": (), "title": "Tổng", "table": TABLE}


def told(folder: Path, **sheets: Sequence[Sequence[object]]) -> list[str]:
    written = by_sheet(folder, **sheets)
    return refusals(folder, *written.pop("changes"), **written)


def test_each_month_may_have_a_sheet(tmp_path: Path) -> None:
    sheets = {"Tháng_4": month(10, 5), "Tháng_5": month(20, 20), "Tháng_06": month(30, 5)}
    written = by_sheet(tmp_path, **sheets, Tháng_7=month(None, None), Tháng_8=[], Ghi_chú=[["x"]])
    made = batch.read(dossier(tmp_path, *written.pop("changes"), **written))

    assert printed(made)[1:3] == [
        ("", "Tháng 4", "Tháng 5", "Tháng 6", ""),
        ("Sở Y tế", "10", "20", "30", "60"),
    ]
    rate = made.evaluation.results[0].assessments["Tỷ lệ"].value
    assert str(rate) == "50,00%"


def test_a_month_without_a_sheet_in_between_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, Tháng_4=month(1, 1), Tháng_6=month(1, 1)) == [
        "SL82 so-lieu.xlsx: Thiếu trang «Tháng *» của kỳ 5. Thêm trang ấy, hoặc ghi «Các kỳ» cho "
        "các cột."
    ]


def test_a_blank_sheet_in_between_is_told(tmp_path: Path) -> None:
    blank = month(None, None)
    assert told(tmp_path, Tháng_4=month(1, 1), Tháng_5=blank, Tháng_6=month(1, 1)) == [
        "SL83 so-lieu.xlsx, trang «Tháng 5»: Trang «Tháng 5» chưa có số nào, trong khi trang sau "
        "đã có. Ghi số liệu vào trang ấy."
    ]


def test_two_sheets_of_a_month_are_told(tmp_path: Path) -> None:
    assert told(tmp_path, Tháng_4=month(1, 1), Tháng_04=month(1, 1))[0] == (
        "SL85 so-lieu.xlsx: Các trang «Tháng 4» và «Tháng 04» là của cùng một kỳ. Giữ lại một "
        "trang, hoặc đổi tên trang kia."
    )


def test_no_sheet_of_any_month_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, Quý_I=month(1, 1)) == [
        "SL82 so-lieu.xlsx: Không có trang nào dạng «Tháng *». Tệp có các trang: «Quý I»."
    ]


def test_a_column_on_the_sheets_of_months_has_its_month_in_its_name(tmp_path: Path) -> None:
    book(tmp_path, Tháng_4=month(1, 1))

    assert refusals(tmp_path, BY_SHEET[0], rows=(), title="Tổng", table=TABLE) == [
        "CH41 congvan.yaml, dòng 27: «Trực tuyến» ở bảng mỗi kỳ một trang phải có dấu * trong tên. "
        "Ghi dạng «Trực tuyến tháng *», hoặc khai cột này ở một bảng khác."
    ]


# --- in formulas -----------------------------------------------------------------------------


def test_a_check_may_be_of_the_sum_over_the_months(tmp_path: Path) -> None:
    check = (
        "Chỉ tiêu:\n",
        "Đối chiếu:\n  - Tên: Không quá\n"
        "    Điều kiện: Trực tuyến ≤ Tổng hồ sơ tháng *\nChỉ tiêu:\n",
    )
    rows = [TITLES, *ROWS[:4], ("UBND xã Yên Lạc", 1, 1, 1, None, 4)]
    made = batch.read(dossier(tmp_path, check, table=TABLE, rows=rows))

    assert [finding.text for finding in made.evaluation.findings if finding.code == "DC03"] == [
        "UBND xã Yên Lạc: Trực tuyến = 4, Tổng hồ sơ tháng 4 + Tổng hồ sơ tháng 5 + Tổng hồ sơ "
        "tháng 6 = 3, không thỏa «Trực tuyến ≤ Tổng hồ sơ tháng 4 + Tổng hồ sơ tháng 5 + Tổng hồ "
        "sơ tháng 6»; chênh -1."
    ]


def test_a_blank_month_in_between_that_is_allowed_leaves_the_sum_unknown(tmp_path: Path) -> None:
    described = "\n      Tiêu đề: T*\n      Ô trống: không có số liệu"
    change = ("Tổng hồ sơ tháng *: T*", f"Tổng hồ sơ tháng *:{described}")
    rows = sheet("T4", "T5", "T6", T5=[None, 1, 1, 1, 1])
    made = batch.read(dossier(tmp_path, change, table=TABLE, rows=rows))

    assert printed(made)[2:4] == [
        ("Sở Y tế", "1", "-", "1", "-"),
        ("UBND xã Tân Phú", "1", "1", "1", "3"),
    ]
    assert [each.text for each in made.evaluation.findings] == [
        "Sở Y tế: ô ở cột «Tổng hồ sơ tháng 5» để trống; nếu là không thì phải ghi số 0."
    ]


def test_the_fields_of_each_month_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fields", str(dossier(tmp_path))]) == 0

    shown = capsys.readouterr().out
    assert "tổng.số_liệu.tổng_hồ_sơ_tháng_6" in shown
