"""What was edited around the text of a letter, and sets that cannot be compared."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.cli import main
from generator.reconcile import ORIGINALS_FILE
from tests.rolled import BODY, built, edit, paragraph_of, retyped, roll, text, the_letter, told


@pytest.fixture
def month(tmp_path: Path) -> Path:
    return built(tmp_path)


# --- around the text -------------------------------------------------------------------------


def test_copies_and_the_signatory_go_into_the_settings(month: Path) -> None:
    def change(xml: str) -> str:
        xml = retyped("Nguyễn Văn An", "Trần Thị Bình")(xml)
        return retyped("- Lưu: VT.", "- Lưu: VT, KSTT.")(xml)

    edit(month, change)

    made = roll(month)
    settings = (made.folder / "congvan.yaml").read_text("utf-8")

    assert "  Họ và tên: Trần Thị Bình\n" in settings
    assert "    - Lưu: VT, KSTT.\n" in settings
    assert told(made, "TM22") == []


def test_a_subject_with_a_field_is_only_told(month: Path) -> None:
    edit(month, retyped("V/v kết quả", "V/v tình hình"))

    made = roll(month)

    assert "V/v: kết quả {{ kỳ.tên }}" in (made.folder / "congvan.yaml").read_text("utf-8")
    assert [each.is_taken for each in made.reworded] == [False]
    assert "«V/v kết quả tháng 09 năm 2025» thành" in told(made, "TM22")[0]


def test_a_number_and_a_date_written_into_the_letter_are_no_edit(month: Path) -> None:
    edit(month, lambda xml: xml.replace("\xa0" * 10, "112", 1))

    assert roll(month).reworded == ()


def test_an_edit_of_an_appendix_is_told_and_its_cells_are_not_listed(month: Path) -> None:
    edit(month, retyped("Sở Xây dựng", "Sở Xây Dựng"))

    made = roll(month)

    assert made.reworded == ()
    assert told(made, "TM22") == [
        "cong-van.docx: phụ lục đi cùng văn bản cũng đã sửa trong Word; chỗ sửa ấy không lấy vào. "
        "Phụ lục lập từ số liệu và congvan.yaml: sửa ở đó nếu cần."
    ]


def test_addressees_added_in_word_are_told(month: Path) -> None:
    edit(month, retyped("Kính gửi: Các sở", "Kính gửi: Các sở, ban, ngành"))

    made = roll(month)

    settings = (made.folder / "congvan.yaml").read_text("utf-8")
    assert "  Kính gửi: Các sở, ban, ngành\n" in settings
    assert made.reworded[0].file == "congvan.yaml, «Kính gửi»"


def test_a_figure_typed_into_the_subject_is_not_carried_on(tmp_path: Path) -> None:
    month = built(tmp_path)
    settings = month / "congvan.yaml"
    subject = settings.read_text("utf-8").replace("kết quả {{ kỳ.tên }}", "kết quả hồ sơ")
    settings.write_text(subject, "utf-8")
    assert main(["build", str(month), "--out", str(tmp_path / "out")]) == 0
    edit(month, retyped("V/v kết quả hồ sơ", "V/v kết quả hồ sơ, còn 25 hồ sơ trễ"))

    made = roll(month)

    assert "  V/v: kết quả hồ sơ\n" in (made.folder / "congvan.yaml").read_text("utf-8")
    assert told(made, "TM22") == [
        "congvan.yaml: chỗ sửa trong Word ở «V/v» không lấy vào vì có số gõ tay «25»: «V/v kết quả "
        "hồ sơ» thành «V/v kết quả hồ sơ, còn 25 hồ sơ trễ». Sửa bằng tay ở congvan.yaml, hoặc ở "
        "tệp dùng chung, nếu cần."
    ]


def test_who_signs_is_taken_whole_or_not_at_all(month: Path) -> None:
    def change(xml: str) -> str:
        own = paragraph_of(xml, ">CHỦ TỊCH<")
        both = own.replace("CHỦ TỊCH", "KT. CHỦ TỊCH") + own.replace("CHỦ TỊCH", "PHÓ CHỦ TỊCH")
        return retyped("Nguyễn Văn An", "Trần Thị Bình")(xml.replace(own, both))

    edit(month, change)

    made = roll(month)

    settings = (made.folder / "congvan.yaml").read_text("utf-8")
    assert "  Quyền hạn, chức vụ: CHỦ TỊCH\n  Họ và tên: Nguyễn Văn An\n" in settings
    assert not any(each.is_taken for each in made.reworded)
    assert len(told(made, "TM22")) == len(made.reworded)


def test_edited_sheets_are_told_by_their_names(month: Path) -> None:
    sheet = sorted((month.parent / "out" / "thang-09" / "phu-luc").rglob("*.docx"))[0]
    sheet.write_bytes(the_letter(month).read_bytes())

    assert told(roll(month), "TM22") == [
        f"{month.parent.as_posix()}/out/thang-09: 1 phụ lục đã sửa trong Word; chỗ sửa ấy không "
        "lấy vào: phu-luc/don-vi/S01_so-y-te.docx. Phụ lục lập từ số liệu, congvan.yaml và mẫu: "
        "sửa ở đó nếu kỳ này cũng cần."
    ]


def test_wording_that_stayed_in_a_kept_round_is_reminded_of(month: Path) -> None:
    edit(month, retyped("duy trì", "giữ vững"))
    assert main(["build", str(month), "--out", str(month.parent / "out"), "--overwrite"]) == 0

    made = roll(month)

    out = f"{month.parent.as_posix()}/out/thang-09"
    assert made.reworded == ()
    assert told(made, "TM23") == [
        f"{out}: lời sửa trong Word ở các lần được giữ trước đó không lấy vào: {out}.lan-1. Đã gõ "
        "lại vào tệp lời thì thôi; chưa thì xem bằng congvan verify rồi gõ lại."
    ]


# --- what cannot be compared -----------------------------------------------------------------


def test_originals_that_were_changed_vouch_for_nothing(month: Path) -> None:
    edit(month, retyped("duy trì", "giữ vững"))
    kept = the_letter(month).with_name(ORIGINALS_FILE)
    kept.write_bytes(kept.read_bytes() + b" ")

    made = roll(month)

    assert [each.partition(": ")[2][:47] for each in told(made, "TM23")] == [
        "đã sửa trong Word, mà bản gốc để so không còn n"
    ]
    assert "duy trì" in text(made)


def test_the_set_of_another_period_is_told(month: Path) -> None:
    settings = month / "congvan.yaml"
    later = settings.read_text("utf-8").replace("09 năm 2025", "8 năm 2025").replace("/09/", "/08/")
    settings.write_text(later, "utf-8")

    assert told(roll(month), "TM14") == [
        f"{month.parent.as_posix()}/out/thang-09: bộ đã lập là của «tháng 09 năm 2025», khác kỳ "
        "của thư mục cũ, «tháng 8 năm 2025». Chỉ đúng bộ bằng --set."
    ]


def test_a_text_is_left_alone_where_only_the_settings_are_edited(tmp_path: Path) -> None:
    month = built(tmp_path, BODY.replace("\n\n2.", "\n\n\n\n2."))
    edit(month, retyped("- Lưu: VT.", "- Lưu: VT, KSTT."))

    assert text(roll(month)) == (month / "noi-dung.md").read_text("utf-8")


def test_without_a_set_the_text_is_taken_as_it_is(month: Path) -> None:
    shutil.rmtree(month.parent / "out")

    made = roll(month)

    assert text(made) == BODY
    assert "không có bộ văn bản đã lập" in told(made, "TM23")[0]


def test_edits_are_shown_where_the_text_was_changed_after_the_build(month: Path) -> None:
    edit(month, retyped("Yêu cầu các", "Đề nghị các"))
    (month / "noi-dung.md").write_text(BODY.replace("duy trì", "giữ"), "utf-8")

    made = roll(month)

    assert text(made) == BODY.replace("duy trì", "giữ")
    assert [each.is_taken for each in made.reworded] == [False]
    assert "không biết chỗ sửa" in told(made, "TM23")[0]


def test_edits_are_shown_where_the_old_figures_are_gone(month: Path) -> None:
    edit(month, retyped("Yêu cầu các", "Đề nghị các"))
    (month / "so-lieu.xlsx").unlink()

    made = roll(month)

    assert [each.is_taken for each in made.reworded] == [False]
    assert "nay không đọc được nữa" in told(made, "TM23")[0]


def test_a_letter_that_is_broken_or_gone_is_told(month: Path) -> None:
    the_letter(month).write_bytes(b"not a letter")
    made = roll(month)
    assert "không đọc được" in told(made, "TM23")[0]

    shutil.rmtree(made.folder)
    the_letter(month).unlink()
    assert "không còn trong bộ đã lập" in told(roll(month), "TM23")[0]


def test_the_verb_shows_each_edit_before_and_after(
    month: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(month, retyped("Yêu cầu các", "Đề nghị các"))
    capsys.readouterr()
    new, out = month.parent / "thang-10", month.parent / "out"

    code = main(
        ["new", str(new), "--from", str(month), "--period", "tháng 10/2025", "--out", str(out)]
    )

    assert code == 0
    assert capsys.readouterr().err.splitlines()[:4] == [
        "Lời sửa trong Word: 1 chỗ, lấy vào 1 chỗ.",
        "  noi-dung.md, dòng 7:",
        "    trước: Yêu cầu các đơn vị thực hiện./.",
        "    sau:   Đề nghị các đơn vị thực hiện./.",
    ]


def test_a_set_that_is_named_has_to_be_there(
    month: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = month.parent / "thang-10"

    code = main(
        ["new", str(new), "--from", str(month), "--period", "tháng 10/2025", "--set", "o-dau"]
    )

    assert code == 2
    assert "TM14: o-dau: Không có bo-van-ban.json" in capsys.readouterr().err
    assert not new.exists()
