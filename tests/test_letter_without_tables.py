"""A letter may have no figures of its own: no register, no table, maybe no period."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.batch import build, read
from generator.errors import Refused
from tests.small_dossier import DOSSIER

LETTER = DOSSIER[: DOSSIER.index("Kỳ số liệu:")]
PERIOD = "Kỳ số liệu:\n  Tên kỳ: năm 2024\n  Từ ngày: 01/01/2024\n  Đến ngày: 31/12/2024\n"
CITED = "Số liệu dẫn:\n  - Tên: tỷ lệ EMC\n    Giá trị: 23,43%\n    Nguồn: Công văn số 5559\n"


def dossier(folder: Path, settings: str, body: str = "Thực hiện nghiêm./.\n") -> Path:
    target = folder / "letter"
    target.mkdir()
    (target / "congvan.yaml").write_text(settings, "utf-8")
    (target / "noi-dung.md").write_text(body, "utf-8")
    return target


def refused(folder: Path, settings: str, body: str = "Thực hiện nghiêm./.\n") -> list[str]:
    with pytest.raises(Refused) as caught:
        read(dossier(folder, settings, body))
    return [
        f"{each.code} {each.place}: {each.what} {each.remedy}" for each in caught.value.problems
    ]


def test_words_alone_make_a_set_without_results(tmp_path: Path) -> None:
    made = build(dossier(tmp_path, LETTER), tmp_path / "out")

    assert made.folder
    assert sorted(path.name for path in made.folder.iterdir()) == [
        ".bo-van-ban.goc.zip",
        "bo-van-ban.json",
        "cong-van.docx",
        "doi-chieu.docx",
        "doi-chieu.html",
    ]
    manifest = json.loads((made.folder / "bo-van-ban.json").read_text("utf-8"))
    assert (manifest["ready"], manifest["period"], manifest["results"]) == (True, None, [])
    assert [each["file"] for each in manifest["inputs"]] == [
        "congvan.yaml",
        "noi-dung.md",
        "templates/cong-van.docx",
    ]


def test_the_account_says_that_nothing_was_computed_and_what_was_cited(tmp_path: Path) -> None:
    body = "Tỷ lệ là {{ dẫn.tỷ_lệ_emc }}./.\n"
    made = build(dossier(tmp_path, LETTER + CITED, body), tmp_path / "out")

    assert made.folder
    page = (made.folder / "doi-chieu.html").read_text("utf-8")
    assert "Văn bản không có số nào tính từ bảng số liệu." in page
    assert "khớp với số liệu" not in page
    assert ">Số liệu dẫn</h" in page
    absent = ("Tổng từng cột", "Số đơn vị", "Vùng số liệu đã đọc", "Số đơn vị theo kết quả")
    assert [title for title in absent if f">{title}</h" in page] == []


def test_a_letter_without_tables_may_name_a_period(tmp_path: Path) -> None:
    body = "Trong {{ kỳ.tên }}, từ ngày {{ kỳ.từ_ngày }}./.\n"
    made = build(dossier(tmp_path, LETTER + PERIOD, body), tmp_path / "out")

    assert made.folder
    manifest = json.loads((made.folder / "bo-van-ban.json").read_text("utf-8"))
    assert manifest["period"] == {"end": "2024-12-31", "name": "năm 2024", "start": "2024-01-01"}
    page = (made.folder / "doi-chieu.html").read_text("utf-8")
    assert "Đối chiếu số liệu năm 2024" in page
    assert "từ ngày 01/01/2024 đến ngày 31/12/2024" in page


def test_a_period_that_is_not_there_cannot_be_printed(tmp_path: Path) -> None:
    assert refused_in_building(tmp_path, "Trong {{ kỳ.tên }}./.\n") == [
        "VB13 noi-dung.md, dòng 1: trường «kỳ.tên» không có giá trị. "
        "Khai báo mục «Kỳ số liệu», hoặc bỏ trường này."
    ]


def refused_in_building(folder: Path, body: str) -> list[str]:
    with pytest.raises(Refused) as caught:
        build(dossier(folder, LETTER, body), folder / "out")
    return [
        f"{each.code} {each.place}: {each.what} {each.remedy}" for each in caught.value.problems
    ]


@pytest.mark.parametrize(
    ("section", "asking", "lacking"),
    [
        (
            "Chỉ tiêu:\n  - Tên: Tỷ lệ\n    Cách tính: 1 / 2\n    Mức giao: tối thiểu 70%\n",
            "Chỉ tiêu",
            ["Kỳ số liệu", "Danh sách đơn vị", "Số liệu"],
        ),
        (
            PERIOD + "Đối chiếu:\n  - Tên: Hai vế\n    Điều kiện: 1 = 1\n",
            "Đối chiếu",
            ["Danh sách đơn vị", "Số liệu"],
        ),
        (
            "Phụ lục:\n  - Tên: Theo đơn vị\n    Tệp: riêng\n    Bảng:\n      Cột:\n"
            "        - STT: số thứ tự\n",
            "Phụ lục",
            ["Kỳ số liệu", "Danh sách đơn vị", "Số liệu"],
        ),
    ],
)
def test_what_needs_figures_needs_all_that_figures_come_from(
    tmp_path: Path, section: str, asking: str, lacking: list[str]
) -> None:
    line = (LETTER + section).split(f"{asking}:")[0].count("\n") + 1

    assert refused(tmp_path, LETTER + section) == [
        f"CH40 congvan.yaml, dòng {line}: có mục «{asking}» mà thiếu mục «{each}». "
        f"Thêm mục «{each}»; "
        f"văn bản không có số tính từ bảng thì xóa «{asking}»."
        for each in lacking
    ]


def test_one_of_the_sources_of_figures_asks_for_the_others(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    folder = dossier(tmp_path / "x", LETTER + "Danh sách đơn vị: don-vi.xlsx\n")
    (folder / "don-vi.xlsx").write_bytes(b"")

    with pytest.raises(Refused) as caught:
        read(folder)

    assert [each.what for each in caught.value.problems] == [
        "có mục «Danh sách đơn vị» mà thiếu mục «Kỳ số liệu».",
        "có mục «Danh sách đơn vị» mà thiếu mục «Số liệu».",
    ]
