"""Figures are read as they are meant, or refused with the cell named."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from generator.errors import Refused
from generator.model import Column, ColumnKind, Dataset, Datum, Organization, Source, Value
from generator.workbook import read_dataset, read_register
from tests.seed_an_giang import ROWS, TOTAL, Row
from tests.spreadsheets import refusal, spreadsheet

HEALTH = Organization("SN18", "Sở Y tế", "Sở Y tế", "Sở", 1)
HOME = Organization("SN11", "Sở Nội vụ", "Sở Nội vụ tỉnh", "Sở", 2, ("Sở NV",))
REGISTER = (HEALTH, HOME)

COUNT = Column("Tổng hồ sơ", ("HSTN",), allows_blanks=True)
RATE = Column("Tỷ lệ", ("TL",), ColumnKind.RATE, placeholders=("Không cung cấp",))
NOTE = Column("Ghi chú", ("GC",), ColumnKind.TEXT)
TITLES = ("TÊN", "HSTN", "TL", "GC")

HERE = "số.xlsx, trang «Tổng hợp»"
RETYPE = "Đổi định dạng ô sang Number rồi gõ lại số."
SAVE = "Mở tệp bằng Excel, chờ tính xong, lưu lại rồi chạy lại."


def read(
    path: Path,
    columns: Sequence[Column] = (COUNT,),
    total: str | None = None,
    sheet: str = "Tổng hợp",
    names: tuple[str, ...] = ("TÊN",),
) -> Dataset:
    return read_dataset(
        path,
        "số.xlsx",
        sheet=sheet,
        columns=columns,
        organization_titles=names,
        total_label=total,
        register=REGISTER,
    )


def read_rows(
    folder: Path,
    rows: Iterable[Sequence[object]],
    columns: Sequence[Column] = (COUNT,),
    total: str | None = None,
    change: Callable[[Worksheet], object] = lambda _: None,
) -> Dataset:
    """Read rows that stand under the titles in row 1."""
    path = spreadsheet(folder / "a.xlsx", [TITLES, *rows], change=change)
    return read(path, columns, total)


def read_cell(folder: Path, value: object, column: Column, number_format: str = "") -> Value:
    """Read one value; it stands in the row of HEALTH, in the column's own place."""
    at = TITLES.index(column.titles[0])
    row: list[object] = ["Sở Y tế", None, None, None]
    row[at] = value

    def change(sheet: Worksheet) -> None:
        if number_format:
            sheet.cell(2, at + 1).number_format = number_format

    data = read_rows(folder, [row, ("Sở Nội vụ",)], [column], change=change)
    return data.records[0].data[column.name].value


# --- what is read ----------------------------------------------------------------------------


def test_the_sample_is_read_as_the_appendix_was_printed() -> None:
    folder = Path("data/an-giang-2025-01")
    many = [
        ("TỔNG SỐ", "HSTN"), ("TỔNG SỐ", "TTHC"),
        ("Một phần (Trực tiếp)", "HSTN"), ("Một phần (Trực tiếp)", "TTHC"),
        ("Một phần (Trực tuyến)", "HSTN trực tiếp"), ("Một phần (Trực tuyến)", "HSTN trực tuyến"),
        ("Một phần (Trực tuyến)", "TTHC"), ("Toàn trình", "HSTN trực tiếp"),
        ("Toàn trình", "HSTN trực tuyến"), ("Toàn trình", "TTHC"),
    ]  # fmt: skip
    rate = Column(
        "tỷ lệ",
        ("Tỷ lệ hồ sơ trực tuyến toàn trình",),
        ColumnKind.RATE,
        ("không cung cấp dịch vụ công trực tuyến toàn trình",),
    )
    verdict = Column("kết quả", ("Chỉ tiêu tối thiểu 70%",), ColumnKind.TEXT)
    counts = [Column(f"số {at}", titles) for at, titles in enumerate(many)]

    data = read_dataset(
        folder / "so-lieu.xlsx",
        "so-lieu.xlsx",
        sheet="Tổng hợp",
        columns=[*counts, rate, verdict],
        organization_titles=("TÊN CƠ QUAN",),
        total_label="TỔNG CỘNG",
        register=read_register(folder / "don-vi.xlsx", "don-vi.xlsx"),
    )

    assert data.total is not None
    for record, row in zip((*data.records, data.total), (*ROWS, TOTAL), strict=True):
        values = [datum.value for datum in record.data.values()]
        assert values == [*row.counts, rate_of(row), row.verdict]
    assert data.records[2].data["số 8"].source == Source("so-lieu.xlsx", "Tổng hợp", "K10")


def rate_of(row: Row) -> Decimal | str:
    return Decimal(row.rate[:-1]) / 100 if row.rate.endswith("%") else row.rate


def test_a_blank_count_is_refused_unless_the_dossier_allows_it(tmp_path: Path) -> None:
    owed = Column("Tổng hồ sơ", ("HSTN",))

    assert refusal(
        lambda: read_rows(tmp_path, [("SN11", None), ("Sở Y tế", 5)], columns=[owed])
    ) == [
        "SL36 số.xlsx, trang «Tổng hợp», ô B2: Ô của Sở Nội vụ tỉnh ở cột «Tổng hồ sơ» để trống. "
        "Nếu là không thì ghi số 0; nếu quả thật thiếu số liệu thì ghi «Ô trống: không có số liệu» "
        "cho cột này trong congvan.yaml."
    ]


def test_records_come_in_the_order_of_the_register_with_their_cells(tmp_path: Path) -> None:
    data = read_rows(tmp_path, [("SN11", 7), ("  sở y  tế\n", 5)], total=None)

    assert [record.organization for record in data.records] == [HEALTH, HOME]
    assert data.records[1].data == {"Tổng hồ sơ": Datum(7, Source("số.xlsx", "Tổng hợp", "B2"))}
    assert (data.columns, data.total) == ((COUNT,), None)


@pytest.mark.parametrize("name", ["sn11", "SỞ NỘI VỤ", "Sở Nội vụ tỉnh", "Sở\xa0NV"])
def test_a_row_is_found_by_code_name_name_in_sentences_or_alias(name: str, tmp_path: Path) -> None:
    data = read_rows(tmp_path, [("Sở Y tế", 5), (name, 7)])

    assert data.records[1].data["Tổng hồ sơ"].value == 7


@pytest.mark.parametrize(
    ("value", "column", "number_format", "expected"),
    [
        (1094, COUNT, "General", 1094),
        (0, COUNT, "General", 0),
        (57.99999999999999, COUNT, "General", 58),
        (-0.0, COUNT, "General", 0),
        ("   ", COUNT, "General", None),
        (0.9905, RATE, "0.00%", Decimal("0.9905")),
        (1, RATE, "0%", Decimal(1)),
        (0.1 + 0.2, RATE, '[Red]0.0"a"%', Decimal("0.3")),
        (" KHÔNG  cung cấp ", RATE, "General", "KHÔNG  cung cấp"),
        ("Đạt", NOTE, "General", "Đạt"),
        (12, NOTE, "General", "12"),
        ("dòng 1_x000D_\ndòng 2", NOTE, "General", "dòng 1\ndòng 2"),
        ("Hòa".replace("ò", "o\u0300"), NOTE, "General", "Hòa"),
    ],
)
def test_a_cell_is_read_as_what_its_column_holds(
    value: object, column: Column, number_format: str, expected: Value, tmp_path: Path
) -> None:
    found = read_cell(tmp_path, value, column, number_format)

    assert (found, type(found)) == (expected, type(expected))


def test_a_blank_cell_is_no_data_not_zero(tmp_path: Path) -> None:
    assert [read_cell(tmp_path, None, column) for column in (COUNT, RATE, NOTE)] == [None] * 3


# --- cells that are refused ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            "1.094",
            "SL20 {}: Cột số «Tổng hồ sơ» mà ô chứa chữ «1.094». "
            "Đây là số gõ thành chữ: đổi định dạng ô sang Number rồi gõ lại.",
        ),
        (
            "-",
            "SL20 {}: Cột số «Tổng hồ sơ» mà ô chứa chữ «-». Gõ lại thành số; nếu chữ này nghĩa là "
            "không có số thì khai nó ở «Chữ thay số» của cột trong congvan.yaml.",
        ),
        (1.5, "SL21 {}: Số đếm phải là số nguyên, ô ghi «1,5». Sửa lại thành số nguyên."),
        (
            -3,
            "SL22 {}: Số đếm không thể âm, ô ghi «-3». Kiểm tra lại số trên phần mềm một cửa.",
        ),
        (
            True,
            f"SL23 {{}}: Cột số «Tổng hồ sơ» mà ô chứa giá trị đúng/sai «TRUE». {RETYPE}",
        ),
        (
            date(2025, 1, 24),
            f"SL23 {{}}: Cột số «Tổng hồ sơ» mà ô chứa ngày giờ «24/01/2025». {RETYPE}",
        ),
        (
            datetime(2025, 4, 5, 7, 30),
            f"SL23 {{}}: Cột số «Tổng hồ sơ» mà ô chứa ngày giờ «05/4/2025 07:30». {RETYPE}",
        ),
        (
            time(7, 30),
            f"SL23 {{}}: Cột số «Tổng hồ sơ» mà ô chứa ngày giờ «07:30:00». {RETYPE}",
        ),
        (
            "#DIV/0!",
            "SL24 {}: Ô báo lỗi của Excel «#DIV/0!». "
            "Sửa công thức hoặc dữ liệu gây lỗi, rồi lưu lại.",
        ),
        ("=1+1", f"SL25 {{}}: Ô chứa công thức chưa có kết quả. {SAVE}"),
        (
            10**15,
            "SL35 {}: Số «1000000000000000» quá lớn, Excel không giữ đúng được. Kiểm tra lại số.",
        ),
    ],
)
def test_a_count_that_is_none_is_refused(value: object, expected: str, tmp_path: Path) -> None:
    assert refusal(lambda: read_cell(tmp_path, value, COUNT)) == [expected.format(f"{HERE}, ô B2")]


@pytest.mark.parametrize(("value", "shown"), [(1, "100"), (0, "0"), (0.5, "50")])
def test_a_count_that_excel_shows_as_a_percentage_is_refused(
    value: float, shown: str, tmp_path: Path
) -> None:
    assert refusal(lambda: read_cell(tmp_path, value, COUNT, "0.0%")) == [
        f"SL64 {HERE}, ô B2: Cột số đếm «Tổng hồ sơ» mà ô có định dạng phần trăm, hiện "
        f"«{shown}%». Cột là tỷ lệ thì ghi «Kiểu: tỷ lệ» cho cột này trong congvan.yaml; là số "
        "đếm thì đổi định dạng ô sang Number rồi xem lại số."
    ]


def test_a_percent_sign_in_words_of_a_format_leaves_a_count_a_count(tmp_path: Path) -> None:
    assert read_cell(tmp_path, 7, COUNT, '0" %"') == 7


@pytest.mark.parametrize("number_format", ["General", '0.0"%"', r"0\%", "0;0%"])
def test_a_rate_is_a_number_that_excel_shows_as_a_percentage(
    number_format: str, tmp_path: Path
) -> None:
    assert refusal(lambda: read_cell(tmp_path, 99.05, RATE, number_format)) == [
        f"SL27 {HERE}, ô C2: Cột tỷ lệ mà ô ghi «99,05» không có định dạng phần trăm. "
        "Đổi định dạng ô sang Percentage rồi gõ lại tỷ lệ, ví dụ 99,05%."
    ]


def test_a_percentage_typed_as_text_is_not_guessed(tmp_path: Path) -> None:
    assert refusal(lambda: read_cell(tmp_path, "99,05%", RATE)) == [
        f"SL20 {HERE}, ô C2: Cột số «Tỷ lệ» mà ô chứa chữ «99,05%». "
        "Đây là số gõ thành chữ: đổi định dạng ô sang Percentage rồi gõ lại."
    ]


@pytest.mark.parametrize(
    ("value", "shown"), [(1.5, "1,5"), (False, "FALSE"), (timedelta(hours=30), "30:00:00")]
)
def test_a_text_is_a_text(value: object, shown: str, tmp_path: Path) -> None:
    assert refusal(lambda: read_cell(tmp_path, value, NOTE)) == [
        f"SL34 {HERE}, ô D2: Cột chữ mà ô ghi «{shown}». Đổi định dạng ô sang Text rồi gõ lại."
    ]


def test_a_character_that_may_not_enter_a_document_is_refused(tmp_path: Path) -> None:
    assert refusal(lambda: read_cell(tmp_path, "a_xD800_b", NOTE)) == [
        f"SL33 {HERE}, ô D2: Ô «aU+D800b» có nửa ký tự U+D800. Xóa nội dung ô rồi gõ lại bằng tay."
    ]


# --- formulas --------------------------------------------------------------------------------


def stored(path: Path, result: str, *, recalculates: bool) -> Path:
    """Write rows with a formula in B2, and the result that a program stored for it."""
    rows = [TITLES, ("Sở Y tế", "=2+3"), ("Sở Nội vụ", 1)]
    made = io.BytesIO(spreadsheet(path, rows).read_bytes())
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            part = source.read(name).decode()
            part = part.replace("</f><v/>", f"</f>{result}").replace("</f><v></v>", f"</f>{result}")
            if not recalculates:
                part = part.replace('fullCalcOnLoad="1"', "")
            target.writestr(name, part)
    return path


def test_the_stored_result_of_a_formula_is_read(tmp_path: Path) -> None:
    data = read(stored(tmp_path / "a.xlsx", "<v>5</v>", recalculates=False))

    assert data.records[0].data["Tổng hồ sơ"].value == 5


def test_a_result_that_the_program_itself_distrusts_is_refused(tmp_path: Path) -> None:
    path = stored(tmp_path / "a.xlsx", "<v>0</v>", recalculates=True)

    assert refusal(lambda: read(path)) == [
        f"SL26 {HERE}, ô B2: Ô chứa công thức mà tệp đánh dấu là phải tính lại. {SAVE}"
    ]


def test_a_number_without_end_is_refused(tmp_path: Path) -> None:
    path = stored(tmp_path / "a.xlsx", "<v>1e999</v>", recalculates=False)

    assert refusal(lambda: read(path)) == [
        f"SL35 {HERE}, ô B2: Số «inf» quá lớn, Excel không giữ đúng được. Kiểm tra lại số."
    ]


# --- any grid --------------------------------------------------------------------------------

TEXTS = st.sampled_from(
    ["TÊN", "HSTN", "TL", "GC", "Sở Y tế", "SN11", "Tổng", "=A1", "#N/A", "1.000", "(1)", "_xFFFE_"]
)
CELLS = st.one_of(
    st.none(),
    TEXTS,
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1900, 3, 1)),
)


@settings(max_examples=60)  # each writes and reads a workbook
@given(
    rows=st.lists(st.lists(CELLS, max_size=5), max_size=7), total=st.sampled_from([None, "Tổng"])
)
def test_any_cells_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[object]], total: str | None
) -> None:
    folder = tmp_path_factory.getbasetemp()
    known = [TITLES, ("Sở Y tế",), ("SN11",)]

    with suppress(Refused):  # any other exception fails the test
        read(spreadsheet(folder / "any.xlsx", rows), (COUNT, RATE, NOTE), total)
    with suppress(Refused):
        data = read(spreadsheet(folder / "any.xlsx", [*known, *rows]), (COUNT, RATE, NOTE), total)
        assert [record.organization for record in data.records] == [HEALTH, HOME]
