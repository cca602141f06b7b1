"""Copies on paper (Mẫu 3.1): what stands under the copied text, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.text.paragraph import Paragraph
from openxml_audit import OpenXmlValidator

from generator import batch, kinds, package
from generator.checker import check_file
from generator.errors import Refused
from tests import papers, word

ORIGINAL = "quyet-dinh.docx"


def original(room: Path) -> bytes:
    return papers.made("quyet-dinh", room / "original")[ORIGINAL]


def copied(room: Path, data: bytes | None, **changed: object) -> bytes:
    """Build a copy of a file, or without one the sheet for a copy on paper; it is read back."""
    asked = {"Hình thức sao": "Sao y", "Ký hiệu": "SY-UBND", "Nội dung": None, **changed}
    if data is not None:
        asked["Văn bản được sao"] = "goc.docx"
    folder = papers.dossier("ban-sao", room / "copy", **asked)
    if data is not None:
        (folder / "goc.docx").write_bytes(data)
    built = batch.build(folder, room / "out")
    assert (built.faults, built.folder is not None) == ((), True)
    assert built.folder is not None
    return (built.folder / "ban-sao.docx").read_bytes()


def lines(data: bytes) -> list[str]:
    told = package.lines(package.read(data, "ban-sao.docx"))
    return [each.text for each in told if each.section >= 0 and each.text.strip()]


def faults(data: bytes, room: Path) -> list[str]:
    path = room / "judged.docx"
    path.write_bytes(data)
    return [each.description for each in OpenXmlValidator().validate(path).errors]


def _style(paragraph: Paragraph) -> str:
    assert paragraph.style is not None
    return paragraph.style.style_id


def refused(room: Path, **changed: object) -> list[str]:
    with pytest.raises(Refused) as found:
        batch.read(papers.dossier("ban-sao", room / "copy", **changed))
    return [f"{each.code} {each}" for each in found.value.problems]


COPIER = [
    *("ỦY BAN NHÂN DÂN", "TỈNH AN GIANG", "SAO Y"),
    *("Số: 45/SY-UBND", "An Giang, ngày 05 tháng 3 năm 2026"),
    *("Nơi nhận:", "- Các sở, ban, ngành tỉnh;", "- Lưu: VT."),
    *("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn An"),
]


# --- what stands in them ----------------------------------------------------------------------


def test_a_copy_for_paper_says_who_copies_and_nothing_else(tmp_path: Path) -> None:
    assert lines(copied(tmp_path, None)) == COPIER


def test_who_copies_stands_under_the_text_that_is_copied(tmp_path: Path) -> None:
    data = original(tmp_path)

    assert lines(copied(tmp_path, data)) == [*lines(data), *COPIER]


def test_the_line_between_is_as_wide_as_the_text(tmp_path: Path) -> None:
    path = tmp_path / "copy.docx"
    path.write_bytes(copied(tmp_path, None))
    (rule,) = (each for each in Document(str(path)).paragraphs if _style(each) == "DuongKe")

    assert (rule.paragraph_format.left_indent, rule.paragraph_format.right_indent) == (0, 0)


def test_the_copied_text_keeps_its_looks_and_the_copier_has_his_own(tmp_path: Path) -> None:
    sheet = word.styles("NoiDung")
    text = word.docx(word.paragraph("Điều 1.", style="NoiDung"), styles=sheet)
    path = tmp_path / "copy.docx"
    path.write_bytes(copied(tmp_path, text))
    read = Document(str(path))

    first = next(each for each in read.paragraphs if each.text)
    assert (first.text, _style(first)) == ("Điều 1.", "NoiDung")
    form = read.tables[0].rows[0].cells[1].paragraphs[0]
    assert (form.text, _style(form)) == ("SAO Y", "BanSaoHinhThucSao")
    look: Any = form.style
    assert (look.font.size.pt, look.base_style.font.name) == (14, "Times New Roman")
    assert look.base_style.paragraph_format.space_after == 0


def test_a_text_without_styles_gets_those_of_the_copier(tmp_path: Path) -> None:
    plain = word.docx(word.paragraph("Điều 1. Một văn bản."))
    data = copied(tmp_path, plain)

    assert lines(data) == ["Điều 1. Một văn bản.", *COPIER]
    assert set(faults(data, tmp_path)) <= set(faults(plain, tmp_path))


def test_word_opens_a_copy_and_the_checker_has_nothing_to_say(tmp_path: Path) -> None:
    data = copied(tmp_path, original(tmp_path))

    assert faults(data, tmp_path) == []
    assert [str(each) for each in check_file(data, "ban-sao.docx")] == []


def test_a_copy_made_of_a_copy_is_sound_too(tmp_path: Path) -> None:
    first = copied(tmp_path, original(tmp_path))
    (tmp_path / "again").mkdir()
    again = {"Hình thức sao": "Sao lục", "Ký hiệu": "SL-UBND", "Số": "46"}
    second = copied(tmp_path / "again", first, **again)

    assert faults(second, tmp_path) == []
    said = [line.replace("SY-", "SL-").replace("45/", "46/") for line in COPIER]
    said[2] = "SAO LỤC"
    assert lines(second) == [*lines(first), *said]


@pytest.mark.parametrize("form", kinds.COPY_FORMS)
def test_each_form_has_its_words_and_its_symbol(form: str, tmp_path: Path) -> None:
    symbol = f"{kinds.COPY_FORMS[form]}-UBND"
    said = lines(copied(tmp_path, None, **{"Hình thức sao": form, "Ký hiệu": symbol}))

    assert (said[2], said[3]) == (form.upper(), f"Số: 45/{symbol}")


# --- what is refused --------------------------------------------------------------------------


def test_a_copy_says_how_it_is_copied(tmp_path: Path) -> None:
    assert refused(tmp_path, **{"Hình thức sao": None}) == [
        "CH07 congvan.yaml, dòng 1: thiếu mục «Hình thức sao» trong «Văn bản». "
        "Thêm dòng «Hình thức sao: …»."
    ]


def test_the_symbol_of_a_copy_begins_with_that_of_its_form(tmp_path: Path) -> None:
    (said,) = refused(tmp_path, **{"Hình thức sao": "Sao y", "Ký hiệu": "QĐ-UBND"})

    assert said.partition("«Ký hiệu»: ")[2] == (
        "«QĐ-UBND» không bắt đầu bằng «SY-» của sao y. Ghi «SY-UBND»."
    )


def test_a_copy_is_of_one_text(tmp_path: Path) -> None:
    folder = papers.dossier("ban-sao", tmp_path / "copy", **{"Văn bản được sao": "goc.docx"})
    (folder / "goc.docx").write_bytes(word.docx(word.paragraph("Điều 1.")))
    with pytest.raises(Refused) as found:
        batch.read(folder)

    (problem,) = found.value.problems
    assert (problem.code, problem.what, problem.remedy) == (
        "CH51",
        "bản sao chép một văn bản: có «Văn bản được sao» thì không có «Nội dung».",
        "Giữ một trong hai mục.",
    )


def test_a_copy_has_no_appendices(tmp_path: Path) -> None:
    folder = papers.dossier("ban-sao", tmp_path / "copy")
    with (folder / "congvan.yaml").open("a", encoding="utf-8") as file:
        file.write("Phụ lục:\n  - Tên: Danh mục\n    Tệp: riêng\n    Nội dung: noi-dung.md\n")
    with pytest.raises(Refused) as found:
        batch.read(folder)

    (problem,) = found.value.problems
    assert (problem.code, problem.remedy) == ("CH52", "Xóa mục này.")


def test_what_is_no_word_file_cannot_be_copied(tmp_path: Path) -> None:
    folder = papers.dossier(
        "ban-sao", tmp_path / "copy", **{"Nội dung": None, "Văn bản được sao": "goc.docx"}
    )
    (folder / "goc.docx").write_bytes(b"%PDF-1.7")
    with pytest.raises(Refused) as found:
        batch.read(folder)

    assert [(each.code, each.place.file) for each in found.value.problems] == [("GO02", "goc.docx")]


def test_what_is_still_worked_on_is_not_copied(tmp_path: Path) -> None:
    folder = papers.dossier(
        "ban-sao", tmp_path / "copy", **{"Nội dung": None, "Văn bản được sao": "goc.docx"}
    )
    run = word.run("Điều 1.")
    changed = f'<w:p><w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">{run}</w:ins></w:p>'
    (folder / "goc.docx").write_bytes(word.docx(changed))
    with pytest.raises(Refused) as found:
        batch.read(folder)

    assert [f"{each.code} {each}" for each in found.value.problems] == [
        "CH53 goc.docx: văn bản được sao còn dấu sửa (Track Changes) hoặc lời bình. "
        "Lấy đúng bản đã ký; hoặc mở bằng Word, Review → Accept All, xóa lời bình."
    ]


@pytest.mark.parametrize("key", ["Độ khẩn", "Phạm vi lưu hành", "Căn cứ", "Kính gửi"])
def test_a_copy_has_only_what_its_form_has(key: str, tmp_path: Path) -> None:
    (said,) = refused(tmp_path, **{key: "Khẩn"})

    assert said.partition(f"«{key}»: ")[2] == "bản sao không có mục này. Xóa mục này."


def test_only_a_copy_has_the_entries_of_a_copy(tmp_path: Path) -> None:
    with pytest.raises(Refused) as found:
        batch.read(papers.dossier("thong-bao", tmp_path / "one", **{"Hình thức sao": "Sao y"}))

    (problem,) = found.value.problems
    assert (problem.code, problem.what) == (
        "CH30",
        "«Hình thức sao»: thông báo không có mục này.",
    )
