"""A dossier begun from nothing: it builds at once, and nothing of it can be signed by mistake."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
import yaml

from generator import batch, config, kinds
from generator.batch.disk import DISK, Disk
from generator.checker import check_file
from generator.cli import main
from generator.errors import MachineRefused
from generator.opening import Opened, Wish, begin
from tests.spreadsheets import refusal

TODAY = (2025, 11)


def begun(folder: Path, kind: str = "công văn", **wish: str | bool) -> Opened:
    period, has_data = wish.get("period"), wish.get("has_data")
    assert period is None or isinstance(period, str)
    assert has_data is None or isinstance(has_data, bool)
    return begin(folder, Wish(kind, period, TODAY, has_data), DISK)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize("kind", [each.name for each in kinds.KINDS])
def test_a_new_document_of_every_kind_builds_at_once_and_says_what_is_left(
    tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    begun(tmp_path / "moi", kind)

    code = main(["build", str(tmp_path / "moi"), "--out", str(tmp_path / "out")])

    printed = capsys.readouterr()
    assert code == 0, printed.err
    assert "TM21" in printed.err
    assert printed.out.endswith("Chưa sẵn sàng trình ký: còn chỗ chờ điền [nhập …].\n")
    summary = (tmp_path / "out" / "moi" / "bo-van-ban.json").read_text("utf-8")
    assert json.loads(summary)["ready"] is False


def test_a_strict_build_writes_nothing_while_places_are_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun(tmp_path / "moi")

    code = main(["build", str(tmp_path / "moi"), "--out", str(tmp_path / "out"), "--strict"])

    told = capsys.readouterr().err.splitlines()
    assert code == 1
    assert told[0].startswith("Cảnh báo TM21: cong-van.docx: Còn 20 chỗ chờ điền")
    assert told[1:] == ["Không ghi gì: còn chỗ chờ điền [nhập …] (--strict)."]
    assert not (tmp_path / "out" / "moi").exists()


def test_the_checker_finds_every_place_left(tmp_path: Path) -> None:
    begun(tmp_path / "moi")
    letter = next(iter(batch.documents(batch.read(tmp_path / "moi"))))

    rules = [each.rule for each in check_file(letter.data, letter.file)]

    assert rules.count("LO02") > 5


def test_a_dispatch_comes_with_tables_that_show_how(tmp_path: Path) -> None:
    made = begun(tmp_path / "thang-10")

    assert names(made.folder) == ["congvan.yaml", "don-vi.xlsx", "noi-dung.md", "so-lieu.xlsx"]
    settings = config.load(made.folder)
    assert settings.period.name == "tháng 10 năm 2025"
    assert str(settings.letter.date) == "2025-11"
    dossier = batch.read(made.folder)
    assert [str(each.sources) for each in dossier.evaluation.findings] == []
    assert {each.organization.name for each in dossier.evaluation.results if each.organization} == {
        "[nhập tên đơn vị 1]",
        "[nhập tên đơn vị 2]",
        "[nhập tên đơn vị 3]",
    }


def test_a_target_is_not_made_up_and_comes_by_taking_signs_away(tmp_path: Path) -> None:
    made = begun(tmp_path / "moi")
    settings = made.folder / "congvan.yaml"
    assert batch.read(made.folder).settings.metrics == ()

    lines = settings.read_text("utf-8").splitlines(keepends=True)
    asked = ("#Chỉ tiêu", "#  ")
    settings.write_text("".join(x[1:] if x.startswith(asked) else x for x in lines), "utf-8")

    dossier = batch.read(made.folder)
    (tally,) = dossier.evaluation.tallies.values()
    assert (str(tally.met), str(tally.not_met)) == ("2", "1")


def test_tables_can_be_left_out_or_asked_for(tmp_path: Path) -> None:
    assert names(begun(tmp_path / "a", has_data=False).folder) == ["congvan.yaml", "noi-dung.md"]
    assert "so-lieu.xlsx" in names(begun(tmp_path / "b", "kế hoạch", has_data=True).folder)
    assert batch.read(tmp_path / "b")


def test_the_period_is_the_one_asked_for_and_the_letter_of_the_month_after(tmp_path: Path) -> None:
    made = begun(tmp_path / "moi", period="quý III/2026")

    settings = config.load(made.folder)
    assert (str(settings.period.start), str(settings.period.end)) == ("2026-07-01", "2026-09-30")
    assert str(settings.letter.date) == "2026-10"


def test_in_january_the_period_is_december_of_last_year(tmp_path: Path) -> None:
    begin(tmp_path / "moi", Wish("Công văn", None, (2026, 1)), DISK)

    assert config.load(tmp_path / "moi").period.name == "tháng 12 năm 2025"


def test_every_entry_that_a_clerk_touches_has_a_remark_or_a_placeholder(tmp_path: Path) -> None:
    begun(tmp_path / "moi")

    text = (tmp_path / "moi" / "congvan.yaml").read_text("utf-8")
    letter = text.partition("Kỳ số liệu:")[0].splitlines()[4:]
    bare = [line for line in letter if line.strip() and "#" not in line and "[nhập" not in line]
    bare = [line for line in bare if "- Như trên;" not in line]
    assert bare == ["  Loại: Công văn"]
    assert yaml.safe_load(text)["Văn bản"]["Số"] is None


# --- refusals --------------------------------------------------------------------------------


def test_an_unknown_kind_is_refused_with_the_nearest(tmp_path: Path) -> None:
    assert refusal(lambda: begun(tmp_path / "moi", "kế hoach")) == [
        "TM03 --kind: không có loại văn bản «kế hoach». Có phải «Kế hoạch» không?"
    ]
    assert not (tmp_path / "moi").exists()


def test_a_folder_with_files_is_left_alone_and_an_empty_one_is_used(tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()
    assert begun(tmp_path / "trong").files

    assert refusal(lambda: begun(tmp_path / "trong")) == [
        f"TM01 {(tmp_path / 'trong').as_posix()}: thư mục này đã có tệp, không ghi đè. Chọn tên "
        "thư mục khác, hoặc chuyển các tệp trong đó đi nơi khác."
    ]


def test_a_file_in_the_way_and_a_name_that_windows_keeps_are_refused(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("x", "utf-8")

    for name in ("tep", "tep/moi", "con", "a?b", "moi."):
        assert refusal(partial(begun, tmp_path / name))[0].startswith("TM02 "), name
    assert names(tmp_path) == ["tep"]


def test_nothing_is_left_where_the_folder_cannot_be_named(tmp_path: Path) -> None:
    def refused(source: Path, target: Path) -> None:
        if target.name == "moi":
            raise PermissionError(13, "Permission denied")
        source.replace(target)

    for folder in (tmp_path / "moi", tmp_path / "tren" / "giua" / "moi"):
        with pytest.raises(MachineRefused):
            begin(folder, Wish("Công văn", None, TODAY), Disk(replace=refused))

    assert names(tmp_path) == []


def test_what_a_kill_left_half_written_is_swept_by_the_next_one_at_that_place(
    tmp_path: Path,
) -> None:
    left = tmp_path / ".moi.123.cv-tam"
    others = [".moi.cv-tam", ".moi.5.123.cv-tam", ".moi-b.123.cv-tam", "moi.123.cv-tam"]
    for name in (left.name, *others):
        (tmp_path / name).mkdir()
        (tmp_path / name / ".congvan.yaml.123-1.cv-tam").write_text("x", "utf-8")

    begun(tmp_path / "moi")

    assert names(tmp_path) == sorted([*others, "moi"])


def test_a_dossier_that_another_one_is_writing_is_left_to_it(tmp_path: Path) -> None:
    writer = f"""
import sys
from pathlib import Path
from generator.batch.lock import only_writer
with only_writer(Path({str(tmp_path / "moi")!r})):
    print(flush=True)
    sys.stdin.read()
"""
    under_way = tmp_path / ".moi.123.cv-tam"
    under_way.mkdir()
    command = [sys.executable, "-c", writer]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(MachineRefused):
            begun(tmp_path / "moi")
        assert under_way.is_dir()
        assert not (tmp_path / "moi").exists()
        other.communicate()

    begun(tmp_path / "moi")

    assert names(tmp_path) == ["moi"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["--set", "out/x"], "TM04"),
        (["--period", "hôm qua"], "TM05"),
        (["--kind", "Bản sao", "--data"], "TM04"),
        (["--from", "cu", "--kind", "Báo cáo"], "TM04"),
        (["--from", "khong-co"], "CH01"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    tmp_path: Path, given: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "moi"), *given]) == 2

    assert code in capsys.readouterr().err
    assert names(tmp_path) == []
