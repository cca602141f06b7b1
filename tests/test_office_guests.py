"""What may not ride along in a template of an office: links, guests, locks, tracked changes."""

from __future__ import annotations

import pytest

from tests.office import control, faults, field, linked, raw, settings, typed
from tests.word import docx, paragraph, run, table

PICTURES = "Chèn hẳn ảnh, nội dung vào mẫu; gỡ mẫu gắn kèm (Developer > Document Template)."
ACCEPT = "Trong Word, thẻ Xem lại: chấp nhận mọi sửa đổi, xoá mọi lời bình, tắt Theo dõi."
TRACKED = f"Phần «word/document.xml» còn dấu sửa đổi hoặc lời bình. {ACCEPT}"
TRACKING = f"Mẫu còn bật theo dõi sửa đổi (Track Changes). {ACCEPT}"
RETYPE = "Xoá trường ấy, gõ trường của chương trình: {{ tên_trường }}."
COPY = "Xoá trường ấy, chép nội dung vào mẫu."
INSTEAD = "sẽ đi theo vào mọi văn bản. Xoá đi; cần hình thì chèn ảnh, cần lời thì gõ vào mẫu."
BOUND = (
    "Ô điều khiển nội dung lấy chữ từ thuộc tính tệp, nên Word sẽ bỏ chữ đã điền. "
    "Xoá ô điều khiển (bấm phải chuột > Remove Content Control), giữ thẻ."
)
LOCKED = (
    "Mẫu bị khóa sửa đổi, nên văn bản lập ra cũng bị khóa. "
    "Trong Word, thẻ Xem lại > Hạn chế chỉnh sửa > Ngừng bảo vệ, rồi lưu lại."
)
MERGED = (
    "Mẫu là thư trộn của Word, gắn với một danh sách người nhận. "
    "Thẻ Gửi thư > Bắt đầu trộn thư > Tài liệu Word thường, rồi lưu lại."
)


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (raw(run("a "), f'<w:ins w:id="1">{run("b")}</w:ins>'), "a b"),
        (raw(run("a"), '<w:del w:id="1"><w:r><w:delText>b</w:delText></w:r></w:del>'), "a"),
        (raw(run("a"), '<w:r><w:commentReference w:id="1"/></w:r>'), "a"),
        (table(["a"]).replace("</w:tcPr>", '<w:cellIns w:id="3"/></w:tcPr>'), "a"),
    ],
)
def test_tracked_changes_are_told_with_their_paragraph(block: str, words: str) -> None:
    assert faults(docx(block, paragraph(""))) == [f"MA13 «{words}»: {TRACKED}"]


def test_many_changes_of_one_paragraph_are_told_once() -> None:
    changes = "".join(f'<w:ins w:id="{n}">{run(f"{n} ")}</w:ins>' for n in range(9))
    assert len(faults(docx(raw(changes)))) == 1


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        (
            field("MERGEFIELD |Ten", "«Ten»"),
            f"MA19 «Tên: «Ten»»: Mẫu có trường trộn thư của Word «MERGEFIELD Ten». {RETYPE}",
        ),
        (
            field(" INCLUDE|TEXT a.docx ", "chữ"),
            f"MA12 «Tên: chữ»: Mẫu có trường «INCLUDETEXT» lấy nội dung từ tệp khác. {COPY}",
        ),
        (
            '<w:fldSimple w:instr="LINK Excel.Sheet"/>',
            f"MA12 «Tên:»: Mẫu có trường «LINK» lấy nội dung từ tệp khác. {COPY}",
        ),
        (
            "<w:r><w:object/></w:r>",
            f"MA16 «Tên:»: Mẫu có đối tượng nhúng (OLE, phương trình cũ), {INSTEAD}",
        ),
        (control(run("{{ số }}"), "<w:dataBinding/>"), "MA18 «Tên: {{ số }}»: " + BOUND),
    ],
)
def test_what_fetches_or_hides_is_told_with_its_paragraph(inside: str, told: str) -> None:
    assert faults(docx(raw(run("Tên: "), inside))) == [told]


def test_a_control_bound_in_the_way_of_newer_word_is_told_too() -> None:
    newer = '<w15:dataBinding xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>'
    assert faults(docx(raw(control(run("{{ số }}"), newer)))) == [f"MA18 «{{{{ số }}}}»: {BOUND}"]
    assert faults(docx(raw(control(run("chữ thường"), newer)))) == []


def test_a_chunk_of_another_file_is_told() -> None:
    assert faults(docx('<w:altChunk r:id="rIdX"/>', paragraph("a"))) == [
        "MA16 mau.docx: Mẫu có tệp chèn vào (altChunk), sẽ đi theo vào mọi văn bản. "
        "Xoá đi; cần hình thì chèn ảnh, cần lời thì gõ vào mẫu."
    ]


def test_a_linked_picture_is_told_with_its_paragraph() -> None:
    blip = "<w:r><w:drawing><a:blip xmlns:a='urn:a' r:link='rIdX'/></w:drawing></w:r>"
    template = linked(
        docx(raw(run("Ảnh "), blip)), "word/document.xml", "image", "file:///C:/a.png"
    )
    assert faults(template) == [
        f"MA12 «Ảnh»: Mẫu có liên kết ra ngoài tới «file:///C:/a.png». {PICTURES}"
    ]


def test_an_attached_template_is_told() -> None:
    own = docx(paragraph("a"), settings=settings('<w:attachedTemplate r:id="rIdX"/>'))
    template = linked(own, "word/settings.xml", "attachedTemplate", "file:///C:/Normal.dotm")
    assert faults(template) == [
        f"MA12 mau.docx: Mẫu có liên kết ra ngoài tới «file:///C:/Normal.dotm». {PICTURES}"
    ]


def test_a_hyperlink_is_only_text() -> None:
    link = f'<w:hyperlink r:id="rIdX">{run("{{ đơn_vị.tên }}")}</w:hyperlink>'
    template = linked(
        docx(raw(link)), "word/document.xml", "hyperlink", "https://dichvucong.gov.vn"
    )
    assert faults(template) == []


@pytest.mark.parametrize(
    "target", ["file:///C:/Ho-so/bao-cao.docx", "bao-cao.docx", "https://a.vn/{{ số }}"]
)
def test_a_hyperlink_that_nobody_else_can_follow_is_told(target: str) -> None:
    link = f'<w:hyperlink r:id="rIdX">{run("Xem tệp")}</w:hyperlink>'
    template = linked(docx(raw(link)), "word/document.xml", "hyperlink", target)
    assert faults(template) == [
        f"MA12 «Xem tệp»: Liên kết dẫn tới «{target}», nơi người nhận văn bản không mở được. "
        "Bấm phải chuột > Gỡ siêu liên kết (Remove Hyperlink), giữ chữ."
    ]


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        (' DATE \\@ "dd/MM/yyyy" ', "DATE"),
        (" =SUM(ABOVE) ", "="),
        (" docproperty Title ", "DOCPROPERTY"),
    ],
)
def test_a_field_that_word_answers_by_itself_is_told(asked: str, word: str) -> None:
    assert faults(docx(raw(field(asked, "01/01/2024")))) == [
        f"MA26 «01/01/2024»: Mẫu có trường «{word}» mà Word tự đổi chữ khi mở hoặc in văn bản. "
        "Xoá trường ấy, gõ chữ thường hoặc trường của chương trình, ví dụ {{ ngày }}."
    ]


@pytest.mark.parametrize("asked", ["PAGE", 'HYPERLINK "https://a.vn"', "REF _Ref1", "SEQ Bảng"])
def test_other_fields_of_word_stay(asked: str) -> None:
    assert faults(docx(raw(field(asked, "1")))) == []


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        (
            '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>',
            [f"MA17 mau.docx: {LOCKED}"],
        ),
        ('<w:documentProtection w:edit="readOnly" w:enforcement="0"/>', []),
        ("<w:trackRevisions/>", [f"MA13 mau.docx: {TRACKING}"]),
        ('<w:trackRevisions w:val="0"/>', []),
        ("<w:mailMerge/>", [f"MA19 mau.docx: {MERGED}"]),
    ],
)
def test_what_the_settings_of_the_file_say_is_told(inside: str, told: list[str]) -> None:
    assert faults(docx(paragraph("a"), settings=settings(inside))) == told


def test_a_template_with_macros_is_told() -> None:
    template = typed(
        docx(paragraph("a")), "word/vbaProject.bin", "x", "application/vnd.ms-office.vbaProject"
    )
    assert faults(template) == [
        "GO09 mau.docx: Tệp có chứa macro (đoạn mã chạy trong Word). "
        "Mở tệp bằng Word rồi lưu lại theo kiểu «Word Document (*.docx)»."
    ]


def test_tags_of_a_chart_are_told_even_where_word_cut_them() -> None:
    chart = (
        '<c:chart xmlns:c="urn:c" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        "<a:p><a:r><a:t>{</a:t></a:r><a:r><a:t>{ số }}</a:t></a:r></a:p></c:chart>"
    )
    template = typed(docx(paragraph("a")), "word/charts/chart1.xml", chart, "application/x+xml")
    assert faults(template) == [
        "MA09 «{{ số }}»: Phần «word/charts/chart1.xml» có thẻ, nhưng phần này không được điền. "
        "Chỉ đặt thẻ trong thân văn bản, đầu trang, chân trang, chú thích, tiêu đề."
    ]
