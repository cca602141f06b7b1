"""`congvan forms`: the templates of a dossier copied into it, and a sheet made from its fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import resources
from generator.cli import main
from tests.test_office_dossiers import HEAD, SHEETS, built, document, dossier, said, saved


def forms(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["forms", str(folder)]) == 0
    return capsys.readouterr().out


def test_forms_are_copied_and_the_line_to_add_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = ("  Mẫu: mau/cong-van.docx\n", "  Nội dung: noi-dung.md\n")
    folder = dossier(tmp_path / "ky", {}, body, more=SHEETS)
    (folder / "noi-dung.md").write_text("Đề nghị thực hiện./.", "utf-8")
    assert forms(folder, capsys) == (
        "Đã ghi mau/cong-van.docx.\n"
        "  Trong congvan.yaml, mục «Văn bản», thêm dòng:  Mẫu: mau/cong-van.docx\n"
        "Đã ghi mau/phu-luc-don-vi.docx.\n"
    )
    made = built(folder)
    assert made.reminders == ()
    assert said(made, "phu-luc/don-vi/S1_so-y-te.docx")[-4:] == [
        "Kết quả tháng 10 năm 2025 của Sở Y tế:",
        "- Tổng hồ sơ: 1.234.",
        "- Hồ sơ trực tuyến: 987.",
        "- Tỷ lệ trực tuyến: 79,98%; mức giao: tối thiểu 70%; kết quả: Đạt.",
    ]
    assert said(made, "phu-luc/don-vi/S2_so-noi-vu.docx")[-1].startswith("- Tỷ lệ trực tuyến: ")


def test_forms_never_write_over_what_was_edited(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = ("  Mẫu: mau/cong-van.docx\n", "  Nội dung: noi-dung.md\n")
    folder = dossier(tmp_path / "ky", {"cong-van.docx": b"cua toi"}, body)
    assert forms(folder, capsys) == (
        "Giữ nguyên mau/cong-van.docx, vì tệp đã có.\n"
        "  Trong congvan.yaml, mục «Văn bản», thêm dòng:  Mẫu: mau/cong-van.docx\n"
    )
    assert (folder / "mau" / "cong-van.docx").read_bytes() == b"cua toi"


def test_nothing_is_copied_where_every_template_is_the_offices_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = dossier(tmp_path / "ky", {"cong-van.docx": saved(document(*HEAD))})
    assert forms(folder, capsys) == "Mọi văn bản của kỳ này đã khai mẫu riêng; không chép gì.\n"


def test_one_template_of_two_appendices_is_copied_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    appendix = "  - Tên: Kết quả\n    Tệp: riêng\n    Bảng:\n      Cột:\n        - Đơn vị: Đơn vị\n"
    more = f"Phụ lục:\n{appendix}{appendix}"
    folder = dossier(tmp_path / "ky", {"cong-van.docx": saved(document(*HEAD))}, more=more)
    assert forms(folder, capsys) == (
        "Đã ghi mau/phu-luc-doc.docx.\n"
        "  Trong congvan.yaml, mục thứ 1 của «Phụ lục»; mục thứ 2 của «Phụ lục», thêm dòng:  "
        "Mẫu: mau/phu-luc-doc.docx\n"
    )
    copied = (folder / "mau" / "phu-luc-doc.docx").read_bytes()
    assert copied == resources.template("phu-luc-doc.docx")


def test_a_file_in_the_place_of_the_folder_ends_in_three(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = ("  Mẫu: mau/cong-van.docx\n", "  Nội dung: noi-dung.md\n")
    folder = dossier(tmp_path / "ky", {}, body)
    (folder / "mau").rmdir()
    (folder / "mau").write_text("", "utf-8")
    assert main(["forms", str(folder)]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("Lỗi XU02: ")


def test_a_folder_without_a_dossier_ends_in_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forms", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("Lỗi CH01: ")
    assert list(tmp_path.iterdir()) == []
