"""Lines under a text: borders, shapes, rows of characters."""

from __future__ import annotations

import pytest

from generator.view.records import Stroke
from tests.view.snippets import line, p, read_blocks
from tests.word import run


def bordered(*edges: str, more: str = "") -> str:
    inside = "".join(f'<w:{edge} w:val="single" w:sz="6" w:space="1"/>' for edge in edges)
    return f"<w:pBdr>{inside}</w:pBdr>{more}"


def strokes(*blocks: str) -> tuple[Stroke, ...]:
    return read_blocks(*blocks).strokes


def test_a_border_is_as_long_as_the_text_is_wide_without_the_indents() -> None:
    ind = '<w:ind w:left="1701" w:right="1134"/>'
    assert strokes(line("a", bordered("bottom", more=ind))) == (Stroke("border", 0, 114.99, 0.75),)


def test_the_upper_border_of_the_next_paragraph_stands_under_this_one() -> None:
    (made,) = strokes(line("a"), p("", bordered("top")), line("b"))
    assert (made.after, made.length_mm) == (0, 164.99)


def test_the_lower_border_of_an_empty_paragraph_stands_under_the_text_before() -> None:
    assert [each.after for each in strokes(line("a"), p(), p("", bordered("bottom")))] == [0]


def test_borders_of_two_paragraphs_alike_are_one_box() -> None:
    look = bordered("top", "bottom")
    assert [each.after for each in strokes(line("x"), line("a", look), line("b", look))] == [0, 2]


def test_no_border_is_no_stroke() -> None:
    none = '<w:pBdr><w:bottom w:val="nil"/></w:pBdr>'
    assert strokes(line("a", none)) == ()


def shape(inside: str, offset: int = 300_000, extent: str = 'cx="2160000" cy="0"') -> str:
    return (
        f'<w:r><w:drawing><wp:anchor><wp:positionV relativeFrom="paragraph">'
        f"<wp:posOffset>{offset}</wp:posOffset></wp:positionV><wp:extent {extent}/>"
        f"<a:graphic><a:graphicData>{inside}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def drawn(kind: str, more: str = '<a:ln w="9525"/>', size: str = "") -> str:
    return f'<wps:wsp><wps:spPr>{size}<a:prstGeom prst="{kind}"/>{more}</wps:spPr></wps:wsp>'


LINE = drawn("line")


@pytest.mark.parametrize("kind", ["line", "straightConnector1", "rect"])
def test_a_drawn_line_is_as_long_as_its_shape(kind: str) -> None:
    made = strokes(p(run("a") + shape(drawn(kind))))
    assert made == (Stroke("shape", 0, 60.0, 0.75),)


def test_a_line_in_an_empty_paragraph_or_at_its_very_top_stands_under_the_text_before() -> None:
    made = strokes(line("a"), p(shape(LINE)), p(run("b") + shape(LINE, offset=12_700)))
    assert [each.after for each in made] == [0, 0]


def test_what_is_no_line_is_no_stroke() -> None:
    tall = p(run("a") + shape(drawn("rect"), extent='cx="2160000" cy="720000"'))
    upright = p(run("a") + shape(LINE, extent='cx="0" cy="720000"'))
    unseen = p(run("a") + shape(drawn("line", "<a:ln><a:noFill/></a:ln>")))
    assert strokes(tall, upright, unseen) == ()


def test_a_line_in_a_group_is_scaled_with_it() -> None:
    half = drawn("line", size='<a:xfrm><a:ext cx="500" cy="0"/></a:xfrm>')
    group = (
        '<wpg:wgp><wpg:grpSpPr><a:xfrm><a:ext cx="3600000" cy="0"/><a:chExt cx="1000" cy="0"/>'
        f"</a:xfrm></wpg:grpSpPr>{half}</wpg:wgp>"
    )
    assert [each.length_mm for each in strokes(p(run("a") + shape(group)))] == [50.0]


@pytest.mark.parametrize(
    "pict",
    [
        '<v:line from="10pt,20pt" to="82pt,20pt"/>',
        '<v:line from="10,20" to="82,20" style="position:absolute"/>',
        '<v:shape type="#_x0000_t32" style="width:72pt;height:0;margin-top:9pt"/>',
        '<v:rect style="width:1in;height:.5pt"/>',
        '<v:rect o:hr="t" style="width:72pt;height:1.5pt"/>',
        '<v:group style="width:144pt;height:10pt" coordsize="200,10">'
        '<v:line from="0,5" to="100,5"/></v:group>',
    ],
)
def test_an_old_drawn_line_is_measured(pict: str) -> None:
    (made,) = strokes(p(run("a") + f"<w:r><w:pict>{pict}</w:pict></w:r>"))
    assert (made.kind, made.after, made.length_mm) == ("shape", 0, 25.4)


@pytest.mark.parametrize("text", ["_____", "─────", "—————", "-----", "- - - -", "_ _ _"])
def test_a_row_of_characters_is_a_line_under_the_text_before(text: str) -> None:
    (made,) = strokes(line("a"), line(text))
    assert (made.kind, made.after, made.characters) == ("characters", 0, text)


@pytest.mark.parametrize("text", ["--", "a-b-c", "Họ tên: ______", "-_-", "…"])
def test_other_text_is_no_line(text: str) -> None:
    assert strokes(line("a"), line(text)) == ()


def test_a_row_of_characters_on_a_line_of_its_own_stands_under_its_paragraph() -> None:
    (made,) = strokes(p(run("SỞ Y TẾ") + "<w:r><w:br/></w:r>" + run("_____")))
    assert (made.after, made.length_mm) == (0, 8.8)


def test_underlined_room_is_a_line() -> None:
    under = '<w:u w:val="single"/>'
    tab = f"<w:r><w:rPr>{under}</w:rPr><w:tab/></w:r>"
    made = strokes(line("a"), p(run("     ", under)), p(tab), line("     "))
    assert [(each.after, each.length_mm) for each in made] == [(0, 4.4), (0, None)]
