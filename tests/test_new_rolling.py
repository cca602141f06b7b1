"""Last month's dossier is rolled forward: the period moves, what was of that month goes away."""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

import pytest

from generator import batch
from generator.batch.disk import DISK, Disk
from generator.cli import main
from generator.errors import MachineRefused, Refused
from generator.opening import Opened, roll_forward
from generator.opening.periods import Term, deadlines, follows, month_of_issue, old_words
from tests.rolled import built, roll, told
from tests.spreadsheets import refusal

SETTINGS = """\
# Công văn hằng tháng
Văn bản:
  Loại: Công văn
  Cơ quan ban hành: Ủy ban nhân dân tỉnh Bình Minh
  Thẩm quyền ban hành: Chủ tịch UBND tỉnh Bình Minh
  Số: 112            # chưa cấp thì để trống
  Ký hiệu: UBND-KSTT
  Địa danh: Bình Minh
  Ngày: 05/10/2025   # chưa có ngày thì ghi 10/2025
  V/v: kết quả tháng 9/2025
  Kính gửi: Các sở
  Nội dung: noi-dung.md
  Quyền hạn, chức vụ: CHỦ TỊCH
  Họ và tên: Nguyễn Văn An
  Nơi nhận: |
    - Như trên;
    - Lưu: VT.

Kỳ số liệu:
  Tên kỳ:   tháng 9 năm 2025
  Từ ngày:  01/09/2025
  Đến ngày: 30/09/2025

Số liệu dẫn:
  - Tên: tỷ lệ của Bộ          # theo văn bản
    Giá trị: 23,43%
    Nguồn: "Công văn số 5: ngày 02/10/2025"
"""
BODY = """\
Trong {{ kỳ.tên }}, Bộ ghi {{ dẫn.tỷ_lệ_của_bộ }} ({{ nguồn.tỷ_lệ_của_bộ }}).

Tháng 9 năm 2025 có nhiều cố gắng. Hoàn thành trước ngày 15/10/2025./.
"""


def written(room: Path, settings: str = SETTINGS, body: str = BODY) -> Path:
    folder = room / "thang-09"
    folder.mkdir()
    (folder / "congvan.yaml").write_text(settings, "utf-8")
    (folder / "noi-dung.md").write_text(body, "utf-8")
    return folder


def changed(old: Path, made: Opened, file: str = "congvan.yaml") -> list[str]:
    """Return the lines that differ."""
    before, after = ((each / file).read_text("utf-8") for each in (old, made.folder))
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[:2] not in ("--", "++", "@@")]


# --- congvan.yaml ----------------------------------------------------------------------------


def test_only_what_belongs_to_the_month_changes_and_remarks_stay(tmp_path: Path) -> None:
    old = written(tmp_path)

    made = roll(old)

    assert changed(old, made) == [
        "+# Mở từ thư mục kỳ «thang-09» bằng congvan new.",
        "-  Số: 112            # chưa cấp thì để trống",
        "+  Số:                # chưa cấp thì để trống",
        "-  Ngày: 05/10/2025   # chưa có ngày thì ghi 10/2025",
        "+  Ngày: 11/2025      # chưa có ngày thì ghi 10/2025",
        "-  Tên kỳ:   tháng 9 năm 2025",
        "-  Từ ngày:  01/09/2025",
        "-  Đến ngày: 30/09/2025",
        "+  Tên kỳ:   tháng 10 năm 2025",
        "+  Từ ngày:  01/10/2025",
        "+  Đến ngày: 31/10/2025",
        "-    Giá trị: 23,43%",
        '-    Nguồn: "Công văn số 5: ngày 02/10/2025"',
        "+    # của kỳ trước: 23,43%; phải nhập lại",
        "+    Giá trị:",
        "+    # của kỳ trước: Công văn số 5: ngày 02/10/2025; phải nhập lại",
        "+    Nguồn:",
    ]


def test_a_cited_figure_of_last_month_stops_the_build_until_it_is_typed(tmp_path: Path) -> None:
    made = roll(written(tmp_path))

    assert told(made, "TM09") == [
        "congvan.yaml, dòng 28: số dẫn «tỷ lệ của Bộ» là số của kỳ trước (23,43%), đã để trống; "
        "phải nhập lại. Ghi «Giá trị» và «Nguồn» của kỳ này; chưa ghi thì không lập được bộ văn "
        "bản."
    ]
    found = refusal(lambda: batch.read(made.folder))
    assert [each[:48] for each in found] == [
        "CH07 congvan.yaml, dòng 28: «Giá trị» để trống. ",
        "CH07 congvan.yaml, dòng 30: «Nguồn» để trống. Gh",
    ]


def test_words_of_last_month_are_told_with_their_lines_and_not_replaced(tmp_path: Path) -> None:
    old = written(tmp_path)

    made = roll(old)

    assert changed(old, made, "noi-dung.md") == []
    assert [each.partition(". Sửa")[0] for each in told(made, "TM11")] == [
        "congvan.yaml, dòng 11: còn chữ «tháng 9/2025» của kỳ trước",
        "noi-dung.md, dòng 3: còn chữ «tháng 9 năm 2025» của kỳ trước",
    ]
    assert told(made, "TM12") == [
        "noi-dung.md, dòng 3: có thời hạn hoặc mốc ngày gõ tay «trước ngày 15/10/2025». Xem có "
        "phải của kỳ trước không."
    ]


def test_acceptances_and_absences_of_last_month_are_dropped(tmp_path: Path) -> None:
    more = "Đơn vị vắng:\n  - Đơn vị: Sở A\n    Lý do: mới lập\n"
    more += "Cảnh báo đã xem:\n  - Ô trống: Tổng\n"
    made = roll(written(tmp_path, SETTINGS + more + "    Chênh lệch: 1\n"))

    settings = (made.folder / "congvan.yaml").read_text("utf-8")
    assert settings.endswith(
        "# «Đơn vị vắng» của kỳ trước (1 mục) đã bỏ: kỳ này xem lại từ đầu.\n"
        "# «Cảnh báo đã xem» của kỳ trước (1 mục) đã bỏ: kỳ này xem lại từ đầu.\n"
    )
    assert len(told(made, "TM10")) == 3


def test_ends_of_lines_and_the_mark_of_notepad_stay(tmp_path: Path) -> None:
    old = written(tmp_path)
    data = b"\xef\xbb\xbf" + SETTINGS.replace("\n", "\r\n").encode()
    (old / "congvan.yaml").write_bytes(data)

    new = (roll(old).folder / "congvan.yaml").read_bytes()

    assert new.startswith(b"\xef\xbb\xbf#")
    assert new.count(b"\n") == new.count(b"\r\n") == data.count(b"\n") + 3


def test_an_office_file_is_found_from_the_new_place_and_what_it_says_of_the_month_is_covered(
    tmp_path: Path,
) -> None:
    own, _, rest = SETTINGS.partition("Kỳ số liệu:")
    (tmp_path / "co-quan.yaml").write_text(f"Kỳ số liệu:{rest}", "utf-8")
    old = written(tmp_path, f"Dùng chung: ../co-quan.yaml\n{own}")
    (tmp_path / "2025").mkdir()

    made = roll(old, name="2025/thang-10")

    settings = (made.folder / "congvan.yaml").read_text("utf-8")
    assert "Dùng chung: ../../co-quan.yaml\n" in settings
    assert "Kỳ số liệu:\n  Tên kỳ: tháng 10 năm 2025\n  Từ ngày: 01/10/2025\n" in settings
    assert "Số liệu dẫn:\n  - Tên: tỷ lệ của Bộ\n    Giá trị:\n    Nguồn:\n" in settings
    codes = {each.partition(" ")[0] for each in refusal(lambda: batch.read(made.folder))}
    assert codes == {"CH07"}


def test_drafts_begin_again(tmp_path: Path) -> None:
    made = roll(written(tmp_path, SETTINGS.replace("  Số: 112  ", "  Dự thảo: lần 3  ")))

    assert "  Dự thảo: lần 1" in (made.folder / "congvan.yaml").read_text("utf-8")


# --- files -----------------------------------------------------------------------------------


def test_the_table_of_last_month_is_not_copied_but_asked_for(tmp_path: Path) -> None:
    old = built(tmp_path)
    (old / "ghi-chu.txt").write_text("x", "utf-8")

    made = roll(old)

    files = sorted(each.name for each in made.folder.iterdir())
    assert files == ["congvan.yaml", "don-vi.docx", "don-vi.xlsx", "noi-dung.md"]
    assert made.lacking == ("so-lieu.xlsx",)
    settings = (made.folder / "congvan.yaml").read_text("utf-8")
    remark = "# chép bảng số liệu của tháng 10 năm 2025 vào thư mục này, tên so-lieu.xlsx\n"
    assert f"  {remark}  Tệp: so-lieu.xlsx\n" in settings
    assert "ghi-chu.txt" in told(made, "TM24")[0]
    assert refusal(lambda: batch.read(made.folder))[0].startswith("CH10 congvan.yaml, dòng")


def test_a_table_outside_the_dossier_is_no_longer_named(tmp_path: Path) -> None:
    old = built(tmp_path)
    shutil.move(old / "so-lieu.xlsx", tmp_path / "so-lieu.xlsx")
    settings = (old / "congvan.yaml").read_text("utf-8")
    (old / "congvan.yaml").write_text(settings.replace("Tệp: so", "Tệp: ../so"), "utf-8")

    made = roll(old)

    assert "  Tệp:\n" in (made.folder / "congvan.yaml").read_text("utf-8")
    assert "nằm ngoài thư mục kỳ" in told(made, "TM16")[0]


def test_the_set_of_last_month_becomes_the_one_before(tmp_path: Path) -> None:
    more = "Kỳ trước:\n  Bộ văn bản: ../out/thang-09/bo-van-ban.json   # để so\n"
    old = built(tmp_path)
    settings = (old / "congvan.yaml").read_text("utf-8")
    more = more.replace("thang-09", "thang-08")
    (old / "congvan.yaml").write_text(settings + more, "utf-8")
    (tmp_path / "2025").mkdir()

    made = roll(old, name="2025/thang-10")

    new = (made.folder / "congvan.yaml").read_text("utf-8")
    assert "  Bộ văn bản: ../../out/thang-09/bo-van-ban.json" in new
    assert told(made, "TM14") == []
    shutil.rmtree(tmp_path / "out")
    assert "chưa có bộ văn bản" in told(roll(old, name="x"), "TM14")[0]


# --- what cannot be rolled -------------------------------------------------------------------


def test_a_period_that_is_not_understood_is_refused(tmp_path: Path) -> None:
    old = written(tmp_path)

    assert refusal(lambda: roll(old, "tháng mười")) == [
        "TM05 --period: «tháng mười» không phải là tên kỳ như tháng 4/2025, quý III/2026. Ghi dạng "
        "«tháng 10 năm 2025», «quý III/2025», «6 tháng đầu năm 2025», «9 tháng đầu năm 2025», «năm "
        "2025», «từ ngày 01/10/2025 đến ngày 31/10/2025»."
    ]
    assert not (tmp_path / "thang-10").exists()


def test_a_period_that_does_not_come_later_is_told(tmp_path: Path) -> None:
    made = roll(written(tmp_path), "tháng 8 năm 2025")

    assert told(made, "TM06") == [
        "--period: kỳ mới «tháng 8 năm 2025» không ở sau kỳ của thư mục cũ, «tháng 9 năm 2025». "
        "Xem lại có gõ nhầm kỳ không."
    ]


def test_a_dossier_without_a_period_rolls_without_one_and_asks_for_the_date(tmp_path: Path) -> None:
    settings = SETTINGS.partition("Kỳ số liệu:")[0]
    old = written(tmp_path, settings, "Đề nghị thực hiện./.\n")

    made = roll_forward(tmp_path / "moi", old, None, tmp_path / "out" / "x", DISK)

    assert "  Ngày:              # chưa có" in (made.folder / "congvan.yaml").read_text("utf-8")
    assert refusal(lambda: batch.read(made.folder)) == [
        "CH07 congvan.yaml, dòng 10: «Ngày» để trống. Ghi giá trị. Chưa có ngày thì ghi tháng và "
        "năm, ví dụ «01/2025»."
    ]


def test_a_dossier_with_a_period_needs_the_new_one(tmp_path: Path) -> None:
    old = written(tmp_path)

    found = refusal(lambda: roll_forward(tmp_path / "moi", old, None, tmp_path / "out", DISK))

    assert found == [
        "TM04 --period: thư mục cũ có kỳ số liệu, nên phải nói kỳ mới. Thêm --period, ví dụ: "
        '--period "tháng 10 năm 2025".'
    ]


def test_a_broken_or_missing_dossier_is_refused_with_its_line(tmp_path: Path) -> None:
    old = written(tmp_path, "Văn bản:\n  Loại:Công văn\n")
    assert refusal(lambda: roll(old)) == [
        f"TM15 {old.as_posix()}/congvan.yaml, dòng 1: mục «Văn bản» không gồm các mục con nên "
        "không chuyển kỳ được. Sửa mục ấy ở thư mục cũ, hoặc chép thư mục bằng tay."
    ]
    (old / "congvan.yaml").write_text("Văn bản:\n\tLoại: Công văn\n", "utf-8")
    assert refusal(lambda: roll(old))[0].startswith(f"CH03 {old.as_posix()}/congvan.yaml, dòng 2")
    (old / "congvan.yaml").write_text("", "utf-8")
    assert refusal(lambda: roll(old))[0].startswith("CH02 ")
    assert refusal(lambda: roll(tmp_path / "khong-co"))[0].startswith("CH01 ")
    assert not (tmp_path / "thang-10").exists()


@pytest.mark.parametrize(
    ("settings", "told_first"),
    [
        ("Văn bản:\n", "mục «Văn bản» không gồm các mục con"),
        ("Văn bản:\n  Ngày: 9/2025\nKỳ số liệu: tháng 9\n", "mục «Kỳ số liệu» không gồm"),
        ("Văn bản:\n  Ngày: 9/2025\nKỳ số liệu:\n  - Tên kỳ: x\n", "mục «Kỳ số liệu» không gồm"),
    ],
)
def test_settings_that_have_no_entries_to_move_are_refused(
    tmp_path: Path, settings: str, told_first: str
) -> None:
    old = written(tmp_path, settings)

    assert told_first in refusal(lambda: roll(old))[0]


def test_odd_settings_are_rolled_as_far_as_they_go(tmp_path: Path) -> None:
    odd = "Văn bản:\n  Ngày: 13/13/2025\n  Số:\nKỳ trước:\nSố liệu dẫn:\nCảnh báo đã xem:\n"
    made = roll(written(tmp_path, odd))

    settings = (made.folder / "congvan.yaml").read_text("utf-8")
    assert settings.splitlines()[1:] == odd.replace("13/13/2025", "11/2025").splitlines()


def test_a_folder_inside_the_old_one_is_refused(tmp_path: Path) -> None:
    old = written(tmp_path)

    found = refusal(lambda: roll_forward(old / "moi", old, "tháng 10 năm 2025", tmp_path, DISK))

    assert found[0].startswith("TM07 ")


def test_nothing_is_left_where_the_disk_is_full(tmp_path: Path) -> None:
    old = written(tmp_path)

    def full(handle: int, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(MachineRefused):
        roll_forward(tmp_path / "moi", old, "tháng 10 năm 2025", tmp_path, Disk(write=full))

    assert sorted(each.name for each in tmp_path.iterdir()) == ["thang-09"]


def test_the_verb_says_what_it_did_and_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    built(tmp_path)
    capsys.readouterr()
    monkeypatch.chdir(tmp_path)

    code = main(["new", "thang-10", "--from", "thang-09", "--period", "tháng 10 năm 2025"])

    assert code == 0
    assert capsys.readouterr().out == (
        "Đã mở thư mục kỳ thang-10: congvan.yaml, noi-dung.md, don-vi.xlsx, don-vi.docx.\n"
        "Chưa có, phải chép vào trước khi lập: so-lieu.xlsx.\n"
        "Xem lại, rồi lập: congvan build thang-10\n"
    )


# --- periods ---------------------------------------------------------------------------------


def named(name: str) -> Term:
    return follows(name, None)


@pytest.mark.parametrize(
    ("old", "new", "words", "found"),
    [
        ("tháng 9 năm 2025", "tháng 10 năm 2025", "Trong tháng 09/2025, tháng 9", 2),
        ("tháng 9 năm 2025", "tháng 10 năm 2025", "tháng 8 năm 2025, năm 2025", 0),
        ("tháng 9 năm 2025", "tháng 10 năm 2025", "đến ngày 30/9/2025", 1),
        ("quý III/2025", "quý IV/2025", "Quý 3 năm 2025", 1),
        ("6 tháng đầu năm 2025", "9 tháng đầu năm 2025", "6 tháng đầu năm 2025, 01/01/2025", 1),
        ("năm 2024", "năm 2025", "tháng 9 năm 2024; năm 2024", 1),
    ],
)
def test_the_old_period_is_found_in_any_writing(old: str, new: str, words: str, found: int) -> None:
    assert len(old_words(words, named(old), named(new))) == found


def test_reports_whose_days_run_from_the_fifteenth_go_on_so() -> None:
    old = Term("năm 2024", *follows("từ ngày 15/12/2023 đến ngày 14/12/2024", None).days)

    assert str(follows("năm 2025", old).start) == "2024-12-15"


def test_the_month_of_issue_is_as_late_as_last_time() -> None:
    assert month_of_issue(named("năm 2025"), named("năm 2024"), (2025, 1)) == "01/2026"
    assert month_of_issue(named("tháng 12/2025"), named("tháng 11/2025"), (2025, 11)) == "12/2025"
    assert month_of_issue(named("tháng 12/2025"), None, None) == "01/2026"


def test_deadlines_are_found_and_dates_of_documents_are_not() -> None:
    assert deadlines("Văn bản ngày 02/01/2025; chậm nhất ngày 14/02/2025.\n| Xong | 15/3 |") == [
        "chậm nhất ngày 14/02/2025",
        "15/3",
    ]


def test_refusals_are_refusals(tmp_path: Path) -> None:
    taken = tmp_path / "thang-10"
    taken.mkdir()
    (taken / "cua-ai").write_text("x", "utf-8")

    with pytest.raises(Refused, match="đã có tệp"):
        roll(written(tmp_path))
