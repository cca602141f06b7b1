"""A field alone on its line stands for several: the organizations of a list, one to a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from generator import batch
from generator.blocks import Body, Box, Cell, Field, Paragraph, Run, Table, lines
from generator.context import fill, fill_line
from generator.errors import Refused
from tests import torture

LIST = Body(tuple(Paragraph((Run(text),)) for text in ("- A;", "- B.")))
FIELDS = {"danh": LIST, "không": None, "trống": Body(()), "khung": Body((Box("A", "x", 1, 1),))}


def field(path: str, *, bold: bool = False) -> Run:
    return Run(Field(path, 3), bold)


def filled(*inlines: Run) -> list[str]:
    blocks = fill([Paragraph(inlines)], FIELDS, "noi-dung.md")
    return [line for block in blocks for line in lines(block)]


def refused(*inlines: Run) -> str:
    with pytest.raises(Refused) as caught:
        filled(*inlines)
    (problem,) = caught.value.problems
    return f"{problem.code} {problem}"


def test_a_field_alone_on_its_line_becomes_its_paragraphs() -> None:
    assert filled(field("danh")) == ["- A;", "- B."]


@pytest.mark.parametrize(
    "inlines",
    [(Run("Gồm: "), field("danh")), (field("danh"), Run(".")), (field("danh", bold=True),)],
)
def test_it_does_not_share_its_line(inlines: tuple[Run, ...]) -> None:
    assert refused(*inlines) == (
        "VB26 noi-dung.md, dòng 3: trường «danh» in thành nhiều dòng, không đứng chung dòng với "
        "chữ khác. Để trường một mình trên một dòng, không đậm, không nghiêng."
    )


def test_a_title_is_one_line() -> None:
    with pytest.raises(Refused) as caught:
        fill_line([field("danh")], FIELDS, "congvan.yaml")

    assert [each.code for each in caught.value.problems] == ["VB26"]


@pytest.mark.parametrize("path", ["trống", "khung"])
def test_what_is_no_text_is_not_printed_in_one(path: str) -> None:
    assert refused(field(path)).startswith(
        f"VB12 noi-dung.md, dòng 3: trường «{path}» không in được trong một câu."
    )


def test_a_field_alone_in_a_cell_does_not_become_paragraphs() -> None:
    with pytest.raises(Refused):
        fill([Table((), ((Cell(Field("danh", 3)),),), 160)], FIELDS, "noi-dung.md")


def letter(room: Path, text: str) -> list[str]:
    source = torture.dossier(room)
    (source / "noi-dung.md").write_text(text, "utf-8")
    folder = batch.build(source, room / "out").folder
    assert folder is not None
    return [each.text for each in Document(str(folder / "cong-van.docx")).paragraphs if each.text]


def test_organizations_are_listed_one_to_a_line_and_read_back(tmp_path: Path) -> None:
    text = "Gồm:\n{{ danh_sách_dòng.tỷ_lệ_trực_tuyến.đạt }}\nHết./.\n"

    said = letter(tmp_path, text)

    at = said.index("Gồm:")
    assert said[at : at + 4] == ["Gồm:", "- 1;", "- 2.", "Hết./."]


def test_a_list_of_nobody_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        letter(tmp_path, "Gồm:\n{{ danh_sách_dòng.tỷ_lệ_trực_tuyến.chưa_đạt }}\nHết./.\n")

    (problem,) = caught.value.problems
    assert f"{problem.code} {problem}" == (
        "VB13 noi-dung.md, dòng 2: trường «danh_sách_dòng.tỷ_lệ_trực_tuyến.chưa_đạt» không có giá "
        "trị. Kỳ này không có đơn vị nào như vậy: bỏ hoặc viết lại chỗ này trong câu."
    )
