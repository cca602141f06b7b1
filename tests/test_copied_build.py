"""Tables printed as they stand, from congvan.yaml to the file read back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document

from generator import archive, batch
from generator.batch.reconciling import read_all
from generator.errors import Refused
from generator.frozen import replace
from tests.papers import dossier as paper
from tests.spreadsheets import spreadsheet

ROWS = [
    ("Stt", "Việc", "Kết quả"),
    ("A", "Mục một", None),
    (1, "- Rà soát.\n- Báo cáo.", 0.125),
    (2, "Kiểm tra", "Kế hoạch số 12"),
    (3, datetime(2025, 8, 5), datetime(2025, 8, 5)),
]
ENTRY = """
Bảng in nguyên:
  - Tên: Nhiệm vụ
    Tệp: bang.xlsx
    Trang tính: Tổng hợp
    Dòng tiêu đề: 1
"""
TEXT = "Các nhiệm vụ như sau:\n\n{{ bảng.nhiệm_vụ }}\n\nThực hiện nghiêm túc./.\n"


def formatted(sheet: object) -> None:
    for spot, wanted in (("C3", "0.0%"), ("B5", "d/m"), ("C5", "dd/mm/yy")):
        sheet[spot].number_format = wanted  # type: ignore[index]


def written(room: Path, entry: str = ENTRY, text: str = TEXT) -> Path:
    folder = paper("ke-hoach", room / "ky")
    settings = folder / "congvan.yaml"
    settings.write_text(settings.read_text("utf-8") + entry, "utf-8")
    (folder / "noi-dung.md").write_text(text, "utf-8")
    spreadsheet(folder / "bang.xlsx", ROWS, change=formatted)
    return folder


def told(work: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as caught:
        work()
    return [f"{problem.code} {problem}" for problem in caught.value.problems]


def letter(dossier: batch.Dossier) -> batch.Document:
    return next(each for each in batch.documents(dossier) if each.file == "ke-hoach.docx")


def test_a_table_is_printed_where_its_field_stands(tmp_path: Path) -> None:
    built = batch.build(written(tmp_path), tmp_path / "out")

    assert built.folder
    table = Document(str(built.folder / "ke-hoach.docx")).tables[1]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Stt", "Việc", "Kết quả"],
        ["A", "Mục một", ""],
        ["1", "- Rà soát.\n- Báo cáo.", "12,5%"],
        ["2", "Kiểm tra", "Kế hoạch số 12"],
        ["3", "5/8", "05/08/25"],
    ]
    page = (built.folder / "doi-chieu.html").read_text("utf-8")
    assert "Bảng in nguyên" in page
    assert "A1:C5" in page


def test_a_workbook_that_is_printed_is_an_input_of_the_set(tmp_path: Path) -> None:
    dossier = batch.read(written(tmp_path))

    assert "bang.xlsx" in [each.file for each in dossier.inputs]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("Rà soát", "Rà xét", "SL94 ke-hoach.docx: đọc lại thấy «- Rà xét. - Báo cáo.», khác với"),
        ("Kiểm tra", "", "SL94 ke-hoach.docx: dòng bắt đầu ở bang.xlsx, trang «Tổng hợp», ô A4"),
        ("Stt", "STT", "SL94 ke-hoach.docx: đọc lại không thấy bảng lấy từ bang.xlsx, trang"),
        ("12,5%", "12,6%", "XU10 ke-hoach.docx, đoạn «12,6%»: số «12,6» không có trong"),
    ],
)
def test_a_cell_that_is_not_the_workbooks_is_found(
    old: str, new: str, found: str, tmp_path: Path
) -> None:
    dossier = batch.read(written(tmp_path))
    made = letter(dossier)
    parts = {name: bytes(data) for name, data in archive.Unpacked(made.data).items()}
    body = parts["word/document.xml"].decode()
    assert old in body
    parts["word/document.xml"] = (
        body.replace(f">{old}", f">{new}", 1).replace(f">- {old}", f">- {new}", 1).encode()
    )
    data = archive.pack(parts)
    assert made.finished
    changed = replace(made, data=data, finished=replace(made.finished, data=data))

    problems = read_all(dossier, [changed]).problems

    assert any(f"{each.code} {each}".startswith(found) for each in problems)


def test_a_table_that_nothing_prints_is_told(tmp_path: Path) -> None:
    folder = written(tmp_path, text="Không có bảng./.\n")

    assert told(lambda: batch.read(folder)) == [
        "CH49 congvan.yaml, dòng 16: khai bảng «Nhiệm vụ» mà không in ở đâu. Ghi «{{ "
        "bảng.nhiệm_vụ }}» một mình trên một dòng ở chỗ in bảng, hoặc xóa mục này."
    ]


def test_a_table_does_not_stand_inside_of_a_sentence(tmp_path: Path) -> None:
    folder = written(tmp_path, text="Bảng: {{ bảng.nhiệm_vụ }}\n\n{{ bảng.nhiệm_vụ }}\n")

    assert [each[:4] for each in told(lambda: batch.build(folder, tmp_path / "out"))] == ["VB26"]


def test_a_table_too_wide_for_its_page_is_refused_and_fits_one_that_lies(tmp_path: Path) -> None:
    words = tuple(f"Nghiêngngảnghiêngngả{at}" for at in range(6))
    lying = f"Như sau:\n\n[trang ngang]\n\n{TEXT}\n\n[trang dọc]\n\nHết./.\n"
    folder = written(tmp_path)
    spreadsheet(folder / "bang.xlsx", [words, words])

    assert [each[:4] for each in told(lambda: batch.build(folder, tmp_path / "out"))] == ["XU06"]
    (folder / "noi-dung.md").write_text(lying, "utf-8")
    table = next(
        each
        for each in Document(str(built_file(folder, tmp_path))).tables
        if each.cell(0, 0).text == words[0]
    )
    assert sum(column.width.mm for column in table.columns if column.width) == pytest.approx(247, 1)


def test_a_word_too_long_for_its_table_is_named(tmp_path: Path) -> None:
    folder = written(tmp_path)
    address = "https://dichvucong.quangngai.gov.vn/" + "a" * 90
    spreadsheet(folder / "bang.xlsx", [("Stt", "Việc"), (1, f"xem {address}")])

    (found,) = told(lambda: batch.build(folder, tmp_path / "out"))

    assert found.partition(": ")[2] == (
        "bảng in nguyên (tiêu đề «Stt» …) rộng hơn trang giấy, chữ sẽ bị ngắt giữa từ; chữ dài "
        f"nhất là «{address[:40]}…». Viết ngắn lại hoặc thêm dấu cách vào chữ ấy; bớt cột hoặc "
        "ghi «Vùng ô»; hoặc cho bảng nằm trên trang ngang."
    )


def built_file(folder: Path, room: Path) -> Path:
    built = batch.build(folder, room / "out")
    assert built.folder
    return built.folder / "ke-hoach.docx"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            "Dòng tiêu đề: 1",
            "Dòng tiêu đề: dòng đầu",
            "CH47 congvan.yaml, dòng 19: «Dòng tiêu đề»: «dòng đầu» không phải là số dòng trong "
            "Excel. Ghi số dòng, ví dụ «1», hoặc «3–4» nếu hai dòng.",
        ),
        (
            "Dòng tiêu đề: 1",
            "Dòng tiêu đề: 4–3",
            "CH47 congvan.yaml, dòng 19: «Dòng tiêu đề»: «4–3» ",
        ),
        (
            "Dòng tiêu đề: 1",
            "Vùng ô: E60:A3",
            "CH48 congvan.yaml, dòng 19: «Vùng ô»: «E60:A3» không phải là vùng ô. Ghi ô đầu và ô "
            "cuối, ví dụ «A3:E60».",
        ),
        (
            "Tệp: bang.xlsx",
            "Tệp: bản.xlsx",
            "CH10 congvan.yaml, dòng 17: «Tệp»: không có tệp «bản.xlsx»",
        ),
        ("Trang tính: Tổng hợp", "Trang tính: Tổng", "SL10 bang.xlsx"),
    ],
)
def test_settings_that_name_no_table_are_told(
    old: str, new: str, found: str, tmp_path: Path
) -> None:
    folder = written(tmp_path, ENTRY.replace(old, new))

    problems = told(lambda: batch.read(folder))

    assert len(problems) == 1
    assert problems[0].startswith(found)


def test_two_tables_of_one_name_cannot_be_told_apart(tmp_path: Path) -> None:
    twice = ENTRY + ENTRY.partition("nguyên:\n")[2]

    assert [each[:4] for each in told(lambda: batch.read(written(tmp_path, twice)))] == ["CH11"]


def test_a_zero_that_excel_shows_as_a_dash_is_printed_so_and_read_back(tmp_path: Path) -> None:
    folder = written(tmp_path)

    def accounted(sheet: object) -> None:
        sheet["C2"].number_format = '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-'  # type: ignore[index]

    spreadsheet(folder / "bang.xlsx", [("Stt", "Việc", "Số"), (1, "a", 0)], change=accounted)

    table = next(
        each
        for each in Document(str(built_file(folder, tmp_path))).tables
        if each.cell(0, 0).text == "Stt"
    )
    assert table.cell(1, 2).text == "-"
