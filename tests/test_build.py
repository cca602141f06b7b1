"""What `congvan build` promises, tried as a clerk would."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from generator.cli import main
from generator.vietnamese import NBSP
from tests import an_giang, months
from tests.spreadsheets import spreadsheet


def build(dossier: Path, out: Path, *options: str) -> int:
    return main(["build", str(dossier), "--out", str(out), *options])


def written(out: Path) -> list[str]:
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_set_is_a_letter_a_sheet_for_each_unit_results_and_a_manifest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = build(an_giang.DOSSIER, tmp_path)

    assert code == 0
    files = written(tmp_path / "an-giang-2025-01")
    assert [file for file in files if "/" not in file] == [
        ".bo-van-ban.goc.zip",
        "bo-van-ban.json",
        "cong-van.docx",
        "doi-chieu.docx",
        "doi-chieu.html",
        "so-lieu.xlsx",
    ]
    assert len(files) == 36
    assert "phu-luc/don-vi/SN03_so-cong-thuong.docx" in files
    printed = capsys.readouterr().out
    assert "9 đạt, 20 chưa đạt, 1 không đánh giá, 0 không phát sinh hồ sơ." in printed
    assert printed.endswith("Sẵn sàng trình ký: 12 cảnh báo đều đã có người xem.\n")


def test_the_same_dossier_makes_the_same_bytes(tmp_path: Path) -> None:
    build(an_giang.DOSSIER, tmp_path / "a")
    build(an_giang.copied(tmp_path / "elsewhere"), tmp_path / "b")

    assert hashes(tmp_path / "a") == hashes(tmp_path / "b")


def test_a_second_build_over_an_untouched_set_is_welcome(tmp_path: Path) -> None:
    assert build(an_giang.DOSSIER, tmp_path) == 0
    before = hashes(tmp_path)

    assert build(an_giang.DOSSIER, tmp_path) == 0
    assert hashes(tmp_path) == before


def test_an_edited_letter_is_not_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(an_giang.DOSSIER, tmp_path)
    letter = tmp_path / "an-giang-2025-01" / "cong-van.docx"
    letter.write_bytes(b"edited")
    before = hashes(tmp_path)
    capsys.readouterr()

    assert build(an_giang.DOSSIER, tmp_path) == 2
    assert hashes(tmp_path) == before
    assert capsys.readouterr().err == (
        "Lỗi XU01: cong-van.docx: Đã được sửa tay sau lần lập trước, hoặc không phải do chương "
        "trình lập. Chép tệp đi nơi khác rồi lập lại, hoặc thêm --overwrite để ghi đè; "
        "bản cũ được giữ.\n"
    )


def test_overwrite_replaces_an_edited_letter(tmp_path: Path) -> None:
    build(an_giang.DOSSIER, tmp_path)
    before = hashes(tmp_path)
    (tmp_path / "an-giang-2025-01" / "cong-van.docx").write_bytes(b"edited")

    assert build(an_giang.DOSSIER, tmp_path, "--overwrite") == 0
    after = hashes(tmp_path)
    assert {file: after[file] for file in before} == before
    kept = tmp_path / "an-giang-2025-01.lan-1" / "cong-van.docx"
    assert kept.read_bytes() == b"edited"


def without_acceptances(tmp_path: Path) -> Path:
    dossier = an_giang.copied(tmp_path)
    path = dossier / "congvan.yaml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("Cảnh báo đã xem:")], "utf-8")
    return dossier


def test_without_acceptance_the_set_is_written_but_not_ready(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = build(without_acceptances(tmp_path), tmp_path / "out")

    printed = capsys.readouterr()
    assert code == 0
    assert "Chưa sẵn sàng trình ký: còn 12 cảnh báo chưa ai xem." in printed.out
    *warnings, explained = printed.err.splitlines()
    assert len(warnings) == 12
    assert all(warning.startswith("Cảnh báo DC0") for warning in warnings)
    assert explained == (
        "Do các đơn vị trên, ở dòng tổng cũng vậy: Cộng các kênh hồ sơ: 663.690 và 663.993, "
        "chênh 303."
    )
    manifest = (tmp_path / "out" / "an-giang-2025-01" / "bo-van-ban.json").read_text("utf-8")
    assert '"ready": false' in manifest


def test_a_column_with_the_name_of_a_check_does_not_hide_what_its_rows_explain(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [("Sở Y tế", 100, 60), ("Sở Xây dựng", 200, 150), ("UBND xã Tân Phú", 100, 90)]
    check = "Đối chiếu:\n  - Tên: Tổng\n    Điều kiện: Tổng = Trực tuyến × 2\n"
    folder = months.dossier(tmp_path, "09", rows, more=check)
    sums = ("CỘNG", 401, 300)
    spreadsheet(folder / "so-lieu.xlsx", [("Đơn vị", "Tổng", "Trực tuyến"), *rows, sums])

    assert months.build(folder) == 0

    *warnings, explained = capsys.readouterr().err.splitlines()
    assert [each.split(",")[0] for each in warnings] == ["Cảnh báo DC02", *["Cảnh báo DC03"] * 3]
    assert explained == "Do các đơn vị trên, ở dòng tổng cũng vậy: Tổng: 400 và 600, chênh 200."


def test_a_finding_names_its_cells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(without_acceptances(tmp_path), tmp_path / "out")

    first = capsys.readouterr().err.splitlines()[0]
    assert "UBND huyện An Phú" in first
    assert "43.819" in first
    assert "43.844" in first
    assert "25" in first
    assert "so-lieu.xlsx, trang «Tổng hợp», ô C27" in first


def test_strict_refuses_a_set_with_an_unaccepted_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = build(without_acceptances(tmp_path), tmp_path / "out", "--strict")

    assert code == 1
    assert written(tmp_path / "out") == []
    assert "Không ghi gì: còn 12 cảnh báo chưa ai xem (--strict)." in capsys.readouterr().err


def test_an_acceptance_of_another_amount_accepts_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = an_giang.copied(tmp_path)
    an_giang.changed(dossier, "UBND huyện An Phú: 25", "UBND huyện An Phú: 24")

    assert build(dossier, tmp_path / "out", "--strict") == 1
    assert "còn 2 cảnh báo chưa ai xem" in capsys.readouterr().err


def test_everything_wrong_is_said_at_once_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = an_giang.copied(tmp_path)
    an_giang.changed(dossier, "Tổng hồ sơ: TỔNG SỐ > HSTN", "Tổng hồ sơ: TỔNG SỐ > HSTM")
    an_giang.changed(dossier, "{{ dẫn.tỷ_lệ_theo_hệ", "{{ dẫn.tỉ_lệ_theo_hệ", "noi-dung.md")

    assert build(dossier, tmp_path / "out") == 2
    assert written(tmp_path / "out") == []
    printed = capsys.readouterr().err
    assert "HSTM" in printed
    assert "Có phải «dẫn.tỷ_lệ_theo_hệ_thống_emc» không?" in printed
    assert printed.endswith("Tất cả 2 chỗ cần sửa.\n")


def test_a_missing_dossier_is_said_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(tmp_path / "khong-co", tmp_path / "out") == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_set_without_number_and_date_keeps_room_for_them(tmp_path: Path) -> None:
    dossier = an_giang.copied(tmp_path)
    an_giang.changed(dossier, "  Số: 112 ", "  Số: ")
    an_giang.changed(dossier, "Ngày: 24/01/2025 ", "Ngày: 01/2025 ")

    assert build(dossier, tmp_path / "out") == 0
    manifest = (tmp_path / "out" / "an-giang-2025-01" / "bo-van-ban.json").read_text("utf-8")
    assert '"number": null' in manifest


@pytest.mark.parametrize("verb", ["build", "fields", "schema"])
def test_each_verb_has_vietnamese_help_with_an_example(
    verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([verb, "--help"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"Cách dùng: congvan {verb}")
    assert "Ví dụ:" in printed
    assert f"congvan {verb}" in printed.split("Ví dụ:")[1]
    for english in ("Usage", "Options", "Show this message"):
        assert english not in printed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["biuld"], "không có lệnh «biuld». Có phải «build» không?"),
        (["build"], "thiếu «THƯ_MỤC»."),
        (["build", "a", "--strikt"], "không có tùy chọn «--strikt». Có phải «--strict» không?"),
        (["build", "a", "--out"], "tùy chọn «--out» cần đúng một giá trị."),
        (["build", "a", "b"], "thừa «b» ở cuối lệnh."),
    ],
)
def test_a_mistyped_command_is_explained_in_vietnamese(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr().err
    assert message in printed
    assert "--help" in printed


def test_fields_lists_every_field_with_its_value(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fields", str(an_giang.DOSSIER)]) == 0
    printed = capsys.readouterr().out
    assert "{{ kỳ.tên }}: tên kỳ số liệu [năm 2024]" in printed
    assert "{{ số_liệu.tổng_hồ_sơ }}: số của một cột [2]" in printed


def test_a_table_wider_than_its_page_is_refused_for_a_number_would_break(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = an_giang.copied(tmp_path)
    an_giang.changed(dossier, "    Hướng trang: ngang", "    Hướng trang: dọc")

    assert build(dossier, tmp_path / "out") == 2
    printed = capsys.readouterr().err
    assert "rộng hơn trang giấy, số sẽ bị ngắt dòng." in printed
    assert "hoặc ghi «Hướng trang: ngang»." in printed
    assert written(tmp_path / "out") == []


def test_fields_are_listed_where_the_text_names_one_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = an_giang.copied(tmp_path)
    an_giang.changed(dossier, "{{ dẫn.tỷ_lệ_theo_hệ", "{{ dẫn.tỉ_lệ_theo_hệ", "noi-dung.md")

    assert main(["fields", str(dossier)]) == 0
    assert "{{ dẫn.tỷ_lệ_theo_hệ_thống_emc }}: số liệu dẫn [23,43%]" in capsys.readouterr().out


def test_fields_are_listed_without_values_where_the_workbook_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = an_giang.copied(tmp_path)
    (dossier / "so-lieu.xlsx").write_bytes(b"")

    assert main(["fields", str(dossier)]) == 2
    printed = capsys.readouterr()
    assert "{{ số_liệu.tổng_hồ_sơ }}: số của một cột [không có]" in printed.out
    assert printed.err.startswith("Lỗi SL03: so-lieu.xlsx: Tệp rỗng (0 byte).")


def test_a_new_goal_is_the_same_in_the_letter_and_on_the_sheets(tmp_path: Path) -> None:
    dossier = an_giang.copied(tmp_path)
    an_giang.changed(dossier, "tối thiểu 85%\n", "tối thiểu 80%\n")

    assert build(dossier, tmp_path / "out") == 0
    folder = tmp_path / "out" / "an-giang-2025-01"
    letter = an_giang.text_of(folder / "cong-van.docx").replace(NBSP, " ")
    assert "đến hết năm 2025 từng sở, ngành đạt tối thiểu 80% và các địa phương đạt" in letter
    (sheet,) = (folder / "phu-luc" / "don-vi").glob("SN03_*.docx")
    assert "Mức phấn đấu đến hết năm 2025: tối thiểu 80%" in an_giang.text_of(sheet)


def test_a_list_of_nobody_is_told_as_such(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = an_giang.copied(tmp_path)
    an_giang.changed(
        dossier, "      - Khi: TTHC toàn trình = 0", "      - Khi: TTHC toàn trình = 999"
    )

    assert build(dossier, tmp_path / "out") == 2
    assert (
        "Trường «danh_sách.tỷ_lệ_hồ_sơ_trực_tuyến_toàn_trình.không_đánh_giá» không có giá trị. "
        "Kỳ này không có đơn vị nào như vậy: bỏ hoặc viết lại chỗ này trong câu."
    ) in capsys.readouterr().err
