"""Make the shipped Word templates from the table of the layout: `python -m templates.make`.

The frame of the workbook of results is made along with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from generator import layout, titled
from generator.archive import pack
from generator.frozen import replace
from generator.layout import Page, SizeSet
from generator.wordml.paragraphs import LOW_STYLE, styled
from generator.wordml.shell import FirstPage, Properties, document
from generator.wordml.xml import Element
from generator.workbook.blank import frame
from generator.workbook.writing import FRAME
from templates.an_giang import organization_appendix
from templates.pieces import (
    addressees,
    appendix_head,
    attachment_line,
    attachment_rule,
    contact,
    copied_by,
    each,
    end_block,
    letterhead,
    line,
    numbered,
    signed_by_two,
    title,
)
from templates.submission import submission

TEMPLATES = Path(__file__).parent
SAMPLE = TEMPLATES.parent / "data" / "an-giang-2025-01" / "mau"

SUBJECT, OFFICE = "{{ loại }} {{ ký_hiệu }}", "{{ cơ_quan.tên_đầy_đủ }}"
SUBJECT_LINE = (layout.SUBJECT, "{{ trích_yếu_chia_dòng }}")


def templates() -> dict[Path, bytes]:
    """Return every shipped template by its path."""
    return {
        TEMPLATES / "cong-van.docx": _letter(layout.LARGE_SET),
        TEMPLATES / "cong-van-hep.docx": _letter(layout.SMALL_SET),
        **{
            TEMPLATES / f"{name}{ending}.docx": _titled(body, sizes)
            for name, body in TITLED.items()
            for ending, sizes in (("", layout.LARGE_SET), ("-hep", layout.SMALL_SET))
        },
        TEMPLATES / "phu-luc-ngang.docx": _appendix(layout.LANDSCAPE),
        TEMPLATES / "phu-luc-doc.docx": _appendix(layout.PORTRAIT),
        SAMPLE / "phu-luc-don-vi.docx": _packed(
            organization_appendix(), layout.PORTRAIT, "{{ phụ_lục.tên }}"
        ),
    }


def workbooks() -> dict[Path, bytes]:
    """Return every shipped workbook by its path."""
    return {TEMPLATES / FRAME: frame()}


def _packed(body: Iterable[Element], page: Page, title: str) -> bytes:
    return pack(document(body, page, Properties(title, SUBJECT, OFFICE)))


def _letter(sizes: SizeSet) -> bytes:
    properties = Properties("{{ trích_yếu }}", SUBJECT, OFFICE)
    page = layout.PORTRAIT
    return pack(document(letter(sizes), page, properties, first=_first_page(), sizes=sizes))


def _first_page() -> FirstPage:
    return FirstPage([line(layout.BODY, "{{p phạm_vi_lưu_hành }}")], [*contact()])


def _titled(body: Callable[[SizeSet], Iterable[Element]], sizes: SizeSet) -> bytes:
    first = None if body in (attached_text, attached_lying, submission, copy) else _first_page()
    properties = Properties("{{ trích_yếu }}", SUBJECT, OFFICE)
    if body is copy:
        properties = Properties("{{ hình_thức_sao }}", SUBJECT, OFFICE)
    if body is submission:
        properties = Properties("Phiếu trình: {{ phiếu_trình.vấn_đề }}", SUBJECT, OFFICE)
    page = layout.LANDSCAPE if body is attached_lying else layout.PORTRAIT
    looks = titled.LOOKS_OF_COPIES if body is copy else titled.LOOKS
    made = document(body(sizes), page, properties, first=first, sizes=sizes, more=looks)
    return pack(made)


def _appendix(page: Page) -> bytes:
    return _packed(appendix(page), page, "{{ phụ_lục.tên }}")


# --- the letter (decree annex III, Mẫu 1.5) --------------------------------------------------


def letter(sizes: SizeSet) -> Iterator[Element]:
    """Make the body of the letter's template, its letterhead in a set of sizes (ND30-12)."""
    # LibreOffice puts an empty line above a table that begins a document with footnotes.
    yield styled(LOW_STYLE)
    yield letterhead(sizes, numbered(SUBJECT_LINE))
    yield from addressees()
    yield line(layout.BODY, "{{p nội_dung }}")
    yield end_block()
    yield styled(LOW_STYLE)


# --- documents with a type name (decree annex III, Mẫu 1.1 to 1.4) ----------------------------


def titled_text(sizes: SizeSet) -> Iterator[Element]:
    """Make a document with a type name: its title, whom it goes to, its text (Mẫu 1.4)."""
    yield styled(LOW_STYLE)
    yield letterhead(sizes, numbered())
    yield from title()
    yield from addressees()
    yield line(layout.BODY, "{{p căn_cứ }}")
    yield line(layout.BODY, "{{p nội_dung }}")
    yield end_block()
    yield styled(LOW_STYLE)


def decision(sizes: SizeSet) -> Iterator[Element]:
    """Make a decision: who decides, on what grounds, and what (Mẫu 1.1 to 1.3)."""
    yield styled(LOW_STYLE)
    yield letterhead(sizes, numbered())
    yield from title()
    yield from each(titled.AUTHORITY, "dòng", "thẩm_quyền")
    yield line(layout.BODY, "{{p căn_cứ }}")
    yield line(titled.ORDER, "{{ mệnh_lệnh }}")
    yield line(layout.BODY, "{{p nội_dung }}")
    yield end_block()
    yield styled(LOW_STYLE)


def attached_text(sizes: SizeSet, page: Page = layout.PORTRAIT) -> Iterator[Element]:
    """Make a text that a decision issues: neither number nor date, signed with it (Mẫu 1.3)."""
    yield styled(LOW_STYLE)
    yield letterhead(sizes)
    yield line(layout.BODY, "{{p dự_thảo }}")
    yield line(layout.TYPE_NAME, "{{ tên_loại }}")
    yield line(layout.TITLE, "{{ trích_yếu_chia_dòng }}")
    yield attachment_line()
    yield attachment_rule(page)
    yield line(layout.BODY, "{{p nội_dung }}")
    yield styled(LOW_STYLE)


def attached_lying(sizes: SizeSet) -> Iterator[Element]:
    """Make the same on pages that lie, for a plan that is one wide table."""
    page = layout.LANDSCAPE
    return attached_text(replace(sizes, right_mm=page.text_width_mm - sizes.left_mm), page)


def telegram(sizes: SizeSet) -> Iterator[Element]:
    """Make a telegram: who sends it, and to whom, above its text (Mẫu 1.6)."""
    yield styled(LOW_STYLE)
    yield letterhead(sizes, numbered())
    yield from title()
    yield line(titled.WIRES, "{{ người_điện }} điện:")
    yield from each(layout.ADDRESSEES, "nơi", "nơi_nhận_điện")
    yield line(layout.BODY, "{{p căn_cứ }}")
    yield line(layout.BODY, "{{p nội_dung }}")
    yield end_block()
    yield styled(LOW_STYLE)


def minutes(sizes: SizeSet) -> Iterator[Element]:
    """Make minutes: dated by their text, signed by two, copies named below (Mẫu 1.9)."""
    yield styled(LOW_STYLE)
    number, _ = numbered()
    yield letterhead(sizes, (number, [styled(LOW_STYLE)]))
    yield from title()
    yield line(layout.BODY, "{{p căn_cứ }}")
    yield line(layout.BODY, "{{p nội_dung }}")
    yield signed_by_two()
    yield styled(LOW_STYLE)


def copy(sizes: SizeSet) -> Iterator[Element]:
    """Make a copy: what is copied, then who copied it, under a line of full width (Mẫu 3.1)."""
    yield styled(LOW_STYLE)
    yield line(layout.BODY, "{{p nội_dung }}")
    yield from copied_by(sizes)
    yield end_block()
    yield styled(LOW_STYLE)


TITLED = {
    "ban-sao": copy,
    "phieu-trinh": submission,
    "van-ban-co-ten-loai": titled_text,
    "quyet-dinh": decision,
    "van-ban-kem-theo": attached_text,
    "van-ban-kem-theo-ngang": attached_lying,
    "cong-dien": telegram,
    "bien-ban": minutes,
}
"""Templates with a type name, by their names."""


# --- appendices (decree annex III, Mẫu 2.1 and 2.2) ------------------------------------------


def appendix(page: Page) -> Iterator[Element]:
    """Make the body of an appendix that is one table.

    The forms end a text with `./.` (ND30-92). A table is left without it, as offices leave it:
    below a table that fills its page the mark would stand alone on the next one, and LibreOffice
    cannot hold it back.
    """
    yield from appendix_head(page)
    yield line(layout.BODY, "{{p phụ_lục.bảng }}")
    yield styled(LOW_STYLE)


def main() -> None:
    """Write the templates and the frame."""
    for path, data in (templates() | workbooks()).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
