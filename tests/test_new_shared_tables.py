"""Tables that the office file names: the next dossier does not build with those of last month."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from generator import batch
from generator.opening import Opened
from tests.rolled import built, roll, told
from tests.spreadsheets import refusal

MONTH = "tháng 10 năm 2025"
REMARK = f"# bảng kỳ trước: ../chung/so-lieu.xlsx; ghi tên bảng của {MONTH}"
TOLD = (
    "bảng số liệu «../chung/so-lieu.xlsx» do tệp dùng chung nêu, là bảng của kỳ trước; đã bỏ tên. "
    f"Chép bảng của {MONTH} vào thư mục kỳ rồi ghi tên ở «Tệp»."
)


def shared(room: Path, own: str = "", *, is_list: bool = False) -> Path:
    """Build September; then move its figures and what says of them to the office file."""
    month, office = built(room), room / "chung"
    office.mkdir()
    shutil.move(month / "so-lieu.xlsx", office / "so-lieu.xlsx")
    before, _, rest = (month / "congvan.yaml").read_text("utf-8").partition("Số liệu:\n")
    figures, rest = rest.split("Chỉ tiêu:\n")
    if is_list:
        figures = "".join(
            ("  - " if number == 0 else "    ") + line.removeprefix("  ")
            for number, line in enumerate(figures.splitlines(keepends=True))
        )
    (office / "chung.yaml").write_text(f"# chung\nSố liệu:   # bảng\n{figures}", "utf-8")
    written = f"Dùng chung: ../chung/chung.yaml\n{before}{own}Chỉ tiêu:\n{rest}"
    (month / "congvan.yaml").write_text(written, "utf-8")
    assert batch.read(month)
    return month


def settings(made: Opened) -> str:
    return (made.folder / "congvan.yaml").read_text("utf-8")


@pytest.mark.parametrize("own", ["", "Số liệu:\n  Trang tính: Tổng hợp\n"], ids=["none", "some"])
def test_the_build_refuses_until_the_new_table_is_named(tmp_path: Path, own: str) -> None:
    month = shared(tmp_path, own)
    office = (tmp_path / "chung" / "chung.yaml").read_bytes()

    made = roll(month)

    assert f"Số liệu:\n  {REMARK}\n  Tệp:\n" in settings(made)
    line = settings(made).splitlines().index("  Tệp:") + 1
    assert told(made, "TM16") == [f"congvan.yaml, dòng {line}: {TOLD}"]
    assert refusal(lambda: batch.read(made.folder)) == [
        f"CH07 congvan.yaml, dòng {line}: «Tệp» để trống. Ghi giá trị, hoặc xóa dòng này để theo "
        "tệp dùng chung."
    ]
    assert (tmp_path / "chung" / "chung.yaml").read_bytes() == office
    named = settings(made).replace("  Tệp:\n", "  Tệp: so-lieu.xlsx\n")
    (made.folder / "congvan.yaml").write_text(named, "utf-8")
    shutil.copy(tmp_path / "chung" / "so-lieu.xlsx", made.folder)
    assert batch.read(made.folder)


def test_a_list_of_tables_is_copied_with_blanks_for_the_files(tmp_path: Path) -> None:
    month = shared(tmp_path, is_list=True)

    made = roll(month)

    assert f"Số liệu:   # bảng\n  {REMARK}\n  - Tệp:\n    Trang tính: Tổng hợp\n" in settings(made)
    (table,) = yaml.safe_load(settings(made))["Số liệu"]
    assert table["Cột"] == {"Đơn vị": "Đơn vị", "Tổng": "Tổng", "Trực tuyến": "Trực tuyến"}
    (warned,) = told(made, "TM16")
    assert warned.endswith(f": {TOLD}")
    (refused,) = refusal(lambda: batch.read(made.folder))
    assert refused.startswith("CH07 congvan.yaml, dòng ")
    assert "«Tệp» để trống" in refused


def test_tables_printed_as_they_stand_are_blanked_too(tmp_path: Path) -> None:
    month = shared(tmp_path)
    with (tmp_path / "chung" / "chung.yaml").open("a", encoding="utf-8") as office:
        office.write("Bảng in nguyên:\n  - Tên: bảng một\n    Tệp: bang.xlsx\n")

    made = roll(month)

    remark = f"# bảng kỳ trước: ../chung/bang.xlsx; ghi tên bảng của {MONTH}"
    assert f"Bảng in nguyên:\n  - Tên: bảng một\n    {remark}\n    Tệp:\n" in settings(made)
    assert len(told(made, "TM16")) == len(("bang.xlsx", "so-lieu.xlsx"))


def test_nothing_is_told_where_the_dossier_names_its_own_table(tmp_path: Path) -> None:
    month = shared(tmp_path)
    shutil.copy(tmp_path / "chung" / "so-lieu.xlsx", month)
    with (month / "congvan.yaml").open("a", encoding="utf-8") as own:
        own.write("Số liệu:\n  Tệp: so-lieu.xlsx\n")

    made = roll(month)

    assert told(made, "TM16") == []
    assert made.lacking == ("so-lieu.xlsx",)


def test_an_office_file_inside_the_dossier_goes_along_and_its_table_does_not(
    tmp_path: Path,
) -> None:
    month = shared(tmp_path)
    shutil.move(tmp_path / "chung" / "so-lieu.xlsx", month)
    shutil.move(tmp_path / "chung" / "chung.yaml", month)
    own = (month / "congvan.yaml").read_text("utf-8")
    (month / "congvan.yaml").write_text(own.replace("../chung/chung", "chung"), "utf-8")

    made = roll(month)

    assert told(made, "TM16") == []
    assert made.lacking == ("so-lieu.xlsx",)
    assert refusal(lambda: batch.read(made.folder))[0].startswith("CH10 chung.yaml, dòng 3")
