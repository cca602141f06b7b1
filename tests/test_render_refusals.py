"""Templates refused: every fault told at once, in its own words, with the nearest name."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator import render
from generator.archive import pack
from generator.blocks import Body, Cell, Note, Rule, Run, Slot, SlotKind, Table
from generator.errors import Refused
from tests import word
from tests.templates import checked, compiled, figure, refusal, text, told

NUMBER = Slot(SlotKind.NUMBER, "112")


# --- refusals when compiling -----------------------------------------------------------------

TYPING = "Tên trường viết liền bằng dấu gạch dưới, ví dụ {{ số_liệu.tổng_hồ_sơ }}."
ONE_PARAGRAPH = "Mỗi thẻ nằm trọn trong một đoạn: {{ … }}, {% … %}."
PAIRS = "Mỗi {% if %} có một {% endif %}, mỗi {% for %} có một {% endfor %}."
COMPUTE = "Số liệu được tính và viết sẵn trước khi vào mẫu; chỉ in trường, không tính."
ONLY = "Trong mẫu chỉ dùng {{ trường }}, {% if %} và {% for %}."


def test_all_faults_of_syntax_are_told_at_once_each_at_its_paragraph() -> None:
    assert refusal(
        "Kính gửi: {{ tên đơn vị }}", "{% if %}", "đúng {{ tên }}", "{% endfor %}", "{%p if a %}"
    ) == [
        "«Kính gửi: {{ tên đơn vị }}»: Không hiểu thẻ «{{ tên đơn vị }}». "
        "Tên trường viết liền bằng dấu gạch dưới: {{ tên_đơn_vị }}.",
        f"«{{% if %}}»: Không hiểu thẻ «{{% if %}}». {TYPING}",
        f"«{{% endfor %}}»: Thẻ «{{% endfor %}}» không có thẻ mở đi cùng. {PAIRS}",
        "«{%p if a %}»: Thẻ «{%p if a %}» chưa được đóng. Thêm {% endif %} ở chỗ kết thúc.",
    ]


@pytest.mark.parametrize(
    ("tag", "sign"),
    [("{{ a", "{{"), ("a }}", "}}"), ("{% if a", "{%"), ("a %}", "%}"), ("{# a", "{#")],
)
def test_a_tag_not_closed_in_its_paragraph_is_told(tag: str, sign: str) -> None:
    assert refusal(tag, "sau") == [
        f"«{tag}»: Thẻ «{sign}» không có dấu mở hoặc dấu đóng đi cùng. {ONE_PARAGRAPH}"
    ]


def test_faults_in_headers_and_in_the_title_are_told_too() -> None:
    header = word.header(word.paragraph("{{ a + }}"))
    assert refusal("{{ c + }}", header1=header, core=word.core("{{ e + }}")) == [
        f"«{tag}»: Không hiểu thẻ «{tag}». {TYPING}"
        for tag in ("{{ c + }}", "{{ a + }}", "{{ e + }}")
    ]


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("{{ a + 1 }}", f"Mẫu không làm phép tính. {COMPUTE}"),
        ("{{ -a }}", f"Mẫu không làm phép tính. {COMPUTE}"),
        ("{{ a ~ b }}", f"Mẫu không làm phép tính. {COMPUTE}"),
        ("{{ a | upper }}", f"Mẫu không dùng bộ lọc «|upper». {COMPUTE}"),
        ("{{ a | safe }}", f"Mẫu không dùng bộ lọc «|safe». {COMPUTE}"),
        ("{{ a.format(b) }}", f"Mẫu không gọi hàm. {ONLY}"),
        ("{{ cycler.__init__ }}", f"Tên trường «__init__» bắt đầu bằng dấu gạch dưới. {ONLY}"),
        ("{{ a['_b'] }}", f"Tên trường «_b» bắt đầu bằng dấu gạch dưới. {ONLY}"),
        ("{{ _page }}", f"Tên trường «_page» bắt đầu bằng dấu gạch dưới. {ONLY}"),
        ("{{ a[0] }}", f"Trong ngoặc vuông chỉ dùng tên trường đặt trong dấu nháy. {ONLY}"),
        ("{{ 5 }}", f"Mẫu không in giá trị viết thẳng «5». {COMPUTE}"),
        ("{{ 1.5 }}", f"Mẫu không in giá trị viết thẳng «1.5». {COMPUTE}"),
        ("{% if a == 1.5 %}{% endif %}", f"Mẫu không viết thẳng giá trị «1.5». {COMPUTE}"),
        ("{{ [a] }}", f"Mẫu không dùng «[…]». {ONLY}"),
        ("{% if a is defined %}{% endif %}", f"Mẫu không dùng «is». {ONLY}"),
        ("{% print a %}", "Mẫu không dùng «print». Viết {{ trường }}."),
        ("{% set a = b %}", f"Mẫu không dùng «set». {ONLY}"),
        ("{% macro a() %}{% endmacro %}", f"Mẫu không dùng «macro». {ONLY}"),
        ("{% include 'a' %}", f"Mẫu không dùng «include». {ONLY}"),
        (
            "{{ a if b }}",
            "Thẻ {{ … if … }} thiếu phần else. Thêm else, hoặc dùng {% if %} … {% endif %}.",
        ),
        (
            "{% for a, b in c %}{% endfor %}",
            f"Vòng lặp chỉ viết được dạng {{% for dòng in danh_sách %}}. {ONLY}",
        ),
        (
            "{% for a in b if a %}{% endfor %}",
            f"Vòng lặp chỉ viết được dạng {{% for dòng in danh_sách %}}. {ONLY}",
        ),
        (
            "{% for a in b %}{{ loop.length }}{% endfor %}",
            f"Của vòng lặp chỉ dùng loop.index, loop.first, loop.last. {ONLY}",
        ),
    ],
)
def test_a_template_only_prints_chooses_and_repeats(tag: str, message: str) -> None:
    assert refusal(tag) == [f"«{tag}»: {message}"]


def test_escaping_cannot_be_switched_off() -> None:
    assert refusal("{% autoescape false %}{{ a }}{% endautoescape %}") == [
        "«{% autoescape false %}{{ a }}{% endautoescape %}»: "
        f"Mẫu không dùng «autoescape». {ONLY}"
    ]


def test_text_beside_a_tag_that_takes_its_paragraph_would_be_lost() -> None:
    assert refusal("Ghi chú: {%p if a %}", "{%p endif %}") == [
        "«Ghi chú: {%p if a %}»: Thẻ {%p … %} thay cả đoạn, nên chữ khác trong đoạn ấy sẽ mất. "
        "Để thẻ đứng một mình trong một đoạn."
    ]


def test_two_tags_that_take_one_paragraph_would_lose_the_first() -> None:
    assert refusal("{%p if a %}{%p endif %}") == [
        "«{%p if a %}{%p endif %}»: Thẻ {%p … %} thay cả đoạn, nên chữ khác trong đoạn ấy sẽ mất. "
        "Để thẻ đứng một mình trong một đoạn."
    ]


def test_a_row_tag_outside_a_table_would_swallow_the_table_before_it() -> None:
    assert refusal("{%tr if a %}", "{%p endif %}") == [
        "«{%tr if a %}»: Thẻ {%tr … %} không nằm trong dòng của bảng nào. "
        "Để thẻ đứng một mình trong một dòng của bảng."
    ]


def test_a_tag_opened_in_one_place_and_closed_in_another_is_told() -> None:
    assert refusal("{%p if a %}", "x {% endif %}") == [
        "«x {% endif %}»: Thẻ mở và thẻ đóng không đứng cùng một loại chỗ. "
        "Để cả hai trong một đoạn, hoặc mỗi thẻ {%p … %} một mình trong một đoạn."
    ]


def test_a_field_in_an_attribute_is_told() -> None:
    document = word.document('<w:p w:rsidR="{{ a }}"/>')
    (message,) = refusal(document=document)
    assert message.endswith("Trường «a» đứng ở chỗ không in được. Đặt thẻ trong chữ của một đoạn.")


def test_a_tag_in_a_part_that_is_not_filled_is_told() -> None:
    with pytest.raises(Refused) as refused:
        compiled("a", comments=word.header(word.paragraph("{{ a }}")))
    assert told(refused.value) == [
        "«{{ a }}»: Phần «word/comments.xml» có thẻ, nhưng phần này không được điền. "
        "Chỉ đặt thẻ trong thân văn bản, đầu trang, chân trang, chú thích, tiêu đề."
    ]


def test_links_fields_and_tracked_changes_do_not_ride_along() -> None:
    field = "<w:p><w:r><w:instrText> INCLUDETEXT a.docx </w:instrText></w:r></w:p>"
    change = f'<w:p><w:ins w:id="1">{word.run("a")}</w:ins></w:p>'
    parts = word.parts(field, change)
    parts["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{word.PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{word.R_NS}/image" Target="file:///C:/a.png" TargetMode="External"/>'
        "</Relationships>"
    ).encode()
    with pytest.raises(Refused) as refused:
        render.compile(pack(parts), "mau.docx")
    assert told(refused.value) == [
        "mau.docx: Mẫu có liên kết ra ngoài tới «file:///C:/a.png». Chèn hẳn ảnh, nội dung vào "
        "mẫu; gỡ mẫu gắn kèm (Developer > Document Template).",
        "mau.docx: Mẫu có trường «INCLUDETEXT» lấy nội dung từ tệp khác. "
        "Xoá trường ấy, chép nội dung vào mẫu.",
        "«a»: Phần «word/document.xml» còn dấu sửa đổi hoặc lời bình. "
        "Trong Word, thẻ Xem lại: chấp nhận mọi sửa đổi, xoá mọi lời bình, tắt Theo dõi.",
    ]


# --- fields held against a sample ------------------------------------------------------------

SAMPLE: dict[str, object] = {
    "đơn_vị": {"tên": "Sở Y tế"},
    "số_liệu": {"tổng_hồ_sơ": figure("1.000")},
    "đạt": True,
    "còn_thiếu": None,
    "dòng": [{"tên": "a"}],
    "trống": [],
    "nội_dung": Body(()),
    "kẻ": Rule(30, 70),
    "số": NUMBER,
}


@pytest.mark.parametrize(
    "text",
    [
        "{{ đơn_vị.tên }} {{ số_liệu.tổng_hồ_sơ }} {{ số }}",
        "{% if còn_thiếu %}{{ còn_thiếu }}{% endif %}",
        "{% for d in dòng %}{{ loop.index }} {{ d.tên }}{% if loop.last %}.{% endif %}{% endfor %}",
        "{% for d in trống %}{{ d.gì_cũng_được }}{% endfor %}",
        "{% if đơn_vị.tên == 'Sở Y tế' and not đạt or 'Sở' in đơn_vị.tên %}a{% endif %}",
        "{% for d in dòng %}{% if loop.index > 1 %}a{% endif %}{% endfor %}",
        "{{ còn_thiếu or đơn_vị.tên }}{{ 'đạt' if đạt else đơn_vị.tên }}",
        "{{p nội_dung }}\n{{p kẻ }}",
    ],
)
def test_a_sound_template_has_no_problems(text: str) -> None:
    assert checked(text, **SAMPLE) == []


FIGURES_COMPARED = "Chỉ so chữ với chữ; số liệu đã được so sẵn, dùng các trường đạt, khớp …"


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        (
            "{{ số_liệu.tổng_hồ_so }}",
            "Trường «số_liệu.tổng_hồ_so» không có. Có phải «số_liệu.tổng_hồ_sơ» không?",
        ),
        (
            "{% if đạt %}{% else %}{{ Đơn_vị.Tênn }}{% endif %}",
            "Trường «Đơn_vị.Tênn» không có. Có phải «đơn_vị.tên» không?",
        ),
        (
            "{{ tổng_hồ_sơ }}",
            "Trường «tổng_hồ_sơ» không có. Có phải «số_liệu.tổng_hồ_sơ» không?",
        ),
        (
            "{% if zzz %}{% endif %}",
            "Trường «zzz» không có. Lệnh «congvan fields» liệt kê mọi trường.",
        ),
        ("{{ số.liệu }}", "Trường «số.liệu» không có. «số» không có trường con."),
        (
            "{% for d in dòng %}{{ d.ten }}{% endfor %}",
            "Trường «d.ten» không có. Có phải «d.tên» không?",
        ),
        (
            "{{ đạt }}",
            "Trường «đạt» là điều đúng hoặc sai, không in được ở đây. Dùng trong {% if %}.",
        ),
        ("{{ dòng }}", "Trường «dòng» là danh sách, không in được ở đây. Dùng {% for %}."),
        (
            "{{ đơn_vị }}",
            "Trường «đơn_vị» là nhóm trường, không in được ở đây. "
            "Ghi tiếp tên trường sau dấu chấm.",
        ),
        (
            "{{ nội_dung }}",
            "Trường «nội_dung» là đoạn, bảng hoặc đường kẻ, không in được ở đây. "
            "Viết {{p trường }}, một mình trong một đoạn.",
        ),
        (
            "{% for d in đơn_vị.tên %}{% endfor %}",
            "Trường «đơn_vị.tên» là chữ hoặc số, không lặp qua được. "
            "{% for %} chỉ đi qua danh sách.",
        ),
        (
            "{% if số_liệu.tổng_hồ_sơ > 0 %}{% endif %}",
            f"Phép so sánh với «số_liệu.tổng_hồ_sơ» không có nghĩa. {FIGURES_COMPARED}",
        ),
        (
            "{% if đơn_vị.tên < 'b' %}{% endif %}",
            f"Phép so sánh với «đơn_vị.tên» không có nghĩa. {FIGURES_COMPARED}",
        ),
        (
            "{% if loop.first %}{% endif %}",
            "«loop.first» nằm ngoài vòng lặp. Chỉ dùng giữa {% for %} và {% endfor %}.",
        ),
    ],
)
def test_a_field_that_does_not_fit_is_told_with_the_nearest_name(tag: str, message: str) -> None:
    assert checked(tag, **SAMPLE) == [f"«{tag}»: {message}"]


def test_text_printed_as_a_block_is_told() -> None:
    assert checked("{{p đơn_vị.tên }}", **SAMPLE) == [
        "«{{ đơn_vị.tên }}»: Trường «đơn_vị.tên» là chữ hoặc số, không in được ở đây. "
        "Viết {{ trường }}, không có chữ p hay r."
    ]


# --- refusals when rendering -----------------------------------------------------------------


def test_all_values_that_cannot_be_printed_are_told_at_once() -> None:
    tags = "{{ a }} {{ b }} {{ c.d }} {% if e %}{% endif %}{% for x in f %}{% endfor %}{{ g }}"
    with pytest.raises(Refused) as refused:
        compiled(tags).render({"a": None, "b": 1.5, "c": {}, "f": "chữ", "g": "Sở\x07"})
    place = f"«{tags[:59].rstrip()}…»: "
    assert told(refused.value) == [
        place + message
        for message in [
            "Trường «a» không có số liệu để in. Thử trước khi in: {% if trường %} … {% endif %}.",
            "Trường «b» là giá trị chưa định dạng, không in được ở đây. "
            "Báo cho người viết chương trình.",
            "Trường «c.d» không có. Lệnh «congvan fields» liệt kê mọi trường.",
            "Trường «e» không có. Lệnh «congvan fields» liệt kê mọi trường.",
            "Trường «f» là chữ hoặc số, không in được ở đây. "
            "Viết {{ trường }}, không có chữ p hay r.",
            "Giá trị của «g» có ký tự điều khiển U+0007 không in được. "
            "Gõ lại giá trị ấy trong số liệu hoặc tệp cấu hình.",
        ]
    ]


@pytest.mark.parametrize("value", [True, 1, float("nan"), {"a": 1}, ["a"], Fraction(1, 2), b"a"])
def test_nothing_but_text_figures_and_slots_is_printed(value: object) -> None:
    with pytest.raises(Refused):
        compiled("{{ a }}").render({"a": value})


def test_marks_cannot_be_forged_by_data() -> None:
    with pytest.raises(Refused):
        compiled("{{ a }}").render({"a": "\ue000so\ue0011\ue002"})


@pytest.mark.parametrize(
    "block",
    [
        text(Run("a\x07")),
        Body(
            (
                text(
                    Note((text(Run("\ud800")),)),
                ),
            )
        ),
        Body((Table((), ((Cell("\ue000so\ue0011\ue002"),),), 160),)),
    ],
)
def test_blocks_are_guarded_as_text_is(block: object) -> None:
    with pytest.raises(Refused) as refused:
        compiled("{{p a }}").render({"a": block})
    assert [problem.code for problem in refused.value.problems] == ["MA10"]
