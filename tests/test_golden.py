"""The golden documents are what the program makes, and what keeps them does what it says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

import tasks
from generator.archive import pack
from tests.golden import accept
from tests.golden.cases import HERE, Case, cases, made, orphans
from tests.golden.comparison import difference
from tests.golden.outline import outline, unpacked
from tests.word import cell, docx, footnotes, paragraph, run

CASES = cases()
DOCUMENTS = [
    pytest.param(case, document, id=f"{case.folder.name}/{document}")
    for case in CASES
    for document in case.documents
]
every_document = pytest.mark.parametrize(("case", "document"), DOCUMENTS)

# --- the documents ----------------------------------------------------------------------------


@every_document
def test_the_program_makes(case: Case, document: str, tmp_path: Path) -> None:
    kept, data = case.expected(document), made(case)[document]

    found = difference(kept.read_bytes(), data) if kept.is_file() else "nothing was accepted yet"

    if found:
        actual = tmp_path / kept.name
        actual.write_bytes(data)
        pytest.fail(f"{found}\n\nmade: {actual}\nexpected: {kept}", pytrace=False)


@every_document
def test_the_outline_beside_it_is_that_of(case: Case, document: str) -> None:
    beside = case.outline(document).read_text("utf-8")

    assert outline(case.expected(document).read_bytes()) == beside, "tasks.py accept"


@every_document
def test_word_would_open_without_a_word(case: Case, document: str) -> None:
    assert [*OpenXmlValidator().validate(case.expected(document)).errors] == []


def test_no_golden_is_left_that_no_case_makes() -> None:
    assert orphans() == []


def test_every_folder_is_a_case_that_says_in_three_lines_what_it_is_for() -> None:
    folders = [path for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"]

    assert sorted(folders) == [case.folder for case in CASES]
    lengths = {case.folder.name: len(readme(case).splitlines()) for case in CASES}
    assert {name: length for name, length in lengths.items() if length != 3} == {}


def readme(case: Case) -> str:
    return (case.folder / "README.md").read_text("utf-8")


# --- comparing --------------------------------------------------------------------------------


def test_a_file_packed_anew_is_no_different() -> None:
    parts = unpacked(docx(paragraph("Như nhau")))

    assert difference(pack(parts), pack(dict(reversed(parts.items())))) == ""


def test_the_revision_marks_of_word_do_not_count() -> None:
    plain = docx(paragraph("Như nhau"))
    parts = unpacked(plain)
    body = parts["word/document.xml"].replace(b"<w:p>", b'<w:p w:rsidR="00A1" w:rsidRDefault="0">')

    assert difference(plain, pack({**parts, "word/document.xml": body})) == ""


def test_a_difference_is_told_by_the_outlines_first_then_by_the_parts() -> None:
    told = difference(docx(paragraph("Sở Y tế")), docx(paragraph("Sở Nội vụ"))).splitlines()

    assert told[:2] == ["--- expected outline", "+++ made outline"]
    assert told[4:6] == ["--: Sở Y tế", "+-: Sở Nội vụ"]
    assert told.index("--- expected word/document.xml") > 5
    assert told[-3:-1] == [
        '-<w:t xml:space="preserve">Sở Y tế</w:t>',
        '+<w:t xml:space="preserve">Sở Nội vụ</w:t>',
    ]


def test_runs_cut_in_another_way_are_a_difference_that_the_outline_does_not_show() -> None:
    told = difference(docx(paragraph("Sở Y tế")), docx(paragraph("Sở ", "Y tế")))

    assert told.startswith("--- expected word/document.xml\n")


def test_a_part_more_or_less_is_told() -> None:
    parts = unpacked(docx(paragraph("x")))
    more = pack({**parts, "word/media/image1.png": b"\x89PNG"})
    other = pack({**parts, "word/media/image1.png": b"\x89PNG!"})

    assert "word/media/image1.png: not expected" in difference(pack(parts), more)
    assert "word/media/image1.png: expected, but missing" in difference(more, pack(parts))
    told = difference(more, other)
    assert told == "word/media/image1.png: 4 bytes expected, other 5 bytes made"


# --- the outline ------------------------------------------------------------------------------

NOTE = '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Nguồn</w:t></w:r></w:p>'
SHOWN = """\
parts: [Content_Types].xml, _rels/.rels, word/_rels/document.xml.rels, word/document.xml, \
word/footnotes.xml

== word/document.xml
NoiDung: Có ⟦b, i: đậm⟧ và 1⍽000⟦^1⟧
-: ⟦_cv_so_1: 112⟧/UBND→↵
table: 17.6 mm; tblW w=0 type=auto
  row:
    | -: ô
--- section: pgSz w=210.0 h=297.0, pgMar top=20.0 right=15.0 bottom=20.0 left=30.0 header=10.0 \
footer=10.0 gutter=0.0

== word/footnotes.xml
^1
  -: ⟦^⟧Nguồn
"""


def test_the_outline_shows_what_a_reader_asks_for() -> None:
    mixed = "".join([run("Có "), run("đậm", "<w:b/><w:i/>"), run(" và 1\N{NO-BREAK SPACE}000")])
    place = '<w:bookmarkStart w:id="0" w:name="_cv_so_1"/>{}<w:bookmarkEnd w:id="0"/>'
    data = docx(
        f'<w:p><w:pPr><w:pStyle w:val="NoiDung"/></w:pPr>{mixed}'
        '<w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
        f"<w:p>{place.format(run('112'))}{run('/UBND')}<w:r><w:tab/><w:br/></w:r></w:p>",
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="1000"/></w:tblGrid><w:tr>{cell("ô")}</w:tr></w:tbl>',
        footnotes=footnotes(f"{NOTE}</w:footnote>"),
    )

    assert outline(data) == SHOWN


# --- accepting --------------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one case of which nothing was accepted yet."""
    (tmp_path / "one").mkdir()
    told = 'start = "small"\ndocuments = ["cong-van.docx"]\n'
    (tmp_path / "one" / "case.toml").write_text(told, "utf-8")
    return tmp_path


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


@pytest.mark.usefixtures("by_hand")
def test_accepting_rewrites_says_what_and_still_fails(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert accept.main(root) == 1
    assert capsys.readouterr().out == (
        "Đã ghi lại trong tests/golden:\n"
        "  one/expected/cong-van.docx\n"
        "  one/expected/cong-van.txt\n"
        "Đọc các tệp .txt trong git diff, mở các tệp .docx bằng Word, rồi mới đưa vào kho.\n"
    )

    assert accept.main(root) == 0
    assert capsys.readouterr().out == "Mọi bản mẫu vẫn đúng như cũ.\n"


@pytest.mark.usefixtures("by_hand")
def test_accepting_leaves_a_file_that_differs_in_nothing_that_counts(root: Path) -> None:
    accept.accept(root)
    kept = root / "one" / "expected" / "cong-van.docx"
    kept.write_bytes(pack(dict(reversed(unpacked(kept.read_bytes()).items()))))
    before = kept.read_bytes()

    assert accept.accept(root) == []
    assert kept.read_bytes() == before


@pytest.mark.usefixtures("by_hand")
def test_accepting_removes_what_no_case_makes_any_more(root: Path) -> None:
    accept.accept(root)
    left = root / "one" / "expected" / "phu-luc" / "phu-luc-2.docx"
    left.parent.mkdir()
    left.touch()

    assert orphans(root) == ["one/expected/phu-luc/phu-luc-2.docx"]
    assert accept.accept(root) == [
        "one/expected/phu-luc/phu-luc-2.docx (đã xóa: không còn trường hợp nào lập ra)"
    ]
    assert orphans(root) == []


def test_the_task_runs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "PYTHON", Path(sys.executable))
    monkeypatch.setenv("CI", "true")

    assert tasks.accept([]) == 2


def test_nothing_is_accepted_in_continuous_integration(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "true")

    assert accept.main(root) == 2
    assert "phải có người đọc" in capsys.readouterr().err
    assert [path.name for path in root.rglob("*")] == ["one", "case.toml"]
