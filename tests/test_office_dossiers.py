"""A dossier with templates of its office: its own letter, its own sheets, copied forms."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Docx
from lxml import etree

from generator import archive, batch, package, resources
from generator.errors import Refused
from tests import word
from tests.office import box
from tests.spreadsheets import spreadsheet

SETTINGS = """\
Văn bản:
  Loại: Công văn
  Cơ quan ban hành: Ủy ban nhân dân tỉnh An Giang
  Thẩm quyền ban hành: UBND tỉnh An Giang
  Số: 15
  Ký hiệu: UBND-TH
  Địa danh: An Giang
  Ngày: 24/11/2025
  V/v: nâng cao tỷ lệ hồ sơ trực tuyến
  Kính gửi: Các sở, ban, ngành tỉnh
  Mẫu: mau/cong-van.docx
  Quyền hạn, chức vụ: CHỦ TỊCH
  Họ và tên: Lê Văn Phước
  Nơi nhận: |
    - Như trên;
    - Lưu: VT.
Kỳ số liệu:
  Tên kỳ: tháng 10 năm 2025
  Từ ngày: 01/10/2025
  Đến ngày: 31/10/2025
Danh sách đơn vị: don-vi.xlsx
Số liệu:
  Tệp: so-lieu.xlsx
  Cột:
    Đơn vị: Đơn vị
    Tổng hồ sơ: Tổng hồ sơ
    Hồ sơ trực tuyến: Trực tuyến
Chỉ tiêu:
  - Tên: Tỷ lệ trực tuyến
    Cách tính: Hồ sơ trực tuyến / Tổng hồ sơ
    Mức giao: tối thiểu 70%
"""
SHEETS = """\
Phụ lục:
  - Tên: Kết quả của {{ đơn_vị.tên_trong_câu }}
    Lập cho: từng đơn vị
    Tệp: riêng từng đơn vị
    Mẫu: mau/phu-luc-don-vi.docx
"""
BODY = ("  Mẫu: mau/cong-van.docx\n", "  Mẫu: mau/cong-van.docx\n  Nội dung: noi-dung.md\n")
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
HEAD = [
    "Số: {{ số }}/{{ ký_hiệu }}",
    "{{ địa_danh }}, {{ ngày }}",
    "V/v {{ trích_yếu }}",
    "Kính gửi: {% for nơi in kính_gửi %}{{ nơi }}{% endfor %}",
]
END = [
    "{% for dòng in quyền_hạn %}{{ dòng }}{% endfor %}",
    "{{ họ_và_tên }}",
    "{% for nơi in nơi_nhận %}{{ nơi }} {% endfor %}",
]
RATE = "tổng.chỉ_tiêu.tỷ_lệ_trực_tuyến"


def document(*paragraphs: str, font: str = "Times New Roman") -> Docx:
    """Type a letter as an office would, into a file of python-docx."""
    made = Document()
    made.styles["Normal"].font.name = font
    for text in paragraphs:
        made.add_paragraph(text)
    return made


def saved(made: Docx) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def dossier(
    folder: Path, templates: Mapping[str, bytes], *changes: tuple[str, str], more: str = ""
) -> Path:
    text = SETTINGS + more
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    (folder / "mau").mkdir(parents=True)
    (folder / "congvan.yaml").write_text(text, "utf-8")
    for name, data in templates.items():
        (folder / "mau" / name).write_bytes(data)
    names = ["Sở Y tế", "Sở Nội vụ"]
    titles = ["Mã", "Tên đầy đủ", "Tên trong câu", "Nhóm", "Thứ tự"]
    register: list[list[Any]] = [[f"S{n}", name, name, "sở", n] for n, name in enumerate(names, 1)]
    spreadsheet(folder / "don-vi.xlsx", [titles, *register])
    rows: list[list[Any]] = [
        ["Đơn vị", "Tổng hồ sơ", "Trực tuyến"],
        ["Sở Y tế", 1234, 987],
        ["Sở Nội vụ", 0, 0],
    ]
    spreadsheet(folder / "so-lieu.xlsx", rows)
    return folder


def built(folder: Path) -> batch.Built:
    return batch.build(folder, folder.parent / "out")


def said(made: batch.Built, file: str = "cong-van.docx") -> list[str]:
    assert (made.faults, made.folder is not None) == ((), True)
    assert made.folder is not None
    data = (made.folder / file).read_bytes()
    return [line.text for line in package.lines(archive.Unpacked(data))]


def told(problems: Sequence[object]) -> list[str]:
    return [f"{getattr(each, 'code', '')} {each}" for each in problems]


def refused(folder: Path) -> list[str]:
    with pytest.raises(Refused) as found:
        built(folder)
    assert not (folder.parent / "out" / folder.name).exists()
    return told(found.value.problems)


# --- an office's own letter ------------------------------------------------------------------


def test_a_letter_with_fields_typed_into_it_needs_no_text_beside_it(tmp_path: Path) -> None:
    words = (
        f"Tháng này tiếp nhận {{{{ tổng.số_liệu.tổng_hồ_sơ }}}} hồ sơ, {{{{ {RATE}.giá_trị }}}}."
    )
    own = saved(document(*HEAD, words, *END))
    made = built(dossier(tmp_path / "ky", {"cong-van.docx": own}))
    assert said(made) == [
        "Số: 15/UBND-TH",
        "An Giang, ngày 24 tháng 11 năm 2025",
        "V/v nâng cao tỷ lệ hồ sơ trực tuyến",
        "Kính gửi: Các sở, ban, ngành tỉnh",
        "Tháng này tiếp nhận 1.234 hồ sơ, 79,98%.",
        "CHỦ TỊCH",
        "Lê Văn Phước",
        "- Như trên; - Lưu: VT. ",
    ]
    assert made.reminders == ()


def test_an_own_letter_prints_a_text_with_our_styles_beside_an_appendix(tmp_path: Path) -> None:
    own = saved(document(*HEAD, "{{p nội_dung }}", *END))
    appendix = """\
Phụ lục:
  - Tên: Kết quả
    Tệp: cùng công văn
    Bảng:
      Cột:
        - Đơn vị: Đơn vị
        - Tổng hồ sơ: Tổng hồ sơ
"""
    folder = dossier(tmp_path / "ky", {"cong-van.docx": own}, BODY, more=appendix)
    (folder / "noi-dung.md").write_text("Đề nghị thực hiện./.", "utf-8")
    made = built(folder)
    assert "Đề nghị thực hiện./." in said(made)
    assert made.reminders == ()
    assert made.folder is not None
    parts = archive.Unpacked((made.folder / "cong-van.docx").read_bytes())
    used = etree.fromstring(archive.data_of(parts["word/document.xml"]))
    names = {each.get(f"{{{word.W_NS}}}val", "") for each in used.iter(f"{{{word.W_NS}}}pStyle")}
    assert names <= package.styles(parts)


def test_figures_stand_in_boxes_tables_headers_and_properties(tmp_path: Path) -> None:
    own = document(*HEAD)
    paragraph = own.add_paragraph("Chung ")
    hung = etree.fromstring(
        f"<r {word.NAMESPACES}>{box(word.paragraph('Hộp {{ tổng.số_liệu.tổng_hồ_sơ }}'))}</r>"
    )
    paragraph._p.extend(list(hung[0]))
    paragraph.add_run(f"{{{{ {RATE}.giá_trị }}}}")
    table = own.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Mức", f"{{{{ {RATE}.mức_giao }}}}"
    for text in END:
        own.add_paragraph(text)
    section = own.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_footer.paragraphs[0].text = "{{ tổng.số_liệu.hồ_sơ_trực_tuyến }} hồ sơ"
    section.header.paragraphs[0].text = "{{ kỳ.tên }}"
    own.core_properties.title = "{{ trích_yếu }}"
    made = built(dossier(tmp_path / "ky", {"cong-van.docx": saved(own)}))
    lines = said(made)
    assert lines[4:9] == ["Chung 79,98%", "Hộp 1.234", "Mức", "tối thiểu 70%", "CHỦ TỊCH"]
    assert {"tháng 10 năm 2025", "987 hồ sơ"} <= set(lines)
    assert made.folder is not None
    title = Document(str(made.folder / "cong-van.docx")).core_properties.title
    assert title == "nâng cao tỷ lệ hồ sơ trực tuyến"


def test_the_letter_of_last_month_becomes_the_template_of_this(tmp_path: Path) -> None:
    words = "Tháng này tiếp nhận {{ tổng.số_liệu.tổng_hồ_sơ }} hồ sơ (Điều 5)."
    first = built(
        dossier(tmp_path / "truoc", {"cong-van.docx": saved(document(*HEAD, words, *END))})
    )
    assert first.folder is not None
    finished = (first.folder / "cong-van.docx").read_bytes()
    assert b"_cv_so_1" in archive.data_of(archive.Unpacked(finished)["word/document.xml"])
    again = Document(io.BytesIO(finished))
    (told_of,) = (each for each in again.paragraphs if each.text.startswith("Tháng này"))
    for run in told_of.runs:
        run.text = run.text.replace("1.234", "{{ tổng.số_liệu.tổng_hồ_sơ }}")
    assert told_of.text == words
    made = built(dossier(tmp_path / "sau", {"cong-van.docx": saved(again)}))
    assert said(made) == said(first)
    assert made.folder is not None
    parts = archive.Unpacked((made.folder / "cong-van.docx").read_bytes())
    assert archive.data_of(parts["word/document.xml"]).count(b"_cv_") == 1


def test_a_figure_in_an_endnote_is_filled_and_read_back(tmp_path: Path) -> None:
    note = f'<w:endnote w:id="1">{word.paragraph("{{ tổng.số_liệu.tổng_hồ_sơ }}")}</w:endnote>'
    notes = f"{word.XML}<w:endnotes {word.NAMESPACES}>{note}</w:endnotes>".encode()
    own = word.docx(*map(word.paragraph, [*HEAD, *END]), endnotes=notes)
    assert said(built(dossier(tmp_path / "ky", {"cong-van.docx": own})))[-1] == "1.234"


def test_a_letter_that_prints_a_text_the_dossier_does_not_name_is_refused(tmp_path: Path) -> None:
    own = saved(document(*HEAD, "{{p nội_dung }}", *END))
    assert refused(dossier(tmp_path / "ky", {"cong-van.docx": own})) == [
        "MA23 mau/cong-van.docx: mẫu in {{p nội_dung }}, mà congvan.yaml không có mục «Nội dung». "
        "Thêm dòng «Nội dung: noi-dung.md», hoặc xóa thẻ ấy và gõ lời vào mẫu."
    ]


def test_without_a_template_of_its_own_a_letter_needs_its_text(tmp_path: Path) -> None:
    folder = dossier(tmp_path / "ky", {}, ("  Mẫu: mau/cong-van.docx\n", ""))
    assert refused(folder) == [
        "CH07 congvan.yaml, dòng 1: thiếu mục «Nội dung» trong «Văn bản». Thêm dòng «Nội dung: …»."
    ]


# --- all faults of all templates, before anything is made ------------------------------------


def test_faults_of_the_letter_and_of_the_sheets_are_told_together(tmp_path: Path) -> None:
    letter = saved(document(*HEAD, "{{ họ_tên }}", "{{ tổng.số_liệu.tổng_hồ_so }}", "{{ số", *END))
    rate = "chỉ_tiêu.tỷ_lệ_trực_tuyến"
    sheet = saved(
        document(
            "{{ đơn_vị.tên }}: {{ số_liệu.tổng_hồ_sơ }}",
            f"{{% if {rate}.thiếu_số_liệu %}}{{{{ {rate}.lí_do }}}}{{% endif %}}",
            "{{p phụ_lục.bảng }}",
        )
    )
    templates = {"cong-van.docx": letter, "phu-luc-don-vi.docx": sheet}
    folder = dossier(tmp_path / "ky", templates, more=SHEETS)
    assert [each.partition(":")[0] for each in refused(folder)] == [
        "MA01 mau/cong-van.docx, đoạn «{{ số»",
        "MA03 mau/cong-van.docx, đoạn «{{ họ_tên }}»",
        "MA03 mau/cong-van.docx, đoạn «{{ tổng.số_liệu.tổng_hồ_so }}»",
        f"MA03 mau/phu-luc-don-vi.docx, đoạn «{{% if {rate}.thiếu_số_liệu %}}{{{{ chỉ_tiêu…»",
        "MA03 mau/phu-luc-don-vi.docx, đoạn «{{ phụ_lục.bảng }}»",
    ]


def test_a_value_that_one_organization_has_not_is_a_fault_only_where_it_is_printed(
    tmp_path: Path,
) -> None:
    rate = "chỉ_tiêu.tỷ_lệ_trực_tuyến.giá_trị"
    guarded = f"{{{{ đơn_vị.tên }}}} {{% if {rate} %}}{{{{ {rate} }}}}{{% endif %}}"
    letter = saved(document(*HEAD, *END))
    templates = {"cong-van.docx": letter, "phu-luc-don-vi.docx": saved(document(guarded))}
    made = built(dossier(tmp_path / "co", templates, more=SHEETS))
    assert said(made, "phu-luc/don-vi/S2_so-noi-vu.docx") == ["Sở Nội vụ "]
    bare = saved(document(f"{{{{ đơn_vị.tên }}}} {{{{ {rate} }}}}"))
    made = built(
        dossier(tmp_path / "khong", {**templates, "phu-luc-don-vi.docx": bare}, more=SHEETS)
    )
    assert told(made.faults) == [
        "XU32 phu-luc/don-vi/S2_so-noi-vu.docx: không lập được: mau/phu-luc-don-vi.docx, đoạn "
        f"«{{{{ đơn_vị.tên }}}} {{{{ {rate} }}}}»: Trường «{rate}» không có số liệu để in. "
        "Thử trước khi in: {% if trường %} … {% endif %}."
    ]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Kết quả: {{ số_liệu.tổng_hồ_sơ }}", "Kết quả của {{ đơn_vị.tên_trong_câu }}"),
        ("{{ phụ_lục.tên }}: {{ số_liệu.tổng_hồ_sơ }}", "Kết quả {{ kỳ.tên }}"),
    ],
)
def test_a_sheet_that_does_not_say_whose_it_is_is_refused(
    tmp_path: Path, words: str, title: str
) -> None:
    templates = {
        "cong-van.docx": saved(document(*HEAD, *END)),
        "phu-luc-don-vi.docx": saved(document(words)),
    }
    more = SHEETS.replace("Kết quả của {{ đơn_vị.tên_trong_câu }}", title)
    assert refused(dossier(tmp_path / "ky", templates, more=more)) == [
        "MA22 mau/phu-luc-don-vi.docx: mẫu của từng đơn vị không in tên đơn vị, nên mọi bản giống "
        "nhau. Thêm {{ đơn_vị.tên }} vào mẫu."
    ]


@pytest.mark.parametrize(
    ("words", "font"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "Wingdings"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr><w:t>a</w:t></w:r>', "Arial"),
        (f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>x</m:t></m:r></m:oMath>', "Cambria Math"),
    ],
)
def test_a_font_is_told_however_it_comes_in(words: str, font: str, tmp_path: Path) -> None:
    parts = dict(archive.Unpacked(resources.template("cong-van.docx")))
    before, end, after = parts["word/document.xml"].decode().rpartition("<w:sectPr")
    parts["word/document.xml"] = f"{before}<w:p>{words}</w:p>{end}{after}".encode()
    folder = dossier(tmp_path / "ky", {"cong-van.docx": archive.pack(parts)}, BODY)
    (folder / "noi-dung.md").write_text("Đề nghị thực hiện./.", "utf-8")
    made = built(folder)
    assert [f"dùng phông «{font}»" in each for each in told(made.reminders)] == [True]


# --- what is left out ------------------------------------------------------------------------


def test_what_a_template_leaves_out_and_its_fonts_are_told_but_stop_nothing(tmp_path: Path) -> None:
    letter = saved(
        document("Số: {{ số }}", "{% for d in nơi_nhận %}{{ d }}{% endfor %}", font="Arial")
    )
    sheet = saved(document("{{ phụ_lục.tên }} rất tốt."))
    templates = {"cong-van.docx": letter, "phu-luc-don-vi.docx": sheet}
    made = built(dossier(tmp_path / "ky", templates, more=SHEETS))
    assert made.faults == ()
    assert told(made.reminders) == [
        "MA21 mau/cong-van.docx: Mẫu không in «ký_hiệu», «ngày», «trích_yếu», «kính_gửi», "
        "«quyền_hạn» và «họ_và_tên»; điều ghi trong congvan.yaml sẽ không có trong văn bản. "
        "Thêm thẻ vào mẫu, ví dụ {{ ký_hiệu }}, hoặc xem lại nếu cố ý.",
        "MA20 mau/cong-van.docx, đoạn «Số: {{ số }}»: Chữ ở đây, cùng 1 đoạn khác, dùng phông "
        "«Arial», không phải Times New Roman. "
        "Trong Word: chọn cả mẫu (Ctrl+A), chọn phông Times New Roman, rồi lưu lại.",
        "MA24 mau/phu-luc-don-vi.docx: Mẫu của từng đơn vị không in số liệu, chỉ tiêu nào của đơn "
        "vị. Thêm trường số_liệu, chỉ_tiêu; lệnh «congvan fields» liệt kê.",
    ]
