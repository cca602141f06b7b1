"""The layout that Nghị định 30/2020/NĐ-CP (Phụ lục I) asks for, as one table of data.

Templates are built from it and documents are checked by it. A rule id (ND30-42) names the rule in
docs and messages. Lengths are millimetres, sizes of type are points.
"""

from __future__ import annotations

from typing import Literal

from generator.frozen import Frozen

FONT = "Times New Roman"
"""ND30-08: for every run, in all four slots of a font."""
LANGUAGE = "vi-VN"
PT_PER_MM = 72 / 25.4

NATIONAL_TITLE_TEXT = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO_TEXT = "Độc lập - Tự do - Hạnh phúc"

Justification = Literal["left", "center", "right", "both"]


class Band(Frozen):
    """What is allowed, from `low` to `high`, and what we use."""

    low: float
    high: float
    default: float
    tolerance: float = 0.0

    def allows(self, measured: float) -> bool:
        """Tell whether a measured value lies inside, give or take the tolerance."""
        return self.low - self.tolerance <= measured <= self.high + self.tolerance


def exactly(value: float) -> Band:
    """Return a band that allows one value."""
    return Band(value, value, value)


# --- pages -----------------------------------------------------------------------------------

MARGIN_TOLERANCE = 0.5  # a twip is 0.018 mm, and 20 mm is 1134 twips and a bit
TOP_MARGIN = Band(20, 25, 20, MARGIN_TOLERANCE)  # ND30-03
BOTTOM_MARGIN = Band(20, 25, 20, MARGIN_TOLERANCE)  # ND30-04
LEFT_MARGIN = Band(30, 35, 30, MARGIN_TOLERANCE)  # ND30-05
RIGHT_MARGIN = Band(15, 20, 20, MARGIN_TOLERANCE)  # ND30-06
HEADER_MM = 10.0  # ND30-11: the page number stands inside the top margin


class Page(Frozen):
    """A page with its margins as we set them."""

    rule: str
    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float

    @property
    def text_width_mm(self) -> float:
        """Return the room between the side margins."""
        return self.width_mm - self.left_mm - self.right_mm

    @property
    def is_landscape(self) -> bool:
        """Tell whether the page lies on its long side."""
        return self.width_mm > self.height_mm


PORTRAIT = Page("ND30-01", 210, 297, 20, 20, 30, 20)
# The decree says nothing of landscape margins (ND30-07). Its own landscape section keeps the wide
# margin on the left of the page as it is read; so do we.
LANDSCAPE = Page("ND30-07", 297, 210, 20, 20, 30, 20)

CORNER_WIDTH_MM, CORNER_HEIGHT_MM = 80, 9
"""ND30-89: the top right corner of a separate file, where the agency's signature is shown."""

# --- the letterhead and the end of a letter --------------------------------------------------


class SizeSet(Frozen):
    """Sizes of type that grow and shrink together, and the two columns that they stand in.

    The issuer and the one above it are as large as Quốc hiệu, and so is the subject.
    """

    rule: str
    title_pt: float
    motto_pt: float
    date_pt: float
    left_mm: float
    right_mm: float


# Quốc hiệu takes 95.7 mm at 13 pt bold and has to stay on one line (ND30-20). The smaller set is
# for long place names: «Thành phố Hồ Chí Minh, ngày 29 tháng 11 năm 2026» takes 98.7 mm at 13 pt.
LARGE_SET = SizeSet("ND30-12", 13, 14, 14, left_mm=62, right_mm=98)
SMALL_SET = SizeSet("ND30-12", 12, 13, 13, left_mm=56.5, right_mm=103.5)
SIZE_SETS = (LARGE_SET, SMALL_SET)
"""ND30-12, the best first."""
LINE_SLACK_MM = 0.5
"""What a line that we break leaves free, so that no program breaks it once more."""

END_LEFT_MM, END_RIGHT_MM = 80, 80

ISSUER_RULE = Band(1 / 3, 1 / 2, 0.4, 0.05)  # ND30-25, ND30-37: a share of the line above it
ISSUER_RULE_SHARE = ISSUER_RULE.default
MOTTO_RULE = Band(1, 1, 1, 0.1)  # ND30-22: as long as the line above it
ATTACHMENT_RULE_MM = 40.0  # ND30-86: short; the decree gives no length
RULE_PT = 0.75
SIGNATURE_MM = Band(25, 30, 28)  # ND30-51: a habit, no size is given

FIRST_LINE_MM = (10.0, 12.7)  # ND30-42: one of the two, the same in the whole document
FIRST_LINE_TOLERANCE = 0.3
PARAGRAPH_GAP_PT = 6.0  # ND30-43: at least, before and after together
LINE_SPACING = Band(1.0, 1.5, 1.0)  # ND30-44
NATURAL_LINE = 1.15
"""How high a single line of Times New Roman is, in sizes of type."""
ADDRESSEE_INDENT_MM = 35.0  # ND30-55
SUBJECT_INDENT_MM = 2.0  # so does a subject, under a number that is shorter still
TITLE_INDENT_MM = 10.0  # a title of two lines reads better where it is narrower than the text
COLON_MM = 17.6  # ND30-54: from the K to the colon of «Kính gửi:» at 14 pt

TABLE_SIZES = (13.0, 12.0, 11.0, 10.0)
"""ND30-46: sizes of type in a table, the best first; the decree leaves them free."""

URGENCY_WIDTHS_MM = {"Hỏa tốc": 30, "Thượng khẩn": 40, "Khẩn": 20}
"""ND30-102: the degrees of urgency, each with the width of its box."""
BOX_HEIGHT_MM = 8.0
CIRCULATION_PADDING_MM = 4.0
CIRCULATION_CENTRE = 0.72
"""ND30-103: ô 11 stands in the top margin, at this share of the width of the text."""
RED = "FF0000"
"""ND30-102: the ink of a stamp; all else is black (ND30-10)."""

# --- elements --------------------------------------------------------------------------------


class Element(Frozen):
    """A part of a document: what its letters are, where it stands, and its paragraph style.

    `upper` says that its letters are capitals. `lead_mm` is how far the first line starts to the
    right (or, below zero, to the left) of the others. `contextual` drops the gap between two of a
    kind. `ruled` draws a line above the first of a kind.
    """

    rule: str
    style: str
    name: str
    sizes: Band
    bold: bool = False
    italic: bool = False
    upper: bool = False
    align: Justification = "left"
    left_mm: float = 0.0
    right_mm: float = 0.0
    lead_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    lines: float = 1.0
    keeps_next: bool = False
    contextual: bool = False
    ruled: bool = False
    colour: str = ""

    @property
    def size_pt(self) -> float:
        """Return the size of type that we use."""
        return self.sizes.default


LOW_STYLE = "DongThap"
"""Word asks for a paragraph between two tables; this one is too low to be seen."""

SMALL = Band(12, 13, 13)
LARGE = Band(13, 14, 14)
BOXED = Band(13, 14, 13)

BODY = Element(
    "ND30-42",
    "NoiDung",
    "Nội dung",
    LARGE,
    align="both",
    lead_mm=12.7,
    before_pt=PARAGRAPH_GAP_PT,
    lines=LINE_SPACING.default,
)
NATIONAL_TITLE = Element(
    "ND30-20", "QuocHieu", "Quốc hiệu", SMALL, bold=True, upper=True, align="center"
)
MOTTO = Element("ND30-21", "TieuNgu", "Tiêu ngữ", LARGE, bold=True, align="center")
PARENT = Element("ND30-23", "CoQuanChuQuan", "Cơ quan chủ quản", SMALL, upper=True, align="center")
ISSUER = Element(
    "ND30-24", "CoQuanBanHanh", "Cơ quan ban hành", SMALL, bold=True, upper=True, align="center"
)
# The number is 13 and the date 14: a point more above the number puts both on one base line.
NUMBER = Element("ND30-26", "SoKyHieu", "Số, ký hiệu", exactly(13), align="center", before_pt=7)
PLACE_DATE = Element(
    "ND30-31", "DiaDanhNgay", "Địa danh, ngày", LARGE, italic=True, align="center", before_pt=6
)
SUBJECT = Element(
    "ND30-38",
    "TrichYeuCongVan",
    "Trích yếu công văn",
    SMALL,
    align="center",
    left_mm=SUBJECT_INDENT_MM,
    right_mm=SUBJECT_INDENT_MM,
    before_pt=6,
    after_pt=6,
)
URGENCY = Element(
    "ND30-102", "DoKhan", "Độ khẩn", BOXED, bold=True, upper=True, align="center", colour=RED
)
CIRCULATION = Element(
    "ND30-103", "PhamViLuuHanh", "Phạm vi lưu hành", BOXED, bold=True, upper=True, align="center"
)
TYPE_NAME = Element(
    "ND30-35",
    "TenLoai",
    "Tên loại",
    LARGE,
    bold=True,
    upper=True,
    align="center",
    before_pt=18,
    keeps_next=True,
)
TITLE = Element(
    "ND30-36", "TrichYeu", "Trích yếu", LARGE, bold=True, align="center", keeps_next=True
)
BASIS = Element(
    "ND30-39",
    "CanCu",
    "Căn cứ",
    LARGE,
    italic=True,
    align="both",
    lead_mm=12.7,
    before_pt=PARAGRAPH_GAP_PT,
)
ADDRESSEE_ALONE = Element(
    "ND30-53",
    "KinhGuiMotNoi",
    "Kính gửi một nơi",
    LARGE,
    align="center",
    before_pt=12,
    after_pt=12,
)
ADDRESSEES_HEAD = Element(
    "ND30-53",
    "KinhGui",
    "Kính gửi",
    LARGE,
    left_mm=ADDRESSEE_INDENT_MM,
    before_pt=12,
    keeps_next=True,
)
ADDRESSEES = Element(
    "ND30-54",
    "KinhGuiDanhSach",
    "Kính gửi, danh sách",
    LARGE,
    left_mm=ADDRESSEE_INDENT_MM + COLON_MM + 2.9,
    lead_mm=-2.9,
    after_pt=12,
    contextual=True,
)
COPIES_HEAD = Element(
    "ND30-56",
    "NoiNhan",
    "Nơi nhận",
    exactly(12),
    bold=True,
    italic=True,
    before_pt=2,  # 12 beside 14: on one base line with the signer's capacity
    keeps_next=True,
)
COPIES = Element("ND30-57", "NoiNhanDanhSach", "Nơi nhận, danh sách", exactly(11), keeps_next=True)
CAPACITY = Element(
    "ND30-47",
    "ChucVu",
    "Quyền hạn, chức vụ",
    LARGE,
    bold=True,
    upper=True,
    align="center",
    keeps_next=True,
)
SIGNATORY = Element(
    "ND30-49",
    "HoTen",
    "Họ và tên",
    LARGE,
    bold=True,
    align="center",
    before_pt=round(SIGNATURE_MM.default * PT_PER_MM),  # room for the signature and the seal
)
CONTACT = Element("ND30-105", "LienHe", "Thông tin liên hệ", Band(11, 12, 11), ruled=True)
APPENDIX = Element(
    "ND30-82", "PhuLuc", "Phụ lục", exactly(14), bold=True, align="center", keeps_next=True
)
APPENDIX_TITLE = Element(
    "ND30-83",
    "PhuLucTen",
    "Phụ lục, tên",
    LARGE,
    bold=True,
    upper=True,
    align="center",
    left_mm=TITLE_INDENT_MM,
    right_mm=TITLE_INDENT_MM,
    keeps_next=True,
)
ATTACHMENT = Element(
    "ND30-84",
    "KemTheo",
    "Kèm theo",
    LARGE,
    italic=True,
    align="center",
    keeps_next=True,
)
END_MARK = Element("ND30-92", "HetPhuLuc", "Hết phụ lục", LARGE, align="right", before_pt=2)
REMARK = Element(
    "ND30-46", "GhiChu", "Ghi chú", SMALL, italic=True, align="both", before_pt=PARAGRAPH_GAP_PT
)
TABLE_TITLE = Element(
    "ND30-46",
    "BangTen",
    "Bảng, tên",
    LARGE,
    bold=True,
    align="center",
    before_pt=12,
    after_pt=6,
    keeps_next=True,
)
NOTE = Element("ND30-08", "ChuThich", "Chú thích", Band(10, 13, 11), align="both")
PAGE_NUMBER = Element("ND30-11", "SoTrang", "Số trang", LARGE, align="center")
TABLE_CELL = Element("ND30-46", "Bang", "Bảng", Band(10, 14, 13), before_pt=1, after_pt=1)
TABLE_HEADER = Element(
    "ND30-46",
    "BangDauCot",
    "Bảng, đầu cột",
    Band(10, 14, 13),
    bold=True,
    align="center",
    before_pt=1,
    after_pt=1,
)

ELEMENTS = (
    BODY,
    NATIONAL_TITLE,
    MOTTO,
    PARENT,
    ISSUER,
    NUMBER,
    PLACE_DATE,
    SUBJECT,
    URGENCY,
    CIRCULATION,
    TYPE_NAME,
    TITLE,
    BASIS,
    ADDRESSEE_ALONE,
    ADDRESSEES_HEAD,
    ADDRESSEES,
    COPIES_HEAD,
    COPIES,
    CAPACITY,
    SIGNATORY,
    CONTACT,
    APPENDIX,
    APPENDIX_TITLE,
    ATTACHMENT,
    END_MARK,
    REMARK,
    TABLE_TITLE,
    NOTE,
    PAGE_NUMBER,
    TABLE_CELL,
    TABLE_HEADER,
)
