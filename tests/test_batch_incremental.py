"""Only what changed is made again; what is asked for alone; what would be done without doing it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import batch
from generator.batch import Orders
from generator.cli import main
from generator.cli.progress import Progress
from tests import torture
from tests.torture import contents

UNITS = 4
SHEETS = tuple(f"phu-luc/don-vi/{number:03}_{number}.docx" for number in range(1, UNITS + 1))


@pytest.fixture
def ky(tmp_path: Path) -> Path:
    return torture.dossier(tmp_path / "truoc", organizations=UNITS)


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    """Write the same dossier with other figures of the second organization."""
    return torture.dossier(tmp_path / "sau", organizations=UNITS, cases=977, at=2)


def fresh(source: Path, room: Path) -> dict[str, bytes]:
    batch.build(source, room)
    return contents(room / source.name)


def test_a_second_build_makes_nothing(ky: Path, tmp_path: Path) -> None:
    first = fresh(ky, tmp_path / "ra")
    built = batch.build(ky, tmp_path / "ra")

    assert built.made == ()
    assert contents(tmp_path / "ra" / ky.name) == first


def test_a_corrected_figure_makes_its_sheet_again_and_what_tells_of_all(
    ky: Path, corrected: Path, tmp_path: Path
) -> None:
    batch.build(ky, tmp_path / "ra")
    built = batch.build(corrected, tmp_path / "ra")

    assert set(SHEETS) & set(built.made) == {SHEETS[1]}
    assert set(SHEETS) & set(built.kept) == {SHEETS[0], *SHEETS[2:]}
    assert contents(tmp_path / "ra" / ky.name) == fresh(corrected, tmp_path / "sach")


def test_a_changed_template_makes_every_sheet_again(ky: Path, tmp_path: Path) -> None:
    batch.build(ky, tmp_path / "ra")
    torture.write_template(ky, "Một câu thêm.")
    built = batch.build(ky, tmp_path / "ra")

    assert set(SHEETS) <= set(built.made)
    assert contents(tmp_path / "ra" / ky.name) == fresh(ky, tmp_path / "sach")


def test_a_sheet_that_was_lost_is_made_again(ky: Path, tmp_path: Path) -> None:
    first = fresh(ky, tmp_path / "ra")
    (tmp_path / "ra" / ky.name / SHEETS[2]).unlink()
    built = batch.build(ky, tmp_path / "ra")

    assert built.made == (SHEETS[2],)
    assert contents(tmp_path / "ra" / ky.name) == first


def test_what_is_remembered_of_a_sheet_is_believed_only_where_the_sheet_says_it(
    ky: Path, tmp_path: Path
) -> None:
    """A journal typed over cannot put figures into the account that no sheet shows."""
    first = fresh(ky, tmp_path / "ra")
    folder = tmp_path / "ra" / ky.name
    torture.stop_before_the_account(ky, tmp_path / "ra")
    journal = folder / ".bo-van-ban.dang-ghi.jsonl"
    text = journal.read_text("utf-8")
    assert '"Tổng hồ sơ":"101"' in text
    journal.write_text(text.replace('"Tổng hồ sơ":"101"', '"Tổng hồ sơ":"909"'), "utf-8")

    batch.build(ky, tmp_path / "ra")

    assert contents(folder) == first


# --- some of them only ------------------------------------------------------------------------


def test_only_what_is_asked_for_is_made_and_the_set_is_not_whole(
    ky: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ra"

    assert main(["build", str(ky), "--out", str(out), "--only", "002,003"]) == 1

    found = contents(out / ky.name)
    assert found.keys() == {SHEETS[1], SHEETS[2], ".bo-van-ban.dang-ghi.jsonl"}
    assert capsys.readouterr().out == (
        f"Đã lập vào {out / ky.name}: ghi 2 tệp, giữ 0 tệp.\n"
        f"  {SHEETS[1]}\n"
        f"  {SHEETS[2]}\n"
        "Bộ văn bản chưa đủ: 2 phụ lục khác chưa có hoặc không còn đúng số liệu; các văn bản "
        "chung không được lập lại; chưa có bo-van-ban.json. Lập cả bộ: bỏ --only.\n"
    )


def test_where_the_others_are_there_and_current_the_set_is_whole(ky: Path, tmp_path: Path) -> None:
    first = fresh(ky, tmp_path / "ra")
    (tmp_path / "ra" / ky.name / SHEETS[2]).unlink()

    built = batch.build(ky, tmp_path / "ra", Orders(only=("003",)))

    assert built.lacking == ()
    assert contents(tmp_path / "ra" / ky.name) == first


def test_where_the_others_are_of_other_figures_the_set_is_not_whole(
    ky: Path, corrected: Path, tmp_path: Path
) -> None:
    batch.build(ky, tmp_path / "ra")

    built = batch.build(corrected, tmp_path / "ra", Orders(only=("001",)))

    assert built.lacking == (SHEETS[1],)
    assert "bo-van-ban.json" not in contents(tmp_path / "ra" / ky.name)
    batch.build(corrected, tmp_path / "ra")
    assert contents(tmp_path / "ra" / ky.name) == fresh(corrected, tmp_path / "sach")


def test_a_code_that_nobody_has_is_refused(
    ky: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(ky), "--out", str(tmp_path / "ra"), "--only", "0O2"]) == 2

    assert capsys.readouterr().err == (
        "Lỗi XU33: --only: Không có đơn vị nào mang mã «0O2» trong kỳ này. Có phải «002» không?\n"
    )
    assert not (tmp_path / "ra").exists()


# --- what would be done -----------------------------------------------------------------------


def test_a_dry_run_says_what_would_be_written_kept_removed_and_writes_nothing(
    ky: Path, corrected: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ra"
    before = fresh(ky, out)

    assert main(["build", str(corrected), "--out", str(out), "--dry-run"]) == 0

    assert contents(out / ky.name) == before
    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"Nếu lập vào {out / ky.name}: ghi 6 tệp, giữ 3 tệp."
    assert f"  ghi {SHEETS[1]}" in told
    assert told[-1] == "Chưa ghi gì cả (--dry-run)."


def test_a_dry_run_into_nowhere_makes_no_folder(ky: Path, tmp_path: Path) -> None:
    built = batch.build(ky, tmp_path / "ra", Orders(is_dry=True))

    assert set(SHEETS) <= set(built.made)
    assert not (tmp_path / "ra").exists()


# --- progress ---------------------------------------------------------------------------------


class Terminal:
    """A terminal, or a pipe, that keeps what is written to it."""

    def __init__(self, *, is_terminal: bool) -> None:
        self.is_terminal = is_terminal
        self.written: list[str] = []

    def isatty(self) -> bool:
        return self.is_terminal

    def write(self, text: str) -> None:
        self.written.append(text)

    def flush(self) -> None:
        pass


def shown(*, is_terminal: bool) -> list[str]:
    seconds = iter([0.0, 0.0, 2.0])
    terminal = Terminal(is_terminal=is_terminal)
    progress = Progress(terminal, lambda: next(seconds))  # type: ignore[arg-type]
    for done in (0, 640, 3321):
        progress(done, 3321)
    return [text.rpartition("\r")[2] for text in terminal.written]


def test_progress_is_told_on_a_terminal_and_taken_away_at_the_end() -> None:
    assert shown(is_terminal=True) == [
        "Đã xong 0/3.321 phụ lục",
        "Đã xong 640/3.321 phụ lục, 320 phụ lục/giây, còn khoảng 9 giây",
        "",
    ]


def test_no_progress_goes_into_a_pipe() -> None:
    assert shown(is_terminal=False) == []
