"""Whatever stands in a document, its parts are named and the rules say what they have to say."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checker.anatomy import dissect
from generator.checker.checking import judge
from generator.checker.kinds import Kind
from generator.checker.paper import Part
from generator.view.records import Document, Paragraph
from tests.checker.drafts import Block, document, line

WORDS = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA", "Độc lập - Tự do - Hạnh phúc", "Độc lập -",
    "UBND TỈNH QUẢNG NGÃI", "SỞ Y TẾ", "Số:", "Số: 12/SYT-VP", "Số:      /QĐ-UBND", "Số 12-CV/TU",
    "V/v báo cáo", "Quảng Ngãi,", "Quảng Ngãi, ngày 05 tháng 3 năm 2026", "ngày   tháng   năm",
    "QUYẾT ĐỊNH", "QUYẾT ĐỊNH:", "KẾ HOẠCH", "Về việc thành lập Tổ", "GIÁM ĐỐC SỞ Y TẾ",
    "Căn cứ Luật Y tế;", "Theo đề nghị của Chánh Văn phòng.", "Kính gửi:", "Kính gửi: Sở Nội vụ.",
    "- Sở Nội vụ;", "Thực hiện Kế hoạch số 5/KH-UBND./.", "I. MỤC ĐÍCH", "1. Yêu cầu",
    "a) Rà soát.",
    "Điều 1. Phạm vi", "Chương I", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "KT. GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC", "Lê Văn An", "TS. Lê Văn An", "Phụ lục", "PHỤ LỤC I", "(Kèm theo Quyết định",
    "(Kèm theo Công văn số 5/SYT-VP)", "./.", "______", "MẬT", "HỎA TỐC", "PL.(300)", "SAO Y",
    "Điện thoại: 0255", "\t", "\n", "", " ", "\N{NO-BREAK SPACE}", "…", "{{ số }}", "ĐẢNG CỘNG SẢN",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=12), max_size=3).map("".join)
LOOKS = st.fixed_dictionaries(
    {},
    optional={
        "align": st.sampled_from(["left", "center", "right", "both"]),
        "bold": st.booleans(),
        "italic": st.booleans(),
        "number": st.sampled_from(["1.", "a)", "-", "I."]),
        "breaks_page": st.booleans(),
        "box": st.integers(0, 2),
        "left_mm": st.sampled_from([0.0, 35.0]),
    },
)


def made(text: str, look: dict[str, Any]) -> Paragraph:
    return line(text, **look)


LINES = st.builds(made, TEXTS, LOOKS)
ROWS = st.lists(LINES, max_size=4)
TABLES = st.integers(1, 3).flatmap(
    lambda columns: st.lists(
        st.lists(ROWS, min_size=columns, max_size=columns), min_size=1, max_size=3
    )
)
BLOCKS: st.SearchStrategy[Block] = LINES | TABLES
DOCUMENTS = st.lists(BLOCKS, max_size=25).map(lambda blocks: document(*blocks))
FEW = settings(max_examples=40)


@FEW
@given(DOCUMENTS)
def test_any_document_has_a_kind_and_its_findings(read: Document) -> None:
    paper = dissect(read)

    assert paper.kind in Kind
    assert judge(paper) == judge(dissect(read))


@FEW
@given(DOCUMENTS)
def test_a_line_is_never_two_parts_and_text_never_a_part(read: Document) -> None:
    paper = dissect(read)
    named = [
        (piece.paragraph.index, piece.text)
        for part, pieces in paper.parts.items()
        for piece in pieces
        if part is not Part.BODY
    ]
    text = {piece.paragraph.index for piece in paper.part(Part.BODY)}

    assert text.isdisjoint(index for index, _ in named)
    lines = {id(piece) for part, pieces in paper.parts.items() for piece in pieces}
    assert len(lines) == sum(map(len, paper.parts.values()))


@FEW
@given(DOCUMENTS)
def test_annexes_follow_each_other_and_the_main_document(read: Document) -> None:
    paper = dissect(read)
    after = paper.end

    for annex in paper.annexes:
        assert after < annex.first <= annex.last
        after = annex.last
