"""The face of the program: exit codes, consoles of every code page, help, refusals of a place."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from generator import batch
from generator.batch import Disk, manifest
from generator.batch.records import JOURNAL
from generator.cli import main
from tests import an_giang

NAME = "an-giang-2025-01"


def build(dossier: Path, out: Path, *options: str) -> int:
    return main(["build", str(dossier), "--out", str(out), *options])


def found(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- the machine refuses: 3 ------------------------------------------------------------------


def test_a_folder_in_the_place_of_a_file_ends_in_three(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / NAME / "cong-van.docx"
    taken.mkdir(parents=True)

    assert build(an_giang.DOSSIER, tmp_path) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"Lỗi XU02: {taken}: Không ghi hoặc không đọc được: ")
    assert printed.err.endswith(
        "Đóng tệp nếu đang mở trong Word hay Excel; xem ổ đĩa còn chỗ và có quyền ghi.\n"
    )
    assert not (tmp_path / NAME / manifest.FILE).exists()


def test_a_name_too_long_for_the_disk_ends_in_three(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(an_giang.DOSSIER, tmp_path / ("x" * 300)) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "x" * 300 in printed.err
    assert "Traceback" not in printed.err


# --- our own bug: 4 --------------------------------------------------------------------------


def test_a_bug_of_ours_ends_in_four_and_its_traceback_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setitem(sys.modules, "json", None)  # so that the verb's own import fails

    assert main(["schema"]) == 4
    (kept,) = tmp_path.iterdir()
    assert kept.name.startswith("congvan-loi-")
    assert kept.suffix == ".txt"
    written = kept.read_text("utf-8")
    assert written.startswith("Traceback (most recent call last):")
    assert "ModuleNotFoundError" in written
    assert capsys.readouterr().err == (
        "Chương trình gặp lỗi của chính nó. Tệp nào đã ghi thì còn nguyên vẹn; bộ văn bản chưa có "
        "bo-van-ban.json thì chưa đủ.\n"
        f"Gửi tệp này cho người bảo trì: {kept}\n"
    )


# --- interrupted: 130 ------------------------------------------------------------------------


class Interrupting(io.StringIO):
    """A console at which somebody presses Ctrl+C."""

    def write(self, _: str) -> int:
        raise KeyboardInterrupt


def test_a_program_stopped_at_its_console_ends_in_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", Interrupting())

    assert main(["schema"]) == 130
    assert capsys.readouterr().err.strip() == "Đã dừng theo yêu cầu."


def test_a_build_stopped_by_hand_leaves_no_manifest_and_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def append(_: Path) -> int:
        raise KeyboardInterrupt

    disk = partial(Disk, append=append)
    with monkeypatch.context() as patch:
        patch.setattr(batch, "Disk", disk)
        assert build(an_giang.DOSSIER, tmp_path) == 130
    assert capsys.readouterr().err.strip().endswith("Đã dừng theo yêu cầu.")
    left = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert left == [JOURNAL]

    assert build(an_giang.DOSSIER, tmp_path) == 0


# --- a place that is not fit -----------------------------------------------------------------


@pytest.mark.parametrize("options", [[], ["--overwrite"]], ids=["plain", "overwrite"])
@pytest.mark.parametrize(
    ("dossier", "out"),
    [
        (NAME, "."),
        (NAME, NAME),
        (NAME, f"{NAME}/mau"),
        (f"{NAME}/{NAME}", "."),
    ],
    ids=["itself", "inside", "deep inside", "around"],
)
def test_a_set_is_never_written_over_its_dossier(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    dossier: str,
    out: str,
    options: list[str],
) -> None:
    source = an_giang.copied((tmp_path / dossier).parent)
    before = found(tmp_path)

    assert build(source, tmp_path / out, *options) == 2
    assert found(tmp_path) == before
    assert capsys.readouterr().err == (
        f"Lỗi XU04: {tmp_path / out / NAME}: Là thư mục kỳ, nằm trong thư mục kỳ, hoặc chứa "
        "thư mục kỳ. Chọn nơi khác cho --out, ví dụ: --out out.\n"
    )


def test_a_set_is_never_written_over_what_its_dossier_takes_from_elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, shared = an_giang.copied(tmp_path / "ky"), tmp_path / "chung" / NAME
    shared.mkdir(parents=True)
    (source / "so-lieu.xlsx").rename(shared / "so-lieu.xlsx")
    an_giang.changed(source, "Tệp: so-lieu.xlsx", f"Tệp: ../../chung/{NAME}/so-lieu.xlsx")
    before = found(tmp_path)

    assert build(source, tmp_path / "chung", "--overwrite") == 2
    assert found(tmp_path) == before
    assert capsys.readouterr().err == (
        f"Lỗi XU04: {shared}: Chứa «so-lieu.xlsx», tệp mà kỳ này dùng. "
        "Chọn nơi khác cho --out, ví dụ: --out out.\n"
    )


@pytest.mark.parametrize("below", ["", "xa/hơn"])
def test_a_file_is_no_place_for_a_set(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], below: str
) -> None:
    taken = tmp_path / "out"
    taken.write_bytes(b"mine")

    assert build(an_giang.DOSSIER, taken / below, "--overwrite") == 2
    assert taken.read_bytes() == b"mine"
    assert capsys.readouterr().err == (
        f"Lỗi XU05: {taken}: Là một tệp, không ghi bộ văn bản vào đó được. "
        "Chọn một thư mục cho --out.\n"
    )


# --- consoles --------------------------------------------------------------------------------


def run(*arguments: str, encoding: str = "cp1252") -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own whose console has an old code page."""
    code = "import sys; from generator.cli import main; sys.exit(main())"
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    command = [sys.executable, "-c", code, *arguments]
    root = Path(__file__).parents[1]
    return subprocess.run(
        command, env=environment, capture_output=True, check=False, cwd=root, timeout=60
    )


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp1258"])
def test_a_console_of_an_old_code_page_is_spoken_to_in_unicode(encoding: str) -> None:
    done = run("fields", str(an_giang.DOSSIER), encoding=encoding)

    assert (done.returncode, done.stderr) == (0, b"")
    assert "{{ kỳ.tên }}: tên kỳ số liệu [năm 2024]" in done.stdout.decode("utf-8")


def test_bad_news_too_is_unicode() -> None:
    done = run("biuld")

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode("utf-8").splitlines() == [
        "Lệnh viết chưa đúng: không có lệnh «biuld». Có phải «build» không? "
        "Các lệnh: new, build, check, verify, fields, forms, schema.",
        "Xem hướng dẫn: congvan --help",
    ]


# --- help ------------------------------------------------------------------------------------

HELP: Mapping[str, str] = {
    "": """\
Cách dùng: congvan LỆNH …

  Lập công văn, phụ lục đúng thể thức Nghị định 30/2020/NĐ-CP từ bảng số liệu.

Lệnh:
  new     Mở thư mục kỳ mới: từ đầu, hoặc từ thư mục kỳ trước.
  build   Lập bộ văn bản từ một thư mục kỳ.
  check   Xét tệp Word theo Nghị định 30/2020/NĐ-CP: sai ở đâu, sửa thế nào.
  verify  So bộ văn bản với lúc lập: sửa chữ, đổi số, thiếu tệp.
  fields  Liệt kê các trường dùng được trong mẫu và nội dung.
  forms   Chép mẫu Word vào thư mục kỳ để sửa.
  schema  In lược đồ JSON của congvan.yaml cho trình soạn thảo.

Xem từng lệnh: congvan LỆNH --help
""",
    "build": """\
Cách dùng: congvan build [TÙY CHỌN] THƯ_MỤC

  Lập bộ văn bản từ một thư mục kỳ.

  Đọc congvan.yaml và các tệp mà nó nêu trong THƯ_MỤC, kiểm tra, tính, rồi ghi
  công văn, phụ lục, bảng kết quả vào thư mục cùng tên trong out. Có lỗi thì
  không ghi gì và nói rõ từng lỗi. Mỗi tệp làm xong được mở ra đọc lại; trang
  đối chiếu doi-chieu.html cho biết đã so những gì.

Tham số:
  THƯ_MỤC  Thư mục kỳ, có tệp congvan.yaml.

Tùy chọn:
  --out THƯ_MỤC        Nơi ghi bộ văn bản; bỏ trống thì ghi vào out.
  --strict             Còn cảnh báo chưa xem, chỗ chờ điền thì không ghi.
  --overwrite          Ghi đè cả tệp đã sửa tay, giữ bộ cũ riêng.
  --only MÃ            Chỉ lập phụ lục của các đơn vị mang mã này; nhiều mã
                       thì cách nhau dấu phẩy.
  --dry-run            Chỉ nói sẽ ghi, giữ, bỏ tệp nào.
  --workers SỐ         Số tiến trình cùng lập; bỏ trống thì theo số phụ lục và
                       số nhân của máy.
  --scheduler ĐỊA_CHỈ  Lập trên cụm máy Dask.
  -h, --help           Hiện hướng dẫn này rồi dừng.

Ví dụ:
  congvan build data/an-giang-2025-01 --out out
""",
    "verify": """\
Cách dùng: congvan verify [TÙY CHỌN] BỘ_VĂN_BẢN

  So từng tệp trong thư mục của một bộ văn bản với lúc lập ra nó.

  Chỉ cần thư mục của bộ, không cần thư mục kỳ. Với mỗi tệp, cho biết: nguyên
  vẹn; đã sửa lời văn (in đoạn trước và sau); đã đổi số, tên hoặc mã đơn vị
  (là lỗi). Số và ngày ghi tay vào chỗ trống không phải là lỗi.

Tham số:
  BỘ_VĂN_BẢN  Thư mục của bộ, có tệp bo-van-ban.json.

Tùy chọn:
  -h, --help  Hiện hướng dẫn này rồi dừng.

Ví dụ:
  congvan verify out/an-giang-2025-01
""",
    "check": """\
Cách dùng: congvan check [TÙY CHỌN] TỆP|THƯ_MỤC…

  Xét tệp Word theo Nghị định 30/2020/NĐ-CP.

  Với mỗi chỗ sai, cho biết: ở đâu, đo được gì, yêu cầu gì, sửa thế nào trong
  Word. Có chỗ là lỗi thì mã thoát là 1. Các quy tắc: docs/the-thuc.md.

Tham số:
  TỆP|THƯ_MỤC…  Tệp Word, hoặc thư mục: xét mọi tệp .docx ở trong.

Tùy chọn:
  --json         In danh sách JSON cho chương trình khác.
  --profile TỆP  Mức độ, giới hạn riêng của cơ quan (tệp .yaml).
  --fix THƯ_MỤC  Ghi bản sửa thể thức vào đây; không sửa chữ nào, bản gốc để
                 nguyên.
  -h, --help     Hiện hướng dẫn này rồi dừng.

Ví dụ:
  congvan check to-trinh.docx thang-10 --fix da-sua
""",
    "fields": """\
Cách dùng: congvan fields [TÙY CHỌN] THƯ_MỤC

  Liệt kê các trường dùng được trong mẫu Word và trong nội dung, kèm giá trị
  hiện có.

  Trường ghi trong hai dấu ngoặc nhọn, ví dụ {{ kỳ.tên }}.

Tham số:
  THƯ_MỤC  Thư mục kỳ, có tệp congvan.yaml.

Tùy chọn:
  -h, --help  Hiện hướng dẫn này rồi dừng.

Ví dụ:
  congvan fields data/an-giang-2025-01
""",
    "schema": """\
Cách dùng: congvan schema [TÙY CHỌN]

  In lược đồ JSON của congvan.yaml, để trình soạn thảo gợi ý và báo lỗi khi
  gõ.

Tùy chọn:
  -h, --help  Hiện hướng dẫn này rồi dừng.

Ví dụ:
  congvan schema > congvan.schema.json
""",
}


@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize("verb", HELP)
def test_help_reads(
    verb: str, option: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    assert main([*verb.split(), option]) == 0
    assert capsys.readouterr() == (HELP[verb], "")


def test_without_a_verb_the_help_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    assert main([]) == 0
    assert capsys.readouterr() == (HELP[""], "")
