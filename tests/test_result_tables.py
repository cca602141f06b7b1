"""Tables of results in the midst of a text: from congvan.yaml to the file read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT

from generator import archive, batch, package
from generator.batch.reconciling import read_all
from generator.frozen import replace
from tests.monthly import ROWS as DATA
from tests.monthly import TITLES
from tests.result_tables import RESULTS, ROWS, TEXT, letter, refusals, tables, written
from tests.spreadsheets import spreadsheet

TWO = 2

ISSUING = """\
  Loại: Quyết định
  Căn cứ: Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.
  Ban hành kèm theo:
    Loại: Kế hoạch
    Trích yếu: Nâng cao tỷ lệ
    Nội dung: ke-hoach.md
    Hướng trang: ngang
"""


def test_a_table_of_results_is_printed_where_its_field_stands(tmp_path: Path) -> None:
    assert ROWS in tables(letter(written(tmp_path)))


def test_beside_an_appendix_table_both_are_read_back_and_the_set_is_whole(tmp_path: Path) -> None:
    folder = written(tmp_path, ("Tệp: riêng\n", "Tệp: cùng công văn\n"))

    built = batch.build(folder, tmp_path / "out")

    assert built.faults == ()
    page = (tmp_path / "out" / "ky" / "doi-chieu.html").read_text("utf-8")
    assert page.count("Dòng của đơn vị trong cong-van.docx") == TWO
    assert "KHÁC" not in page


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Cộng Xã", "Cộng Sở", "XU12 cong-van.docx: dòng của nhóm «Xã» lại ghi «Cộng Sở»"),
        ("Chưa đạt", "Đạt", "XU13 cong-van.docx: dòng «UBND xã Tân Phú» ghi «Đạt», khác với"),
        ("UBND xã Hòa An", "Sở Nội vụ", "XU12 cong-van.docx: dòng của «UBND xã Hòa An» lại ghi"),
        ("Hồ sơ", "Số hồ sơ", "XU11 cong-van.docx: đọc lại không thấy bảng có các cột «STT, Đơn"),
    ],
)
def test_a_cell_that_differs_is_told(old: str, new: str, told: str, tmp_path: Path) -> None:
    dossier = batch.read(written(tmp_path))
    made = next(each for each in batch.documents(dossier) if each.kind == "letter")

    problems = read_all(dossier, [changed(made, old, new)]).problems

    said = [f"{each.code} {each}" for each in problems]
    assert [each for each in said if each.startswith(told)], said


def test_every_figure_and_sum_is_derived_again(tmp_path: Path) -> None:
    dossier = batch.read(written(tmp_path))
    (tmp_path / "other").mkdir()
    other = written(tmp_path / "other")
    rows = [(*row[:-1], 400) if row[0] == "UBND xã Tân Phú" else row for row in DATA]
    spreadsheet(other / "so-lieu.xlsx", (TITLES, *rows))
    made = letter(other)

    told = [each.what for each in read_all(dossier, [made]).problems if each.code == "XU13"]

    assert told == [
        "dòng «UBND xã Tân Phú» ghi «66,67%», khác với «Tỷ lệ».",
        "dòng «Cộng Xã» ghi «64,90%», khác với «Tỷ lệ» cộng lại của nhóm «Xã».",
        "dòng «TỔNG CỘNG» ghi «65,82%», khác với «Tỷ lệ» cộng lại của các đơn vị.",
    ]


def changed(made: batch.Document, old: str, new: str) -> batch.Document:
    parts = {name: bytes(data) for name, data in archive.Unpacked(made.data).items()}
    body = parts["word/document.xml"].decode()
    assert f">{old}<" in body
    parts["word/document.xml"] = body.replace(f">{old}<", f">{new}<", 1).encode()
    data = archive.pack(parts)
    assert made.finished
    return replace(made, data=data, finished=replace(made.finished, data=data))


def test_one_table_of_two_is_missed(tmp_path: Path) -> None:
    twice = TEXT.replace("Thực", "{{ bảng.theo_nhóm }}\n\nThực")
    dossier = batch.read(written(tmp_path, text=twice))
    made = next(each for each in batch.documents(dossier) if each.kind == "letter")

    problems = read_all(dossier, [changed(made, "Hồ sơ", "Số hồ sơ")]).problems

    assert [each.code for each in problems if each.code == "XU11"] == ["XU11"]


def test_in_a_turned_part_it_is_as_wide_as_that_page(tmp_path: Path) -> None:
    turned = TEXT.replace("{{", "[trang ngang]\n\n{{").replace("}}", "}}\n\n[trang dọc]")
    built = batch.build(written(tmp_path, text=turned), tmp_path / "out")

    assert built.folder
    document = Document(str(built.folder / "cong-van.docx"))
    lies = [each for each in document.sections if each.orientation == WD_ORIENT.LANDSCAPE]
    assert [len(lies), len(document.sections)] == [1, 3]
    room = lies[0].page_width - lies[0].left_margin - lies[0].right_margin  # type: ignore[operator]
    own = next(each for each in document.tables if each.cell(0, 0).text == "STT")
    width = sum(column.width or 0 for column in own.columns)
    assert abs(width - room) < room / 100


LONG = "".join(f"      - Nghiêngnghiêng{n}: Tổng hồ sơ\n" for n in range(9))


@pytest.mark.parametrize("marks", [("", ""), ("[trang ngang]\n\n", "\n\n[trang dọc]")])
def test_a_table_wider_than_its_page_is_refused(marks: tuple[str, str], tmp_path: Path) -> None:
    wide = RESULTS.replace("      - Kết quả: Kết quả\n", LONG * (2 if marks[0] else 1))
    text = TEXT.replace("{{", f"{marks[0]}{{{{").replace("}}", f"}}}}{marks[1]}")
    or_turn = "" if marks[0] else ", hoặc cho bảng nằm trên trang ngang"

    assert refusals(written(tmp_path, results=wide, text=text)) == [
        "XU06 congvan.yaml, dòng 43: bảng kết quả «Theo nhóm» rộng hơn trang giấy, số sẽ bị ngắt "
        f"dòng. Bớt cột, rút ngắn chữ ở đầu cột{or_turn}."
    ]


def test_a_table_that_nothing_prints_is_told(tmp_path: Path) -> None:
    assert refusals(written(tmp_path, text="Không có bảng./.\n")) == [
        "CH49 congvan.yaml, dòng 38: khai bảng «Theo nhóm» mà không in ở đâu. Ghi «{{ "
        "bảng.theo_nhóm }}» một mình trên một dòng ở chỗ in bảng, hoặc xóa mục này."
    ]


def test_its_name_is_not_that_of_a_table_of_a_workbook(tmp_path: Path) -> None:
    copied = "Bảng in nguyên:\n  - Tên: theo NHÓM\n    Tệp: so-lieu.xlsx\n"

    assert refusals(written(tmp_path, results=copied + RESULTS)) == [
        "CH11 congvan.yaml, dòng 41: tên «Theo nhóm» trùng với «theo NHÓM» ở dòng 38. Đổi tên một "
        "trong hai."
    ]


def test_a_field_in_a_title_has_to_be_known(tmp_path: Path) -> None:
    told = refusals(written(tmp_path, results=RESULTS.replace("{{ kỳ.tên }}", "{{ kỳ.tênn }}")))

    assert told == [
        "VB11 congvan.yaml, dòng 38: không có trường «kỳ.tênn». Có phải "
        "«kỳ.tên» không? Xem mọi trường: congvan fields."
    ]


def test_its_entries_must_go_together(tmp_path: Path) -> None:
    lone = RESULTS.replace("    Nhóm: có\n", "").replace("Tỷ lệ giảm dần", "Kết quả giảm dần")
    told = refusals(written(tmp_path, results=lone.replace("Kết quả giảm", "Đơn vị giảm")))

    assert told == [
        "CH12 congvan.yaml, dòng 41: «Sắp xếp»: không có cột hoặc chỉ tiêu «Đơn vị». Khai báo cột "
        "hoặc chỉ tiêu này hoặc sửa lại tên."
    ]


def test_a_workbook_printed_as_it_stands_is_not_taken_for_it(tmp_path: Path) -> None:
    """The table of the data has the titles and the number of rows of the table of results."""
    copied = "Bảng in nguyên:\n  - Tên: Gốc\n    Tệp: so-lieu.xlsx\n"
    same = """\
Bảng kết quả:
  - Tên: Mới
    Sắp xếp: Tỷ lệ tăng dần
    Cột:
      - TÊN CƠ QUAN: Đơn vị
      - T4: Tổng hồ sơ tháng 4
      - T5: Tổng hồ sơ tháng 5
      - T6: Tổng hồ sơ tháng 6
      - Trực tuyến: Trực tuyến
Phụ lục:
"""
    rows = [
        ("TÊN CƠ QUAN", "T4", "T5", "T6", "Trực tuyến"),
        ("Sở Y tế", 10, 20, 30, 45),
        ("Sở Xây dựng", 1, 0, 3, 3),
        ("UBND xã Tân Phú", 100, 200, 300, 399),
        ("UBND xã Hòa An", 5, 5, 10, 14),
        ("UBND xã Yên Lạc", 7, 7, 7, 2),
    ]
    unsorted = same.replace("    Sắp xếp: Tỷ lệ tăng dần\n", "")
    for name, order in (("a", ("gốc", "mới")), ("b", ("mới", "gốc"))):
        text = "\n\n".join(f"Bảng:\n\n{{{{ bảng.{each} }}}}" for each in order) + "\n\nHết./.\n"
        (tmp_path / name).mkdir()
        folder = written(tmp_path / name, results=copied + same, text=text)
        spreadsheet(folder / "so-lieu.xlsx", rows)

        assert batch.build(folder, tmp_path / name / "out").faults == ()
        (tmp_path / name / "alike").mkdir()
        alike = written(tmp_path / name / "alike", results=copied + unsorted, text=text)
        spreadsheet(alike / "so-lieu.xlsx", rows)
        assert batch.build(alike, tmp_path / name / "alike" / "out").faults == ()


def test_it_is_printed_in_the_text_of_an_appendix_before_its_own_table(tmp_path: Path) -> None:
    """Both have the same titles and as many rows, in another order."""
    folder = written(
        tmp_path, ("    Tệp: riêng\n", "    Tệp: cùng công văn\n    Nội dung: pl.md\n")
    )
    settings = folder / "congvan.yaml"
    told = settings.read_text("utf-8")
    own = RESULTS[RESULTS.index("    Nhóm") : RESULTS.index("Phụ lục")].replace("\n", "\n  ")
    other = own.replace("giảm dần", "tăng dần").rstrip()
    settings.write_text(f"{told[: told.index('    Bảng:')]}    Bảng:\n  {other}\n", "utf-8")
    (folder / "pl.md").write_text("Theo nhóm:\n\n{{ bảng.theo_nhóm }}\n\nHết.\n", "utf-8")

    made = tables(letter(folder))

    assert [row[1] for table in made if table[0] == ROWS[0] for row in table if row[0] == "3"] == [
        "UBND xã Hòa An",
        "UBND xã Hòa An",
        "UBND xã Yên Lạc",
    ]
    assert batch.build(folder, tmp_path / "out").faults == ()


def with_template(room: Path, entries: str, *lines: str, results: str = RESULTS) -> Path:
    folder = written(room, ("    Tệp: riêng\n", entries), results=results, text="Lời./.\n")
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(folder / "m.docx"))
    return folder


def test_a_template_of_an_office_may_print_it(tmp_path: Path) -> None:
    entries = "    Tệp: riêng\n    Mẫu: m.docx\n"
    lines = "{{ phụ_lục.tên }}", "{{p bảng.theo_nhóm }}", "{{p phụ_lục.bảng }}"
    folder = with_template(tmp_path, entries, *lines)

    dossier = batch.read(folder)
    made = [each for each in batch.documents(dossier) if each.finished]

    assert ROWS in tables(made[1])
    assert read_all(dossier, made).problems == ()
    (tmp_path / "wide").mkdir()
    wide = RESULTS.replace("      - Kết quả: Kết quả\n", LONG)
    (told,) = refusals(with_template(tmp_path / "wide", entries, *lines, results=wide))
    assert told.startswith("XU06 congvan.yaml, dòng 43: bảng kết quả «Theo nhóm» rộng hơn")


def test_a_sheet_for_one_organization_has_no_table_of_all(tmp_path: Path) -> None:
    entries = "    Tệp: riêng từng đơn vị\n    Lập cho: từng đơn vị\n    Mẫu: m.docx\n"
    folder = with_template(tmp_path, entries, "{{ đơn_vị.tên }}", "{{p bảng.theo_nhóm }}")
    settings = folder / "congvan.yaml"
    told = settings.read_text("utf-8")
    settings.write_text(told[: told.index("    Bảng:")], "utf-8")

    assert (
        "MA03 m.docx, đoạn «{{ bảng.theo_nhóm }}»: Trường «bảng.theo_nhóm» không có. Lệnh "
        "«congvan fields» liệt kê mọi trường."
    ) in refusals(folder)


def test_a_decision_prints_it_in_the_text_that_it_issues(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        ("  Loại: Công văn\n", ISSUING),
        ("Ký hiệu: UBND-KSTT", "Ký hiệu: QĐ-UBND"),
        ("  V/v: kết quả {{ kỳ.tên }}\n  Kính gửi: Các sở\n", "  Trích yếu: Ban hành Kế hoạch\n"),
        ("    Tệp: riêng\n", "    Tệp: cùng công văn\n"),
        text="Điều 1. Ban hành kèm theo Quyết định này Kế hoạch./.\n",
    )
    (folder / "ke-hoach.md").write_text(TEXT, "utf-8")
    built = batch.build(folder, tmp_path / "out")

    assert built.faults == ()
    assert built.folder
    made = package.read((built.folder / "ke-hoach.docx").read_bytes(), "ke-hoach.docx")
    assert ROWS in [list(each) for each in package.tables(made)]
