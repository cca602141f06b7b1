"""How paragraphs come out: indents, gaps, numbers, borders."""

from __future__ import annotations

import pytest

from generator.view import read
from generator.view.records import Paragraph
from tests.view.snippets import body, line, p, part, read_blocks, read_one, style, styles
from tests.word import docx, run


def one(look: str, **more: bytes) -> Paragraph:
    return read_one(run("Chữ"), look, **more)


def test_a_document_without_styles_is_single_spaced() -> None:
    made = one("")
    assert (made.align, made.left_mm, made.before_pt, made.after_pt) == ("left", 0, 0, 0)
    assert (made.line_rule, made.line, made.number) == ("auto", 1.0, "")


@pytest.mark.parametrize(
    ("jc", "align"),
    [
        ("start", "left"), ("end", "right"), ("both", "both"), ("distribute", "both"),
        ("center", "center"), ("nonsense", "left"),
    ],
)  # fmt: skip
def test_alignment(jc: str, align: str) -> None:
    assert one(f'<w:jc w:val="{jc}"/>').align == align


def test_the_start_of_a_paragraph_from_right_to_left_is_right() -> None:
    assert one('<w:bidi/><w:jc w:val="start"/>').align == "right"


@pytest.mark.parametrize(
    ("indent", "left", "right", "first"),
    [
        ('w:left="567" w:right="284" w:firstLine="720"', 10.001, 5.009, 12.7),
        ('w:start="567" w:end="284" w:hanging="720"', 10.001, 5.009, -12.7),
        ('w:left="1cm" w:firstLine="12.7mm"', 10.0, 0, 12.7),
        ('w:firstLine="720" w:hanging="0"', 0, 0, 0),
        ('w:firstLine="200" w:firstLineChars="200"', 0, 0, 7.056),
    ],
)
def test_indents(indent: str, left: float, right: float, first: float) -> None:
    made = one(f"<w:ind {indent}/>")
    assert (made.left_mm, made.right_mm, made.first_mm) == (left, right, first)


def test_a_hanging_indent_takes_the_place_of_an_inherited_first_line() -> None:
    sheet = styles(style("A", paragraph='<w:ind w:left="567" w:firstLine="720"/>'))
    made = one('<w:pStyle w:val="A"/><w:ind w:hanging="567"/>', styles=sheet)
    assert (made.left_mm, made.first_mm) == (10.001, -10.001)


@pytest.mark.parametrize(
    ("spacing", "before", "after"),
    [
        ('w:before="120" w:after="60"', 6, 3),
        ('w:before="6pt"', 6, 0),
        ('w:before="40" w:beforeLines="50"', 6, 0),
        ('w:before="40" w:beforeAutospacing="1"', 14, 0),
    ],
)
def test_gaps(spacing: str, before: float, after: float) -> None:
    made = one(f"<w:spacing {spacing}/>")
    assert (made.before_pt, made.after_pt) == (before, after)


@pytest.mark.parametrize(
    ("spacing", "rule", "height"),
    [
        ('w:line="360"', "auto", 1.5),
        ('w:line="360" w:lineRule="exact"', "exact", 18),
        ('w:line="360" w:lineRule="atLeast"', "at_least", 18),
    ],
)
def test_lines(spacing: str, rule: str, height: float) -> None:
    made = one(f"<w:spacing {spacing}/>")
    assert (made.line_rule, made.line) == (rule, height)


def test_contextual_spacing_takes_the_gap_away_between_paragraphs_of_one_style() -> None:
    gaps = '<w:spacing w:before="120" w:after="80"/>'
    sheet = styles(
        style("A", paragraph=gaps + "<w:contextualSpacing/>"), style("B", paragraph=gaps)
    )
    made = read_blocks(*[line("x", f'<w:pStyle w:val="{s}"/>') for s in "AABB"], styles=sheet)
    assert [(each.before_pt, each.after_pt) for each in made.paragraphs] == [
        (6, 0), (0, 4), (6, 4), (6, 4)
    ]  # fmt: skip


def test_what_else_a_paragraph_says() -> None:
    made = one('<w:keepNext/><w:pageBreakBefore/><w:outlineLvl w:val="1"/>')
    assert (made.keeps_next, made.breaks_page, made.outline) == (True, True, 1)
    assert one('<w:outlineLvl w:val="9"/>').outline is None


def test_a_break_at_its_start_or_at_the_end_of_the_one_before_begins_a_page() -> None:
    broken = '<w:r><w:br w:type="page"/></w:r>'
    made = read_blocks(p(broken + run("a")), p(run("b") + broken), line("c"), line("d"))
    assert [each.breaks_page for each in made.paragraphs] == [True, False, True, False]


def test_borders_on_four_sides_make_a_box() -> None:
    sides = "".join(f'<w:{each} w:val="single" w:sz="4"/>' for each in ("top", "left", "bottom"))
    right = '<w:right w:val="single" w:sz="4"/>'
    assert one(f"<w:pBdr>{sides}{right}</w:pBdr>").boxed
    assert not one(f"<w:pBdr>{sides}</w:pBdr>").boxed


def test_a_frame_is_a_box_with_a_width_of_its_own() -> None:
    frame = '<w:framePr w:w="2835" w:wrap="around" w:x="1"/>'
    made = read_blocks(line("a", frame), line("b", frame), line("c")).paragraphs
    assert [(each.box, each.width_mm) for each in made] == [
        (0, 50.006), (0, 50.006), (None, 164.994)
    ]  # fmt: skip


# --- numbers ---------------------------------------------------------------------------------


def level(index: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, more: str = "", num: str = "") -> bytes:
    return part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{num}{more}',
    )


def item(index: int, number: int = 1, more: str = "") -> str:
    look = f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{number}"/></w:numPr>{more}'
    return line("x", look)


def numbers(*blocks: str, **more: bytes) -> list[str]:
    made = read(docx(document=body(*blocks), **more), "thu.docx")
    return [each.number for each in made.paragraphs]


def test_levels_count_and_begin_again_under_a_higher_one() -> None:
    lists = numbering(level(0, "%1."), level(1, "%1.%2."), level(2, "%3)", "lowerLetter"))
    made = numbers(*map(item, (0, 1, 1, 2, 0, 1, 2, 2)), numbering=lists)
    assert made == ["1.", "1.1.", "1.2.", "a)", "2.", "2.1.", "a)", "b)"]


def test_a_level_that_does_not_restart_goes_on() -> None:
    lists = numbering(level(0, "%1."), level(1, "%2)", more='<w:lvlRestart w:val="0"/>'))
    assert numbers(*map(item, (0, 1, 0, 1)), numbering=lists) == ["1.", "1)", "2.", "2)"]


def test_legal_numbering_writes_all_levels_in_digits() -> None:
    lists = numbering(level(0, "%1.", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>"))
    assert numbers(item(0), item(1), numbering=lists) == ["I.", "1.1"]


def test_a_list_may_start_afresh() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    lists = numbering(level(0, "%1."), num=again)
    blocks = [item(0), item(0, 2), item(0, 2), item(0)]
    assert numbers(*blocks, numbering=lists) == ["1.", "5.", "6.", "7."]


def test_a_list_of_number_zero_is_none() -> None:
    sheet = styles(style("A", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>'))
    lists = numbering(level(0, "%1."))
    blocks = [line("x", '<w:pStyle w:val="A"/>'), item(0, 0, '<w:pStyle w:val="A"/>')]
    assert numbers(*blocks, numbering=lists, styles=sheet) == ["1.", ""]


@pytest.mark.parametrize(
    ("form", "count", "written"),
    [
        ("upperRoman", 4, "IV"), ("lowerRoman", 9, "ix"), ("lowerLetter", 27, "aa"),
        ("upperLetter", 3, "C"), ("decimalZero", 7, "07"), ("none", 7, ""),
        ("lowerLetter", 999999999, "999999999"), ("upperRoman", 0, "0"),
    ],
)  # fmt: skip
def test_formats_of_numbers(form: str, count: int, written: str) -> None:
    assert numbers(item(0), numbering=numbering(level(0, "%1", form, start=count))) == [written]


def test_a_bullet_of_a_symbol_font_is_the_sign_that_is_seen() -> None:
    symbol = '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>'
    lists = numbering(level(0, "\uf0b7", "bullet").replace("</w:lvl>", f"{symbol}</w:lvl>"))
    assert numbers(item(0), numbering=lists) == ["•"]


def test_a_list_indents_a_style_unless_the_style_names_the_list_itself() -> None:
    indented = level(0, "-", "bullet").replace(
        "</w:lvl>", '<w:pPr><w:ind w:left="567" w:hanging="284"/></w:pPr></w:lvl>'
    )
    own = '<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="1134"/>'
    sheet = styles(style("A", paragraph=own), style("B", paragraph='<w:ind w:left="1134"/>'))
    blocks = [line("x", '<w:pStyle w:val="A"/>'), item(0, 1, '<w:pStyle w:val="B"/>')]
    made = read_blocks(*blocks, numbering=numbering(indented), styles=sheet).paragraphs
    assert [(each.left_mm, each.first_mm) for each in made] == [
        (20.002, -5.009), (10.001, -5.009)
    ]  # fmt: skip


def test_a_list_that_is_not_there_writes_nothing() -> None:
    assert numbers(item(0, 7), item(8), numbering=numbering(level(0, "%1."))) == ["", ""]
