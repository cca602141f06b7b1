"""The engines are compared by the same document, and the ratios held against their goals."""

from __future__ import annotations

import zipfile
from fractions import Fraction
from pathlib import Path

from bench import engines, letters
from generator import archive, render
from generator.blocks import Slot, SlotKind
from generator.model import Figure

BEST = {"docxtpl": 0.03, "congvan": 0.0005, "floor": 0.0006}
GOALS = {("docxtpl", "congvan"): 50.0, ("docxtpl", "floor"): 51.0, ("rust", "congvan"): 25.0}


def test_a_case_tells_the_ratios_and_which_goals_are_reached() -> None:
    assert engines.table(engines.Measured("Phụ lục", 1, 1, GOALS), BEST) == [
        "",
        "Phụ lục                                      ms   tỷ số",
        "  docxtpl                                 30,00    60,0",
        "  congvan: điền, xét XML, ghi              0,50     1,0",
        "  sàn: chỉ nén và ghi ngần ấy byte         0,60     1,2",
        "  congvan nhanh gấp 60,0 lần docxtpl; mục tiêu ≥ 50: đạt",
        "  floor nhanh gấp 50,0 lần docxtpl; mục tiêu ≥ 51: CHƯA ĐẠT",
    ]


def test_what_a_row_takes_is_told_for_those_that_filled_several_tables() -> None:
    found = {
        1_000: {"docxtpl": 0.1, "congvan": 0.016, "rust": 0.1},
        10_000: {"docxtpl": 2.0, "congvan": 0.17},
        30_000: {"congvan": 0.6},
    }
    assert engines.growth(found) == [
        "",
        "Một dòng, micro giây CPU, trong bảng      1.000   10.000   30.000",
        "  docxtpl                                 100,0    200,0         ",
        "  congvan: điền, xét XML, ghi              16,0     17,0     20,0",
        "  congvan: dòng của bảng dài nhất so với bảng ngắn nhất 1,25 lần; mục tiêu ≤ 1,5: đạt",
    ]


def test_time_that_grows_faster_than_the_rows_is_told() -> None:
    told = engines.growth({10: {"congvan": 1.0}, 100: {"congvan": 15.1}})

    assert told[-1].endswith("1,51 lần; mục tiêu ≤ 1,5: CHƯA ĐẠT")


def test_the_template_of_merge_fields_is_the_same_document_with_as_many_fields(
    tmp_path: Path,
) -> None:
    template, fields = letters.letter(2)["tags"]
    made = render.compile(template, "mau.docx").render(fields)
    merge, values = letters.merged(template, fields)
    ours, theirs = tmp_path / "a.docx", tmp_path / "b.docx"
    ours.write_bytes(archive.pack(made.parts))
    theirs.write_bytes(merge)
    assert engines.said(ours) == engines.said(theirs)
    assert all(values.values())
    assert len(values) >= len(made.body) // 2
    with zipfile.ZipFile(theirs) as package:
        assert package.read("word/document.xml").count(b"MERGEFIELD") == len(values)


def test_other_engines_get_figures_as_they_are_shown() -> None:
    figure, number = Figure(Fraction(1234), "1.234", "ô A1"), Slot(SlotKind.NUMBER, "112")
    assert letters.plain({"a": [figure, True], "b": {"c": number, "d": None}}) == {
        "a": ["1.234", True],
        "b": {"c": "112", "d": None},
    }
