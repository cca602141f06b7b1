"""Rounds of drafts: in the box under the number, in the name of the file, in its properties."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from generator import archive, batch, package, resources
from generator.batch import Orders
from generator.checker import check_file
from generator.errors import Refused, Severity
from tests import papers, small_dossier, torture, word

LETTER = "cong-van_du-thao-lan-2.docx"


def drafted(room: Path, draft: str = "lần 2", *more: tuple[str, str]) -> Path:
    source = torture.dossier(room)
    settings = source / "congvan.yaml"
    text = settings.read_text("utf-8")
    (old,) = [line for line in text.splitlines() if line.startswith("  Số:")]
    for before, after in ((old, f"  Dự thảo: {draft}"), *more):
        assert text.count(before) == 1
        text = text.replace(before, after)
    settings.write_text(text, "utf-8")
    return source


def build(source: Path, out: Path) -> Path:
    folder = batch.build(source, out).folder
    assert folder is not None
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = tmp_path_factory.mktemp("du-thao")
    return build(drafted(room), room / "out")


def said(folder: Path, *changed: str) -> list[str]:
    typed = "".join(f"  {each}\n" for each in changed)
    return small_dossier.refusals(folder, ("  Số: 112\n", typed))


# --- what a draft looks like ------------------------------------------------------------------


def test_the_letter_is_boxed_as_a_draft_below_its_number(built: Path) -> None:
    head = Document(str(built / LETTER)).tables[0]
    left = head.cell(1, 0)

    assert [each.cell(0, 0).text for each in left.tables] == ["DỰ THẢO LẦN 2"]
    assert left.paragraphs[0].text.replace("\N{NO-BREAK SPACE}", "") == "Số: /UBND-TH"


def test_every_file_says_in_its_properties_which_round_it_is(built: Path) -> None:
    for file in (LETTER, "phu-luc/don-vi/001_1.docx"):
        own = Document(str(built / file)).core_properties
        assert (own.content_status, own.version) == ("Dự thảo lần 2", "2")
        assert own.title.endswith("(Dự thảo lần 2)")


def test_the_manifest_names_the_letter_and_the_round(built: Path) -> None:
    told = json.loads((built / "bo-van-ban.json").read_text("utf-8"))

    assert told["draft"] == 2
    assert told["documents"][0]["file"] == LETTER
    assert told["documents"][0]["kind"] == "letter"


def test_the_checker_finds_no_fault_in_a_draft_but_says_that_it_is_one(built: Path) -> None:
    found = check_file((built / LETTER).read_bytes(), LETTER)

    assert [str(each) for each in found if each.severity is Severity.ERROR] == []
    assert [each.rule for each in found if "DỰ THẢO" in each.measured] == ["LO06"]


def test_an_urgent_draft_has_both_boxes(tmp_path: Path) -> None:
    source = drafted(tmp_path, "lần 3", ("  Địa danh:", "  Độ khẩn: Khẩn\n  Địa danh:"))

    folder = build(source, tmp_path / "out")

    left = Document(str(folder / "cong-van_du-thao-lan-3.docx")).tables[0].cell(1, 0)
    assert [each.cell(0, 0).text for each in left.tables] == ["KHẨN", "DỰ THẢO LẦN 3"]


def test_what_a_decision_issues_is_a_draft_too(tmp_path: Path) -> None:
    made = papers.made("quyet-dinh", tmp_path / "ky", **{"Số": None, "Dự thảo": "lần 1"})

    assert {"quyet-dinh_du-thao-lan-1.docx", "quy-che_du-thao-lan-1.docx"} <= made.keys()
    boxed = Document(io.BytesIO(made["quy-che_du-thao-lan-1.docx"])).tables
    assert "DỰ THẢO LẦN 1" in [each.cell(0, 0).text for each in boxed]


def test_without_the_key_no_file_speaks_of_drafts(tmp_path: Path) -> None:
    folder = build(torture.dossier(tmp_path), tmp_path / "out")

    for path in folder.rglob("*.docx"):
        parts = package.read(path.read_bytes(), path.name)
        assert all("thảo" not in data.decode("utf-8", "replace") for data in parts.values())
    assert "draft" not in json.loads((folder / "bo-van-ban.json").read_text("utf-8"))


def test_a_sheet_of_the_next_round_is_made_again(tmp_path: Path) -> None:
    source = drafted(tmp_path)
    build(source, tmp_path / "out")
    settings = source / "congvan.yaml"
    settings.write_text(settings.read_text("utf-8").replace("lần 2", "lần 3"), "utf-8")

    built = batch.build(source, tmp_path / "out", Orders())

    assert "phu-luc/don-vi/001_1.docx" in built.made


# --- what is refused --------------------------------------------------------------------------


def test_a_draft_has_no_number(tmp_path: Path) -> None:
    assert said(tmp_path, "Số: 112", "Dự thảo: lần 2") == [
        "CH57 congvan.yaml, dòng 8: «Dự thảo»: bản dự thảo lần 2 không có số, mà «Số» đã ghi "
        "«112». Đã cấp số thì xóa mục «Dự thảo»; còn dự thảo thì để trống «Số»."
    ]


@pytest.mark.parametrize("typed", ["lần hai", "có", "lần 0", "lần 100", "-1", "2,5", "lần 2 sửa"])
def test_a_round_that_is_no_number_is_refused(typed: str, tmp_path: Path) -> None:
    assert said(tmp_path, f"Dự thảo: {typed}") == [
        f"CH56 congvan.yaml, dòng 7: «Dự thảo»: «{typed}» không cho biết là dự thảo lần mấy. "
        "Ghi «lần 1», «lần 2» … đến «lần 99»; hết dự thảo thì xóa."
    ]


@pytest.mark.parametrize("typed", ["2", "lần 2", "Lần thứ 2", "dự thảo lần 2"])
def test_a_round_may_be_written_as_people_say_it(typed: str, tmp_path: Path) -> None:
    assert batch.read(drafted(tmp_path, typed)).settings.letter.draft == 2


def own_letter(source: Path, *lines: str) -> None:
    """Give a dossier a letter of the office, so that its template is not ours."""
    (source / "thu.docx").write_bytes(word.docx(*map(word.paragraph, lines)))
    settings = source / "congvan.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("  Nội dung: ", "  Mẫu: thu.docx\n  Nội dung: "), "utf-8")


def test_a_template_that_would_hide_a_draft_is_refused(tmp_path: Path) -> None:
    source = drafted(tmp_path)
    own_letter(source, "{{p nội_dung }}")

    with pytest.raises(Refused) as caught:
        batch.read(source)

    (problem,) = caught.value.problems
    assert f"{problem.code} {problem}" == (
        "CH58 thu.docx: mẫu không có chỗ in «DỰ THẢO LẦN 2». Thêm vào mẫu, dưới số, ký hiệu, một "
        "đoạn chỉ có {{p dự_thảo }}, hoặc chữ {{ lần_dự_thảo }} ở chỗ cơ quan quen dùng."
    )


def test_a_template_may_print_the_words_where_it_likes(tmp_path: Path) -> None:
    source = drafted(tmp_path)
    own_letter(source, "{{ lần_dự_thảo }}", "{{p nội_dung }}")

    assert batch.read(source).letter.names >= {"lần_dự_thảo"}


# --- properties of any file -------------------------------------------------------------------


def core(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        root = etree.fromstring(opened.read("docProps/core.xml"))
    return {etree.QName(each).localname: each.text or "" for each in root}


def test_properties_that_a_template_has_already_are_replaced() -> None:
    parts = package.read(resources.template("cong-van.docx"), "t")
    once = package.as_draft(parts, "Dự thảo lần 1", "1")

    twice = core(archive.pack(package.as_draft(once, "Dự thảo lần 2", "2")))

    assert (twice["contentStatus"], twice["version"]) == ("Dự thảo lần 2", "2")


def test_a_template_without_properties_gets_them(tmp_path: Path) -> None:
    parts = package.read(word.docx(word.paragraph("Chữ.")), "t")
    assert "docProps/core.xml" not in parts

    made = archive.pack(package.as_draft(parts, "Dự thảo lần 2", "2"))

    assert core(made)["title"] == "(Dự thảo lần 2)"
    assert Document(io.BytesIO(made)).core_properties.version == "2"
