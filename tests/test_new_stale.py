"""What moves with the period and was typed by hand is told, wherever a dossier says it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.opening.periods import Term, follows, related_words
from tests import word
from tests.rolled import built, edit, retyped, roll, told

REMEDY = "Kỳ liền trước, cùng kỳ năm trước, lũy kế đều dời theo kỳ: sửa nếu cần."


def named(name: str) -> Term:
    return follows(name, None)


@pytest.mark.parametrize(
    ("old", "new", "text", "found"),
    [
        ("tháng 9 năm 2025", "tháng 10 năm 2025", "so với tháng 8", ["tháng 8"]),
        ("tháng 9 năm 2025", "tháng 10 năm 2025", "Tháng 8/2025", ["tháng 8/2025"]),
        ("tháng 1 năm 2026", "tháng 2 năm 2026", "so với tháng 12", ["tháng 12"]),
        ("tháng 9/2025", "tháng 10/2025", "cùng kỳ tháng 9/2024", ["tháng 9/2024"]),
        ("tháng 9/2025", "tháng 10/2025", "9 tháng năm 2025", ["9 tháng năm 2025"]),
        ("tháng 9/2025", "tháng 10/2025", "Trong 9 tháng đầu năm, có", ["9 tháng đầu năm"]),
        ("tháng 9/2025", "tháng 10/2025", "09 tháng đầu năm 2024", ["09 tháng đầu năm 2024"]),
        ("tháng 9/2025", "tháng 10/2025", "Quý III/2025", ["quý iii/2025"]),
        (
            "tháng 9/2025",
            "tháng 10/2025",
            "tháng 8/2024, năm 2025, quý III/2024, năm 2024",
            ["quý iii/2024"],
        ),
        (
            "tháng 10/2025",
            "tháng 11/2025",
            "tháng 8/2025, tháng 8, tháng 5",
            ["tháng 8/2025", "tháng 8"],
        ),
        ("tháng 9/2025", "tháng 10/2025", "tháng 10/2025, tháng 12/2025, quý I/2026", []),
        (
            "quý III/2025",
            "quý IV/2025",
            "quý II/2025, quý III/2024",
            ["quý ii/2025", "quý iii/2024"],
        ),
        ("9 tháng đầu năm 2025", "năm 2025", "9 tháng đầu năm 2024", ["9 tháng đầu năm 2024"]),
        ("năm 2024", "năm 2025", "so với năm 2023, kế hoạch năm 2025", ["năm 2023"]),
        ("tháng 12/2025", "tháng 1/2026", "đến hết năm 2025", ["năm 2025"]),
        ("tháng 11/2025", "tháng 1/2026", "từ đầu năm 2025", ["đầu năm 2025"]),
        ("tháng 12/2025", "tháng 1/2026", "kế hoạch năm 2026, giai đoạn 2021-2025", []),
    ],
)
def test_what_moves_with_the_period_is_found(
    old: str, new: str, text: str, found: list[str]
) -> None:
    assert related_words(text, named(old), named(new)) == found


def test_days_of_reports_are_beside_the_period_that_their_name_is_beside() -> None:
    old = Term("năm 2024", *follows("từ ngày 15/12/2023 đến ngày 14/12/2024", None).days)

    assert related_words("so với năm 2023", old, follows("quý I/2025", old)) == ["năm 2023"]


def test_where_the_old_period_is_not_known_each_other_one_is_told() -> None:
    text = "năm 2024 và 03 tháng đầu năm 2025, tháng 5 năm 2025, trong tháng 3"

    assert related_words(text, None, named("tháng 5/2025")) == [
        "năm 2024",
        "03 tháng đầu năm 2025",
    ]


def test_it_is_told_once_for_a_file_with_its_lines(tmp_path: Path) -> None:
    month = built(tmp_path, "Tăng so với tháng 8/2025.\n\nGiảm so với tháng 8/2025./.\n")

    assert told(roll(month), "TM12") == [
        f"noi-dung.md, dòng 1: có kỳ gõ tay «tháng 8/2025» (2 chỗ, dòng 1, 3), có lẽ tính theo kỳ "
        f"trước. {REMEDY}"
    ]


def test_a_template_in_word_is_looked_through(tmp_path: Path) -> None:
    month = built(tmp_path)
    (month / "don-vi.docx").write_bytes(word.docx(word.paragraph("Kết quả tháng 9 năm 2025")))

    assert [each.partition(": còn")[0] for each in told(roll(month), "TM11")] == [
        "don-vi.docx, đoạn «Kết quả tháng 9 năm 2025»"
    ]


def test_the_office_file_and_what_it_names_are_looked_through(tmp_path: Path) -> None:
    month = built(tmp_path, "Kết quả tháng 9 năm 2025. Các sở thực hiện./.\n")
    settings = (month / "congvan.yaml").read_text("utf-8")
    own, period = settings.split("Kỳ số liệu:")
    period, figures = period.split("Danh sách đơn vị:")
    office = tmp_path / "co-quan"
    office.mkdir()
    for name in ("noi-dung.md", "don-vi.xlsx", "don-vi.docx"):
        shutil.move(month / name, office / name)
    figures = figures.replace("so-lieu.xlsx", "../thang-09/so-lieu.xlsx")
    shared = f"# tháng 9 năm 2025\n{own}Danh sách đơn vị:{figures}"
    (office / "chung.yaml").write_text(shared.replace("{{ kỳ.tên }}", "tháng 9/2025"), "utf-8")
    short = f"Dùng chung: ../co-quan/chung.yaml\nKỳ số liệu:{period}"
    (month / "congvan.yaml").write_text(short, "utf-8")
    edit(month, retyped("Các sở thực hiện", "Các sở, ban thực hiện"))

    made = roll(month)

    place = f"{tmp_path.as_posix()}/co-quan"
    assert [each.partition(": còn")[0] for each in told(made, "TM11")] == [
        f"{place}/chung.yaml, dòng 9",
        f"{place}/noi-dung.md, dòng 1",
    ]
    assert [(each.line, each.is_taken) for each in made.reworded] == [(None, False)]
    assert "Các sở thực hiện" in (office / "noi-dung.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("THÁNG 10 NĂM 2025", "tháng 10 năm 2025"),
        ("Quý IV năm 2025", "quý IV năm 2025"),
        ("6 Tháng Đầu Năm 2026", "6 tháng đầu năm 2026"),
    ],
)
def test_the_name_of_a_period_is_written_as_in_a_sentence(typed: str, name: str) -> None:
    assert named(typed).name == name


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="có ngày cuối ở trước ngày đầu"):
        named("từ ngày 31/10/2025 đến ngày 01/10/2025")


def test_remarks_of_the_last_time_make_way_for_those_of_this_one(tmp_path: Path) -> None:
    cited = "Số liệu dẫn:\n  - Tên: tỷ lệ\n    # theo Bộ\n    Giá trị: 5%\n    Nguồn: Bộ\n"
    first = roll(built(tmp_path, more=cited))
    settings = first.folder / "congvan.yaml"
    filled = settings.read_text("utf-8").replace("Giá trị:\n", "Giá trị: 6%\n")
    settings.write_text(filled.replace("Nguồn:\n", "Nguồn: Cục\n"), "utf-8")

    second = roll(first.folder, "tháng 11 năm 2025", "thang-11")

    text = (second.folder / "congvan.yaml").read_text("utf-8")
    assert [line.strip() for line in text.splitlines() if "#" in line] == [
        "# Mở từ thư mục kỳ «thang-10» bằng congvan new.",
        "# chép bảng số liệu của tháng 11 năm 2025 vào thư mục này, tên so-lieu.xlsx",
        "# theo Bộ",
        "# của kỳ trước: 6%; phải nhập lại",
        "# của kỳ trước: Cục; phải nhập lại",
    ]
