"""`congvan check`: what is said of documents to people and to programs, and the exit codes."""

from __future__ import annotations

import io
import json
import os
import re
from functools import cache
from pathlib import Path

import pytest

from generator.apart import Limits
from generator.batch import checking
from generator.batch.checking import Result
from generator.cli import checked, main
from generator.frozen import replace
from tests import hostile, word
from tests.checker import sound as sound_documents
from tests.checker.changes import changed


def sound() -> bytes:
    """Return a letter in which nothing is found."""
    return sound_documents.sound("công văn")


@cache
def narrow() -> bytes:
    """Return the letter with one error: its left margin; its parts bear the time of saving."""
    return changed(sound(), [{"page": {"left_mm": 25}}])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a sound letter and one with an error."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hẹp.docx").write_bytes(narrow())
    (tmp_path / "đúng.docx").write_bytes(sound())
    return tmp_path


def check(*given: str) -> int:
    return main(["check", *given])


REMEDY = (
    "trong Word, chọn Layout → Margins → Custom Margins, ghi 2 cm cho Top, Bottom và Right, 3 cm "
    "cho Left; văn bản nhiều phần (section) thì chọn Apply to: Whole document."
)
CLEAN = "đúng.docx (công văn): không có gì phải sửa.\n"
NARROW = f"""\
hẹp.docx (công văn): 1 lỗi.
  Lỗi PG03, trang giấy: lề trái 25 mm; yêu cầu: 30–35 mm.
  → PG03: {REMEDY}
"""


# --- for people -------------------------------------------------------------------------------


def test_findings_are_told_file_by_file_then_summed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(".") == 1
    assert capsys.readouterr() == (
        f"{CLEAN}{NARROW}"
        "2 tệp: 1 lỗi, 0 cảnh báo, 0 thông tin; 1 tệp không có gì phải sửa.\nCó lỗi ở 1 tệp.\n",
        "",
    )


def test_nothing_found_ends_in_nought(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check("đúng.docx") == 0
    assert capsys.readouterr().out == (
        f"{CLEAN}1 tệp: 0 lỗi, 0 cảnh báo, 0 thông tin; 1 tệp không có gì phải sửa.\n"
        "Không có lỗi thể thức.\n"
    )


def test_a_warning_alone_ends_in_nought(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = "Quy tắc:\n  PG03:\n    Mức độ: cảnh báo\n"
    (folder / "co-quan.yaml").write_text(profile, "utf-8")

    assert check("hẹp.docx", "--profile", "co-quan.yaml") == 0
    printed = capsys.readouterr().out
    assert printed.startswith("hẹp.docx (công văn): 1 cảnh báo.\n  Cảnh báo PG03, trang giấy: ")
    assert printed.endswith("Không có lỗi thể thức.\n")


def test_among_many_those_without_findings_are_only_counted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(checked.FEW):
        (folder / f"{number}.docx").write_bytes(sound())

    assert check(".") == 1
    assert capsys.readouterr().out == (
        f"{NARROW}12 tệp: 1 lỗi, 0 cảnh báo, 0 thông tin; 11 tệp không có gì phải sửa.\n"
        "Có lỗi ở 1 tệp.\n"
    )


def test_a_file_given_twice_is_looked_at_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check("đúng.docx", ".", "./đúng.docx", str(folder / "hẹp.docx")) == 1
    assert "\n2 tệp: 1 lỗi" in capsys.readouterr().out


def test_a_named_file_that_is_no_document_ends_in_two_and_the_others_go_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7\n")

    assert check("scan.pdf", "đúng.docx") == 2
    assert capsys.readouterr().out == (
        "scan.pdf: không kiểm tra được.\n"
        "  Lỗi GO02: Tệp không phải .docx mà là tệp PDF.\n"
        "  → Mở tệp bằng Word rồi lưu lại theo kiểu «Word Document (*.docx)».\n"
        f"{CLEAN}2 tệp: 0 lỗi, 0 cảnh báo, 0 thông tin; 1 tệp không có gì phải sửa; "
        "1 tệp không kiểm tra được.\nChưa kiểm tra được hết.\n"
    )


def test_a_broken_document_below_a_folder_is_a_finding(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "hẹp.docx").write_bytes(narrow()[:-30])

    assert check(".") == 1
    assert "Lỗi GO04: Gói tệp .docx bị hỏng hoặc tải về chưa xong.\n" in capsys.readouterr().out


def test_what_is_wrong_with_a_profile_is_told_at_once_before_any_document(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = "Quy tắc:\n  PG03:\n    Mức độ: cảnh bá\n  PG0:\n    Mức độ: tắt\n"
    (folder / "co-quan.yaml").write_text(written, "utf-8")

    assert check(".", "--profile", "co-quan.yaml") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert [line[:31] for line in err.splitlines()] == [
        "Lỗi CH22: co-quan.yaml, dòng 3:",
        "Lỗi CH20: co-quan.yaml, dòng 4:",
        "Tất cả 2 chỗ cần sửa.",
    ]
    assert check(".", "--profile", "khong.yaml") == 2
    assert capsys.readouterr().err == (
        "Lỗi GO21: khong.yaml: Không có tệp hồ sơ thể thức này. Xem lại đường dẫn sau --profile.\n"
    )


class Terminal(io.StringIO):
    """Something that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal_only(folder: Path) -> None:
    plan = checking.plan([folder])
    terminal, pipe = Terminal(), io.StringIO()
    for stream in (terminal, pipe):
        progress = checked.Progress(len(plan.gathered.sources), stream)
        checked.tell(plan, checking.reports(plan), checked.People(plan, io.StringIO()), progress)

    assert pipe.getvalue() == ""
    shown = [piece.strip() for piece in terminal.getvalue().split("\r") if piece.strip()]
    assert list(dict.fromkeys(shown)) == ["Đã xem 1/2 tệp", "Đã xem 2/2 tệp"]


# --- what the manual shows --------------------------------------------------------------------

MANUAL = (Path(__file__).parent.parent / "docs" / "huong-dan.md").read_text(encoding="utf-8")


def shown(kind: str, start: str) -> str:
    blocks = re.findall(rf"^```{kind}\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)
    (found,) = (str(each) for each in blocks if each.startswith(start))
    return found


def test_the_manual_shows_what_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unsaid = [{"replace": {"at": "Số", "old": "Số:", "new": "Số"}}]
    (folder / "hẹp.docx").write_bytes(changed(narrow(), unsaid))

    assert check("hẹp.docx") == 1
    assert capsys.readouterr().out == shown("text", "hẹp.docx")


def test_the_profile_of_the_manual_is_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "co-quan.yaml").write_text(shown("yaml", "Quy tắc:"), "utf-8")

    assert check("hẹp.docx", "--profile", "co-quan.yaml") == 1
    assert "lề trái 25 mm; yêu cầu: 30–32 mm." in capsys.readouterr().out


# --- for programs -----------------------------------------------------------------------------


def test_programs_get_a_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check("hẹp.docx", "--json") == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert json.loads(out) == [
        {
            "file": "hẹp.docx",
            "rule": "PG03",
            "severity": "error",
            "part": "Trang",
            "place": "trang giấy",
            "measured": "lề trái 25 mm",
            "required": "30–35 mm",
            "remedy": REMEDY,
        }
    ]


def test_programs_get_an_empty_list_where_nothing_is_found(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check("đúng.docx", "--json") == 0
    assert capsys.readouterr() == ("[]\n", "")


def test_programs_are_told_of_what_cannot_be_read_in_the_same_shape(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "scan.docx").write_bytes(b"%PDF-1.7\n")

    assert check("scan.docx", "--json") == 2
    assert json.loads(capsys.readouterr().out) == [
        {
            "file": "scan.docx",
            "rule": "GO02",
            "severity": "error",
            "part": "",
            "place": "",
            "measured": "Tệp không phải .docx mà là tệp PDF.",
            "required": "",
            "remedy": "Mở tệp bằng Word rồi lưu lại theo kiểu «Word Document (*.docx)».",
        }
    ]


# --- what takes the reader down ---------------------------------------------------------------


def results(folder: Path, limits: Limits) -> dict[str, tuple[Result, list[str]]]:
    plan = replace(checking.plan([folder]), limits=limits)
    return {
        each.source.path.name: (each.result, [problem.what for problem in each.problems])
        for each in checking.reports(plan)
    }


@pytest.mark.skipif(os.name == "nt", reason="Windows chỉ giới hạn thời gian theo đồng hồ.")
def test_a_document_that_takes_the_reader_down_takes_it_alone(folder: Path) -> None:
    (folder / "giữa.docx").write_bytes(hostile.deflated(word.parts("<w:p/>" * 300_000)))

    told = results(folder, Limits(memory_bytes=200 << 20))
    assert told == {
        "đúng.docx": (Result.SOUND, []),
        "giữa.docx": (Result.FINDINGS, ["Tệp làm chương trình đọc hết bộ nhớ."]),
        "hẹp.docx": (Result.FINDINGS, []),
    }


def test_a_document_deleted_or_replaced_in_the_meantime_is_told(folder: Path) -> None:
    plan = checking.plan([folder])
    (folder / "hẹp.docx").unlink()
    (folder / "đúng.docx").unlink()
    (folder / "đúng.docx").mkdir()

    assert [(each.source.file, each.problems[0].what) for each in checking.reports(plan)] == [
        (f"{folder}/đúng.docx", "Không phải tệp thường mà là thư mục."),
        (
            f"{folder}/hẹp.docx",
            "Tệp không còn ở đó: đã bị xóa hoặc đổi tên trong lúc kiểm tra.",
        ),
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows không có ống dẫn có tên.")
def test_a_pipe_in_the_place_of_a_document_is_not_waited_for(folder: Path) -> None:
    plan = checking.plan([folder / "đúng.docx"])
    (folder / "đúng.docx").unlink()
    os.mkfifo(folder / "đúng.docx")

    (told,) = checking.reports(plan)
    assert told.problems[0].what == "Không phải tệp thường mà là ống dẫn (FIFO)."


def test_a_file_too_large_is_not_read(folder: Path) -> None:
    with (folder / "nặng.docx").open("wb") as stream:
        stream.truncate(3 << 30)

    told = results(folder, Limits())
    assert told["nặng.docx"] == (Result.FINDINGS, ["Tệp nặng 3072 MB, quá mức 25 MB."])
