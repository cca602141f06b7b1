"""Mending of format: what the findings name, in few rounds, and never a word."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from generator import package
from generator.archive import pack
from generator.checker import Fixed, check_file, fix, read_profile
from generator.checker.agreeing import agreed
from generator.checker.checking import Finding
from generator.checker.places import Position
from generator.errors import CongvanError, Refused, Severity
from generator.view.edits import Edit, PageEdit, ParagraphEdit, RunEdit
from generator.view.proof import prove
from generator.view.records import Spot
from generator.view.words import words
from tests.checker.bad_document import WAYS, Way, finds, needs_person, written
from tests.checker.changes import changed
from tests.checker.sound import NAMES, sound
from tests.checker.test_cases import CASES, Case
from tests.view.snippets import body, line
from tests.word import parts

FILE = "van-ban.docx"
SPOT = Spot("word/document.xml", 0)
SOME = settings(max_examples=25)


def left(fixed: Fixed) -> list[tuple[str, str]]:
    return sorted((each.rule, each.measured) for each in fixed.left)


def read_words(data: bytes) -> dict[str, tuple[str, ...]]:
    return words(package.read(data, FILE, as_found=True))


# --- a document written badly in twenty ways ---------------------------------------------------


def test_a_document_written_badly_in_twenty_ways_has_exactly_those_findings() -> None:
    found = sorted((each.rule, each.measured) for each in check_file(written(), FILE))

    assert len(WAYS) == 20
    assert found == finds()


def test_once_mended_it_needs_a_person_for_its_words_only() -> None:
    fixed = fix(written(), FILE)

    assert left(fixed) == needs_person()
    assert fixed.why == ""
    assert read_words(fixed.data) == read_words(written())


def test_what_was_mended_is_told_rule_by_rule() -> None:
    assert fix(written(), FILE).done == (
        "PG01, trang giấy: khổ giấy 215,9 × 279,4 mm → khổ A4 (210 × 297 mm)",
        "PG03, trang giấy: lề trái 25 mm → 30–35 mm",
        "LH07, đoạn 1 «UBND TỈNH QUẢNG NGÃI»: chữ đậm → chữ không đậm",
        "LH13, đoạn 2 «SỞ KHOA HỌC VÀ CÔNG NGHỆ»: đường kẻ dài 58 mm, dòng chữ dài 70,2 mm → dài "
        "bằng 1/3 đến 1/2 dòng chữ (23,4–35,1 mm)",
        "LH05, đoạn 3 «CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM»: cỡ chữ 11 pt → cỡ chữ 12–13 pt",
        "LH10, đoạn 4 «Độc lập - Tự do - Hạnh phúc»: không có đường kẻ → một đường kẻ ngang, nét "
        "liền, dưới Tiêu ngữ",
        "RF02, đoạn 5 «Số: 112/SKHCN-CĐS»: chữ đậm → chữ không đậm",
        "RF08, đoạn 7 «Quảng Ngãi, ngày 05 tháng 3 năm 2026»: chữ đứng → chữ nghiêng",
        "BD06, đoạn 11 «Thực hiện Kế hoạch số 12/KH-UBND ngày…»: thụt đầu dòng 20 mm → 10 mm hoặc "
        "12,7 mm",
        "PG09, đoạn 12 «1. Các sở, ban, ngành tỉnh»: chữ màu #0000FF → chữ màu đen",
        "PG06, đoạn 13 «a) Rà soát, cập nhật đầy đủ quy trình…»: phông chữ «Arial» → Times New "
        "Roman",
        "BD05, đoạn 14 «b) Thường xuyên theo dõi tỷ lệ hồ sơ…»: canh trái → canh đều hai lề",
        "BD10, đoạn 15 «2. UBND các xã, phường, đặc khu»: cách đoạn trên 0 pt → từ 6 pt",
        "BD01, đoạn 16 «Báo cáo kết quả trước ngày 25 hằng…»: cỡ chữ 15 pt → cỡ chữ 13–14 pt",
        "BD11, đoạn 17 «Yêu cầu các phòng, đơn vị nghiêm túc…»: cách dòng 2 dòng → 1–1,5 dòng",
        "CL04, đoạn 20 «- Giám đốc, các Phó Giám đốc;»: cỡ chữ 13 pt → cỡ chữ 11 pt",
        "PG12, chân trang «2»: số trang ở chân trang → canh giữa, trong lề trên",
    )


def test_mending_twice_is_mending_once() -> None:
    once = fix(written(), FILE).data

    again = fix(once, FILE)

    assert again.data == once
    assert again.done == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_document_keeps_its_bytes(name: str) -> None:
    fixed = fix(sound(name), FILE)

    assert fixed.data == sound(name)
    assert [each for each in fixed.left if each.edits] == []


def test_parts_that_are_not_about_format_keep_their_bytes() -> None:
    before = package.read(written(), FILE)

    after = package.read(fix(written(), FILE).data, FILE)

    changed_parts = {name for name in before if before[name] != after[name]}
    assert changed_parts == {
        "word/document.xml",
        "word/header1.xml",
        "word/footer1.xml",
    }
    assert set(after) == set(before)


# --- any document ------------------------------------------------------------------------------


def is_mended(data: bytes) -> None:
    """Assert that format is mended, words stay, and nothing is left to do a second time."""
    fixed = fix(data, FILE)

    assert [each for each in fixed.left if each.edits] == []
    assert read_words(fixed.data) == read_words(data)
    assert fix(fixed.data, FILE).data == fixed.data


@SOME
@given(st.lists(st.sampled_from(WAYS), unique_by=lambda way: way.name))
def test_whatever_is_done_badly_is_mended_as_far_as_format_goes(ways: Sequence[Way]) -> None:
    is_mended(written(ways))


FORMAL = [case for case in CASES if case.on == "công văn" and case.finds]


@SOME
@given(st.lists(st.sampled_from(FORMAL), min_size=1, max_size=8))
def test_faults_of_all_rules_together_are_mended(cases: Sequence[Case]) -> None:
    try:
        data = changed(sound("công văn"), [change for case in cases for change in case.changes])
    except (AssertionError, AttributeError, KeyError):
        assume(False)  # one change takes away what the other is about
    else:
        if not fix(data, FILE).why:
            is_mended(data)


PLACES = st.lists(
    st.tuples(
        st.sampled_from(["word/document.xml", "word/footer1.xml", "[Content_Types].xml"]),
        st.floats(0, 1, exclude_max=True),
        st.sampled_from(["", "-1", "nil", None]),
    ),
    max_size=4,
)


@SOME
@given(PLACES)
def test_a_damaged_document_is_mended_refused_or_left(
    places: Sequence[tuple[str, float, str | None]],
) -> None:
    damaged = dict(package.read(written(), FILE))
    for name, place, value in places:
        damaged[name] = hurt(damaged[name], place, value)

    try:
        fixed = fix(pack(damaged), FILE)
    except Refused:
        return
    assert fix(fixed.data, FILE).data == fixed.data


def hurt(data: bytes, place: float, value: str | None) -> bytes:
    """Take an element away, or (given one) set its first attribute to a value."""
    root = etree.fromstring(data)
    elements = list(root.iter("*"))
    chosen = elements[int(place * len(elements))]
    parent = chosen.getparent()
    if value is not None and chosen.attrib:
        chosen.set(next(iter(chosen.attrib)), value)
    elif parent is not None:
        parent.remove(chosen)
    return etree.tostring(root)


# --- contradictions ----------------------------------------------------------------------------


def finding(rule: str, *edits: Edit) -> Finding:
    place = Position((0, 0, 0), "đoạn 1")
    return Finding(FILE, rule, Severity.ERROR, "Phần", place, "", "", "", edits)


def test_of_two_rules_that_contradict_the_first_holds() -> None:
    earlier, later = RunEdit(SPOT, None, "size_pt", 13), RunEdit(SPOT, 2, "size_pt", 14)

    assert agreed((finding("BD01", later), finding("LH05", earlier))) == {"LH05": (earlier,)}


def test_what_a_rule_asks_of_a_place_is_taken_as_a_whole() -> None:
    earlier = ParagraphEdit(SPOT, "left_mm", 0.0)
    both = ParagraphEdit(SPOT, "left_mm", 5.0), ParagraphEdit(SPOT, "first_mm", 10.0)
    elsewhere = ParagraphEdit(Spot("word/document.xml", 1), "left_mm", 5.0)

    kept = agreed((finding("BD06", earlier), finding("BD09", *both, elsewhere)))

    assert kept == {"BD06": (earlier,), "BD09": (elsewhere,)}


def test_rules_that_agree_are_all_kept() -> None:
    edits = RunEdit(SPOT, 0, "size_pt", 13), RunEdit(SPOT, None, "size_pt", 13.0)
    page = PageEdit(0, "top_mm", 20)

    kept = agreed((finding("PG03", page), finding("LH05", edits[0]), finding("LH06", edits[1])))

    assert kept == {"PG03": (page,), "LH05": (edits[0],), "LH06": (edits[1],)}


def test_what_one_rule_mends_another_takes_up() -> None:
    # Underlined letters go first; the rule that is drawn in their place is as long as the line.
    data = changed(
        sound("công văn"),
        [
            {"paragraph": {"at": "Độc lập", "underline": True, "size_pt": 16}},
            {"rule": {"at": "Độc lập", "remove": True}},
        ],
    )

    fixed = fix(data, FILE)

    assert left(fixed) == []
    assert len(fixed.done) == 3


def test_what_an_office_does_not_ask_for_is_left_alone() -> None:
    profile = read_profile("Quy tắc:\n  PG03:\n    Mức độ: tắt\n".encode(), "ho-so.yaml")
    data = changed(sound("công văn"), [{"page": {"left_mm": 25}}])

    assert fix(data, FILE, profile) == Fixed(data, (), ())


# --- what is not touched ------------------------------------------------------------------------


BAD = [{"page": {"left_mm": 25}}]


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return a document with a part replaced or added."""
    return pack(package.read(data, FILE, as_found=True) | {name: content})


def untouched(data: bytes) -> str:
    """Return why a document is not touched; it keeps its bytes and its findings."""
    fixed = fix(data, FILE)
    assert fixed.data == data
    assert fixed.done == ()
    assert "PG03" in [each.rule for each in fixed.left]
    return fixed.why


def test_a_document_with_tracked_changes_is_not_touched() -> None:
    data = changed(sound("công văn"), [*BAD, {"tracked": {"at": "Báo cáo", "kind": "ins"}}])

    assert untouched(data) == "còn chỗ sửa chưa chấp nhận (Track Changes)"


def test_a_document_with_a_macro_is_not_touched() -> None:
    data = with_part(changed(sound("công văn"), BAD), "word/vbaProject.bin", b"x")

    assert untouched(data) == "tệp có macro hoặc ActiveX"


def test_a_protected_document_is_not_touched() -> None:
    data = changed(sound("công văn"), BAD)
    settings = package.read(data, FILE)["word/settings.xml"].replace(
        b"<w:defaultTabStop",
        b'<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:defaultTabStop',
    )

    why = untouched(with_part(data, "word/settings.xml", settings))

    assert why == "văn bản được bảo vệ, không cho sửa (Review → Restrict Editing)"


def test_a_protection_that_is_turned_off_keeps_nobody_from_mending() -> None:
    data = changed(sound("công văn"), BAD)
    settings = package.read(data, FILE)["word/settings.xml"].replace(
        b"<w:defaultTabStop",
        b'<w:documentProtection w:edit="readOnly" w:enforcement="0"/><w:defaultTabStop',
    )

    fixed = fix(with_part(data, "word/settings.xml", settings), FILE)

    assert fixed.why == ""
    assert fixed.done == ("PG03, trang giấy: lề trái 25 mm → 30–35 mm",)


def test_a_document_with_a_control_is_not_touched() -> None:
    data = changed(sound("công văn"), BAD)
    name = "word/_rels/document.xml.rels"
    arrows = package.read(data, FILE)[name].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdC" Target="activeX/activeX1.xml" Type="http://schemas.'
        b'openxmlformats.org/officeDocument/2006/relationships/control"/></Relationships>',
    )

    assert untouched(with_part(data, name, arrows)) == "tệp có macro hoặc ActiveX"


def test_a_signed_document_is_not_touched() -> None:
    data = changed(sound("công văn"), BAD)
    arrows = package.read(data, FILE)["_rels/.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdS" Target="_xmlsignatures/origin.sigs" Type="http://schemas.'
        b'openxmlformats.org/package/2006/relationships/digital-signature/origin"/></Relationships>',
    )

    why = untouched(with_part(data, "_rels/.rels", arrows))

    assert why == "văn bản đã ký số: sửa thì chữ ký không còn giá trị"


def test_a_document_of_strict_open_xml_is_not_touched() -> None:
    data = changed(sound("công văn"), BAD)
    main = package.read(data, FILE)["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )

    why = untouched(with_part(data, "word/document.xml", main))

    assert why == "tệp kiểu «Strict Open XML»; mở bằng Word rồi lưu lại thành .docx thường"


def test_a_document_that_the_decree_does_not_speak_of_is_not_touched() -> None:
    number = {"replace": {"at": "Số: 15", "old": "15/QĐ-SKHCN", "new": "15/2026/QĐ-UBND"}}
    data = changed(sound("quyết định"), [*BAD, number])

    fixed = fix(data, FILE)

    assert fixed.data == data
    assert fixed.why == ("văn bản quy phạm pháp luật: thể thức không theo Nghị định 30/2020/NĐ-CP")


# --- the proof ----------------------------------------------------------------------------------


def refused(before: dict[str, bytes], after: dict[str, bytes]) -> str:
    with pytest.raises(CongvanError) as caught:
        prove(before, after, FILE)
    (problem,) = caught.value.problems
    return f"{problem.code}: {problem}"


BUG = (
    "XU30: van-ban.docx: Bản sửa có chữ khác bản gốc, nên không được ghi. Đây là lỗi của chương "
    "trình; gửi tệp này cho người giữ chương trình."
)


def test_a_changed_word_is_never_written() -> None:
    one, other = (parts(document=body(line(text))) for text in ("tỷ lệ", "tỉ lệ"))

    assert refused(one, other) == BUG


@pytest.mark.parametrize("mark", ["footnoteReference", "endnoteReference", "commentReference"])
def test_a_lost_mark_of_a_note_is_never_written(mark: str) -> None:
    with_mark = line("a").replace("</w:p>", f'<w:r><w:{mark} w:id="1"/></w:r></w:p>')

    assert refused(parts(document=body(with_mark)), parts(document=body(line("a")))) == BUG


def test_a_changed_style_or_a_lost_part_is_never_written() -> None:
    one = parts(document=body(line("a")), styles=b"<a/>", numbering=b"<b/>")

    assert refused(one, one | {"word/styles.xml": b"<c/>"}) == BUG
    assert refused(one, {name: one[name] for name in one if "numbering" not in name}) == BUG
