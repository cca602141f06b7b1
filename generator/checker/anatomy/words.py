"""The words by which the parts of a document are found, folded as `fold` folds."""

from __future__ import annotations

import re
from typing import Final

TYPES: Final = {
    "nghị quyết": "NQ",
    "quyết định": "QĐ",
    "chỉ thị": "CT",
    "quy chế": "QC",
    "quy định": "QyĐ",
    "thông cáo": "TC",
    "thông báo": "TB",
    "hướng dẫn": "HD",
    "chương trình": "CTr",
    "kế hoạch": "KH",
    "phương án": "PA",
    "đề án": "ĐA",
    "dự án": "DA",
    "báo cáo": "BC",
    "biên bản": "BB",
    "tờ trình": "TTr",
    "hợp đồng": "HĐ",
    "công điện": "CĐ",
    "bản ghi nhớ": "BGN",
    "bản thỏa thuận": "BTT",
    "giấy ủy quyền": "GUQ",
    "giấy mời": "GM",
    "giấy giới thiệu": "GGT",
    "giấy nghỉ phép": "GNP",
    "phiếu gửi": "PG",
    "phiếu chuyển": "PC",
    "phiếu báo": "PB",
}
"""The types of Điều 7 that have an abbreviation, each with it (Phụ lục III)."""

REGULATIONS: Final = frozenset(
    {
        "hiến pháp", "bộ luật", "luật", "pháp lệnh", "lệnh", "nghị định", "thông tư",
        "thông tư liên tịch", "nghị quyết liên tịch",
    }
)  # fmt: skip

NATIONAL: Final = re.compile(r"cộng hoà\b")
NATIONAL_REST: Final = re.compile(r"(?:xã hội )?(?:chủ nghĩa )?việt nam$")
PARTY: Final = re.compile(r"đảng cộng sản việt nam$")
MOTTO: Final = re.compile(r"độc lập\b")
MOTTO_REST: Final = re.compile(r"(?:- ?)?(?:tự do\b.*)?hạnh phúc\W*$")
NUMBER: Final = re.compile(r"(?!.*;)số ?[:.]?(?:$|[ \d…._/-].*/|\d+-)")
DATE: Final = re.compile(r"\bngày\b[\W\d_]*\btháng\b[\W\d_]*(?:\bnăm\b|$)|, ?ngày \d+[/.-]\d+")
DATED: Final = re.compile(
    rf".{{0,60}}?(?:{DATE.pattern}|\bngày \d+[/.-]\d+[/.-]\d+)[\W\d_]*\S{{0,8}}$"
)
"""A line that is place and date: a sentence goes on behind its date, or began long before it."""
DATE_REST: Final = re.compile(r"(?:tháng|năm)\b[\W\d_]*(?:tháng|năm)?[\W\d_]*$")
SUBJECT: Final = re.compile(r"v ?/ ?v\b|về việc\b")
URGENCY: Final = re.compile(r"(?:hoả tốc(?: hẹn giờ.*)?|thượng khẩn|khẩn)$")
SECRECY: Final = re.compile(r"(?:tuyệt mật|tối mật|mật)$")
CIRCULATION: Final = re.compile(r"(?:xem xong trả lại|lưu hành nội bộ|tài liệu thu hồi)\b.{0,20}$")
STROKES: Final = re.compile(r"[\W_]+$")
"""A line that somebody drew with characters."""
DRAFT: Final = re.compile(r"\W*(?:bản )?dự thảo\b(?: lần)?[\W\d]*$")

ADDRESSEES: Final = re.compile(r"kính gửi\b")
WIRES: Final = re.compile(r".{1,150}\bđiện ?:$")
INTRODUCES: Final = re.compile(r".{1,150}\bgiới thiệu ?:$")
"""The first line of a giấy giới thiệu, centred under its title (Mẫu 1.8)."""
BASIS: Final = re.compile(r"căn cứ\b")
DECIDES: Final = re.compile(r"q ?u ?y ?ế ?t ?(?:đ ?ị ?n ?h|n ?g ?h ?ị)\W*$")
"""The letters may be typed apart."""
BULLET: Final = re.compile(r"[-–—\u2212+•*]")
COPIES: Final = re.compile(r"nơi nhận\b")
KEPT: Final = re.compile(r"\W*lưu\b")
DRAFTER: Final = re.compile(r"[a-zđ]{2,5} ?[.,]? ?\( ?\d+ ?\)\.?$")
CONTACT: Final = re.compile(
    r"(?:địa chỉ|điện thoại|đt|tel|fax|số fax|email|e-mail|thư điện tử|website|trang thông tin)"
    r" ?[:.]"
)
ATTACHED: Final = re.compile(r"\(? ?(?:ban hành )?kèm theo\b")
LABEL: Final = re.compile(
    r"phụ lục(?: (?:số )?(?P<number>[ivxlc]+|\d+|[a-hđ]))?(?: ?[:.]| ?[-–—]|$)(?P<rest>.*)$"
)
OPEN_LETTER: Final = "thư công"
"""Điều 7 names it; it has neither an abbreviation nor a form, and its title says what it is for."""
OPEN_LETTER_TITLE: Final = re.compile(
    r"thư (?:công|chúc|khen|cảm ơn|thăm|hỏi thăm|chia buồn|ngỏ|kêu gọi|động viên)\b"
)
COPY: Final = re.compile(r"(?:bản )?(?:sao y|sao lục|trích sao)(?: bản chính)?(?:$|[;:.,(])")

SUBMISSION: Final = re.compile(r"phiếu trình\b")
"""The title of the sheet on which a draft goes to its signer; no decree has a form of it."""

CAPACITY: Final = re.compile(
    r"(?:tm|kt|tl|tuq|q|t/m|k/t|t/l)\b ?[./]|(?:tm|kt|tl|tuq) (?=[^\W\d])"
    r"|(?:quyền |phó |thứ |đồng |tổng |tham mưu |đại diện )*"
    r"(?:chủ tịch|chủ nhiệm|chủ toạ|chủ trì|giám đốc|chánh|trưởng|bộ trưởng|cục trưởng|vụ trưởng"
    r"|chi cục trưởng|hiệu trưởng|viện trưởng|tổ trưởng|đội trưởng|thủ trưởng|thủ tướng|kiểm toán"
    r"|trưởng|thư ký|bí thư|thanh tra|tham mưu|chỉ huy|chính uỷ|kế toán|người(?! ký\b)|bên [ab]\b"
    r"|uỷ viên|chuyên viên|tổng biên tập|đại diện|tư lệnh|hạt trưởng|trạm trưởng)\b"
    r"|phó(?: trưởng)? (?:phòng|ban|đoàn)\b|uỷ ban nhân dân\b|hội đồng\b"
)
"""How the capacity or the post of a signer begins."""

ORGANIZATION: Final = re.compile(
    r"(?:liên (?:sở|bộ|ngành|tịch|cơ quan)|uỷ ban|ubnd|hội đồng|hđnd|sở|bộ|tổng cục|cục"
    r"|chi cục|văn phòng|vp|ban|phòng|trung tâm"
    r"|trường|chính phủ|thủ tướng|công an|toà án|tòa|viện|đoàn|tổng công ty|công ty|học viện"
    r"|kho bạc|bảo hiểm|chủ tịch|thanh tra|ngân hàng|đài|báo|hội|liên đoàn|liên minh|liên hiệp"
    r"|quỹ|tổ|đội|thuế|hải quan|bệnh viện|trạm|hạt|đại học|tập đoàn|quân khu|mặt trận|thành đoàn"
    r"|tỉnh đoàn|kiểm toán|kiểm lâm|thường trực|quốc hội|thư viện|bảo tàng|khu|vườn)\b"
)
"""How the name of an organization begins."""

SYMBOL: Final = re.compile(r"số ?[:.]? ?(?P<number>[^/]*)/ ?(?P<symbol>.*)$")
PARTY_SYMBOL: Final = re.compile(r"số ?[:.]? ?[\d…._ ]*-[ \d]*[a-zđ]{1,4} ?/ ?[a-zđ]")
NORMATIVE: Final = re.compile(
    r"(?:19|20)\d\d ?/ ?(?:nđ|ttlt|tt|qđ|nqlt|nq|l|pl|(?:ubtv)?qh ?\d*)(?![^\W_])"
)
"""The symbol of a legal normative document: a year, then its type."""
COPY_SYMBOL: Final = re.compile(r"(?:sy|trs|sl)-")
