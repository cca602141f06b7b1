"""What is done once for a template, and what every document takes the quick way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator import render
from generator.blocks import Body, Run, Slot, SlotKind
from generator.errors import Refused
from generator.render import finish, grid, kept, marks
from generator.render import template as render_template
from generator.wordml import places
from tests import word
from tests.templates import compiled, figure, lines, text, xml

W = f"{{{word.W_NS}}}"


# --- kept by content -------------------------------------------------------------------------


def template(number: int) -> bytes:
    return word.docx(word.paragraph(f"{{{{ a }}}} {number}"))


def test_the_same_bytes_are_compiled_once() -> None:
    assert render.compile(template(1), "mau.docx") is render.compile(template(1), "mau.docx")


def test_other_bytes_or_another_name_are_another_template() -> None:
    one = render.compile(template(1), "mau.docx")
    assert render.compile(template(2), "mau.docx") is not one
    other = render.compile(template(1), "khac.docx")
    assert (one.file, other.file) == ("mau.docx", "khac.docx")


def test_only_the_last_templates_asked_for_are_kept() -> None:
    first, second = (render.compile(template(number), "mau.docx") for number in (0, 1))
    for number in range(2, kept.MOST):
        render.compile(template(number), "mau.docx")
    assert render.compile(template(0), "mau.docx") is first
    render.compile(template(kept.MOST), "mau.docx")
    assert render.compile(template(0), "mau.docx") is first
    assert render.compile(template(1), "mau.docx") is not second


def test_a_refused_template_is_refused_again() -> None:
    for _ in range(2):
        with pytest.raises(Refused):
            render.compile(word.docx(word.paragraph("{{ a")), "mau.docx")


# --- marks in text ---------------------------------------------------------------------------


def part(*runs: str) -> bytes:
    return f"<w:body {word.NAMESPACES}><w:p>{''.join(runs)}</w:p></w:body>".encode()


def by_tree(source: bytes) -> bytes:
    tree = etree.fromstring(source)
    places.split_marks(tree, places.Bookmarks(7))
    return canonical(etree.tostring(tree))


def canonical(source: bytes) -> bytes:
    return etree.tostring(etree.fromstring(source), method="c14n", exclusive=True)


MARK = places.mark("so", "112")
PIECES = st.lists(
    st.one_of(
        st.sampled_from(["", "Số: ", "/UBND ", " &amp; "]),
        st.builds(places.mark, st.sampled_from(["so", "ngay", "hinh"]), st.sampled_from(["", "5"])),
    )
).map("".join)
CHILDREN = st.lists(
    st.one_of(
        PIECES.map(lambda inside: f'<w:t xml:space="preserve">{inside or "x"}</w:t>'),
        st.sampled_from(["<w:br/>", "<w:tab/>"]),
    ),
    min_size=1,
).map("".join)
LOOKS = st.sampled_from(["", "<w:rPr><w:b/></w:rPr>", "<w:rPr/>"])
RUNS = st.builds(lambda look, children: f"<w:r>{look}{children}</w:r>", LOOKS, CHILDREN)


@given(st.lists(RUNS, max_size=4))
def test_marks_are_split_in_the_text_as_in_the_tree(runs: list[str]) -> None:
    split = marks.split(part(*runs), places.Bookmarks(7))
    assert split is not None
    assert canonical(split) == by_tree(part(*runs))


@pytest.mark.parametrize(
    "run",
    [
        f"<w:r><w:t>{MARK} </w:t></w:r>",
        f"<w:r><w:rPr><w:b/><w:rPrChange><w:rPr/></w:rPrChange></w:rPr><w:t/>{MARK}</w:r>",
        f"<w:r><w:pict>{word.run('x')}</w:pict><w:t xml:space='preserve'>{MARK}</w:t></w:r>",
        f"<w:r><w:t xml:space='preserve'>{MARK}</w:t><w:pict>{word.run('x')}</w:pict></w:r>",
    ],
)
def test_a_run_that_is_not_plain_is_left_to_the_tree(run: str) -> None:
    assert marks.split(part(run), places.Bookmarks(7)) is None


def test_nothing_is_counted_where_the_tree_has_to_do_it() -> None:
    bookmarks = places.Bookmarks(7)
    assert marks.split(part(word.run(MARK), f"<w:r><w:t>{MARK}</w:t></w:r>"), bookmarks) is None
    assert bookmarks.take("so") == ("7", "_cv_so_1")


def test_a_letter_that_begins_like_a_mark_is_none() -> None:
    assert marks.split(part(word.run("\ue123")), places.Bookmarks(7)) == part(word.run("\ue123"))
    split = marks.split(part(word.run(f"\ue123{MARK}\ue123")), places.Bookmarks(7))
    assert split is not None
    assert canonical(split) == by_tree(part(word.run(f"\ue123{MARK}\ue123")))


def test_a_part_is_written_alike_however_many_pieces_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = compiled("{%p for x in a %}", "{{ x }}", "{%p endfor %}", "hết")
    fields = {"a": ["Đạt", "", "&", "4"]}
    at_once = xml(made.render(fields))
    monkeypatch.setattr(render_template, "PIECES", 2)
    assert etree.tostring(xml(made.render(fields))) == etree.tostring(at_once)
    assert lines(made.render(fields)) == ["Đạt", "", "&", "4", "hết"]


def test_a_box_in_a_run_does_not_disturb_the_number_beside_it() -> None:
    box = f"<w:r><w:pict>{word.paragraph('x')}</w:pict>"
    run = f'<w:p>{box}<w:t xml:space="preserve">{{{{ số }}}}</w:t></w:r></w:p>'
    made = render.compile(word.docx(run), "mau.docx").render({"số": Slot(SlotKind.NUMBER, "112")})
    (start,) = xml(made).iter(f"{W}bookmarkStart")
    following = start.getnext()
    assert following is not None
    assert following.findtext(f"{W}t") == "112"


# --- what may need mending -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "needs_the_tree"),
    [
        ("<w:tc><w:p/></w:tc>", False),
        ("<w:tc><w:p>{{ a }}</w:p></w:tc>", False),
        ("<w:tc><w:p/>{% if a %}<w:p/>{% endif %}</w:tc>", True),
        ("<w:tc>{{ a }}</w:tc>", True),
        ("<w:tc/>", True),
        ("<w:tc><w:p/><w:tbl/></w:tc>", True),
        ("<w:tc><w:p/><!-- </w:p></w:tc> --></w:tc>", True),
        ("<w:p><wp:docPr/></w:p>", True),
    ],
)
def test_cells_that_may_end_without_a_paragraph_are_known_beforehand(
    source: str, needs_the_tree: bool
) -> None:
    assert finish.may_lack(source) is needs_the_tree


@pytest.mark.parametrize("has_end", [True, False])
def test_a_body_that_lost_its_last_paragraph_gets_one(has_end: bool) -> None:
    table = word.table(["a"])
    blocks = [table, *map(word.paragraph, ["{%p if a %}", "cuối", "{%p endif %}"])]
    body = xml(render.compile(word.docx(*blocks), "mau.docx").render({"a": has_end}))[0]
    assert [child.tag.removeprefix(W) for child in body] == ["tbl", "p", "sectPr"]


def test_a_cut_element_is_found_on_the_quick_way_too() -> None:
    quick = finish.Finisher(0)
    with pytest.raises(etree.XMLSyntaxError):
        quick.finish(part("<w:r><w:t>x</w:r>"), may_lack=False)


def test_what_was_parsed_is_known_by_its_bytes_and_what_was_mended_is_not() -> None:
    table = word.table(["a"])
    blocks = [table, *map(word.paragraph, ["{%p if a %}", "cuối", "{%p endif %}"])]
    made = render.compile(word.docx(*blocks), "mau.docx")
    as_filled, mended = made.render({"a": True}), made.render({"a": False})

    assert as_filled.parsed == (as_filled.parts["word/document.xml"],)
    assert mended.parsed == ()


def test_figures_in_blocks_get_their_marks() -> None:
    body = Body((text(Run("hai "), Run(figure("9/29"), bold=True)),))
    made = compiled("{{p x }}", "sau").render({"x": body}, marks_figures=True)
    assert lines(made)[:1] == ["hai 9/29"]
    names = [start.get(f"{W}name") for start in xml(made).iter(f"{W}bookmarkStart")]
    assert names == ["_cv_hinh_1"]


# --- grids -----------------------------------------------------------------------------------


def fitted(widths: list[int], rows: list[str]) -> list[str | None]:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    source = f"<w:tbl {word.NAMESPACES}><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    table = etree.fromstring(source)
    grid.fit(table)
    return [column.get(f"{W}w") for column in table[0]]


def row(*spans: int, skipped: int = 0) -> str:
    before = f'<w:trPr><w:gridBefore w:val="{skipped}"/></w:trPr>' if skipped else ""
    cells = [f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr></w:tc>' for span in spans]
    return f"<w:tr>{before}{''.join(cells)}</w:tr>"


@pytest.mark.parametrize(
    ("widths", "rows", "fit"),
    [
        ([300, 100], [row(1, 1)], ["300", "100"]),
        ([300, 100], [row(1, 1, 1, 1)], ["150", "50", "100", "100"]),
        ([300, 100, 50], [row(1), row(1, 1)], ["325", "125"]),
        ([300, 100], [row(1, 2)], ["200", "66", "133"]),
        ([300, 100], [row(1, skipped=1)], ["300", "100"]),
        ([300, 100], [], ["300", "100"]),
    ],
)
def test_a_grid_has_the_columns_of_its_widest_row(
    widths: list[int], rows: list[str], fit: list[str]
) -> None:
    assert fitted(widths, rows) == fit
