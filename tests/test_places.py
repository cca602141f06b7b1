"""Places: marked text becomes bookmarked runs, and nothing else changes."""

from __future__ import annotations

from lxml import etree

from generator.wordml.places import Bookmarks, mark, split_marks
from tests import word


def split(*blocks: str, first: int = 0) -> str:
    tree = etree.fromstring(word.header(*blocks))
    split_marks(tree, Bookmarks(first))
    return "".join(etree.tostring(block, encoding="unicode") for block in tree).replace(
        f" {word.NAMESPACES}", ""
    )


def bookmark(number: int, name: str, inside: str) -> str:
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{inside}<w:bookmarkEnd w:id="{number}"/>'


def test_a_marked_text_becomes_a_run_of_its_own_with_the_same_look() -> None:
    marked = word.run(f"Số: {mark('so', '112')}/UBND", "<w:b/>")
    assert split(f"<w:p>{marked}</w:p>", first=7) == (
        f"<w:p>{word.run('Số: ', '<w:b/>')}"
        f"{bookmark(7, '_cv_so_1', word.run('112', '<w:b/>'))}"
        f"{word.run('/UBND', '<w:b/>')}</w:p>"
    )


def test_each_kind_is_counted_in_document_order() -> None:
    marked = word.run(mark("so", "1") + mark("hinh", "2")), word.run(mark("so", "3"))
    assert split(f"<w:p>{marked[0]}</w:p>", f"<w:p>{marked[1]}</w:p>") == (
        f"<w:p>{bookmark(0, '_cv_so_1', word.run('1'))}"
        f"{bookmark(1, '_cv_hinh_1', word.run('2'))}</w:p>"
        f"<w:p>{bookmark(2, '_cv_so_2', word.run('3'))}</w:p>"
    )


def test_breaks_and_tabs_around_a_mark_stay_where_they_are() -> None:
    text = f'<w:t xml:space="preserve">{mark("ngay", "24")}</w:t>'
    assert split(f'<w:p><w:r w:rsidR="00AA"><w:tab/>{text}<w:br/></w:r></w:p>') == (
        '<w:p><w:r w:rsidR="00AA"><w:tab/></w:r>'
        + bookmark(
            0,
            "_cv_ngay_1",
            '<w:r w:rsidR="00AA"><w:t xml:space="preserve">24</w:t></w:r>',
        )
        + '<w:r w:rsidR="00AA"><w:br/></w:r></w:p>'
    )


def test_a_number_not_given_yet_keeps_an_empty_run_to_be_stamped() -> None:
    marked = word.run(mark("so", ""))
    empty = '<w:r><w:t xml:space="preserve"></w:t></w:r>'
    assert split(f"<w:p>{marked}</w:p>") == f"<w:p>{bookmark(0, '_cv_so_1', empty)}</w:p>"


def test_text_without_marks_is_left_alone() -> None:
    assert split(word.paragraph("Số: 112")) == word.paragraph("Số: 112")
