"""How runs come out: styles over defaults, toggles, fonts by script, colours."""

from __future__ import annotations

import pytest

from generator.view.records import Run
from tests.view.snippets import MORE_NAMES, part, read_blocks, read_one, style, styles
from tests.word import XML, run

BOLD = "<w:b/>"
THEME = (
    f"{XML}<a:theme {MORE_NAMES}><a:themeElements><a:clrScheme name='x'>"
    '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme><a:fontScheme name="x">'
    '<a:majorFont><a:latin typeface="Calibri Light"/><a:ea typeface=""/><a:cs typeface=""/>'
    "</a:majorFont>"
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    '<a:font script="Jpan" typeface="MS Mincho"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
).encode()


def only(inside: str, look: str = "", **more: bytes) -> Run:
    (made,) = read_one(inside, look, **more).runs
    return made


def fonts(ascii_: str, **more: str) -> str:
    slots = {"ascii": ascii_, **more}
    written = " ".join(f'w:{name}="{face}"' for name, face in slots.items())
    return f"<w:rFonts {written}/>"


def test_a_document_without_styles_is_set_as_word_does() -> None:
    made = only(run("Số"))
    assert (made.fonts, made.size_pt, made.bold, made.colour) == (
        ("Times New Roman",),
        10.0,
        False,
        "auto",
    )


def test_a_run_goes_before_its_styles_and_they_before_the_defaults() -> None:
    sheet = styles(
        style("A", look='<w:sz w:val="26"/><w:color w:val="ff0000"/>'),
        look='<w:sz w:val="28"/><w:u w:val="single"/>',
    )
    made = only(run("Số", '<w:color w:val="0000FF"/>'), '<w:pStyle w:val="A"/>', styles=sheet)
    assert (made.size_pt, made.colour, made.underline) == (13.0, "0000FF", "single")


def test_a_style_inherits_from_what_it_is_based_on() -> None:
    sheet = styles(
        style("A", look='<w:sz w:val="26"/><w:i/>'),
        style("B", based_on="A", look='<w:sz w:val="24"/>'),
    )
    made = only(run("Số"), '<w:pStyle w:val="B"/>', styles=sheet)
    assert (made.size_pt, made.italic) == (12.0, True)


def test_styles_in_a_circle_are_read() -> None:
    sheet = styles(
        style("A", based_on="B", look='<w:sz w:val="26"/>'),
        style("B", based_on="A", look=BOLD),
    )
    made = only(run("Số"), '<w:pStyle w:val="A"/>', styles=sheet)
    assert (made.size_pt, made.bold) == (13.0, True)


def test_the_default_style_holds_where_none_or_an_unknown_one_is_named() -> None:
    sheet = styles(style("N", look='<w:sz w:val="26"/>', is_default=True))
    assert only(run("Số"), styles=sheet).size_pt == 13.0
    assert only(run("Số"), '<w:pStyle w:val="?"/>', styles=sheet).size_pt == 13.0


@pytest.mark.parametrize(
    ("paragraph", "character", "direct", "default", "is_bold"),
    [
        (BOLD, "", "", "", True),
        (BOLD, BOLD, "", "", False),
        (BOLD, BOLD, BOLD, "", True),
        (BOLD, "", '<w:b w:val="0"/>', "", False),
        ("", "", "", BOLD, True),
        (BOLD, "", "", BOLD, True),
        ('<w:b w:val="false"/>', BOLD, "", "", True),
    ],
)
def test_bold_of_two_styles_cancels_out_and_the_run_has_its_way(
    paragraph: str, character: str, direct: str, default: str, is_bold: bool
) -> None:
    sheet = styles(
        style("P", look=paragraph), style("C", kind="character", look=character), look=default
    )
    inside = run("Số", f'<w:rStyle w:val="C"/>{direct}')
    assert only(inside, '<w:pStyle w:val="P"/>', styles=sheet).bold is is_bold


def test_bold_of_a_style_and_of_what_it_is_based_on_is_bold() -> None:
    sheet = styles(style("A", look=BOLD), style("B", based_on="A", look=BOLD))
    assert only(run("Số"), '<w:pStyle w:val="B"/>', styles=sheet).bold


def test_capitals_by_format_are_shown_as_capitals() -> None:
    made = only(run("Phụ lục", "<w:caps/>"))
    assert (made.text, made.shown) == ("Phụ lục", "PHỤ LỤC")


def test_vietnamese_letters_are_set_in_the_fonts_of_latin_letters() -> None:
    look = fonts("Arial", hAnsi="Verdana", eastAsia="SimSun", cs="Tahoma")
    assert only(run("An", look)).fonts == ("Arial",)
    assert only(run("Ỷộ", look)).fonts == ("Verdana",)
    assert only(run("Số 1", look)).fonts == ("Arial", "Verdana")


@pytest.mark.parametrize(
    ("text", "more", "face"),
    [
        ("\u4eba", "", "SimSun"),
        ("\u05d0", "", "Tahoma"),
        ("“", "", "Verdana"),
        ("“", "eastAsia", "SimSun"),
    ],
)
def test_the_face_follows_the_script_of_a_letter(text: str, more: str, face: str) -> None:
    hint = {"hint": more} if more else {}
    look = fonts("Arial", hAnsi="Verdana", eastAsia="SimSun", cs="Tahoma", **hint)
    assert only(run(text, look)).fonts == (face,)


def test_a_run_marked_as_complex_takes_size_bold_and_face_from_the_complex_slots() -> None:
    look = fonts("Arial", cs="Tahoma") + '<w:b/><w:sz w:val="26"/><w:szCs w:val="40"/><w:cs/>'
    made = only(run("An", look))
    assert (made.fonts, made.size_pt, made.bold) == (("Tahoma",), 20.0, False)
    assert only(run("An", look.replace("<w:cs/>", ""))).size_pt == 13.0


def test_a_font_of_the_theme_goes_before_a_name_of_the_same_place_only() -> None:
    sheet = styles(look=fonts("Arial", asciiTheme="minorHAnsi"))
    assert only(run("An"), styles=sheet, theme=THEME).fonts == ("Calibri",)
    assert only(run("An", fonts("Arial")), styles=sheet, theme=THEME).fonts == ("Arial",)
    assert only(run("An"), styles=sheet).fonts == ("Times New Roman",)


def test_east_asian_fonts_of_the_theme_follow_its_language() -> None:
    settings = part("settings", '<w:themeFontLang w:val="vi-VN" w:eastAsia="ja-JP"/>')
    sheet = styles(look='<w:rFonts w:eastAsiaTheme="minorEastAsia"/>')
    assert only(run("\u4eba"), styles=sheet, theme=THEME, settings=settings).fonts == ("MS Mincho",)


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ('w:val="auto"', "auto"),
        ('w:val="ff0000"', "FF0000"),
        ('w:val="red"', "auto"),
        ('w:val="123456" w:themeColor="text1"', "000000"),
        ('w:val="123456" w:themeColor="accent1"', "4472C4"),
        ('w:val="123456" w:themeColor="accent6"', "123456"),
        ('w:val="123456" w:themeColor="accent1" w:themeShade="80"', "203965"),
    ],
)
def test_a_colour_of_the_theme_goes_before_a_plain_one(colour: str, expected: str) -> None:
    assert only(run("An", f"<w:color {colour}/>"), theme=THEME).colour == expected


@pytest.mark.parametrize(
    ("shade", "expected"),
    [
        ('w:val="clear" w:fill="auto"', ""),
        ('w:val="clear" w:fill="ffff00"', "FFFF00"),
        ('w:val="pct20" w:fill="auto"', "CCCCCC"),
        ('w:val="solid" w:color="auto"', "000000"),
    ],
)
def test_what_is_behind_a_text(shade: str, expected: str) -> None:
    assert only(run("An", f"<w:shd {shade}/>")).shading == expected


def test_what_else_a_run_looks_like() -> None:
    look = (
        '<w:i/><w:strike/><w:smallCaps/><w:vanish/><w:u w:val="double"/>'
        '<w:highlight w:val="yellow"/><w:vertAlign w:val="superscript"/>'
    )
    made = only(run("2", look))
    assert (made.italic, made.strike, made.small_caps, made.hidden) == (True,) * 4
    assert (made.underline, made.highlight, made.raised) == ("double", "yellow", "superscript")


def test_nothing_is_nothing() -> None:
    look = '<w:u w:val="none"/><w:highlight w:val="none"/><w:vertAlign w:val="baseline"/>'
    made = only(run("2", look))
    assert (made.underline, made.highlight, made.raised) == ("", "", "")


def test_runs_are_counted_with_those_that_say_nothing() -> None:
    made = read_blocks(f"<w:p>{run('a')}<w:r/><w:hyperlink>{run('b')}</w:hyperlink></w:p>")
    assert [(each.text, each.index) for each in made.paragraphs[0].runs] == [("a", 0), ("b", 2)]


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        ("", (0.0, 1.0)),
        ('<w:spacing w:val="-10"/>', (-0.5, 1.0)),
        ('<w:spacing w:val="2pt"/>', (2.0, 1.0)),
        ('<w:w w:val="95"/>', (0.0, 0.95)),
        ('<w:w w:val="95%"/>', (0.0, 0.95)),
        ('<w:w w:val="0"/><w:spacing w:val="x"/>', (0.0, 1.0)),
    ],
)
def test_letters_set_apart_or_drawn_narrower(look: str, expected: tuple[float, float]) -> None:
    made = only(run("An", look))
    assert (made.spacing_pt, made.scale) == expected
