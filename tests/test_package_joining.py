"""Appendices joined to a letter: sections, headers, notes, places, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

from generator import package
from generator.archive import Entry, data_of, entry, pack
from generator.errors import Refused
from tests import word

W = {"w": word.W_NS, "r": word.R_NS}
SAVE_AS = "Mở tệp bằng Word rồi lưu lại theo kiểu «Word Document (*.docx)»."
AGAIN = "Lấy lại tệp gốc, hoặc mở bằng Word rồi lưu lại thành tệp .docx mới."
STRANGE = "Tệp không do Word ghi theo cách thường; mở bằng Word rồi lưu lại."


def refusal(data: bytes) -> list[str]:
    with pytest.raises(Refused) as refused:
        package.read(data, "mau.docx")
    return [str(problem).removeprefix("mau.docx: ") for problem in refused.value.problems]


# --- joining ---------------------------------------------------------------------------------


def body(parts: dict[str, bytes | Entry]) -> etree._Element:
    tree = etree.fromstring(data_of(parts["word/document.xml"]))
    found = tree.find("w:body", W)
    assert found is not None
    return found


def section(*references: str, rest: str = "") -> str:
    links = "".join(
        f'<w:{kind}Reference w:type="{pages}" r:id="{number}"/>'
        for kind, pages, number in (reference.split() for reference in references)
    )
    size = '<w:pgSz w:w="11906" w:h="16838"/>'
    return f"<w:sectPr>{links}{size}{rest}</w:sectPr>"


def bookmarked(name: str, text: str, number: int = 0) -> str:
    return (
        f'<w:p><w:bookmarkStart w:id="{number}" w:name="{name}"/>{word.run(text)}'
        f'<w:bookmarkEnd w:id="{number}"/></w:p>'
    )


def values(tree: etree._Element, tag: str, attribute: str) -> list[str]:
    """Return an attribute of the elements of a tag, in document order."""
    prefix, name = attribute.split(":")
    found = (element.get(f"{{{W[prefix]}}}{name}") for element in tree.iter(f"{{{W['w']}}}{tag}"))
    return [value for value in found if value is not None]


def texts(element: etree._Element) -> list[str]:
    return ["".join(map(str, p.itertext())) for p in element.iter(f"{{{word.W_NS}}}p")]


def test_an_appendix_stands_in_a_section_of_its_own_on_a_new_page() -> None:
    letter = word.parts(word.paragraph("Công văn"))
    appendix = word.parts(
        document=word.document(
            word.paragraph("Phụ lục"),
            section='<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>',
        )
    )
    joined = body(package.join(letter, [appendix]))
    assert texts(joined) == ["Công văn", "Phụ lục"]
    first, second = joined.iter(f"{{{word.W_NS}}}sectPr")
    assert first.getparent() is joined[0].find("w:pPr", W)
    assert etree.tostring(second).decode().count("<w:type") == 1
    assert [(child.tag.split("}")[1], *child.attrib.values()) for child in second] == [
        ("type", "nextPage"),
        ("pgSz", "16838", "11906"),
        ("pgNumType", "1"),
    ]


def test_after_a_table_the_section_ends_in_a_line_of_one_point() -> None:
    letter = word.parts(word.table(["Nơi nhận", "Chủ tịch"]))
    joined = body(package.join(letter, [word.parts(word.paragraph("Phụ lục"))]))
    line = joined[1].find("w:pPr", W)
    assert line is not None
    assert [child.tag.split("}")[1] for child in line] == ["spacing", "ind", "rPr", "sectPr"]
    spacing = line.find("w:spacing", W)
    assert spacing is not None
    assert [str(value) for value in spacing.attrib.values()] == ["0", "0", "20", "exact"]


def test_the_numbering_of_pages_that_an_appendix_asks_for_is_kept() -> None:
    rest = '<w:pgNumType w:fmt="upperRoman" w:start="3"/>'
    document = word.document(word.paragraph("Phụ lục"), section=section(rest=rest))
    joined = body(package.join(word.parts(), [word.parts(document=document)]))
    last = joined.find("w:sectPr/w:pgNumType", W)
    assert last is not None
    assert [str(value) for value in last.attrib.values()] == ["upperRoman", "3"]


def test_a_header_of_the_same_bytes_is_shared_and_another_is_copied() -> None:
    same, other = word.header(word.paragraph("Trang")), word.header(word.paragraph("Khác"))
    document = word.document(section=section("header default header1"))
    letter = word.parts(document=document, header1=same)
    twin, stranger = (word.parts(document=document, header1=part) for part in (same, other))
    joined = package.join(letter, [twin, stranger])
    assert [name for name in joined if "header" in name] == [
        "word/header1.xml",
        "word/header2.xml",
    ]
    assert data_of(joined["word/header2.xml"]) == other
    assert package.content_types(joined).of("word/header2.xml") == f"{word.WORD}.header+xml"
    arrows = package.relations(joined, "word/document.xml")
    used = values(body(joined), "headerReference", "r:id")
    targets = [package.resolve("word/document.xml", arrows[number].target) for number in used]
    assert targets == ["word/header1.xml", "word/header1.xml", "word/header2.xml"]


def test_an_appendix_without_a_header_does_not_take_the_letters() -> None:
    letter = word.parts(
        document=word.document(section=section("header first header1")),
        header1=word.header(word.paragraph("Mật")),
    )
    joined = package.join(letter, [word.parts(word.paragraph("Phụ lục"))])
    (reference,) = body(joined).findall("w:sectPr/w:headerReference", W)
    assert reference.get(f"{{{word.W_NS}}}type") == "first"
    blank = data_of(joined["word/header2.xml"])
    assert texts(etree.fromstring(blank)) == [""]


def test_pictures_of_a_copied_header_come_along() -> None:
    kind = f"{word.R_NS}/image"
    relations = (
        f'<Relationships xmlns="{word.PACKAGE}/relationships">'
        f'<Relationship Id="rId7" Type="{kind}" Target="media/image1.png"/></Relationships>'
    )
    appendix = word.parts(
        document=word.document(section=section("header default header1")),
        header1=word.header(word.paragraph("Quốc huy")),
    )
    appendix["word/_rels/header1.xml.rels"] = relations.encode()
    appendix["word/media/image1.png"] = b"\x89PNG"
    types = appendix["[Content_Types].xml"].decode()
    png = '<Default Extension="png" ContentType="image/png"/><Override'
    appendix["[Content_Types].xml"] = types.replace("<Override", png, 1).encode()
    joined = package.join(word.parts(), [appendix])
    (arrow,) = package.relations(joined, "word/header1.xml").values()
    assert (arrow.id, arrow.target) == ("rId7", "/word/media/image1.png")
    assert data_of(joined["word/media/image1.png"]) == b"\x89PNG"
    assert package.content_types(joined).of("word/media/image1.png") == "image/png"


def test_links_to_addresses_are_carried_under_new_ids() -> None:
    linked = f'<w:p><w:hyperlink r:id="rId9">{word.run("Cổng")}</w:hyperlink></w:p>'
    appendix = word.parts(linked)
    appendix["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{word.PACKAGE}/relationships"><Relationship Id="rId9" '
        f'Type="{word.R_NS}/hyperlink" Target="https://angiang.gov.vn" TargetMode="External"/>'
        "</Relationships>"
    ).encode()
    joined = package.join(word.parts(styles=word.styles()), [appendix])
    (number,) = values(body(joined), "hyperlink", "r:id")
    arrow = package.relations(joined, "word/document.xml")[number]
    assert (arrow.target, arrow.is_external) == ("https://angiang.gov.vn", True)


def note(number: int, text: str) -> str:
    return f'<w:footnote w:id="{number}">{word.paragraph(text)}</w:footnote>'


def reference(number: int) -> str:
    return f'<w:p><w:r><w:footnoteReference w:id="{number}"/></w:r></w:p>'


@pytest.mark.parametrize("letter_has_notes", [True, False])
def test_footnotes_of_an_appendix_get_ids_of_their_own(letter_has_notes: bool) -> None:
    letter = (
        word.parts(reference(1), footnotes=word.footnotes(note(1, "một")))
        if letter_has_notes
        else word.parts()
    )
    appendix = word.parts(
        reference(2), reference(1), footnotes=word.footnotes(note(1, "ba"), note(2, "hai"))
    )
    joined = package.join(letter, [appendix])
    notes = etree.fromstring(data_of(joined["word/footnotes.xml"]))
    by_id = {item.get(f"{{{word.W_NS}}}id"): texts(item)[0] for item in notes}
    used = values(body(joined), "footnoteReference", "w:id")
    expected = ["một", "hai", "ba"] if letter_has_notes else ["hai", "ba"]
    assert [by_id[number] for number in used] == expected


def test_places_are_numbered_through_the_whole_file() -> None:
    letter = word.parts(bookmarked("_cv_so_1", "112"), bookmarked("_cv_ngay_1", "24", 1))
    appendix = word.parts(bookmarked("_cv_so_1", "112"), bookmarked("_cv_so_2", "112", 5))
    joined = body(package.join(letter, [appendix, appendix]))
    assert values(joined, "bookmarkStart", "w:name") == [
        "_cv_so_1", "_cv_ngay_1", "_cv_so_2", "_cv_so_3", "_cv_so_4", "_cv_so_5",
    ]  # fmt: skip
    ids = values(joined, "bookmarkStart", "w:id")
    assert ids == ["0", "1", "2", "3", "4", "5"]
    assert values(joined, "bookmarkEnd", "w:id") == ids


def test_bookmarks_of_two_files_with_one_name_are_told_apart() -> None:
    link = f'<w:p><w:hyperlink w:anchor="Bang">{word.run("xem")}</w:hyperlink></w:p>'
    appendix = word.parts(bookmarked("Bang", "1"), link)
    joined = body(package.join(word.parts(bookmarked("Bang", "1")), [appendix]))
    assert values(joined, "bookmarkStart", "w:name") == ["Bang", "Bang_2"]
    assert values(joined, "hyperlink", "w:anchor") == ["Bang_2"]


def test_drawings_are_numbered_afresh() -> None:
    drawing = (
        '<w:p><w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:inline><wp:docPr id="1" name="kẻ"/></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )
    joined = package.join(word.parts(drawing, drawing), [word.parts(drawing)])
    found = re.findall(rb'docPr id="(\d+)"', data_of(joined["word/document.xml"]))
    assert found == [b"1", b"2", b"3"]


def test_prefixes_that_only_the_appendix_knows_stand_on_the_root() -> None:
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    root = f'xmlns:w14="{w14}" xmlns:mc="{mc}" mc:Ignorable="w14" xmlns:w='
    paragraph = '<w:p w14:paraId="1" w14:textId="2"><w14:x/></w:p>'
    document = word.document(paragraph).replace(b"xmlns:w=", root.encode(), 1)
    joined = package.join(word.parts(word.paragraph("a")), [word.parts(document=document)])
    tree = etree.fromstring(data_of(joined["word/document.xml"]))
    assert tree.get(f"{{{mc}}}Ignorable") == "w14"
    assert tree.nsmap["w14"] == w14
    assert b"paraId" not in data_of(joined["word/document.xml"])


def test_all_that_cannot_be_joined_is_told_at_once() -> None:
    numbered = "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:p>"
    comment = '<w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>'
    appendix = word.parts(word.paragraph("a", style="LạLùng"), numbered, comment)
    with pytest.raises(Refused) as refused:
        package.join(word.parts(styles=word.styles("NoiDung")), [word.parts(), appendix])
    assert [str(problem) for problem in refused.value.problems] == [
        "phụ lục thứ 2 trong tệp công văn: Kiểu chữ «LạLùng» của phụ lục không có trong mẫu công "
        "văn. Thêm kiểu ấy vào mẫu công văn, hoặc để phụ lục thành tệp riêng.",
        "phụ lục thứ 2 trong tệp công văn: Phụ lục dùng danh sách đánh số tự động của Word. "
        "Gõ số, gạch đầu dòng như chữ thường, hoặc để phụ lục thành tệp riêng.",
        "phụ lục thứ 2 trong tệp công văn: Phần «document.xml» của phụ lục có lời bình, biểu đồ "
        "hoặc vật nhúng. Bỏ đi, thay bằng ảnh, hoặc để phụ lục thành tệp riêng.",
    ]


def test_joining_nothing_changes_nothing() -> None:
    letter: dict[str, bytes | Entry] = {
        name: entry(name, data) for name, data in word.parts(word.paragraph("a")).items()
    }
    assert package.join(letter, []) == letter


def test_a_letter_that_fills_its_page_gets_no_blank_page_before_the_appendix(
    soffice: Callable[[list[Path]], list[Path]], tmp_path: Path
) -> None:
    room = 16838 - 2 * 1134  # of a page, in twentieths of a point
    tall = f'<w:tr><w:trPr><w:trHeight w:val="{room - 60}" w:hRule="exact"/></w:trPr>'
    letter = word.table(["A"]).replace("<w:tr>", tall)
    joined = package.join(word.parts(letter), [word.parts(word.paragraph("B"))])
    path = tmp_path / "cong-van.docx"
    path.write_bytes(pack(joined))
    (pages,) = soffice([path])
    assert [page.extract_text().strip() for page in PdfReader(pages).pages] == ["A", "B"]
