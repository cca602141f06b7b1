"""Every kind of letter, measured on its pages as LibreOffice prints them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from generator import layout
from generator.metrics import width_mm
from tests import letters
from tests.paper import Page, Piece, Stroke, pages_of

Pages = Mapping[str, list[Page]]
LETTERS = list(letters.CASES)
BODY_START = letters.SENTENCE[:12]
LEFT, RIGHT = 30.0, 190.0
TOP, BOTTOM = 20.0, 277.0
SLACK = 0.4
"""Half a line of a border, and the rounding of the renderer, in millimetres."""

every_letter = pytest.mark.parametrize("name", LETTERS)


@pytest.fixture(scope="session")
def pages(
    soffice: Callable[[Iterable[Path]], list[Path]], tmp_path_factory: pytest.TempPathFactory
) -> Pages:
    """The pages of all cases, by the names of their files; LibreOffice is started once."""
    room = tmp_path_factory.mktemp("letters")
    documents = [path for name in LETTERS for path in letters.write(name, room)]
    return {file.stem: pages_of(file) for file in soffice(documents)}


def letter(pages: Pages, name: str) -> list[Page]:
    return pages[f"{name}_cong-van"]


def first(pages: Pages, name: str) -> Page:
    return letter(pages, name)[0]


def near(value: float, within: float = SLACK) -> object:
    return pytest.approx(value, abs=within)


# --- the letterhead ---------------------------------------------------------------------------


@every_letter
def test_the_name_of_the_country_stands_on_one_line_with_its_motto_under_it(
    pages: Pages, name: str
) -> None:
    page = first(pages, name)
    title, motto = page.piece("CỘNG HÒA"), page.piece("Độc lập")

    assert (title.text, motto.text) == (layout.NATIONAL_TITLE_TEXT, layout.MOTTO_TEXT)
    assert title.middle == near(motto.middle)
    assert title.right < RIGHT
    assert (title.size, motto.size) in [(13, 14), (12, 13)]
    rule = page.rule_under(motto)
    assert rule.length == near(motto.right - motto.left)
    assert rule.middle == near(motto.middle)
    assert rule.top > lowest(motto)


def lowest(piece: Piece) -> float:
    """Return where the tails of letters such as g and p end, with a little air."""
    return piece.base + 0.22 * piece.size / layout.PT_PER_MM + 0.5


@every_letter
def test_the_sizes_above_are_one_set_of_the_decree(pages: Pages, name: str) -> None:
    page = first(pages, name)
    place = letters.CASES[name]["letter"]["Địa danh"]
    issuer = "SỞ" if name.startswith("so") else "ỦY BAN"
    sizes = tuple(
        page.piece(begins).size for begins in ("CỘNG HÒA", "Độc lập", place, issuer, "V/v")
    )

    assert page.piece("Số:").size == 13
    is_long = place.startswith(("Thành phố", "Phường"))
    assert sizes == ((12, 13, 13, 12, 12) if is_long else (13, 14, 14, 13, 13))


@every_letter
def test_number_and_date_stand_on_one_base_line(pages: Pages, name: str) -> None:
    page = first(pages, name)
    place = letters.CASES[name]["letter"]["Địa danh"]

    assert page.piece("Số:").base == near(page.piece(place).base, 0.15)


@every_letter
def test_place_and_date_stand_on_one_line_within_the_margin(pages: Pages, name: str) -> None:
    page = first(pages, name)
    place, year = (page.piece(letters.CASES[name]["letter"]["Địa danh"]), date_end(page))

    assert year.right <= RIGHT + SLACK
    assert year.italic
    assert (year.base == near(place.base, 0.1)) is (name != "phuong")


def date_end(page: Page) -> Piece:
    """Return the piece that ends the date of issue, the first year on the page."""
    return next(piece for piece in page.pieces if piece.text.endswith("2026") and piece.italic)


@pytest.mark.parametrize("name", ["trong", "so-trong", "thanh-pho-trong"])
def test_blanks_leave_room_for_the_number_and_the_day(pages: Pages, name: str) -> None:
    page = first(pages, name)
    symbol = page.piece(f"/{letters.CASES[name]['letter']['Ký hiệu']}")
    number, month = page.piece("Số:"), page.piece("tháng")
    place = page.piece(letters.CASES[name]["letter"]["Địa danh"])
    day = next(piece for piece in page.pieces if piece.text.rstrip().endswith("ngày"))

    assert number.base == symbol.base
    assert symbol.left - number.right >= width_mm("0" * 4, 13)
    assert place.base == near(month.base, 0.1)
    assert month.left - day.right >= width_mm("00", 13)


@every_letter
def test_the_issuer_stands_within_its_column_over_a_rule_of_its_own(
    pages: Pages, name: str
) -> None:
    page = first(pages, name)
    country = page.piece("CỘNG HÒA")
    lines = [each for each in page.pieces if each.base < page.piece("Số:").base - 2]
    issuer = [each for each in lines if each.right < country.left and each.base > 20]
    (rule,) = {each for each in page.rules() if each.right < country.left and 30 < each.top < 50}

    assert all(each.left >= LEFT - SLACK and each.text.isupper() for each in issuer)
    assert len({round(each.middle) for each in issuer}) <= 2
    last = issuer[-1]
    assert last.bold
    share = rule.length / (last.right - last.left)
    assert layout.ISSUER_RULE.allows(share)
    assert rule.middle == near(last.middle)
    assert rule.top > lowest(last)


def test_long_names_are_broken_by_sense(pages: Pages) -> None:
    office, city = first(pages, "so"), first(pages, "thanh-pho")

    left = [each for each in office.pieces if each.right < 95 and each.base < 45]
    assert [(line.text, line.bold) for line in left] == [
        ("ỦY BAN NHÂN DÂN", False),
        ("TỈNH QUẢNG NGÃI", False),
        ("SỞ NÔNG NGHIỆP", True),
        ("VÀ MÔI TRƯỜNG", True),
    ]
    assert city.piece("ỦY BAN").text == "ỦY BAN NHÂN DÂN"
    assert city.piece("THÀNH PHỐ").text == "THÀNH PHỐ HỒ CHÍ MINH"


@pytest.mark.parametrize("name", ["day-du", "khan"])
def test_a_long_subject_is_broken_into_lines_alike_in_length(pages: Pages, name: str) -> None:
    page = first(pages, name)
    top, end = page.piece("V/v"), page.piece("tỉnh trong quý")
    lines = [p for p in page.pieces if top.base <= p.base <= end.base and p.right < 95]
    lengths = [line.right - line.left for line in lines]

    assert " ".join(line.text for line in lines) == f"V/v {letters.LONG_SUBJECT}"
    assert min(lengths) > 0.6 * max(lengths)
    assert not any(line.bold or line.italic for line in lines)


@pytest.mark.parametrize("name", ["tinh", "trong"])
def test_the_subject_stands_half_a_line_under_the_number(pages: Pages, name: str) -> None:
    page = first(pages, name)
    number, top, end = map(page.piece, ("Số:", "V/v", "hồ sơ trực tuyến"))
    line = end.base - top.base

    assert line * layout.PT_PER_MM == near(1.15 * 13, 0.2)
    assert (top.base - number.base - line) * layout.PT_PER_MM == near(6, 0.2)
    assert (page.piece("Kính gửi").base - end.base) * layout.PT_PER_MM == near(34.9, 2)


# --- addressees, body, signature --------------------------------------------------------------


@every_letter
def test_several_addressees_stand_below_each_other_under_the_colon(pages: Pages, name: str) -> None:
    page = first(pages, name)
    head = page.piece("Kính gửi")
    if name.startswith("so"):
        assert head.text == "Kính gửi: Ủy ban nhân dân tỉnh"
        assert head.middle == near((LEFT + RIGHT) / 2)
        return
    dashes = [page.piece(start) for start in ("- Các sở", "- UBND các")]

    assert head.text.strip() == "Kính gửi:"
    assert [dash.left for dash in dashes] == [near(head.right - width_mm(":", 14))] * 2
    assert {dash.base > head.base for dash in dashes} == {True}


@every_letter
def test_every_page_is_times_and_inside_its_margins(pages: Pages, name: str) -> None:
    for page in letter(pages, name):
        right, bottom = page.width - 20, page.height - 20
        text = [each for each in page.pieces if each.base > TOP]

        assert page.fonts == {"LiberationSerif"}
        assert min(each.left for each in text) >= LEFT - SLACK
        assert max(each.right for each in text) <= right + SLACK
        assert max(each.base for each in text) <= bottom + SLACK


@every_letter
def test_the_first_lines_are_indented_alike(pages: Pages, name: str) -> None:
    starts = [
        each.left - LEFT
        for page in letter(pages, name)
        for each in page.pieces
        if each.text.startswith(BODY_START)
    ]

    assert starts == [near(layout.BODY.lead_mm, 0.1)] * letters.CASES[name]["sentences"]


@every_letter
def test_the_signature_has_two_lines_of_text_above_it_on_its_page(pages: Pages, name: str) -> None:
    (page,) = (each for each in letter(pages, name) if "Nơi nhận:" in each.text)
    copies = page.piece("Nơi nhận:")
    above = {p.base for p in page.pieces if p.size == 14 and TOP < p.base < copies.base - 3}
    signer = page.piece(letters.CASES[name]["letter"]["Họ và tên"])
    capacity = page.piece(letters.CASES[name]["letter"]["Quyền hạn, chức vụ"].split("\n")[0])

    assert len(above) >= 2
    assert copies.base == near(capacity.base)
    assert capacity.left > 110
    assert signer.middle == near(capacity.middle)
    assert (copies.size, page.piece("- Như trên;").size) == (12, 11)
    assert "- Lưu: VT, TH." in page.text


def test_the_cases_reach_from_one_page_to_two(pages: Pages) -> None:
    ends = [len(letter(pages, name)) for name in LETTERS if name.startswith("cuoi-trang")]

    assert set(ends) == {1, 2}


def test_several_lines_of_capacity_stand_over_one_name(pages: Pages) -> None:
    last = letter(pages, "day-du")[-1]
    wanted = letters.CASES["day-du"]["letter"]["Quyền hạn, chức vụ"].split("\n")
    lines = [last.piece(line) for line in wanted]

    assert [line.text for line in lines] == wanted
    assert [line.middle for line in lines] == [near(lines[0].middle)] * 3
    room = last.piece("Lê Văn Phước").base - lines[-1].base
    assert room > layout.SIGNATURE_MM.low


# --- what is not in every letter --------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "words", "width"),
    [("day-du", "HỎA TỐC", 30), ("thuong-khan", "THƯỢNG KHẨN", 40), ("khan", "KHẨN", 20)],
)
def test_a_degree_of_urgency_stands_in_a_box_of_its_size(
    pages: Pages, name: str, words: str, width: float
) -> None:
    page = first(pages, name)
    piece = page.piece(words)
    left, top, right, bottom = box_around(page, piece)

    assert (right - left, bottom - top) == (near(width), near(8))
    assert piece.middle == near((left + right) / 2)
    assert (piece.size, piece.bold, left) == (13, True, near(LEFT))
    assert page.piece("V/v").base < top
    assert bottom < page.piece("Kính gửi").base


def box_around(page: Page, piece: Piece) -> tuple[float, float, float, float]:
    over = [each for each in page.rules() if each.left < piece.left and each.right > piece.right]
    top = max((each for each in over if each.top < piece.base), key=lambda each: each.top)
    bottom = min((each for each in over if each.top > piece.base), key=lambda each: each.top)
    return top.left, top.top, top.right, bottom.top


def test_the_circulation_box_stands_in_the_top_margin_of_the_first_page(pages: Pages) -> None:
    page, *others = letter(pages, "day-du")
    left, top, right, bottom = box_around(page, page.piece("LƯU HÀNH"))

    assert (top > 5, bottom < TOP) == (True, True)
    assert (left + right) / 2 == near(LEFT + 0.72 * 160)
    assert not any("LƯU HÀNH" in other.text for other in others)


def test_the_address_stands_at_the_foot_of_the_first_page_only(pages: Pages) -> None:
    page, *others = letter(pages, "day-du")
    lines = [page.piece("Địa chỉ"), page.piece("Điện thoại")]
    rule = page.rules()[-1]

    assert [line.size for line in lines] == [11, 11]
    assert (rule.left, rule.right) == (near(LEFT), near(RIGHT))
    assert rule.top < lines[0].base
    body = [each.base for each in page.pieces if each.size == 14]
    assert max(body) < rule.top
    assert BOTTOM - 2 < lines[1].base < BOTTOM
    assert not any("Địa chỉ" in other.text for other in others)


def test_the_drafter_stands_after_the_last_copy(pages: Pages) -> None:
    assert "- Lưu: VT, TH. PL.(300)" in letter(pages, "day-du")[-1].text


# --- pages and appendices ---------------------------------------------------------------------


@every_letter
def test_pages_are_numbered_in_the_top_margin_from_the_second_on(pages: Pages, name: str) -> None:
    for page, number in zip(letter(pages, name), numbers_of(letter(pages, name)), strict=True):
        above = [each for each in page.pieces if each.base < TOP and "LƯU HÀNH" not in each.text]
        if number == 1:
            assert above == []
            continue
        (printed,) = above
        assert (printed.text.strip(), printed.size) == (str(number), 14)
        assert printed.middle == near((LEFT + page.width - 20) / 2)


def numbers_of(pages: Iterable[Page]) -> list[int]:
    """Return the number of each page, which begins again with each appendix."""
    numbers: list[int] = []
    for page in pages:
        begins = not numbers or page.lines[0].startswith("Phụ lục")
        numbers.append(1 if begins else numbers[-1] + 1)
    return numbers


def test_two_appendices_in_the_file_begin_their_pages_again(pages: Pages) -> None:
    found = letter(pages, "hai-phu-luc")
    sizes = [(round(page.width), round(page.height)) for page in found]

    assert numbers_of(found) == [1, 1, 2, 1, 2, 3]
    assert sizes == [(210, 297)] * 3 + [(297, 210)] * 3


@pytest.mark.parametrize(
    ("file", "begins"),
    [
        ("tinh_cong-van", "Phụ lục"),
        ("hai-phu-luc_cong-van", "Phụ lục I"),
        ("phu-luc-rieng_phu-luc-1", "Phụ lục I"),
        ("trong_phu-luc-1", "Phụ lục"),
    ],
)
def test_an_appendix_begins_with_its_number_and_a_title_in_balance(
    pages: Pages, file: str, begins: str
) -> None:
    page = next(each for each in pages[file] if each.lines[0].startswith("Phụ lục"))
    head = [each for each in page.pieces if each.base < page.piece("STT").base]
    attached = [each for each in head if each.italic]
    rule = page.rule_under(attached[-1])

    assert page.lines[0] == begins
    if file != "trong_phu-luc-1":
        assert [line.text for line in head[1:3]] == [
            "TỶ LỆ HỒ SƠ TRỰC TUYẾN TOÀN TRÌNH NĂM 2026",
            "(TỪ NGÀY 01/01/2026 ĐẾN NGÀY 31/10/2026)",
        ]
    assert attached[0].text.startswith("(Kèm theo Công văn số")
    assert attached[-1].text == "của Chủ tịch UBND tỉnh An Giang)"
    assert {line.size for line in head} == {14}
    assert [line.middle for line in head[:2]] == [near((LEFT + RIGHT) / 2)] * 2
    assert rule.middle == near((LEFT + RIGHT) / 2)
    assert lowest(attached[-1]) < rule.top < page.piece("STT").base - 4


def test_a_wide_page_holds_title_and_attachment_line_on_one_line_each(pages: Pages) -> None:
    page = pages["phu-luc-rieng_phu-luc-2"][0]

    assert page.lines[:3] == [
        "Phụ lục II",
        letters.LONG_TITLE.upper(),
        "(Kèm theo Công văn số 112/UBND-TH ngày 29 tháng 11 năm 2026 của Chủ tịch UBND tỉnh "
        "An Giang)",
    ]


def test_the_corner_of_a_separate_appendix_is_free_for_the_signature(pages: Pages) -> None:
    page = pages["phu-luc-rieng_phu-luc-1"][0]
    corner: list[Piece | Stroke] = [
        *(each for each in page.pieces if each.base < layout.CORNER_HEIGHT_MM + 10),
        *(each for each in page.strokes if each.top < layout.CORNER_HEIGHT_MM + 10),
    ]

    assert corner == []
