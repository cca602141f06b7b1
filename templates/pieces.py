"""What the shipped templates are put together from: lines, letterhead, end block, titles."""

from __future__ import annotations

from collections.abc import Iterator

from generator import layout, titled
from generator.blocks import Paragraph, Rule, Run
from generator.layout import Element as Look
from generator.layout import Page, SizeSet
from generator.metrics import width_mm
from generator.wordml.frames import frame
from generator.wordml.ink import Ink
from generator.wordml.paragraphs import LOW_STYLE, paragraph, rule, styled
from generator.wordml.tables import keep_with_next
from generator.wordml.xml import Element, w

END_GAP_MM = 5.0
COPY_GAP_PT = 18
HEAD_GAP_PT = 6
MINUTES_GAP_PT = 12

# --- lines -----------------------------------------------------------------------------------


def line(look: Look, *pieces: str | Run) -> Element:
    """Make a paragraph of a style; a piece is plain text or a run."""
    runs = tuple(Run(piece) if isinstance(piece, str) else piece for piece in pieces)
    return paragraph(Paragraph(runs, look.style), Ink())


def bold(text: str) -> Run:
    """Make a bold run."""
    return Run(text, bold=True)


def when(condition: str, *lines: Element) -> Iterator[Element]:
    """Wrap lines in a condition."""
    yield line(layout.BODY, f"{{%p if {condition} %}}")
    yield from lines
    yield line(layout.BODY, "{%p endif %}")


def each(look: Look, name: str, items: str, *, then: str = "") -> Iterator[Element]:
    """Make a line for each item of a list."""
    yield line(look, f"{{%p for {name} in {items} %}}")
    yield line(look, f"{{{{ {name} }}}}{then}")
    yield line(look, "{%p endfor %}")


# --- above and below a text -------------------------------------------------------------------


def numbered(*below: tuple[Look, str]) -> tuple[list[Element], list[Element]]:
    """Make the second row of a letterhead: number and what stands below it, place and date."""
    gap = styled(LOW_STYLE, w("spacing", before=HEAD_GAP_PT * 20))
    number = [
        line(layout.NUMBER, "Số: {{ số }}/{{ ký_hiệu }}"),
        *([line(look, words) for look, words in below] or [gap]),
        line(layout.BODY, "{{p độ_khẩn }}"),
        line(layout.BODY, "{{p dự_thảo }}"),
        styled(LOW_STYLE),
    ]
    return number, [line(layout.PLACE_DATE, "{{ địa_danh }}, {{ ngày }}")]


def letterhead(
    sizes: SizeSet, *rows: tuple[list[Element], list[Element]], office: str = "cơ_quan"
) -> Element:
    """Make what stands above: issuer and country, then the other rows."""
    motto_mm = width_mm(layout.MOTTO_TEXT, sizes.motto_pt, bold=True)  # ND30-22
    country = [
        line(layout.NATIONAL_TITLE, layout.NATIONAL_TITLE_TEXT),
        line(layout.MOTTO, layout.MOTTO_TEXT),
        rule(Rule(motto_mm, sizes.right_mm)),
    ]
    return frame((sizes.left_mm, sizes.right_mm), [(issued_by(office), country), *rows])


def issued_by(office: str) -> list[Element]:
    """Make the one above, the issuer, and the rule under it (ND30-23 to ND30-25)."""
    return [
        *each(layout.PARENT, "dòng", f"{office}.chủ_quản"),
        *each(layout.ISSUER, "dòng", f"{office}.tên"),
        line(layout.ISSUER, f"{{{{p {office}.đường_kẻ }}}}"),
    ]


def copied_by(sizes: SizeSet) -> Iterator[Element]:
    """Make who copies how, when, under a line as wide as the text (Mẫu 3.1)."""
    width = layout.PORTRAIT.text_width_mm
    form = [line(titled.COPY_FORM, "{{ hình_thức_sao }}")]
    head = frame((sizes.left_mm, sizes.right_mm), [(issued_by("cơ_quan"), form), numbered()])
    made = [
        styled(LOW_STYLE, w("spacing", before=COPY_GAP_PT * 20)),
        rule(Rule(width, width)),
        head,
    ]
    for each_of in made:
        keep_with_next(each_of)  # all of a copy stands on one sheet
    yield from made


def addressees() -> Iterator[Element]:
    """Make Kính gửi: one addressee on the same line, several below each other (ND30-53)."""
    yield line(layout.BODY, "{%p for nơi in kính_gửi %}")
    yield line(layout.BODY, "{%p if loop.first and loop.last %}")
    yield line(layout.ADDRESSEE_ALONE, "Kính gửi: {{ nơi }}")
    yield line(layout.BODY, "{%p else %}")
    yield from when("loop.first", line(layout.ADDRESSEES_HEAD, "Kính gửi:"))
    yield line(layout.ADDRESSEES, "{{ nơi }}")
    yield line(layout.BODY, "{%p endif %}")
    yield line(layout.BODY, "{%p endfor %}")


DRAFTER = "{% if loop.last and ký_hiệu_người_soạn %} {{ ký_hiệu_người_soạn }}{% endif %}"
"""ND30-104: after «Lưu», as in Mẫu 1.5."""


def contact() -> Iterator[Element]:
    """Make what stands at the foot of the first page: address, telephone … (ND30-105)."""
    yield from each(layout.CONTACT, "dòng", "thông_tin_liên_hệ")


def end_block() -> Element:
    """Make Nơi nhận and the signature, in one row that does not split."""
    widths = (layout.END_LEFT_MM, layout.END_RIGHT_MM)
    return frame(widths, [([*copies()], signature())], above_mm=END_GAP_MM)


def signed_by_two() -> Element:
    """Make the signatures of the secretary and of the one in the chair, Nơi nhận below (Mẫu 1.9).

    All is one row, so that Nơi nhận is never alone on a page.
    """
    secretary = [
        line(layout.CAPACITY, "THƯ KÝ"),
        *_as_low_as("quyền_hạn"),
        line(layout.SIGNATORY, "{{ thư_ký }}"),
        styled(LOW_STYLE, w("spacing", before=MINUTES_GAP_PT * 20)),
        *copies(),
    ]
    widths = (layout.END_LEFT_MM, layout.END_RIGHT_MM)
    return frame(widths, [(secretary, signature())], above_mm=END_GAP_MM)


def _as_low_as(lines: str) -> Iterator[Element]:
    """Make an empty line for each of the chair's but the first: both names stand level."""
    yield line(layout.CAPACITY, f"{{%p for dòng in {lines} %}}")
    yield from when("not loop.first", line(layout.CAPACITY))
    yield line(layout.CAPACITY, "{%p endfor %}")


def copies() -> Iterator[Element]:
    """Make Nơi nhận (ND30-56 to ND30-59)."""
    yield line(layout.COPIES_HEAD, "Nơi nhận:")
    yield from each(layout.COPIES, "nơi", "nơi_nhận", then=DRAFTER)
    yield from when("gửi_kèm", line(layout.COPIES, "{{ gửi_kèm }}"))


def signature() -> list[Element]:
    """Make the capacity and the name of who signs (ND30-47 to ND30-51)."""
    return [
        *each(layout.CAPACITY, "dòng", "quyền_hạn"),
        line(layout.SIGNATORY, "{{ họ_và_tên }}"),
    ]


# --- titles -----------------------------------------------------------------------------------


def title() -> Iterator[Element]:
    """Make the type name, the title, and the rule under them (ND30-35 to ND30-37)."""
    yield line(layout.TYPE_NAME, "{{ tên_loại }}")
    yield from when("trích_yếu_chia_dòng", line(layout.TITLE, "{{ trích_yếu_chia_dòng }}"))
    yield line(layout.BODY, "{{p đường_kẻ_trích_yếu }}")


def appendix_head(page: Page) -> Iterator[Element]:
    """Make the number, the title, the Kèm theo line and the rule under it."""
    yield line(layout.APPENDIX, "Phụ lục{% if phụ_lục.số %} {{ phụ_lục.số }}{% endif %}")
    yield line(layout.APPENDIX_TITLE, "{{ phụ_lục.tên }}")
    yield attachment_line()
    yield attachment_rule(page)


def attachment_line() -> Element:
    """Make «(Kèm theo …)» (ND30-84)."""
    return line(
        layout.ATTACHMENT,
        "(Kèm theo {{ văn_bản.loại }} số {{ văn_bản.số }}/{{ văn_bản.ký_hiệu }} "
        "{{ văn_bản.ngày }}{{ văn_bản.ngắt_dòng }}của {{ văn_bản.thẩm_quyền }})",
    )


def attachment_rule(page: Page) -> Element:
    """Make the rule under «(Kèm theo …)» (ND30-86)."""
    return rule(Rule(layout.ATTACHMENT_RULE_MM, page.text_width_mm), after_pt=HEAD_GAP_PT)
