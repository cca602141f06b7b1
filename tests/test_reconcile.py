"""Finished files opened again: every numeral from somewhere, every figure as in its row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from generator import archive, batch, reconcile
from generator.batch import Document, sheets
from generator.batch.reconciling import read_all
from generator.batch.records import JOURNAL
from generator.cli import main
from generator.frozen import replace
from generator.model import Figure
from generator.package import Line
from generator.reconcile.checking import read_back
from generator.reconcile.editing import edits
from generator.reconcile.numerals import literals, says, strangers
from generator.reconcile.originals import Original
from tests import an_giang
from tests.tampering import AN_PHU, LETTER, said

REST = "Lập lại bộ văn bản; nếu vẫn còn thì gửi thư mục kỳ cho người bảo trì chương trình."


def documents() -> list[Document]:
    """Return the documents of An Giang's set as they were made, before they are read back."""
    return list(batch.documents(an_giang.built().dossier))


def one(file: str) -> Document:
    return next(each for each in documents() if each.file == file)


def changed(document: Document, old: str, new: str) -> Document:
    """Return a document in whose body the renderer printed something else than it recorded."""
    assert document.finished is not None
    parts = dict(archive.Unpacked(document.data))
    body = parts["word/document.xml"].decode()
    assert old in body
    parts["word/document.xml"] = body.replace(old, new, 1).encode()
    data = archive.pack(parts)
    return replace(document, data=data, finished=replace(document.finished, data=data))


def found(*given: Document) -> list[str]:
    dossier = an_giang.built().dossier
    finished = [each.finished for each in given if each.finished]
    problems = read_back(finished, dossier.evaluation, dossier.questions).problems
    assert {problem.remedy for problem in problems} <= {REST}
    return [said(problem) for problem in problems]


def test_every_file_as_made_is_read_back_right() -> None:
    assert found(*documents()) == []


# --- numerals ---------------------------------------------------------------------------------


def test_a_figure_that_came_out_otherwise_is_told_with_its_cell() -> None:
    assert found(changed(one(AN_PHU), "1.120", "1.121")) == [
        "XU10 đoạn «1.121»: số «1.121» không có trong số liệu, cũng không có trong mẫu và "
        "nội dung.",
        "XU11 đã in «1.120» (so-lieu.xlsx, trang «Tổng hợp», ô G27), đọc lại không thấy.",
    ]


def test_a_figure_of_the_letter_that_came_out_otherwise_is_told_with_its_source() -> None:
    (_, lost) = found(changed(one(LETTER), "23,43%", "24,43%"))

    assert lost == (
        "XU11 đã in «23,43» (Công văn số 5559/BTTTT-CĐSQG ngày 27/12/2024 của Bộ Thông tin và "
        "Truyền thông), đọc lại không thấy."
    )


def test_two_figures_that_changed_places_are_told_though_both_are_there() -> None:
    sheet = changed(one(AN_PHU), ">189<", ">?<")
    swapped = changed(changed(sheet, ">198<", ">189<"), ">?<", ">198<")

    assert found(swapped) == [
        "XU11 đoạn «189»: «189» (so-lieu.xlsx, trang «Tổng hợp», ô F27) không đứng ở chỗ đã in."
    ]


def test_a_paragraph_that_was_dropped_is_told_by_its_figures() -> None:
    told = found(changed(one(AN_PHU), "10.703 hồ sơ", "nhiều hồ sơ"))

    assert told == [
        "XU11 đã in «10.703» (70% × (Tổng hồ sơ) - (Hồ sơ toàn trình nộp trực tuyến), "
        "làm tròn lên), đọc lại không thấy."
    ]


def test_the_number_and_the_date_of_a_document_are_read_back_too() -> None:
    assert found(changed(one(AN_PHU), ">112<", ">113<")) == [
        "XU10 đoạn «(Kèm theo Công văn số 113/UBND-TH ngày 24 tháng 01 năm 2025 …»: "
        "số «113» không có trong số liệu, cũng không có trong mẫu và nội dung.",
        "XU11 đã in «112», đọc lại không thấy.",
    ]


def with_negative(old: str, new: str) -> Document:
    """Return the sheet of An Phú made with one text instead of another."""
    made = changed(one(AN_PHU), f">{old}<", f">{new}<")
    assert made.finished is not None
    printed = made.finished.printed
    body = tuple(new if text == old else text for text in printed.body)
    finished = replace(made.finished, printed=replace(printed, body=body))
    return replace(made, finished=finished)


def test_a_figure_with_its_sign_is_read_back_right() -> None:
    assert found(with_negative("189", "-189")) == []


def test_a_figure_that_came_out_without_its_sign_is_told() -> None:
    assert found(changed(with_negative("189", "-189"), ">-189<", ">189<")) == [
        "XU11 đã in «-189», đọc lại không thấy."
    ]


def test_a_figure_that_came_out_with_a_sign_of_its_own_is_told() -> None:
    assert found(changed(one(AN_PHU), ">189<", ">-189<")) == [
        "XU10 đoạn «-189»: số «-189» không có trong số liệu, cũng không có trong mẫu và nội dung."
    ]


TOLD_APART = [
    ("-20", "20", True),
    ("100", "-100", True),
    ("(20)", "(-20)", True),
    ("mức 3-5", "mức 3/5", False),
    ("- 12 hồ sơ", "12 hồ sơ", False),
]


@pytest.mark.parametrize(("before", "after", "is_error"), TOLD_APART)
def test_a_sign_belongs_to_its_numeral_and_a_dash_does_not(
    before: str, after: str, is_error: bool
) -> None:
    told = edits("a.docx", Original((Line(before),), is_data=True), (Line(after),), ())

    assert [each.code for each in told.problems] == ["XU23" if is_error else "XU22"]


def test_a_file_that_cannot_be_opened_is_told() -> None:
    made = one(AN_PHU)
    assert made.finished is not None
    broken = replace(made.finished, data=made.data[:500])

    assert found(replace(made, finished=broken)) == ["XU14 mở ra đọc lại không được."]


def test_a_sheet_comes_out_of_its_file_as_it_was_parsed_when_it_was_filled() -> None:
    made = one(AN_PHU)
    assert made.finished is not None

    assert archive.Unpacked(made.data)["word/document.xml"] in made.finished.parsed


@pytest.mark.parametrize("cut", ["</w:p>", "</w:document>", '"'])
def test_a_part_that_came_out_broken_is_told_though_it_was_parsed_when_it_was_filled(
    cut: str,
) -> None:
    assert found(changed(one(AN_PHU), cut, "")) == ["XU14 mở ra đọc lại không được."]


# --- the row of the source --------------------------------------------------------------------


def sheet_of_another() -> Document:
    """Return the sheet of Châu Phú under the name and the row of An Phú."""
    own, other = one(AN_PHU), one("phu-luc/don-vi/DP04_ubnd-huyen-chau-phu.docx")
    assert own.finished is not None
    assert other.finished is not None
    finished = replace(own.finished, data=other.data, printed=other.finished.printed)
    return replace(own, data=other.data, finished=finished)


def test_the_sheet_of_another_organization_is_told_by_name_and_figures() -> None:
    told = found(sheet_of_another())

    assert told[:2] == [
        "XU12 không thấy tên «UBND huyện An Phú» trong phụ lục của đơn vị này.",
        "XU13 đoạn «Trong năm 2024 (từ ngày 01/01/2024 đến ngày 31/12/2024), …»: «53.539» "
        "(so-lieu.xlsx, trang «Tổng hợp», ô C30) không phải là số của «UBND huyện An Phú».",
    ]


def test_a_code_that_is_not_in_the_name_of_the_file_is_told() -> None:
    made = one(AN_PHU)
    assert made.finished is not None
    finished = replace(made.finished, file="phu-luc/don-vi/DP99_ubnd-huyen-an-phu.docx")

    assert found(replace(made, finished=finished)) == [
        "XU12 tên tệp không bắt đầu bằng mã «DP01» của đơn vị."
    ]


def test_a_figure_shown_wrong_from_the_start_is_told_though_it_is_printed_as_recorded() -> None:
    """Rig the judgement itself: 45,58% told as 45,85%, in the result and in the document."""
    made = changed(one(AN_PHU), "45,58%", "45,85%")
    assert made.finished is not None
    assert made.finished.result is not None
    rigged = _rigged(made.finished, "45,58%", "45,85%")

    assert found(replace(made, finished=rigged)) == [
        "XU13 đoạn «Tỷ lệ hồ sơ trực tuyến toàn trình: 45,85% (19.971/43.819 hồ …»: «45,85%» "
        "không đúng với «Tỷ lệ hồ sơ trực tuyến toàn trình» tính lại từ ô số liệu "
        "(Hồ sơ toàn trình nộp trực tuyến / Tổng hồ sơ)."
    ]


def _rigged(finished: Any, old: str, new: str) -> Any:
    def rigged(figure: Figure) -> Figure:
        return replace(figure, shown=new) if figure.shown == old else figure

    metrics = {
        name: replace(each, value=rigged(each.value))
        for name, each in finished.result.assessments.items()
    }
    printed = replace(
        finished.printed,
        figures=tuple(map(rigged, finished.printed.figures)),
        body=tuple(text.replace(old, new) for text in finished.printed.body),
    )
    return replace(finished, printed=printed, result=replace(finished.result, assessments=metrics))


# --- the tables -------------------------------------------------------------------------------


def test_cells_that_changed_rows_are_told_by_organization() -> None:
    letter = changed(one(LETTER), ">40.221<", ">?<")
    letter = changed(letter, ">27.310<", ">40.221<")
    letter = changed(letter, ">?<", ">27.310<")
    assert letter.finished is not None
    body = list(letter.finished.printed.body)
    first, second = body.index("40.221"), body.index("27.310")
    body[first], body[second] = body[second], body[first]
    printed = replace(letter.finished.printed, body=tuple(body))
    rigged = replace(letter, finished=replace(letter.finished, printed=printed))

    told = read_all(an_giang.built().dossier, _with(rigged)).problems

    assert list(map(said, told)) == [
        "XU13 dòng «Sở Công Thương» ghi «27.310», khác với «Tổng hồ sơ» "
        "(so-lieu.xlsx, trang «Tổng hợp», ô C10).",
        "XU13 dòng «Sở Giáo dục và Đào tạo» ghi «40.221», khác với «Tổng hồ sơ» "
        "(so-lieu.xlsx, trang «Tổng hợp», ô C11).",
    ]


def _with(*rigged: Document) -> Sequence[Document]:
    by_file = {each.file: each for each in rigged}
    return [by_file.get(each.file, each) for each in documents()]


# --- what a build does about it ---------------------------------------------------------------


def files(folder: Path) -> set[str]:
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}


def test_a_set_with_a_wrong_file_is_written_without_it_and_marked_incomplete(
    tmp_path: Path,
) -> None:
    dossier = an_giang.built().dossier
    made = _with(changed(one(AN_PHU), "1.120", "1.121"))

    built = batch.finish(dossier, made, tmp_path / "bo")

    assert [problem.code for problem in built.faults] == ["XU10", "XU11"]
    assert files(tmp_path / "bo") == {each.file for each in documents()} - {AN_PHU} | {JOURNAL}


def test_a_good_file_of_the_last_build_is_removed_where_the_new_one_is_wrong(
    tmp_path: Path,
) -> None:
    dossier, folder = an_giang.built().dossier, tmp_path / "bo"
    batch.finish(dossier, documents(), folder)
    assert AN_PHU in files(folder)

    batch.finish(dossier, _with(changed(one(AN_PHU), "1.120", "1.121")), folder)

    assert AN_PHU not in files(folder)
    assert "bo-van-ban.json" not in files(folder)


def test_a_build_after_a_wrong_one_makes_the_set_whole_again(tmp_path: Path) -> None:
    dossier, folder = an_giang.built().dossier, tmp_path / "bo"
    batch.finish(dossier, _with(changed(one(AN_PHU), "1.120", "1.121")), folder)

    built = batch.finish(dossier, documents(), folder)

    assert built.faults == ()
    assert files(folder) == files(an_giang.folder())


def test_the_verb_ends_with_1_and_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {each.file: each for each in _with(changed(one(AN_PHU), "1.120", "1.121"))}

    def packed(sheet: sheets._Filled) -> Document:  # a renderer that errs
        return made[sheets.file_of(sheet.result)]

    monkeypatch.setattr(sheets, "_packed", packed)

    assert main(["build", str(an_giang.DOSSIER), "--out", str(tmp_path)]) == 1

    told = capsys.readouterr().err.splitlines()
    assert told[-1] == (
        "Bộ văn bản chưa đủ: 1 tệp đọc lại không đúng nên không ghi; chưa có trang đối chiếu, "
        f"chưa có bo-van-ban.json. Các tệp khác đã ghi vào {tmp_path / 'an-giang-2025-01'}."
    )
    assert told[-2].startswith(f"Lỗi XU11: {AN_PHU}: Đã in «1.120» (so-lieu.xlsx")


# --- single rules -----------------------------------------------------------------------------

SHOWN = [
    ("1.542", "1542", True),
    ("1.542", "1543", False),
    ("1542", "1542", True),
    ("69,99%", "69985/100000", True),
    ("69,98%", "69985/100000", False),
    ("-25", "-25", True),
    ("25", "-25", True),
    ("-25", "25", False),
    ("chữ", "1", False),
]


@pytest.mark.parametrize(("shown", "exact", "is_right"), SHOWN)
def test_characters_say_a_number_rounded_half_up(shown: str, exact: str, is_right: bool) -> None:
    assert says(shown, Fraction(exact)) is is_right


def test_a_numeral_is_counted_as_often_as_it_stands_there() -> None:
    assert strangers(["2", "2", "9"], ["2", "9", "9"]) == (["2"], ["9"])


@pytest.mark.parametrize(
    ("template", "touches"),
    [
        ("{{ a }}/{{ b }} đơn vị", False),
        ("{{ a }}, {{ b }}", False),
        ("1{{ a }}", True),
        ("{{ a }},5", True),
        ("{{ a }}{% if b %} và {{ b }}{% endif %}", False),
        ("{{ a }}{% if b %}{{ b }}{% endif %}", True),
    ],
)
def test_a_field_that_touches_a_number_is_known(template: str, touches: bool) -> None:
    assert literals([template])[1] is touches


def test_a_numeral_made_of_two_is_taken_apart_where_fields_touch() -> None:
    made = one(AN_PHU)
    assert made.finished is not None
    touching = reconcile.Wording(made.finished.printed.wordings[0].numerals, touches=True)
    body = [*_split(made.finished.printed.body, "19.971", ("19", "971"))]
    printed = replace(made.finished.printed, body=tuple(body), wordings=(touching,))

    assert found(replace(made, finished=replace(made.finished, printed=printed))) == []


def _split(texts: Iterable[str], whole: str, pieces: Iterable[str]) -> Iterable[str]:
    for text in texts:
        yield from pieces if text == whole else (text,)
