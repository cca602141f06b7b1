"""Which documents are looked at, and where their corrected copies go."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.batch.checking import plan
from generator.batch.gathering import Skipped, gather
from generator.cli import main
from generator.errors import Refused
from tests.checker.changes import changed
from tests.test_check import check, folder, narrow, sound

__all__ = ["folder"]  # a fixture is known by where its name stands


def names(*named: Path, aside: Path | None = None) -> list[str]:
    return [each.path.name for each in gather(named, aside).sources]


# --- below a folder ---------------------------------------------------------------------------


def test_documents_below_a_folder_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("c/b.docx", "đ.docx", "e.docx", "d.DOCX", "c/a/z.docx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    assert names(tmp_path) == ["z.docx", "b.docx", "d.DOCX", "đ.docx", "e.docx"]


def test_what_is_left_aside_is_counted(tmp_path: Path) -> None:
    for name in ("a.docx", "~$a.docx", ".a.docx", "a.doc", "a.xlsx"):
        (tmp_path / name).touch()
    (tmp_path / "sửa").mkdir()
    (tmp_path / "vòng").symlink_to(tmp_path)
    (tmp_path / "mất.docx").symlink_to(tmp_path / "không có")

    found = gather([tmp_path], tmp_path / "sửa")

    assert [each.file for each in found.sources] == [str(tmp_path / "a.docx")]
    assert found.skipped == {
        Skipped.OWNER: 1,
        Skipped.HIDDEN: 1,
        Skipped.OLD: 1,
        Skipped.OTHER: 1,
        Skipped.LINK: 2,
        Skipped.COPIES: 1,
    }


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root opens it")
def test_a_folder_that_may_not_be_opened_does_not_keep_others_from_being_looked_at(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.docx").touch()
    (tmp_path / "kín").mkdir(mode=0)

    found = gather([tmp_path])

    assert [each.path.name for each in found.sources] == ["a.docx"]
    assert found.skipped == {Skipped.CLOSED: 1}


def test_a_link_to_a_document_is_the_document(tmp_path: Path) -> None:
    (tmp_path / "a.docx").touch()
    (tmp_path / "b.docx").symlink_to(tmp_path / "a.docx")

    assert names(tmp_path) == ["a.docx"]


def test_a_pattern_that_the_console_has_left_is_looked_up(tmp_path: Path) -> None:
    for name in ("b.docx", "a.docx", "a.txt"):
        (tmp_path / name).touch()

    assert names(tmp_path / "*.docx") == ["a.docx", "b.docx"]


def test_all_that_cannot_be_used_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "to-trinh.docx").touch()
    (tmp_path / "trống").mkdir()

    with pytest.raises(Refused) as caught:
        gather([tmp_path / "to-trin.docx", tmp_path / "khac", tmp_path / "trống"])

    assert list(map(str, caught.value.problems)) == [
        f"{tmp_path}/to-trin.docx: Không có tệp hoặc thư mục này. Có phải «to-trinh.docx» không?",
        f"{tmp_path}/khac: Không có tệp hoặc thư mục này. Xem lại đường dẫn.",
        f"{tmp_path}/trống: Thư mục không có tệp .docx nào. Chỉ đúng thư mục; tệp .doc thì mở "
        "bằng Word rồi lưu lại thành .docx.",
    ]


# --- corrected copies -------------------------------------------------------------------------


def test_a_copy_is_corrected_and_the_original_stays(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "kỳ").mkdir()
    (folder / "hẹp.docx").rename(folder / "kỳ" / "hẹp.docx")

    assert check(".", "--fix", "đã sửa") == 0
    assert capsys.readouterr().out == (
        "đúng.docx (công văn): không có gì phải sửa.\n"
        "kỳ/hẹp.docx (công văn): không còn gì phải sửa.\n"
        "  Đã sửa, ghi vào đã sửa/kỳ/hẹp.docx:\n"
        "    PG03, trang giấy: lề trái 25 mm → 30–35 mm\n"
        "2 tệp: 0 lỗi, 0 cảnh báo, 0 thông tin; 2 tệp không có gì phải sửa; "
        "1 tệp đã ghi bản sửa.\n"
        "Không có lỗi thể thức.\n"
    )
    assert (folder / "kỳ" / "hẹp.docx").read_bytes() == narrow()
    written = [path for path in (folder / "đã sửa").rglob("*") if path.is_file()]
    assert written == [folder / "đã sửa" / "kỳ" / "hẹp.docx"]
    assert main(["check", "đã sửa"]) == 0


def test_what_a_person_must_do_is_told_beside_what_was_done(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unsaid = [{"replace": {"at": "Số", "old": "Số:", "new": "Số"}}]
    (folder / "hẹp.docx").write_bytes(changed(narrow(), unsaid))

    assert check("hẹp.docx", "--fix", "đã sửa") == 1
    told = capsys.readouterr().out.splitlines()
    assert told[:4] == [
        "hẹp.docx (công văn): còn 1 lỗi.",
        "  Đã sửa, ghi vào đã sửa/hẹp.docx:",
        "    PG03, trang giấy: lề trái 25 mm → 30–35 mm",
        "  Lỗi RF03, đoạn 5 «Số 112/SKHCN-CĐS»: «Số 112/SKHCN-CĐS»; yêu cầu: dấu hai chấm sau "
        "chữ «Số».",
    ]


def test_a_document_that_may_not_be_edited_is_left_as_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tracked = [{"tracked": {"at": "Kính gửi", "kind": "ins"}}]
    (folder / "hẹp.docx").write_bytes(changed(narrow(), tracked))

    assert check("hẹp.docx", "--fix", "sửa") == 1
    told = capsys.readouterr().out
    assert "  Không sửa tệp này: " in told
    assert not (folder / "sửa").exists()


def test_the_same_again_is_the_same_and_another_file_in_its_place_is_kept(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check("hẹp.docx", "--fix", "sửa") == 0
    written = (folder / "sửa" / "hẹp.docx").read_bytes()
    assert check("hẹp.docx", "--fix", "sửa") == 0
    assert (folder / "sửa" / "hẹp.docx").read_bytes() == written

    (folder / "sửa" / "hẹp.docx").write_bytes(sound())
    capsys.readouterr()
    assert check("hẹp.docx", "đúng.docx", "--fix", "sửa") == 2
    told = capsys.readouterr().out
    assert (
        "  Lỗi XU29, sửa/hẹp.docx: Đã có tệp khác ở đó nên không ghi bản sửa.\n"
        "  → Chuyển tệp ấy đi, hoặc chọn thư mục khác cho --fix.\n"
    ) in told
    assert (folder / "sửa" / "hẹp.docx").read_bytes() == sound()


@pytest.mark.parametrize(
    ("named", "copies"), [(".", "."), ("hẹp.docx", "."), ("kỳ", "kỳ"), ("kỳ/hẹp.docx", "xa/../kỳ")]
)
def test_no_copy_is_written_over_an_original(
    named: str, copies: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("kỳ", "xa"):
        (folder / name).mkdir()
    (folder / "kỳ" / "hẹp.docx").write_bytes(narrow())
    before = {path: path.read_bytes() for path in folder.rglob("*.docx")}

    assert check(named, "--fix", copies) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Lỗi XU28: " in err
    assert "sẽ ghi đè bản gốc" in err
    assert {path: path.read_bytes() for path in folder.rglob("*.docx")} == before


def test_two_copies_of_one_name_are_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "kỳ").mkdir()
    (folder / "kỳ" / "hẹp.docx").write_bytes(narrow())

    assert check("hẹp.docx", "kỳ/hẹp.docx", "--fix", "sửa") == 2
    assert capsys.readouterr().err == (
        "Lỗi XU28: kỳ/hẹp.docx: Bản sửa của tệp trùng tên với bản sửa của «hẹp.docx». "
        "Chọn thư mục khác cho --fix, hoặc sửa từng thư mục một.\n"
    )
    assert not (folder / "sửa").exists()


def test_a_file_is_no_place_for_copies(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check("hẹp.docx", "--fix", "đúng.docx") == 2
    assert capsys.readouterr().err == (
        "Lỗi XU05: đúng.docx: Là một tệp, không ghi bản sửa vào đó được. "
        "Chọn một thư mục cho --fix.\n"
    )


def test_copies_whose_names_differ_in_case_only_would_be_one_file(tmp_path: Path) -> None:
    for name in ("một/a.docx", "hai/A.DOCX"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()

    with pytest.raises(Refused) as caught:
        plan([tmp_path / "một", tmp_path / "hai"], copies=tmp_path / "sửa")

    assert list(map(str, caught.value.problems)) == [
        f"{tmp_path}/hai/A.DOCX: bản sửa của tệp trùng tên với bản sửa của "
        f"«{tmp_path}/một/a.docx». "
        "Chọn thư mục khác cho --fix, hoặc sửa từng thư mục một."
    ]
