"""What is told of an office's own template before anything is filled in, in its own words."""

from __future__ import annotations

import pytest

from tests import word
from tests.office import SAMPLE, box, control, faults, raw
from tests.word import cell, docx, paragraph, run, table

TYPING = "Tên trường viết liền bằng dấu gạch dưới, ví dụ {{ số_liệu.tổng_hồ_sơ }}."
WHOLE = "Mỗi thẻ nằm trọn trong một đoạn: {{ … }}, {% … %}."
TOGETHER = "Viết liền: {{ trường }}, {% if … %}."
ROWS = (
    "Thẻ mở và thẻ đóng không đứng cùng một loại chỗ. Muốn lặp cả dòng: {%tr for … %} một mình "
    "trong một dòng ở trên, {%tr endfor %} một mình trong một dòng ở dưới."
)
LINES = (
    "Thẻ mở và thẻ đóng không đứng cùng một loại chỗ. "
    "Để cả hai trong một đoạn, hoặc mỗi thẻ {%p … %} một mình trong một đoạn."
)
CUT = (
    "nằm nửa trong nửa ngoài một liên kết hoặc ô điều khiển nội dung. "
    "Xoá cả thẻ, gõ lại liền một mạch."
)
APART = f"có dấu cách giữa hai dấu ngoặc, nên sẽ in ra nguyên như thế. {TOGETHER}"
MISSPELT = "Trường «họ_tên» không có. Có phải «họ_và_tên» không?"


# --- fields ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("{{ họ_tên }}", MISSPELT),
        ("{% if đơn_vị.tên %}a{% else %}{{ họ_tên }}{% endif %}", MISSPELT),
        ("{% if họ_tên %}a{% endif %}", MISSPELT),
        ("{% if đơn_vị.tên %}{% elif họ_tên %}a{% endif %}", MISSPELT),
        ("{% if đơn_vị.tên == họ_tên %}a{% endif %}", MISSPELT),
        ("{% if not (đơn_vị.tên and họ_tên) %}a{% endif %}", MISSPELT),
        ("{{ đơn_vị.tên if họ_tên else 'x' }}", MISSPELT),
        ("{{ đơn_vị.tên if đơn_vị.tên else họ_tên }}", MISSPELT),
        ("{% for nơi in kính_gửi %}{{ họ_tên }}{% endfor %}", MISSPELT),
        ("{% for nơi in kính_gửi %}{% else %}{{ họ_tên }}{% endfor %}", MISSPELT),
        (
            "{% for nơi in kính_gủi %}a{% endfor %}",
            "Trường «kính_gủi» không có. Có phải «kính_gửi» không?",
        ),
        (
            "{% for nơi in kính_gửi %}{{ nơi.tên }}{% endfor %}",
            "Trường «nơi.tên» không có. «nơi» không có trường con.",
        ),
        (
            "{% if đơn_vị.đạtt %}a{% endif %}",
            "Trường «đơn_vị.đạtt» không có. Lệnh «congvan fields» liệt kê mọi trường.",
        ),
        (
            "{{ chỉ_tiêu.tỷ_lệ.còn_thiếu.mức }}",
            "Trường «chỉ_tiêu.tỷ_lệ.còn_thiếu.mức» không có. "
            "«chỉ_tiêu.tỷ_lệ.còn_thiếu» không có trường con.",
        ),
        (
            "{{ Số liệu.tổng hồ sơ }}",
            "Không hiểu thẻ «{{ Số liệu.tổng hồ sơ }}». "
            "Tên trường viết liền bằng dấu gạch dưới: {{ Số_liệu.tổng_hồ_sơ }}.",
        ),
        (
            "{{ so_lieu.tong_ho }}",
            "Trường «so_lieu.tong_ho» không có. Có phải «số_liệu.tổng_hồ_sơ» không?",
        ),
        (
            "{{ số.liệu }}",
            "Trường «số.liệu» không có. «số» không có trường con.",
        ),
        (
            "{{ họ.và_tên }}",
            "Trường «họ.và_tên» không có. Có phải «họ_và_tên» không?",
        ),
        (
            "{{ tổng_hồ_sơ }}",
            "Trường «tổng_hồ_sơ» không có. Có phải «số_liệu.tổng_hồ_sơ» không?",
        ),
    ],
)
def test_a_field_is_told_wherever_it_stands(tag: str, message: str) -> None:
    code = "MA01" if "Không hiểu" in message else "MA03"
    assert faults(docx(paragraph(tag))) == [f"{code} «{_short(tag)}»: {message}"]


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59].rstrip() + "…"


def test_a_field_is_told_in_every_part_of_the_file() -> None:
    wrong = "{{ họ_tên }}"
    template = docx(
        paragraph(f"thân {wrong}"),
        table([f"ô {wrong}"]),
        box(paragraph(f"hộp {wrong}")),
        raw(control(run(f"điều khiển {wrong}"))),
        header1=word.header(paragraph(f"đầu trang {wrong}")),
        header2=word.header(paragraph(f"đầu trang đầu {wrong}")),
        footer1=word.header(paragraph(f"chân trang {wrong}"), kind="ftr"),
        footnotes=word.footnotes(
            f'<w:footnote w:id="1">{paragraph(f"cước chú {wrong}")}</w:footnote>'
        ),
        endnotes=endnotes(f"chú cuối {wrong}"),
        core=word.core(f"tên tệp {wrong}"),
    )
    places = [
        "thân", "ô", "hộp", "điều khiển", "đầu trang", "đầu trang đầu", "chân trang",
        "chú cuối", "cước chú", "tên tệp",
    ]  # fmt: skip
    assert faults(template) == [f"MA03 «{place} {wrong}»: {MISSPELT}" for place in places]


def endnotes(text: str) -> bytes:
    note = f'<w:endnote w:id="1">{paragraph(text)}</w:endnote>'
    return f"{word.XML}<w:endnotes {word.NAMESPACES}>{note}</w:endnotes>".encode()


def test_names_and_broken_tags_are_told_at_once() -> None:
    template = docx(
        paragraph("Số: {{ số"),
        paragraph("Người ký: {{ họ_tên }}"),
        paragraph("{%p for nơi in kính_gửi %}"),
        paragraph("{{ nơi.tên }}"),
        paragraph("{%p endfor %}"),
        paragraph("{{ số|upper }}"),
        paragraph("{% if đạt %}đạt"),
        header1=word.header(paragraph("{{ họ_tên }}")),
    )
    assert faults(template) == [
        f"MA01 «Số: {{{{ số»: Thẻ «{{{{» không có dấu mở hoặc dấu đóng đi cùng. {WHOLE}",
        "MA01 «{% if đạt %}đạt»: Thẻ «{% if đạt %}» chưa được đóng. "
        "Thêm {% endif %} ở chỗ kết thúc.",
        f"MA03 «{{{{ họ_tên }}}}»: {MISSPELT}",
        f"MA03 «Người ký: {{{{ họ_tên }}}}»: {MISSPELT}",
        "MA03 «{{ nơi.tên }}»: Trường «nơi.tên» không có. «nơi» không có trường con.",
        "MA03 «{% if đạt %}đạt»: Trường «đạt» không có. Có phải «chỉ_tiêu.tỷ_lệ.đạt» không?",
    ]


def test_a_value_that_is_not_there_this_month_is_no_fault_where_it_may_not_be_printed() -> None:
    assert faults(docx(paragraph("{% if chỉ_tiêu.tỷ_lệ.còn_thiếu %}a{% endif %}"))) == []
    assert faults(docx(paragraph("{{ chỉ_tiêu.tỷ_lệ.còn_thiếu }}"))) == []


def test_a_value_that_is_not_there_this_month_is_not_a_block_either() -> None:
    assert faults(docx(paragraph("{{p chỉ_tiêu.tỷ_lệ.còn_thiếu }}"))) == [
        "MA04 «{{ chỉ_tiêu.tỷ_lệ.còn_thiếu }}»: Trường «chỉ_tiêu.tỷ_lệ.còn_thiếu» là chữ hoặc số, "
        "không in được ở đây. Viết {{ trường }}, không có chữ p hay r."
    ]


# --- tags ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("Số: {{ số", f"Thẻ «{{{{» không có dấu mở hoặc dấu đóng đi cùng. {WHOLE}"),
        ("Số: {{ số }", f"Thẻ «{{{{» không có dấu mở hoặc dấu đóng đi cùng. {WHOLE}"),
        ("Số: { số }}", f"Thẻ «}}}}» không có dấu mở hoặc dấu đóng đi cùng. {WHOLE}"),
        ("Số: {{ số %}", f"Thẻ «{{{{» không có dấu mở hoặc dấu đóng đi cùng. {WHOLE}"),
        (
            "Số: { { số } }",
            f"Thẻ «{{ {{ số }} }}» {APART}",
        ),
        (
            "{ % if số % }",
            f"Thẻ «{{ % if số % }}» {APART}",
        ),
        ("{% số %}", f"Không hiểu thẻ «{{% số %}}». {TYPING}"),
        ("{% iff số %}a{% endif %}", f"Không hiểu thẻ «{{% iff số %}}». {TYPING}"),
        ("{% if số = 'a' %}a{% endif %}", f"Không hiểu thẻ «{{% if số = 'a' %}}». {TYPING}"),
        ("{{ số }} {{ }}", f"Không hiểu thẻ «{{{{ }}}}». {TYPING}"),
        ("{{ đơn_vị. tên . }}", f"Không hiểu thẻ «{{{{ đơn_vị. tên . }}}}». {TYPING}"),
        ("{{ 1số }}", f"Không hiểu thẻ «{{{{ 1số }}}}». {TYPING}"),
    ],
)
def test_a_broken_tag_is_told_in_the_words_of_its_paragraph(words: str, message: str) -> None:
    first = faults(docx(paragraph(words)))[0]
    assert first == f"MA01 «{words}»: {message}"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([["{% for n in kính_gửi %}{{ n }}", "b{% endfor %}"]], "b{% endfor %}"),
        ([["{% for n in kính_gửi %}{{ n }}"], ["b{% endfor %}"]], "b{% endfor %}"),
        ([["{% if số %}a", "b{% endif %}"]], "b{% endif %}"),
        ([["{%p if số %}", "a"], ["b", "{%p endif %}"]], "{%p endif %}"),
    ],
)
def test_a_loop_or_a_choice_that_cuts_cells_apart_is_told(
    rows: list[list[str]], words: str
) -> None:
    found = faults(docx(table(*rows), paragraph("")))
    assert found == [f"MA08 «{words.replace('{%p', '{%')}»: {ROWS}"]


@pytest.mark.parametrize(
    "blocks",
    [
        [table(["{%tr for n in kính_gửi %}"], ["{{ n }}"]), table(["{%tr endfor %}"], ["a"])],
        [table(["{%tr if số %}"], ["a"]), paragraph("{%p endif %}")],
        [paragraph("{% if số %}"), box(paragraph("a{% endif %}"))],
        [paragraph("{%p if số %}"), paragraph("a{% endif %}")],
    ],
)
def test_a_tag_closed_in_another_kind_of_place_is_told(blocks: list[str]) -> None:
    (found,) = faults(docx(*blocks, paragraph("")))
    assert found.endswith(LINES)


def test_a_choice_may_go_over_whole_paragraphs() -> None:
    template = docx(*map(paragraph, ["{% if số %}", "a", "{% endif %}"]))
    assert faults(template) == []


@pytest.mark.parametrize(
    ("beside", "holder"),
    [
        ("<w:r><w:drawing/></w:r>", "đoạn"),
        ('<w:r><w:footnoteReference w:id="1"/></w:r>', "đoạn"),
        ('<w:r><w:br w:type="page"/></w:r>', "đoạn"),
    ],
)
def test_a_picture_beside_a_tag_that_takes_its_paragraph_would_be_lost(
    beside: str, holder: str
) -> None:
    template = docx(raw(run("{%p if số %}"), beside), paragraph("{%p endif %}"))
    assert faults(template) == [
        f"MA08 «{{%p if số %}}»: Thẻ {{%p … %}} thay cả {holder}, "
        "nên hình vẽ hoặc dấu ngắt ở đó sẽ mất. Để thẻ đứng một mình trong một đoạn."
    ]


def test_a_tag_half_in_a_link_is_told() -> None:
    link = f'<w:hyperlink w:anchor="a">{run("đơn_vị.tên")}{run(" }}")}</w:hyperlink>'
    template = docx(raw(run("Tên: {{ "), link))
    assert faults(template) == [
        f"MA14 «Tên: {{{{ đơn_vị.tên }}}}»: Thẻ «{{{{ đơn_vị.tên }}}}» {CUT}"
    ]


@pytest.mark.parametrize("tag", ["{{ ''.__class__ }}", "{{ số.__init__ }}", "{% include 'a' %}"])
def test_code_that_a_template_may_not_hold_is_told(tag: str) -> None:
    (found,) = faults(docx(paragraph(tag)))
    assert found.startswith(f"MA02 «{tag}»: ")


def test_a_field_in_single_braces_is_told_where_it_is_a_field() -> None:
    words = "{số} {Họ_và_tên} {đơn_vị.tên} {x} {đơn_vị.tênn} {họ và tên}"
    assert faults(docx(paragraph(words))) == [
        f"MA01 «{words}»: «{{{name}}}» chỉ có một dấu ngoặc mỗi bên, nên sẽ in ra nguyên như thế. "
        f"Viết {{{{ {meant} }}}}."
        for name, meant in (
            ("số", "số"),
            ("Họ_và_tên", "Họ_và_tên"),
            ("đơn_vị.tên", "đơn_vị.tên"),
            ("đơn_vị.tênn", "đơn_vị.tên"),
            ("họ và tên", "họ_và_tên"),
        )
    ]


@pytest.mark.parametrize("words", ["chữ {%- if số %}a{% endif %}", "{% if số %}a{% endif -%} chữ"])
def test_a_tag_that_would_swallow_the_words_beside_it_is_told(words: str) -> None:
    said = "MA08 «{}»: Thẻ có dấu trừ xóa chữ đứng cạnh nó trong đoạn. Bỏ dấu trừ: {{% … %}}."
    assert faults(docx(paragraph(words))) == [said.format(words)]


def test_a_stretch_that_would_print_its_tags_is_told() -> None:
    words = "{% raw %}{{ số }}{% endraw %}"
    said = f"MA02 «{words}»: Mẫu không dùng «raw». Viết {{{{ trường }}}}."
    assert said in faults(docx(paragraph(words)))


@pytest.mark.parametrize(
    "inside",
    [
        '<w:footnoteReference w:id="2"/>',
        '<w:br w:type="page"/>',
        "<w:drawing/>",
        '<w:fldChar w:fldCharType="begin"/>',
    ],
)
def test_what_stands_in_the_midst_of_a_tag_would_be_lost(inside: str) -> None:
    template = docx(raw(run("{{ họ_"), f"<w:r>{inside}</w:r>", run("và_tên }}")))
    assert faults(template) == [
        "MA14 «{{ họ_và_tên }}»: Giữa thẻ «{{ họ_và_tên }}» có chú thích, hình, dấu ngắt trang "
        "hoặc trường của Word, sẽ mất. Đưa nó ra ngoài thẻ, gõ lại thẻ liền một mạch."
    ]


def test_what_stands_beside_a_tag_stays() -> None:
    beside = '<w:r><w:br w:type="page"/></w:r>'
    assert faults(docx(raw(beside, run("{{ họ_"), run("và_tên }}"), beside))) == []


@pytest.mark.parametrize(
    "inside", ["<w:br/>", "<w:tab/>", '<w:br w:type="textWrapping"/>', "<w:lastRenderedPageBreak/>"]
)
def test_a_line_that_ends_in_the_midst_of_a_tag_is_part_of_it(inside: str) -> None:
    assert faults(docx(raw(run("{{ họ_"), f"<w:r>{inside}</w:r>", run("và_tên }}")))) == []


def test_a_tag_that_joins_with_another_tag_takes_no_words() -> None:
    assert faults(docx(paragraph("{% if số -%}{{ họ_và_tên }} chữ{% endif %}"))) == []


@pytest.mark.parametrize(
    ("opened", "closed"),
    [("{% if số %}", "{% endif %}"), ("{% for n in kính_gửi %}", "{% endfor %}")],
)
def test_tags_in_tags_without_end_are_told_before_python_gives_up(opened: str, closed: str) -> None:
    (found,) = faults(docx(paragraph(opened * 999, closed * 999)))
    pairs = "Mỗi {% if %} có một {% endif %}, mỗi {% for %} có một {% endfor %}."
    assert found.endswith(f"»: Thẻ «{opened}» nằm trong hơn 10 thẻ khác. {pairs}")


@pytest.mark.parametrize(
    "asked", ["(" * 999 + "số" + ")" * 999, "không" + ".không" * 999, "not " * 999 + "số"]
)
def test_a_tag_that_says_too_much_is_told(asked: str) -> None:
    (found,) = faults(docx(paragraph(f"{{% if {asked} %}}a{{% endif %}}")))
    assert found.endswith("…» quá dài. Tách thành nhiều thẻ {% if %} ngắn.")


def test_a_tag_in_a_formula_is_told() -> None:
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    template = docx(
        raw(run("Tỷ lệ "), f"<m:oMath {math}><m:r><m:t>{{{{ số }}}}</m:t></m:r></m:oMath>")
    )
    assert faults(template) == [
        "MA08 «Tỷ lệ {{ số }}»: Trường «số» đứng ở chỗ không in được. "
        "Đặt thẻ trong chữ của một đoạn."
    ]


def test_a_field_that_became_a_property_of_a_cell_is_told_with_the_words_of_the_cell() -> None:
    template = docx(table(["{% colspan số_cột %}Cộng"]), paragraph(""))
    assert faults(template) == [
        "MA03 «Cộng»: Trường «số_cột» không có. Lệnh «congvan fields» liệt kê mọi trường."
    ]


def test_a_file_with_names_of_its_own_for_words_elements_is_told() -> None:
    document = word.document(paragraph("a")).replace(b"w:", b"ns0:").replace(b":w=", b":ns0=")
    assert faults(docx(document=document)) == [
        "MA25 mau.docx: Phần «word/document.xml» không do Word hay LibreOffice ghi. "
        "Mở mẫu bằng Word rồi lưu lại."
    ]


def test_a_box_in_a_line_before_another_tag_is_told() -> None:
    in_line = box(paragraph("{{ số }}")).replace("wp:anchor", "wp:inline")
    in_line = in_line.replace("position:absolute", "width:9pt")
    template = docx(in_line[: -len("</w:p>")] + run("{{ số }}") + "</w:p>")
    assert faults(template) == [
        "MA15 «{{ số }}»: Hộp chữ có thẻ đứng giữa dòng, trước một thẻ khác của đoạn. "
        "Đặt hộp vào đoạn riêng, hoặc chọn Bố trí > Nổi trước chữ cho hộp."
    ]


def test_faults_are_told_of_the_cell_that_they_stand_in() -> None:
    template = docx(table(["Người ký", "{{ họ_tên }}"]), paragraph(""))
    assert cell("{{ họ_tên }}") in word.document(table(["", "{{ họ_tên }}"])).decode()
    assert faults(template, SAMPLE) == [f"MA03 «{{{{ họ_tên }}}}»: {MISSPELT}"]
