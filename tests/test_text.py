"""What an office types is what is printed; only stars, bars, notes and fields are read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import layout
from generator.blocks import Align, Cell, Field, Note, Paragraph, Run, Table
from generator.errors import Refused
from generator.resources import sample
from generator.text import parse, parse_line


def inlines(source: str) -> tuple[Run | Note, ...]:
    (paragraph,) = parse(source, "noi-dung.md")
    assert isinstance(paragraph, Paragraph)
    return paragraph.inlines


def looks(source: str) -> list[tuple[str, str]]:
    """Return each run with its look: "b" bold, "i" italic."""
    return [
        (str(run.content), "b" * run.bold + "i" * run.italic)
        for run in inlines(source)
        if isinstance(run, Run)
    ]


def refusals(source: str) -> list[str]:
    with pytest.raises(Refused) as caught:
        parse(source, "noi-dung.md")
    return [f"{problem.code} {problem}" for problem in caught.value.problems]


def typed(inlines: Iterable[Run | Note]) -> str:
    """Return the characters of runs, fields as they are written."""
    return "".join(
        f"{{{{ {run.content.path} }}}}" if isinstance(run.content, Field) else str(run.content)
        for run in inlines
        if isinstance(run, Run)
    )


# --- paragraphs ------------------------------------------------------------------------------


def test_each_line_is_a_paragraph_and_blank_lines_are_nothing() -> None:
    assert parse("Một\nHai\r\n\r\n  \u00a0\n\tBa \n", "noi-dung.md") == (
        Paragraph((Run("Một"),)),
        Paragraph((Run("Hai"),)),
        Paragraph((Run("Ba"),)),
    )


@pytest.mark.parametrize(
    "line",
    [
        "1. Giao Văn phòng",
        "a) Đẩy mạnh",
        "- Rà soát",
        "> 70%",
        "5*3*2",
        "# 1",
        r"C:\bang\so \* \_",
        "&amp; <b>",
        "_x_ `y` ~~z~~",
        "[a](b) ![c](d) <http://e.vn>",
        "---",
        "***",
        "* * *",
        "2 * 3 * 4",
        "(*) xem (**) và (***)",
        "**chưa đóng",
        "*lệch**",
        "a | b",
        "100% }",
        "[1] và ^2^",
    ],
)
def test_this_stays_as_typed(line: str) -> None:
    assert parse(line, "noi-dung.md") == (Paragraph((Run(line),)),)


@given(
    st.text(
        st.characters(categories=["L", "M", "N", "P", "S", "Zs"], exclude_characters="*[{}|")
    ).filter(lambda text: text.strip(" \u00a0"))
)
def test_text_without_markup_goes_out_as_it_came_in(text: str) -> None:
    trimmed = unicodedata.normalize("NFC", text).strip(" \u00a0")
    blocks = parse(text, "noi-dung.md")

    assert [typed(block.inlines) for block in blocks if isinstance(block, Paragraph)] == [trimmed]


@given(st.text("a *b.()“”,", max_size=30).filter(str.strip))
def test_only_stars_that_make_a_look_are_taken_away(text: str) -> None:
    typed_in = "".join(char for char in text.strip() if char != "*")
    blocks = parse(text, "noi-dung.md")
    out = "".join(typed(block.inlines) for block in blocks if isinstance(block, Paragraph))

    assert out.replace("*", "") == typed_in
    assert out.count("*") % 2 == text.count("*") % 2


def test_the_real_text_goes_out_as_it_came_in() -> None:
    source = (sample("an-giang-2025-01") / "noi-dung.md").read_text("utf-8")
    body, notes = source.split("[^1]:")
    lines = [line for line in body.replace("[^1]", "").replace("[^2]", "").split("\n") if line]
    blocks = [block for block in parse(source, "noi-dung.md") if isinstance(block, Paragraph)]
    footnotes = [each for block in blocks for each in block.inlines if isinstance(each, Note)]

    without_stars = [line.replace("**", "").replace("(*", "(").replace("*)", ")") for line in lines]
    assert [typed(block.inlines) for block in blocks] == without_stars
    assert (
        "\n\n[^2]: ".join(typed(note.paragraphs[0].inlines) for note in footnotes) == notes.strip()
    )


@pytest.mark.parametrize("source", ["", " \n\n", "|a|b|\n|-|-|\n|1|2|\n"])
def test_a_text_without_a_paragraph_is_refused(source: str) -> None:
    assert refusals(source) == [
        "VB09 noi-dung.md: không có đoạn nào. Ghi nội dung công văn, mỗi đoạn một dòng."
    ]


@pytest.mark.parametrize(
    ("typed_in", "meant"),
    [("{ kỳ.tên }", "{{ kỳ.tên }}"), ("{trích_yếu}", "{{ trích_yếu }}")],
)
def test_a_field_in_single_braces_is_refused(typed_in: str, meant: str) -> None:
    assert refusals(f"Trong {typed_in}, tỉnh có kết quả.") == [
        f"VB03 noi-dung.md, dòng 1: «{typed_in}» chỉ có một dấu ngoặc nhọn ở mỗi bên, không "
        f"phải là trường. Ghi «{meant}»."
    ]


# --- bold and italic -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "runs"),
    [
        ("Nay **khẩn trương** làm.", [("Nay ", ""), ("khẩn trương", "b"), (" làm.", "")]),
        ("(*Danh mục*)", [("(", ""), ("Danh mục", "i"), (")", "")]),
        ("**Hoàn thành.**", [("Hoàn thành.", "b")]),
        ("**“Nâng”**, a", [("“Nâng”", "b"), (", a", "")]),
        ("***cả hai***", [("cả hai", "bi")]),
        ("**a *b* c**", [("a ", "b"), ("b", "bi"), (" c", "b")]),
        ("***a** b*", [("a", "bi"), (" b", "i")]),
        ("***a* b**", [("a", "bi"), (" b", "b")]),
        ("*a **b***", [("a ", "i"), ("b", "bi")]),
        ("**a *b**", [("a *b", "b")]),
        ("**a** *b*", [("a", "b"), (" ", ""), ("b", "i")]),
    ],
)
def test_stars_at_the_edges_of_words_are_bold_and_italic(
    line: str, runs: list[tuple[str, str]]
) -> None:
    assert looks(line) == runs


# --- fields ----------------------------------------------------------------------------------


def test_a_field_is_kept_with_its_path_and_line() -> None:
    assert inlines("\nTrong {{kỳ.tên}} đạt **{{  dẫn.tỷ_lệ }}**.") == (
        Run("Trong "),
        Run(Field("kỳ.tên", 2)),
        Run(" đạt "),
        Run(Field("dẫn.tỷ_lệ", 2), bold=True),
        Run("."),
    )


def test_a_field_is_a_word_to_the_stars_beside_it() -> None:
    assert typed(inlines("5*{{ a }}*3")) == "5*{{ a }}*3"


def test_the_path_of_a_field_is_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "{{ kỳ.tên }}")

    assert inlines(decomposed) == (Run(Field("kỳ.tên", 1)),)


def test_one_line_has_fields_and_no_markup() -> None:
    assert parse_line(" **Kết quả** của {{ đơn_vị.tên }} ", "congvan.yaml", 120) == (
        Run("**Kết quả** của "),
        Run(Field("đơn_vị.tên", 120)),
    )


def test_a_malformed_field_is_told_at_its_line() -> None:
    remedy = "Ghi tên trường, các phần nối bằng dấu chấm, ví dụ «{{ kỳ.tên }}»."
    stray = "Trường ghi giữa «{{» và «}}» trên cùng một dòng; xóa dấu thừa."

    assert refusals("{{ a b }}\n{{ a + 1 }}\n{{ }}\n{{ kỳ.tên }\n}} a\n{% if a %}") == [
        f"VB02 noi-dung.md, dòng 1: «{{{{ a b }}}}» không phải là một trường. {remedy}",
        f"VB02 noi-dung.md, dòng 2: «{{{{ a + 1 }}}}» không phải là một trường. {remedy}",
        f"VB02 noi-dung.md, dòng 3: «{{{{ }}}}» không phải là một trường. {remedy}",
        f"VB03 noi-dung.md, dòng 4: có dấu «{{{{» lẻ. {stray}",
        f"VB03 noi-dung.md, dòng 5: có dấu «}}}}» lẻ. {stray}",
        "VB03 noi-dung.md, dòng 6: có lệnh «{% … %}», chỉ dùng được trong mẫu Word. "
        "Bỏ lệnh khỏi tệp chữ.",
    ]


def test_a_malformed_field_in_one_line_is_told_at_the_line_given() -> None:
    with pytest.raises(Refused) as caught:
        parse_line("của {{ đơn_vị", "congvan.yaml", 120)
    assert str(caught.value) == (
        "congvan.yaml, dòng 120: có dấu «{{» lẻ. "
        "Trường ghi giữa «{{» và «}}» trên cùng một dòng; xóa dấu thừa."
    )


# --- footnotes -------------------------------------------------------------------------------


def test_a_mark_becomes_the_footnote_that_is_defined_for_it() -> None:
    assert parse("Một[^1], **hai**[^b].\n[^b]: *Theo* {{ nguồn.a }}\n\n[^1]: Xem", "x.md") == (
        Paragraph(
            (
                Run("Một"),
                Note((Paragraph((Run("Xem"),)),)),
                Run(", "),
                Run("hai", bold=True),
                Note((Paragraph((Run("Theo", italic=True), Run(" "), Run(Field("nguồn.a", 2)))),)),
                Run("."),
            )
        ),
    )


def test_a_footnote_is_defined_once_and_used_once() -> None:
    assert refusals("a[^1] b[^2] c[^2]\n[^2]: x\n[^2]: y\n[^3]: z\n[^4]:") == [
        "VB04 noi-dung.md, dòng 1: «[^1]» chưa có nội dung chú thích. "
        "Thêm ở cuối tệp một dòng «[^1]: …».",
        "VB06 noi-dung.md, dòng 1: «[^2]» được nhắc đến lần thứ hai. "
        "Mỗi chú thích dùng một lần; ghi thêm cái mới.",
        "VB05 noi-dung.md, dòng 3: chú thích «[^2]:» ghi hai lần, lần trước ở dòng 2. "
        "Xóa hoặc đánh số lại một trong hai.",
        "VB05 noi-dung.md, dòng 4: chú thích «[^3]:» không được nhắc đến. "
        "Ghi «[^3]» vào chỗ cần chú thích, hoặc xóa dòng này.",
        "VB05 noi-dung.md, dòng 5: chú thích «[^4]:» để trống. Ghi nội dung.",
        "VB05 noi-dung.md, dòng 5: chú thích «[^4]:» không được nhắc đến. "
        "Ghi «[^4]» vào chỗ cần chú thích, hoặc xóa dòng này.",
    ]


def test_a_footnote_that_asks_for_itself_is_refused() -> None:
    assert refusals("a[^1]\n[^1]: xem [^1]") == [
        "VB06 noi-dung.md, dòng 2: «[^1]» được nhắc đến lần thứ hai. "
        "Mỗi chú thích dùng một lần; ghi thêm cái mới."
    ]


# --- tables ----------------------------------------------------------------------------------


def test_lines_of_cells_under_a_line_of_dashes_are_a_table() -> None:
    source = (
        "Bảng:\n| Đơn vị | Số | Ghi chú |\n|--|-:|:-:|\n| **A** | {{ a.b }} | |\nB|1*2|x\\|y\nHết"
    )

    assert parse(source, "noi-dung.md")[1:] == (
        Table(
            header=(
                (
                    Cell("Đơn vị", Align.CENTER, bold=True),
                    Cell("Số", Align.CENTER, bold=True),
                    Cell("Ghi chú", Align.CENTER, bold=True),
                ),
            ),
            rows=(
                (
                    Cell("A", bold=True),
                    Cell(Field("a.b", 4), Align.RIGHT),
                    Cell("", Align.CENTER),
                ),
                (Cell("B"), Cell("1*2", Align.RIGHT), Cell("x|y", Align.CENTER)),
            ),
            width_mm=layout.PORTRAIT.text_width_mm,
        ),
        Paragraph((Run("Hết"),)),
    )


def test_a_row_with_other_cells_or_more_in_a_cell_is_refused() -> None:
    assert refusals("|a|b|\n|-|-|\n|1|\n|x {{ y }}|*z*|") == [
        "VB07 noi-dung.md, dòng 3: dòng bảng có 1 ô, dòng kẻ dưới tiêu đề có 2 ô. "
        "Thêm hoặc bớt dấu «|» cho bằng nhau.",
        "VB08 noi-dung.md, dòng 4: ô «x {{ y }}» có chữ nghiêng, chú thích, "
        "hoặc có cả chữ lẫn trường. "
        "Mỗi ô chỉ ghi chữ, hoặc đúng một trường; muốn đậm thì cả ô nằm giữa hai dấu «**».",
        "VB08 noi-dung.md, dòng 4: ô «*z*» có chữ nghiêng, chú thích, "
        "hoặc có cả chữ lẫn trường. "
        "Mỗi ô chỉ ghi chữ, hoặc đúng một trường; muốn đậm thì cả ô nằm giữa hai dấu «**».",
    ]


# --- characters ------------------------------------------------------------------------------


def test_a_character_that_may_not_enter_a_document_is_told_even_at_an_edge() -> None:
    assert refusals("Một\nHai\x0b\nB\u202ea") == [
        "VB01 noi-dung.md, dòng 2: có ký tự điều khiển U+000B, không dùng được. "
        "Xóa ký tự đó, gõ lại chữ đứng cạnh.",
        "VB01 noi-dung.md, dòng 3: có ký tự đổi chiều chữ U+202E, không dùng được. "
        "Xóa ký tự đó, gõ lại chữ đứng cạnh.",
    ]
