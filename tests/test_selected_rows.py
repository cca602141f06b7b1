"""Tables of only those who met a target, or of those who did not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import batch
from generator.batch.reconciling import read_all
from tests.result_tables import RESULTS, ROWS, letter, refusals, tables, written


def only(words: str, *, groups: str = "", total: str = "") -> str:
    return RESULTS.replace("    Nhóm: có\n    Cộng nhóm: Cộng *\n", groups).replace(
        "    Dòng cuối: TỔNG CỘNG\n", f"{total}    Chỉ gồm: {words}\n"
    )


@pytest.mark.parametrize("words", ["chưa đạt Tỷ lệ", "Chưa đạt"])
def test_a_table_may_hold_only_those_below_their_target(words: str, tmp_path: Path) -> None:
    folder = written(tmp_path, results=only(words))

    assert [ROWS[0], ("1", *ROWS[7][1:]), ("2", *ROWS[8][1:])] in tables(letter(folder))
    assert batch.build(folder, tmp_path / "out").faults == ()


def test_groups_of_which_nobody_is_left_are_left_out(tmp_path: Path) -> None:
    folder = written(tmp_path, results=only("chưa đạt Tỷ lệ", groups="    Nhóm: có\n"))

    below = [ROWS[0], ("I", "Xã"), ("1", *ROWS[7][1:]), ("2", *ROWS[8][1:])]
    assert below in tables(letter(folder))
    assert batch.build(folder, tmp_path / "out").faults == ()


def test_where_there_is_nobody_the_table_says_so(tmp_path: Path) -> None:
    low = [
        ("Chung: tối thiểu 60%", "Chung: tối thiểu 1%"),
        ("Sở: tối thiểu 50%", "Sở: tối thiểu 1%"),
    ]
    low.append(("Xã: tối thiểu 70%", "Xã: tối thiểu 1%"))
    folder = written(tmp_path, *low, results=only("chưa đạt Tỷ lệ"))

    assert [ROWS[0], ("Không có đơn vị nào.",)] in tables(letter(folder))
    assert batch.build(folder, tmp_path / "out").faults == ()


def test_who_was_selected_wrongly_is_told(tmp_path: Path) -> None:
    dossier = batch.read(written(tmp_path, results=only("chưa đạt Tỷ lệ")))
    (tmp_path / "x").mkdir()
    wrong = batch.read(written(tmp_path / "x", results=only("đạt Tỷ lệ")))
    made = next(each for each in batch.documents(wrong) if each.kind == "letter")

    told = [f"{each.code} {each}" for each in read_all(dossier, [made]).problems]

    assert told == [
        "XU11 cong-van.docx: bảng có các cột «STT, Đơn vị, Hồ sơ, Tỷ lệ từ tháng 4 đến tháng 6, "
        "Kết quả» đọc lại có 3 dòng dưới tiêu đề, phải có 2 dòng. Lập lại bộ văn "
        "bản; nếu vẫn còn thì gửi thư mục kỳ cho người bảo trì chương trình."
    ]


@pytest.mark.parametrize(
    ("words", "total", "told"),
    [
        (
            "cao nhất",
            "",
            "CH46 congvan.yaml, dòng 39: «Chỉ gồm»: «cao nhất» chưa nói chỉ gồm đơn vị đạt "
            "hay chưa đạt. Ghi dạng «chưa đạt Tỷ lệ trực tuyến».",
        ),
        (
            "chưa đạt Tỷ",
            "",
            "CH12 congvan.yaml, dòng 39: «Chỉ gồm»: không có chỉ tiêu «Tỷ». Có phải «Tỷ lệ» không?",
        ),
        (
            "chưa đạt",
            "    Dòng cuối: CỘNG\n",
            "CH46 congvan.yaml, dòng 39: «Dòng cuối» cộng mọi đơn vị, mà «Chỉ gồm» chỉ in một số "
            "đơn vị. Xóa «Dòng cuối», hoặc xóa «Chỉ gồm».",
        ),
    ],
)
def test_a_selection_that_cannot_be_is_told(
    words: str, total: str, told: str, tmp_path: Path
) -> None:
    assert refusals(written(tmp_path, results=only(words, total=total))) == [told]


def test_the_table_of_an_appendix_may_be_of_some_only(tmp_path: Path) -> None:
    selected = "    Tệp: riêng\n    Bảng:\n      Chỉ gồm: đạt\n"
    whole = RESULTS[: RESULTS.index("Phụ lục")] + "Phụ lục:\n"
    folder = written(tmp_path, ("    Tệp: riêng\n    Bảng:\n", selected), results=whole)
    settings = folder / "congvan.yaml"
    said = settings.read_text("utf-8")
    cut = said.index("      Chỉ gồm")
    own = (
        said[cut:]
        .replace("      Cộng nhóm: Cộng *\n", "")
        .replace("      Dòng cuối: TỔNG CỘNG\n", "")
    )
    settings.write_text(said[:cut] + own, "utf-8")

    made = next(each for each in batch.documents(batch.read(folder)) if each.kind == "appendix")

    names = [row[1] for table in tables(made) for row in table if row[0] in ("1", "2")]
    assert names == ["Sở Y tế", "Sở Xây dựng", "UBND xã Hòa An"]
    assert batch.build(folder, tmp_path / "out").faults == ()
    page = (tmp_path / "out" / "ky" / "doi-chieu.html").read_text("utf-8")
    assert "KHÁC" not in page
