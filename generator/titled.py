"""The looks that only documents with a type name have: of decisions, of headings (Phụ lục I, III).

They stand beside `layout.ELEMENTS`: a công văn has none of them.
"""

from __future__ import annotations

from generator.layout import BODY, LARGE, PARAGRAPH_GAP_PT, Element

AUTHORITY = Element(
    "Mẫu 1.2",
    "ThamQuyen",
    "Thẩm quyền ban hành",
    LARGE,
    bold=True,
    upper=True,
    align="center",
    before_pt=12,
    keeps_next=True,
    contextual=True,
)
ORDER = Element(
    "Mẫu 1.2",
    "LenhBanHanh",
    "Quyết định, quyết nghị",
    LARGE,
    bold=True,
    upper=True,
    align="center",
    before_pt=12,
    after_pt=6,
    keeps_next=True,
)
HEADING = Element(
    "ND30-70",
    "DeMuc",
    "Phần, chương, mục",
    LARGE,
    bold=True,
    align="center",
    before_pt=12,
    keeps_next=True,
)
HEADING_TITLE = Element(
    "ND30-70",
    "DeMucTen",
    "Phần, chương, mục, tiêu đề",
    LARGE,
    bold=True,
    upper=True,
    align="center",
    keeps_next=True,
)
HEADING_LINE = Element(
    "ND30-74",
    "DeMucDong",
    "Đề mục cùng dòng với số",
    LARGE,
    bold=True,
    align="both",
    lead_mm=BODY.lead_mm,
    before_pt=PARAGRAPH_GAP_PT,
    keeps_next=True,
)
WIRES = Element(
    "Mẫu 1.6",
    "NguoiDien",
    "Người gửi công điện",
    LARGE,
    align="center",
    before_pt=12,
    after_pt=PARAGRAPH_GAP_PT,
    keeps_next=True,
)

COPY_FORM = Element(
    "Mẫu 3.1",
    "HinhThucSao",
    "Hình thức sao",
    LARGE,
    bold=True,
    upper=True,
    align="center",
    keeps_next=True,
)

LOOKS = (AUTHORITY, ORDER, WIRES, HEADING, HEADING_TITLE, HEADING_LINE)
"""What headings and titles look like; a template that has all of these gets headings."""
LOOKS_OF_COPIES = (*LOOKS, COPY_FORM)
