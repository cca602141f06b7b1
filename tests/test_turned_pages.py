"""Pages that begin, turn and turn back inside a text: their size, header, count, and order."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.section import Section
from openxml_audit import OpenXmlValidator

from generator import batch, package
from generator.batch.verify import State, verify
from generator.blocks import Body, Break, Paragraph, Run
from generator.checker import check_file
from generator.errors import Refused, Severity
from generator.wordml import write
from tests import an_giang, torture

TEXT = """\
Ủy ban nhân dân tỉnh báo cáo như sau:
Kết quả của {{ tổng.số_liệu.tổng_hồ_sơ }} hồ sơ theo bảng dưới đây.
[trang ngang]
| Việc | Kết quả | Ghi chú |
|---|---|---|
| Rà soát | Xong | Điều 5 |
[trang dọc]
Các đơn vị thực hiện 12 nhiệm vụ.
[sang trang]
Đề nghị các đơn vị báo cáo trước ngày 05 tháng 3 năm 2025./.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = tmp_path_factory.mktemp("ngang")
    return make(room, TEXT)


def make(room: Path, text: str) -> Path:
    source = torture.dossier(room)
    (source / "noi-dung.md").write_text(text, "utf-8")
    folder = batch.build(source, room / "out").folder
    assert folder is not None
    return folder


def sections(folder: Path) -> list[Section]:
    return list(Document(str(folder / "cong-van.docx")).sections)


def test_the_page_turns_and_turns_back_before_the_appendix(built: Path) -> None:
    assert [each.orientation for each in sections(built)] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.PORTRAIT,
    ]


def test_a_page_that_lies_keeps_its_margins_as_it_is_read(built: Path) -> None:
    sides = [
        (each.top_margin, each.right_margin, each.bottom_margin, each.left_margin)
        for each in sections(built)
    ]

    assert len(set(sides)) == 1


def test_pages_are_counted_on_and_only_the_first_has_no_number(built: Path) -> None:
    starts = [
        [found.get(qn("w:start")) for found in each._sectPr.iter(qn("w:pgNumType"))]
        for each in sections(built)
    ]

    assert starts == [["1"], [], [], ["1"]]
    own = [each.different_first_page_header_footer for each in sections(built)]
    assert own == [True, False, False, True]
    headers = {each.header.part.partname for each in sections(built)[:3]}
    assert len(headers) == 1


def test_a_table_on_a_page_that_lies_is_as_wide_as_its_text(built: Path) -> None:
    tables = Document(str(built / "cong-van.docx")).tables
    (own,) = [each for each in tables if each.cell(0, 0).text == "Việc"]

    width = sum(int(column.width or 0) for column in own.columns)

    assert width == pytest.approx(247 * 36000, rel=0.01)


def test_the_paragraph_behind_the_mark_begins_a_page(built: Path) -> None:
    begins = [
        each.text
        for each in Document(str(built / "cong-van.docx")).paragraphs
        if each.paragraph_format.page_break_before
    ]

    assert [text[:15] for text in begins] == ["Đề nghị các đơn"]


def test_word_would_open_it_and_the_checker_finds_no_fault(built: Path) -> None:
    path = built / "cong-van.docx"

    assert OpenXmlValidator().validate(str(path)).errors == []
    found = check_file(path.read_bytes(), path.name)
    assert [str(each) for each in found if each.severity is Severity.ERROR] == []


def test_words_behind_a_turned_page_are_words_of_the_letter(built: Path, tmp_path: Path) -> None:
    lines = package.lines(package.read((built / "cong-van.docx").read_bytes(), "t"))
    of = {line.text.partition(" ")[0]: line.section for line in lines}
    assert (of["Ủy"], of["Rà"], of["Các"], of["Phụ"]) == (0, 0, 0, 1)

    copy = shutil.copytree(built, tmp_path / "bo")
    document = Document(str(copy / "cong-van.docx"))
    (said,) = [each for each in document.paragraphs if "12 nhiệm vụ" in each.text]
    said.runs[0].text = "Các đơn vị thực hiện 13 nhiệm vụ."
    document.save(str(copy / "cong-van.docx"))

    states = {each.file: each.state for each in verify(copy).files}
    assert states["cong-van.docx"] is State.REWORDED


def test_a_space_typed_for_one_that_does_not_break_is_no_edit(built: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(built, tmp_path / "bo")
    document = Document(str(copy / "cong-van.docx"))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("\N{NO-BREAK SPACE}", " ")
    document.save(str(copy / "cong-van.docx"))

    states = {each.file: each.state for each in verify(copy).files}
    assert states["cong-van.docx"] is State.RESAVED


def test_a_table_behind_a_mark_begins_a_page(tmp_path: Path) -> None:
    folder = make(tmp_path, "Một.\n[sang trang]\n| A | B |\n|---|---|\n| 1 | 2 |\n\nHai./.")

    body = Document(str(folder / "cong-van.docx")).element.body
    (own,) = list(body.iter(qn("w:pageBreakBefore")))
    assert own.getparent().getparent().getnext().tag == qn("w:tbl")


def test_a_text_of_an_appendix_turns_its_pages_too(tmp_path: Path) -> None:
    source = torture.dossier(tmp_path)
    settings = source / "congvan.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace("    Tệp: cùng công văn\n", "    Tệp: cùng công văn\n    Nội dung: pl.md\n"),
        "utf-8",
    )
    (source / "pl.md").write_text("Một.\n[trang ngang]\nHai.\n[trang dọc]\nBa.", "utf-8")

    folder = batch.build(source, tmp_path / "out").folder
    assert folder is not None

    lying = [each.orientation is WD_ORIENT.LANDSCAPE for each in sections(folder)]
    assert lying == [False, False, True, False]
    starts = [each._sectPr.find(qn("w:pgNumType")) is not None for each in sections(folder)]
    assert starts == [True, True, False, False]


def test_an_appendix_that_lies_is_not_turned_once_more(tmp_path: Path) -> None:
    source = torture.dossier(tmp_path)
    settings = source / "congvan.yaml"
    text = settings.read_text("utf-8")
    own = "    Tệp: cùng công văn\n    Hướng trang: ngang\n    Nội dung: pl.md\n"
    settings.write_text(text.replace("    Tệp: cùng công văn\n", own), "utf-8")
    (source / "pl.md").write_text("Một.\n[trang ngang]\nHai.\n[trang dọc]\nBa.", "utf-8")

    with pytest.raises(Refused) as caught:
        batch.read(source)

    (problem,) = caught.value.problems
    assert f"{problem.code} {problem}" == (
        "VB27 pl.md: văn bản này đã ghi «Hướng trang: ngang», nên không dùng dấu trang "
        "ngang, trang dọc. Bỏ các dấu ấy; hoặc bỏ «Hướng trang: ngang» để chỉ phần giữa hai dấu "
        "nằm ngang."
    )


def test_a_letter_without_marks_has_the_sections_that_it_had() -> None:
    document = Document(io.BytesIO((an_giang.folder() / "cong-van.docx").read_bytes()))

    assert all(each._sectPr.find(qn("w:pgNumType")) is not None for each in document.sections)


def test_a_break_alone_begins_a_page() -> None:
    body = Body((Paragraph((Run("a"),)), Break.PAGE, Paragraph((Run("b"),), keeps_next=True)))

    xml = write(body).xml

    assert xml.index("keepNext", xml.index("pageBreakBefore") - 40) < xml.index("pageBreakBefore")
