"""The wording of an edited letter goes into the next month; its figures become fields again."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.opening import Opened
from tests.rolled import (
    BODY,
    FIRST,
    again,
    body_lines,
    built,
    edit,
    paragraph_of,
    retyped,
    roll,
    text,
    the_letter,
    told,
    without_bookmarks,
)

FIELDS = BODY.splitlines()[0]


@pytest.fixture
def month(tmp_path: Path) -> Path:
    return built(tmp_path)


def shown(made: Opened) -> list[tuple[str, str, bool]]:
    return [(each.before, each.after, each.is_taken) for each in made.reworded]


def test_a_letter_that_nobody_edited_leaves_the_text_as_it_was(month: Path) -> None:
    made = roll(month)

    assert text(made) == BODY
    assert made.reworded == ()


def test_an_edited_sentence_is_shown_and_taken_with_its_figures_as_fields(month: Path) -> None:
    edit(month, retyped(" đơn vị đạt", " cơ quan, đơn vị đã đạt mức giao"))

    made = roll(month)

    after = FIRST.replace(" đơn vị đạt", " cơ quan, đơn vị đã đạt mức giao")
    assert shown(made) == [(FIRST, after, True)]
    assert made.reworded[0].line == 1
    assert text(made) == BODY.replace(" đơn vị đạt[^1]", " cơ quan, đơn vị đã đạt mức giao[^1]")


def test_fields_are_found_by_their_words_where_a_program_dropped_the_bookmarks(
    month: Path,
) -> None:
    edit(month, lambda xml: without_bookmarks(retyped("tỷ lệ chung", "tỷ lệ toàn tỉnh")(xml)))

    assert text(roll(month)) == BODY.replace("tỷ lệ chung", "tỷ lệ toàn tỉnh")


def test_a_figure_changed_by_hand_has_to_be_typed_again(month: Path) -> None:
    edit(month, retyped("75,00%", "76,10%"))

    made = roll(month)

    assert text(made).splitlines()[0] == FIELDS.replace(
        "{{ tổng.chỉ_tiêu.tỷ_lệ.giá_trị }}", "{{ phải_nhập_lại }}"
    )
    assert told(made, "TM19") == [
        "noi-dung.md, đoạn «Trong tháng 09 năm 2025, tỷ»: số «76,10%» gõ tay trong Word kỳ trước, "
        "nay là {{ phải_nhập_lại }}. Ghi trường, số hoặc chữ đúng của kỳ này vào đó; chưa ghi thì "
        "không lập được."
    ]


def test_a_number_typed_into_the_letter_is_not_carried_into_the_next_month(month: Path) -> None:
    edit(month, retyped("rà soát nguyên nhân. ", "rà soát, tăng 3,5% trong quý IV/2025. "))

    line = text(roll(month)).splitlines()[2]

    assert line == (
        "1. {{ danh_sách.tỷ_lệ.chưa_đạt }} rà soát, tăng {{ phải_nhập_lại }} trong quý IV/2025. "
        "**Hoàn thành trước 15/10/2025.**"
    )


def test_a_list_of_names_edited_by_hand_is_asked_for(month: Path) -> None:
    edit(month, retyped("Sở Y tế", "Sở Y tế và Sở Xây dựng"))
    made = roll(month)
    assert text(made).splitlines()[2].startswith("1. {{ danh_sách.tỷ_lệ.chưa_đạt }} và Sở Xây dựng")

    shutil.rmtree(made.folder)
    edit(month, retyped("Sở Y tế và Sở Xây dựng", "Sở Nội vụ"))
    assert text(roll(month)).splitlines()[2].startswith("1. {{ phải_nhập_lại }} Sở Nội vụ rà soát")


def test_the_build_refuses_a_figure_that_was_not_typed_again(month: Path) -> None:
    edit(month, retyped("75,00%", "76,10%"))
    made = roll(month)

    with pytest.raises(Exception, match="còn chỗ"):
        again(made, month)


def test_two_values_that_look_alike_are_told_apart_by_their_bookmarks(tmp_path: Path) -> None:
    body = "Đạt {{ đếm.tỷ_lệ.chưa_đạt }} đơn vị; trễ {{ đếm.tỷ_lệ.không_phát_sinh }} đơn vị; "
    body += "thiếu {{ đếm.tỷ_lệ.thiếu_số_liệu }} đơn vị./.\n"
    month = built(tmp_path, body)

    def swapped(xml: str) -> str:
        late = xml.index('<w:bookmarkStart w:id="', xml.index("trễ "))
        assert late > 0
        return xml.replace("; trễ ", "; quá hạn ", 1).replace("; thiếu ", "; còn thiếu ", 1)

    edit(month, swapped)

    assert text(roll(month)) == body.replace("trễ", "quá hạn").replace("; thiếu", "; còn thiếu")


def test_alike_values_are_not_guessed_without_bookmarks(tmp_path: Path) -> None:
    body = "Trễ {{ đếm.tỷ_lệ.không_phát_sinh }} vụ, thiếu {{ đếm.tỷ_lệ.thiếu_số_liệu }} vụ./.\n"
    month = built(tmp_path, body)
    edit(
        month,
        lambda xml: xml.replace(
            paragraph_of(xml, "Trễ "),
            '<w:p><w:pPr><w:pStyle w:val="NoiDung"/></w:pPr><w:r><w:t>Còn 0 vụ thiếu, 0 vụ trễ./.'
            "</w:t></w:r></w:p>",
        ),
    )

    line = text(roll(month)).splitlines()[0]

    assert line == "Còn {{ phải_nhập_lại }} vụ thiếu, {{ phải_nhập_lại }} vụ trễ./."


# --- paragraphs ------------------------------------------------------------------------------

NEW = (
    '<w:p><w:pPr><w:pStyle w:val="NoiDung"/></w:pPr><w:r><w:t>3. Sở Nội vụ theo dõi, '
    '</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">báo cáo </w:t></w:r>'
    "<w:r><w:rPr><w:i/></w:rPr><w:t>kết quả.</w:t></w:r></w:p>"
)


def test_an_added_paragraph_stands_where_it_was_put_with_its_bold_and_italic(month: Path) -> None:
    def add(xml: str) -> str:
        last = paragraph_of(xml, "Yêu cầu các đơn vị")
        return xml.replace(last, NEW + last)

    edit(month, add)

    added = "3. Sở Nội vụ theo dõi, **báo cáo** *kết quả.*\n\nYêu cầu các"
    assert text(roll(month)) == BODY.replace("Yêu cầu các", added)


def test_a_paragraph_taken_out_goes_with_its_footnote(month: Path) -> None:
    edit(month, lambda xml: xml.replace(paragraph_of(xml, "Trong "), ""))

    made = roll(month)

    assert text(made) == "\n".join(BODY.splitlines()[2:-2]).rstrip() + "\n"
    assert (FIRST, "", True) in shown(made)
    assert again(made, month)


def test_a_paragraph_split_in_two_keeps_the_fields_of_both(month: Path) -> None:
    split = (
        '; </w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="NoiDung"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">Có '
    )

    def part(xml: str) -> str:
        old = paragraph_of(xml, "Trong ")
        at = old.index("; ")
        return xml.replace(old, old[:at] + split + old[at + 2 :])

    edit(month, part)

    made = roll(month)

    assert text(made).splitlines()[:3] == [
        "Trong {{ kỳ.tên }}, tỷ lệ chung đạt {{ tổng.chỉ_tiêu.tỷ_lệ.giá_trị }};",
        "",
        "Có {{ đếm.tỷ_lệ.đạt }}/{{ đếm.tỷ_lệ.tất_cả }} đơn vị đạt[^1].",
    ]


def test_a_paragraph_that_was_moved_keeps_its_fields(month: Path) -> None:
    def move(xml: str) -> str:
        moved, last = paragraph_of(xml, "rà soát"), paragraph_of(xml, "Yêu cầu các đơn vị")
        return xml.replace(moved, "").replace(last, last + moved)

    edit(month, move)

    made = roll(month)

    first, second, rest = BODY.split("\n\n", 2)
    third, last, note = rest.split("\n\n")
    assert text(made) == "\n\n".join([first, third, last, second, note])
    assert told(made, "TM18") == []


def test_words_made_bold_are_an_edit_too(month: Path) -> None:
    edit(
        month,
        retyped(
            '<w:t xml:space="preserve">Yêu cầu các đơn vị',
            '<w:t xml:space="preserve">Yêu cầu </w:t></w:r><w:r><w:rPr><w:b/></w:rPr>'
            '<w:t xml:space="preserve">các đơn vị</w:t></w:r><w:r>'
            '<w:t xml:space="preserve">',
        ),
    )

    assert "Yêu cầu **các đơn vị** thực hiện./." in text(roll(month))


def test_a_footnote_that_was_edited_keeps_its_field(month: Path) -> None:
    edit(month, retyped("Trên tổng", "Tính trên tổng"), "word/footnotes.xml")

    made = roll(month)

    assert text(made) == BODY.replace("Trên tổng", "Tính trên tổng")
    assert shown(made) == [("Trên tổng số 400 hồ sơ.", "Tính trên tổng số 400 hồ sơ.", True)]


def test_signs_that_a_text_would_read_as_markup_are_told(month: Path) -> None:
    edit(month, retyped("Yêu cầu các đơn vị", "Yêu cầu {{ các }} đơn vị"))

    made = roll(month)

    assert "Yêu cầu (( các )) đơn vị thực hiện./." in text(made)
    assert told(made, "TM18") == [
        "noi-dung.md, đoạn «Yêu cầu {{ các }} đơn»: có dấu mà tệp lời hiểu theo nghĩa riêng "
        "({{, }}, *, [^), đã thay bằng dấu khác. Xem lại đoạn này."
    ]


def test_tracked_changes_are_taken_as_accepted_and_told(month: Path) -> None:
    inserted = (
        '</w:t></w:r><w:ins w:id="900" w:author="A" w:date="2025-10-01T00:00:00Z"><w:r>'
        "<w:t>nghiêm túc </w:t></w:r></w:ins><w:r><w:t>thực hiện./."
    )
    edit(month, retyped("thực hiện./.", inserted))

    made = roll(month)

    assert "Yêu cầu các đơn vị nghiêm túc thực hiện./." in text(made)
    assert "Track Changes" in told(made, "TM18")[0]


# --- there and back --------------------------------------------------------------------------

WORDS = ["nghiêm túc", "kịp thời", "(đợt này)", "a) b", "5*x*", "“trực tuyến”", "- gạch", "**"]
PIECES = ["tỷ lệ chung", " đơn vị đạt", "rà soát", "Các đơn vị còn lại", "Yêu cầu các", "chi tiết"]


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10_000), drops=st.booleans())
def test_the_new_text_with_the_old_figures_says_what_the_edited_letter_says(
    tmp_path_factory: pytest.TempPathFactory, seed: int, drops: bool
) -> None:
    month = built(tmp_path_factory.mktemp("room"))
    drawn = random.Random(seed)
    for piece in drawn.sample(PIECES, drawn.randint(1, 4)):
        word = drawn.choice(WORDS)
        edit(month, retyped(piece, drawn.choice([f"{word} {piece}", f"{piece} {word}", word])))
    if drops:
        edit(month, without_bookmarks)
    said = body_lines(the_letter(month).read_bytes())

    made = roll(month, "tháng 09 năm 2025", "again")

    new = text(made)
    if "phải_nhập_lại" not in new and not told(made, "TM18"):
        assert body_lines(again(made, month)) == said
