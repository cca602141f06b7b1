"""Unknown entries and missing files do not hide what is wrong with the rest of a dossier."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from generator import batch
from generator.errors import Refused
from tests import an_giang
from tests.small_dossier import load, refusals


def read(dossier: Path) -> list[str]:
    with pytest.raises(Refused) as caught:
        batch.read(dossier)
    return [f"{problem.code} {problem}" for problem in caught.value.problems]


def set_cell(path: Path, cell: str, value: str | None) -> None:
    workbook = openpyxl.load_workbook(path)
    workbook.worksheets[0][cell] = value
    workbook.save(path)


def replace_in_template(path: Path, old: str, new: str) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"].decode()
    assert old in body
    parts["word/document.xml"] = body.replace(old, new, 1).encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def test_settings_with_unknown_entries_and_missing_files_carry_what_is_wrong(
    tmp_path: Path,
) -> None:
    settings = load(
        tmp_path,
        ("  Số: 112", "  Người soạn thảo chính: An\n  Số: 112"),
        ("Nội dung: noi-dung.md", "Nội dung: thieu.md"),
        ("Chỉ tiêu:", "Chi tieu:"),
    )

    assert [str(problem).split(". ")[0] for problem in settings.problems] == [
        "congvan.yaml, dòng 7: không có mục «Người soạn thảo chính» trong «Văn bản»",
        "congvan.yaml, dòng 14: «Nội dung»: không có tệp «thieu.md» trong thư mục kỳ",
        "congvan.yaml, dòng 46: không có mục «Chi tieu»",
    ]
    assert settings.letter.number == "112"
    assert settings.metrics[0].name == "Tỷ lệ trực tuyến"
    assert settings.line("Chỉ tiêu", 0, "Cách tính") == 48


def test_settings_that_are_right_carry_no_problems(tmp_path: Path) -> None:
    assert load(tmp_path).problems == ()


def test_other_faults_are_told_together_with_unknown_entries(tmp_path: Path) -> None:
    assert refusals(tmp_path, ("  V/v:", "  Vv:"), ("Số: 112", "Số: 112a")) == [
        "CH09 congvan.yaml, dòng 7: «Số»: «112a» không phải là số văn bản, chỉ gồm chữ số. "
        "Ghi số vào đây, ký hiệu vào mục «Ký hiệu»; chưa cấp số thì để trống.",
        "CH06 congvan.yaml, dòng 11: không có mục «Vv» trong «Văn bản». Có phải «V/v» không?",
    ]


def test_formulas_are_read_though_an_entry_is_unknown(tmp_path: Path) -> None:
    changes = (("  V/v:", "  Vv:"), ("Hồ sơ trực tuyến / Tổng", "Hồ sơ qua mạng / Tổng"))

    assert [each.split(":")[0] for each in refusals(tmp_path, *changes)] == [
        "CH06 congvan.yaml, dòng 11",
        "CH13 congvan.yaml, dòng 47",
    ]


def test_faults_of_settings_figures_text_and_template_are_told_at_once(tmp_path: Path) -> None:
    dossier = an_giang.copied(tmp_path)
    an_giang.changed(dossier, "  Số: 112 ", "  Người nhận: Lê Văn An\n  Số: 112 ")
    an_giang.changed(dossier, "{{ dẫn.tỷ_lệ_theo_hệ", "{{ dẫn.tỉ_lệ_theo_hệ", "noi-dung.md")
    set_cell(dossier / "so-lieu.xlsx", "C9", "bốn mươi")
    replace_in_template(dossier / "mau" / "phu-luc-don-vi.docx", "đơn_vị.tên", "đơn_vị.ten")

    assert read(dossier) == [
        "CH06 congvan.yaml, dòng 10: không có mục «Người nhận» trong «Văn bản». Có phải «Nơi "
        "nhận» không?",
        "SL20 so-lieu.xlsx, trang «Tổng hợp», ô C9: Cột số «Tổng hồ sơ» mà ô chứa chữ «bốn "
        "mươi». Gõ lại thành số; nếu chữ này nghĩa là không có số thì khai nó ở «Chữ thay số» "
        "của cột trong congvan.yaml.",
        "VB11 noi-dung.md, dòng 3: không có trường «dẫn.tỉ_lệ_theo_hệ_thống_emc». Có phải "
        "«dẫn.tỷ_lệ_theo_hệ_thống_emc» không? Xem mọi trường: congvan fields.",
        "MA03 mau/phu-luc-don-vi.docx, đoạn «Trong {{ kỳ.tên }} (từ ngày {{ kỳ.từ_ngày }} đến "
        "ngày {{ kỳ…»: Trường «đơn_vị.ten_trong_câu» không có. Có phải «đơn_vị.tên_trong_câu» "
        "không?",
    ]


def test_files_that_are_not_there_hide_nothing_else(tmp_path: Path) -> None:
    dossier = an_giang.copied(tmp_path)
    (dossier / "so-lieu.xlsx").unlink()
    (dossier / "mau" / "phu-luc-don-vi.docx").unlink()
    set_cell(dossier / "don-vi.xlsx", "A2", None)
    an_giang.changed(dossier, "{{ dẫn.tỷ_lệ_theo_hệ", "{{ dẫn.tỉ_lệ_theo_hệ", "noi-dung.md")

    assert read(dossier) == [
        "CH10 congvan.yaml, dòng 53: «Tệp»: không có tệp «so-lieu.xlsx» trong thư mục kỳ. "
        "Chép tệp vào đúng chỗ hoặc sửa lại tên.",
        "CH10 congvan.yaml, dòng 138: «Mẫu»: không có tệp «mau/phu-luc-don-vi.docx» trong thư "
        "mục kỳ. Chép tệp vào đúng chỗ hoặc sửa lại tên.",
        "DV01 don-vi.xlsx, trang «Đơn vị», ô A2: Đơn vị không có mã. Ghi mã riêng cho từng đơn vị.",
        "VB11 noi-dung.md, dòng 3: không có trường «dẫn.tỉ_lệ_theo_hệ_thống_emc». Có phải "
        "«dẫn.tỷ_lệ_theo_hệ_thống_emc» không? Xem mọi trường: congvan fields.",
    ]


def test_a_refused_register_hides_no_text_and_no_template(tmp_path: Path) -> None:
    dossier = an_giang.copied(tmp_path)
    set_cell(dossier / "don-vi.xlsx", "D1", "Nhom")
    replace_in_template(dossier / "mau" / "phu-luc-don-vi.docx", "đơn_vị.tên", "đơn_vị.ten")
    an_giang.changed(dossier, "{{ dẫn.tỷ_lệ_theo_hệ", "{{ dẫn.tỉ_lệ_theo_hệ", "noi-dung.md")

    assert read(dossier) == [
        "DV09 don-vi.xlsx, trang «Đơn vị», ô D1: Không dùng cột có tiêu đề «Nhom». Có phải "
        "«Nhóm» không? Nếu là cột khác thì đặt tiêu đề khác hẳn.",
        "VB11 noi-dung.md, dòng 3: không có trường «dẫn.tỉ_lệ_theo_hệ_thống_emc». Có phải "
        "«dẫn.tỷ_lệ_theo_hệ_thống_emc» không? Xem mọi trường: congvan fields.",
        "MA03 mau/phu-luc-don-vi.docx, đoạn «Trong {{ kỳ.tên }} (từ ngày {{ kỳ.từ_ngày }} đến "
        "ngày {{ kỳ…»: Trường «đơn_vị.ten_trong_câu» không có. Có phải «đơn_vị.tên_trong_câu» "
        "không?",
    ]
