"""The sheet on which a set goes to the leader: what was prepared, what is doubtful, who decides.

No decree has a form of it. This is the one that offices keep: the matter, what goes with it, its
gist, the proposal, those who submit it, and a ruled box for what the leader writes.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import layout, titled
from generator.layout import SizeSet
from generator.wordml.frames import frame
from generator.wordml.paragraphs import LOW_STYLE, styled
from generator.wordml.tables import EDGES, edges, fixed_table
from generator.wordml.xml import Element, W, twips, w
from templates.pieces import END_GAP_MM, HEAD_GAP_PT, bold, letterhead, line, when

SHEET = "phiếu_trình"
RULED_LINES, RULED_MM = 5, 8.0
"""The box for the leader's opinion: so many lines to write on, so far from each other."""


def submission(sizes: SizeSet) -> Iterator[Element]:
    """Make the sheet of a set that is submitted."""
    yield styled(LOW_STYLE)
    gap = styled(LOW_STYLE, w("spacing", before=HEAD_GAP_PT * 20))
    place = line(layout.PLACE_DATE, f"{{{{ địa_danh }}}}, {{{{ {SHEET}.ngày }}}}")
    yield letterhead(sizes, ([gap], [place]), office=f"{SHEET}.cơ_quan")
    yield line(layout.TYPE_NAME, "PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC")
    yield from _addressees()
    yield from _matter()
    yield from _gist()
    yield line(titled.HEADING_LINE, "Đề xuất")
    yield from _proposal()
    yield _signatures()
    yield line(layout.TABLE_TITLE, "Ý kiến của lãnh đạo")
    yield _ruled_box()
    yield styled(LOW_STYLE)


def _addressees() -> Iterator[Element]:
    several = line(layout.ADDRESSEES, "- {{ nơi }}{% if loop.last %}.{% else %};{% endif %}")
    yield line(layout.BODY, f"{{%p for nơi in {SHEET}.kính_gửi %}}")
    yield line(layout.BODY, "{%p if loop.first and loop.last %}")
    yield line(layout.ADDRESSEE_ALONE, "Kính gửi: {{ nơi }}")
    yield line(layout.BODY, "{%p else %}")
    yield from when("loop.first", line(layout.ADDRESSEES_HEAD, "Kính gửi:"))
    yield several
    yield line(layout.BODY, "{%p endif %}")
    yield line(layout.BODY, "{%p endfor %}")


def _matter() -> Iterator[Element]:
    """Make what is submitted: the matter, its documents, and what they were made from."""
    yield line(layout.BODY, bold("Vấn đề trình: "), f"{{{{ {SHEET}.vấn_đề }}}}.")
    yield from when(
        "kỳ.từ_ngày",
        line(
            layout.BODY,
            bold("Kỳ số liệu: "),
            "{{ kỳ.tên }}, từ ngày {{ kỳ.từ_ngày }} đến ngày {{ kỳ.đến_ngày }}.",
        ),
    )
    yield line(layout.TABLE_TITLE, "Văn bản đã lập")
    yield _block("văn_bản")
    yield line(layout.BODY, bold("Tài liệu đầu vào: "), f"{{{{ {SHEET}.đầu_vào }}}}.")
    yield from when(f"{SHEET}.đơn_vị", _block("đơn_vị"))


def _gist() -> Iterator[Element]:
    """Make what the figures say, and whether they may be trusted."""
    verdicts = "Số đơn vị theo kết quả"
    for title, field in ((verdicts, "kết_quả"), ("So với kỳ trước", "so_kỳ_trước")):
        yield from when(f"{SHEET}.{field}", line(layout.TABLE_TITLE, title), _block(field))
    yield line(titled.HEADING_LINE, "Cảnh báo về số liệu")
    yield _block("tóm_tắt_cảnh_báo")
    yield styled(LOW_STYLE, w("spacing", before=HEAD_GAP_PT * 20))
    yield from when(f"{SHEET}.cảnh_báo", _block("cảnh_báo"))
    yield line(layout.BODY, bold("Đối chiếu: "), f"{{{{ {SHEET}.đối_chiếu }}}}")


def _proposal() -> Iterator[Element]:
    """Make the proposal, which stays on the page of those who sign it."""
    said = line(layout.BODY, "{{ đoạn }}")
    properties = said.find("{*}pPr")
    assert properties is not None
    properties.append(w("keepNext"))
    yield line(layout.BODY, f"{{%p for đoạn in {SHEET}.đề_xuất %}}")
    yield said
    yield line(layout.BODY, "{%p endfor %}")


def _block(field: str) -> Element:
    return line(layout.BODY, f"{{{{p {SHEET}.{field} }}}}")


SIGNERS = {
    "NGƯỜI TRÌNH": "người_trình",
    "TRƯỞNG PHÒNG": "trưởng_phòng",
    "LÃNH ĐẠO\nVĂN PHÒNG": "lãnh_đạo_văn_phòng",
}
"""Who signs, from left to right, each with the field of the name."""


def _signatures() -> Element:
    width = layout.PORTRAIT.text_width_mm / len(SIGNERS)
    cells = [
        [line(layout.CAPACITY, title), line(layout.SIGNATORY, f"{{{{ {SHEET}.{field} }}}}")]
        for title, field in SIGNERS.items()
    ]
    return frame([width] * len(cells), [cells], above_mm=END_GAP_MM)


def _ruled_box() -> Element:
    """Make the box in which the leader writes: dotted lines inside, it stays on one page."""
    width = twips(layout.PORTRAIT.text_width_mm)
    around = edges(*EDGES[:-1])
    inside = around.find("{*}insideH")
    assert inside is not None
    inside.set(f"{{{W}}}val", "dotted")
    made = fixed_table((width,), around, padding=0)
    for _ in range(RULED_LINES):
        cell = w("tc", w("tcPr", w("tcW", w=width, type="dxa")), styled(layout.CAPACITY.style))
        height = w("trHeight", val=twips(RULED_MM), hRule="exact")
        made.append(w("tr", w("trPr", w("cantSplit"), height), cell))
    return made
