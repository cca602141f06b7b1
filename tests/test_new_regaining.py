"""Which figure of an edited paragraph is which field: certain, or asked for; never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.opening.edited import PLAIN, Written
from generator.opening.markup import Piece, typed
from generator.opening.regaining import EXEMPT, TOKEN, Said, Spot, Value, regained

TEXT = "Sở Y tế giải quyết 1.204 hồ sơ, trễ 15 hồ sơ; toàn tỉnh đạt 97,3% theo Điều 5."


def said(text: str, **fields: str) -> Said:
    """Return a paragraph whose fields stand where their values first do."""
    values = []
    for path, shown in fields.items():
        start = text.index(shown)
        values.append(Value(f"tổng.{path}", shown, start, start + len(shown), "_cv_hinh_"))
    return Said(text, tuple(values))


def written(text: str, **marks: str) -> Written:
    figures = [
        (name, text.index(part), text.index(part) + len(part)) for name, part in marks.items()
    ]
    return Written(text, (PLAIN,) * len(text), figures=tuple(figures))


def filled(text: str, spots: list[Spot]) -> str:
    """Return a text with its fields and what is asked for."""
    for each in sorted(spots, key=lambda spot: -spot.start):
        text = f"{text[: each.start]}<{each.path or '?'}>{text[each.end :]}"
    return text


SAID = said(TEXT, nhận="1.204", trễ="15", tỷ_lệ="97,3%")


def after(text: str, before: Said = SAID) -> str:
    found = regained([before], [written(text)], {})
    return filled(text, found.spots[0])


def test_fields_are_found_in_a_text_that_was_changed_around_them() -> None:
    assert after(TEXT.replace("giải quyết", "đã giải quyết").replace("toàn tỉnh", "cả tỉnh")) == (
        "Sở Y tế đã giải quyết <tổng.nhận> hồ sơ, trễ <tổng.trễ> hồ sơ; cả tỉnh đạt <tổng.tỷ_lệ> "
        "theo Điều 5."
    )


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("15 hồ sơ;", "16 hồ sơ;", "trễ <?> hồ sơ;"),
        ("15 hồ sơ;", "mười sáu hồ sơ;", "trễ <?>mười sáu hồ sơ;"),
        ("97,3%", "98%", "đạt <?> theo"),
        (", trễ 15 hồ sơ", "", "hồ sơ; toàn"),
        (
            "theo Điều 5",
            "theo Điều 6, Công văn số 12/UBND ngày 05/3/2025",
            "Điều 6, Công văn số 12/",
        ),
        ("trễ", "tăng 20 hồ sơ so với tháng 9/2025, trễ", "tăng <?> hồ sơ so với tháng 9/2025"),
        ("1.204", "1.204,5", "quyết <?> hồ sơ"),
    ],
)
def test_a_number_that_nobody_computed_is_asked_for(old: str, new: str, left: str) -> None:
    assert left in after(TEXT.replace(old, new))


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("tổng số 1/3 đơn vị", "tổng số ?/? đơn vị"),
        ("đạt điểm 92", "đạt điểm ?"),
        ("thu khoản 500 triệu", "thu khoản ? triệu"),
        ("xử lý trung bình 12 giờ", "xử lý trung bình ? giờ"),
        ("bình quân 15/ngày", "bình quân ?/ngày"),
        ("trong năm 1204 hồ sơ", "trong năm ? hồ sơ"),
        ("trong 9 tháng 12 đơn vị", "trong ? tháng ? đơn vị"),
        ("họp lúc 14 giờ 30", "họp lúc 14 giờ 30"),
        ("điểm 2 Công văn số 1787/UBND-TH", "điểm 2 Công văn số 1787/UBND-TH"),
        ("khoản 1 Điều 5 Nghị định số 30/2020/NĐ-CP", "khoản 1 Điều 5 Nghị định số 30/2020/NĐ-CP"),
    ],
)
def test_a_figure_is_no_number_of_a_document_of_an_item_or_of_an_hour(
    words: str, left: str
) -> None:
    found = regained([Said("")], [written(words)], {})

    assert filled(words, found.spots[0]).replace("<?>", "?") == left


def test_the_day_of_a_date_taken_out_does_not_vouch_for_a_figure() -> None:
    before = Said("Hoàn thành trước 15/10/2025.")

    assert after("Có 15 đơn vị chưa báo cáo.", before) == "Có <?> đơn vị chưa báo cáo."


def test_a_date_that_looks_like_a_figure_does_not_become_one() -> None:
    text = TEXT.replace("trễ 15 hồ sơ", "trễ 9 hồ sơ").replace("Điều 5", "Điều 5, trước ngày 15/11")

    assert after(text).endswith(
        "trễ <?> hồ sơ; toàn tỉnh đạt <tổng.tỷ_lệ> theo Điều 5, trước ngày 15/11."
    )


def test_values_that_look_alike_and_changed_places_are_asked_for() -> None:
    before = Said(
        "Đạt 5 vụ, trễ 5 vụ.", (Value("đếm.đạt", "5", 4, 5), Value("đếm.trễ", "5", 14, 15))
    )

    assert after("Trễ 5 vụ.", before).count("<?>") == 1
    assert after("Có 5 trễ, 5 đạt.", before) == "Có <?> trễ, <?> đạt."


def test_a_value_that_stands_fewer_times_than_before_is_asked_for() -> None:
    before = said("Đến hạn 15 hồ sơ; trong đó trễ 15 hồ sơ.", đến_hạn="15")
    last = before.text.rindex("15")
    both = Said(before.text, (*before.values, Value("tổng.trễ", "15", last, last + 2, "_cv_hinh_")))

    assert after("Đến hạn 20 hồ sơ; trong đó trễ 15 hồ sơ.", both) == (
        "Đến hạn <?> hồ sơ; trong đó trễ <?> hồ sơ."
    )


def test_words_put_between_those_of_a_name_are_not_swallowed() -> None:
    before = said("Phê bình Sở Y tế chậm trễ.", danh_sách="Sở Y tế")

    found = after("Phê bình Sở và Phòng Y tế chậm trễ.", before)

    assert "và Phòng" in found
    assert "<tổng.danh_sách>" not in found


def test_a_bookmark_says_which_value_it_is_wherever_it_stands() -> None:
    values = {f"_cv_hinh_{n}": Value(f"đếm.{n}", "5", 0, 1, f"_cv_hinh_{n}") for n in (1, 2)}
    text = "Trễ 5 vụ; đạt 5 vụ."
    spots = (("_cv_hinh_2", 4, 5), ("_cv_hinh_1", 14, 15))
    moved = Written(text, (PLAIN,) * len(text), figures=spots)

    found = regained([], [moved], values, {*values})

    assert filled(text, found.spots[0]) == "Trễ <đếm.2> vụ; đạt <đếm.1> vụ."


def test_a_bookmark_that_grew_around_its_figure_still_holds_it() -> None:
    value = Value("đếm.đạt", "5", 0, 1, "_cv_hinh_1")
    grown = written("Có 5 đơn vị đạt.", _cv_hinh_1="5 đơn vị")

    found = regained([], [grown], {"_cv_hinh_1": value}, {"_cv_hinh_1"})

    assert filled(grown.text, found.spots[0]) == "Có <đếm.đạt> đơn vị đạt."


WORDS = st.sampled_from(
    [*TEXT.split(), "16", "98%", "mười", "15", "ngày", "Điều", "5", "1.204", ","]
)


@given(st.lists(WORDS, min_size=1, max_size=25))
def test_no_number_is_carried_on_unless_it_was_typed_or_is_no_figure(words: list[str]) -> None:
    text = " ".join(words)

    (spots,) = regained([SAID], [written(text)], {}).spots

    for each in TOKEN.finditer(text):
        if not each[0][0].isdigit() or each[0] == "5":  # typed in the old text: «Điều 5»
            continue
        is_held = any(s.start <= each.start() and each.end() <= s.end for s in spots)
        is_exempt = any(
            m.start() <= each.start() and each.end() <= m.end() for m in EXEMPT.finditer(text)
        )
        assert is_held or is_exempt, (text, each[0])
    for spot in spots:
        value = next((v for v in SAID.values if v.path == spot.path), None)
        assert value is None or text[spot.start : spot.end] == value.shown


@given(st.lists(st.tuples(st.text("ab *_[]^{}|.(", max_size=4), st.sampled_from([0, 1, 2, 3]))))
def test_words_and_looks_are_typed_as_they_are_read_or_it_is_told(
    parts: list[tuple[str, int]],
) -> None:
    pieces = [Piece(words, (look in (1, 3), look in (2, 3))) for words, look in parts]
    if not "".join(each.text for each in pieces).strip():
        return

    line, _, keeps_letters = typed(pieces)

    bare = "".join(each.text for each in pieces)
    letters = [sign for sign in bare if sign not in " *\\"]
    if keeps_letters:
        assert [sign for sign in line if sign not in " *\\"] == letters
