"""Slips of capital letters (Phụ lục II) as data, by the rule that they belong to."""

from __future__ import annotations

import re

from generator.checker.slips import HIGH, LOW, Slip, slip

_MID = rf"(?<=[{LOW},;] )"
"""In the middle of a sentence: after a small letter, or a comma."""
_BEFORE = rf"(?:{_MID}|(?<=\bUBND )|(?<=\bHĐND )|(?<=\bThanh Tra )|(?<=\bCông An ))"
_TEXTS = (
    r"nghị định|nghị quyết|quyết định|chỉ thị|thông tư|công văn|kế hoạch|thông báo|báo cáo"
    r"|tờ trình|công điện|hướng dẫn|kết luận|chương trình"
)
_FUNCTIONS = (
    "Tài Chính|Nội Vụ|Tư Pháp|Xây Dựng|Giáo Dục|Đào Tạo|Khoa Học|Công Nghệ|Nông Nghiệp|Nông Thôn"
    "|Môi Trường|Tài Nguyên|Thông Tin|Truyền Thông|Giao Thông|Vận Tải|Kế Hoạch|Đầu Tư|Lao Động"
    "|Thương Binh|Xã Hội|Văn Hóa|Văn Hoá|Thể Thao|Du Lịch|Ngoại Vụ|Dân Tộc|Tôn Giáo|Quốc Phòng"
    "|Kinh Tế|Hạ Tầng|Đô Thị|Dân Số|Bảo Hiểm|Kiểm Lâm|Hành Chính|Phục Vụ"
)


def _low_second(match: re.Match[str]) -> str:
    """Keep the first capital of a pair of syllables: "Nông Thôn" -> "Nông thôn"."""
    return match["seen"][:1] + match["seen"][1:].lower()


def _named(*names: str, before: str = "") -> Slip:
    """Make a slip of names that are spelled otherwise; a text all in capitals tells nothing."""
    spelled = {name.casefold(): name for name in names}

    def better(match: re.Match[str]) -> str:
        seen = match["seen"]
        return seen if seen.isupper() else spelled[seen.casefold()]

    pattern = rf"{before}\b(?P<seen>{'|'.join(names)})\b"
    return slip(pattern, better, re.IGNORECASE, signs=tuple(spelled))


def _article(match: re.Match[str]) -> str:
    return match[0][:1].upper() + match[0][1:]


PLACE_NOUNS: tuple[Slip, ...] = (
    slip(
        rf"{_BEFORE}(?P<seen>(?P<word>Tỉnh|Thị xã|Huyện|Xã)"
        rf" (?P<name>(?!Hội\b|Ủy\b|Uỷ\b|Đoàn\b|Đội\b)[{HIGH}][{LOW}]+(?: [{HIGH}][{LOW}]+)?))",
        lambda match: f"{match['word'].lower()} {match['name']}",
        signs=("Tỉnh ", "Thị xã ", "Huyện ", "Xã "),
    ),
    slip(
        rf"{_BEFORE}(?P<seen>Thành phố"
        rf" (?P<name>(?!Hồ Chí Minh|Thủ Đức)[{HIGH}][{LOW}]+(?: [{HIGH}][{LOW}]+)?))",
        lambda match: f"thành phố {match['name']}",
        signs=("Thành phố ",),
    ),
)
"""VH04: a common noun before a proper name is small."""

UNITS_WITH_NUMBERS: tuple[Slip, ...] = (
    slip(
        r"(?<!các )(?<!\d )(?<!những )"
        r"(?P<seen>\b(?P<word>phường|quận) (?P<number>\d{1,2}))\b(?![,/.%]\d|,? \d)",
        lambda match: f"{match['word'].capitalize()} {match['number']}",
        signs=("phường ", "quận "),
    ),
)
"""VH05: before a number the noun is part of the name."""

CITIES: tuple[Slip, ...] = (
    slip(r"\bthủ đô Hà Nội\b", "Thủ đô Hà Nội", signs=("thủ đô ",)),
    slip(r"\bthành phố Hồ Chí Minh\b", "Thành phố Hồ Chí Minh", signs=("thành phố Hồ ",)),
)
"""VH06: two names as the decree writes them."""

TERRAIN: tuple[Slip, ...] = (
    slip(
        rf"{_MID}(?P<seen>(?P<word>Sông|Vịnh|Núi|Hồ)"
        r" (?P<name>Cửu Long|Hồng|Tiền|Hậu|Vàm Cỏ|Trà Khúc|Hạ Long|Bắc Bộ|Hoàn Kiếm))\b",
        lambda match: f"{match['word'].lower()} {match['name']}",
        signs=("Sông ", "Vịnh ", "Núi ", "Hồ "),
    ),
)
"""VH07: a common noun before a name of terrain is small."""

REGIONS: tuple[Slip, ...] = (
    _named(
        "Tây Bắc", "Đông Bắc", "Tây Nguyên", "Đông Nam Bộ", "Tây Nam Bộ", "Bắc Trung Bộ",
        "Nam Trung Bộ", "Bắc Bộ", "Nam Bộ", "Trung Bộ",
        before=r"\b(?:vùng|khu vực|các tỉnh|miền núi) ",
    ),
)  # fmt: skip
"""VH08: names of regions."""

AGENCIES: tuple[Slip, ...] = (
    slip(
        r"\b(?:Ủy|Uỷ) (?:Ban(?: [Nn]hân [Dd]ân)?|ban Nhân [Dd]ân|ban nhân Dân)\b",
        lambda match: match[0].capitalize(),
        signs=("y Ban", "ỷ Ban", " ban Nhân", " Dân"),
    ),
    slip(
        r"\bHội Đồng [Nn]hân [Dd]ân\b|\bHội đồng Nhân [Dd]ân\b",
        "Hội đồng nhân dân",
        signs=("Hội Đồng ", "Hội đồng Nhân "),
    ),
    slip(r"\bVăn Phòng(?= (?:UBND|Ủy|Uỷ|HĐND|Hội|Chính|Đăng))", "Văn phòng", signs=("Văn Phòng ",)),
    slip(
        r"\bThanh Tra(?= (?:[Tt]ỉnh|[Ss]ở|[Hh]uyện|[Bb]ộ|Chính phủ))",
        "Thanh tra",
        signs=("Thanh Tra ",),
    ),
    slip(
        r"\bTrung Tâm(?= (?:[Pp]hục|[Hh]ành|[Cc]huyển|[Yy] tế))",
        "Trung tâm",
        signs=("Trung Tâm ",),
    ),
    slip(r"\bCông An(?= (?:[Tt]ỉnh|[Xx]ã|[Hh]uyện|[Pp]hường))", "Công an", signs=("Công An ",)),
    slip(
        r"\b(?:Sở|Bộ|Phòng|Ban|Cục|Chi cục|Vụ|Trung tâm)"
        rf" (?:(?!Công ty)[\w ,-]){{0,50}}?(?P<seen>\b(?:{_FUNCTIONS}))\b",
        _low_second,
        signs=tuple(_FUNCTIONS.split("|")),
    ),
)
"""VH09: not every syllable of an agency's name is large."""

STATE: tuple[Slip, ...] = (
    slip(r"\bĐảng(?:,| và) (?P<seen>nhà nước)\b", "Nhà nước"),
    slip(r"\bnhà nước(?= (?:Việt Nam|Cộng hòa|ta)\b)", "Nhà nước"),
)
"""VH10: «Nhân dân», «Nhà nước» as such."""

CITED_TEXTS: tuple[Slip, ...] = (
    slip(
        rf"\b(?P<seen>(?P<word>{_TEXTS}) số:? ?\d[\w/]*[/-][\w-]*)",
        lambda match: match["seen"][:1].upper() + match["seen"][1:],
    ),
)
"""VH12: a certain document begins with a capital."""

CLAUSES: tuple[Slip, ...] = (
    slip(rf"{_MID}Khoản(?= \d)", "khoản", signs=("Khoản ",)),
    slip(rf"{_MID}Điểm(?= [a-zđ]\b)", "điểm", signs=("Điểm ",)),
)
"""VH13: khoản and điểm are small where they are cited."""

ARTICLES: tuple[Slip, ...] = (
    slip(
        r"\b(?:điều \d+|(?:chương|phần) [IVX]+|mục \d+)"
        r"(?= (?:của )?"
        r"(?:Luật|Bộ luật|Nghị định|Nghị quyết|Quyết định|Thông tư|Quy chế|Quy định)\b)",
        _article,
    ),
)
"""VH24: điều, chương, mục, phần are large where they are cited."""

_DAYS = {"hai": "Hai", "ba": "Ba", "tư": "Tư", "năm": "Năm", "sáu": "Sáu", "bảy": "Bảy"}


def _day(match: re.Match[str]) -> str:
    return f"thứ {_DAYS[match['day']]}"


WEEKDAYS: tuple[Slip, ...] = (
    slip(
        r"\b(?:sáng|chiều|tối|ngày) (?P<seen>thứ (?P<day>hai|ba|tư|năm|sáu|bảy))"
        r"(?= (?:hằng|hàng) tuần|,? ngày \d| \()",
        _day,
        signs=(" thứ ",),
    ),
    slip(
        r"\b(?:[Vv]ào|[Tt]ừ|[Đđ]ến(?: hết)?|(?:phút|giờ|sáng|chiều|tối),|\d,)"
        r" (?P<seen>thứ (?P<day>hai|ba|tư|năm|sáu|bảy))(?=,? ngày \d)",
        _day,
        signs=(" thứ ",),
    ),
    slip(
        r"(?<!mạng )\btháng (?P<seen>một|hai|ba|tư|sáu|bảy|tám|chín|mười(?: một| hai)?)"
        r"(?= (?:năm )?\d{4}\b)",
        lambda match: match["seen"].capitalize(),
        signs=("tháng ",),
    ),
    slip(
        r"\btháng (?:giêng|chạp)\b",
        lambda match: f"tháng {match[0][6:].capitalize()}",
        signs=("tháng giêng", "tháng chạp"),
    ),
)
"""VH14: days of the week and months in words.

«lần thứ hai», «kỳ họp thứ hai, ngày 5», «thứ nhất …; thứ hai, ngày 5», «tháng năm 2025» are none.
"""

HOLIDAYS: tuple[Slip, ...] = (
    _named("Quốc khánh", "Quốc tế Lao động", "Quốc tế Phụ nữ", "Giải phóng miền Nam"),
)
"""VH15: holidays."""

_FEASTS = ("Tết ", "tết ")
FESTIVALS: tuple[Slip, ...] = (
    slip(rf"{_MID}(?:Tết|tết) (?i:nguyên đán)\b", "tết Nguyên đán", signs=_FEASTS),
    slip(rf"{_MID}(?:Tết|tết) (?i:trung thu)\b", "tết Trung thu", signs=_FEASTS),
    slip(rf"{_MID}(?:Tết|tết) (?i:đoan ngọ)\b", "tết Đoan ngọ", signs=_FEASTS),
)
"""VH16: festivals."""

_STEMS = "giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý"
_BRANCHES = "tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi"
LUNAR_YEARS: tuple[Slip, ...] = (
    slip(
        rf"\b(?:năm|xuân|Xuân) (?P<seen>(?i:{_STEMS}) (?i:{_BRANCHES}))\b",
        lambda match: match["seen"].title(),
    ),
)
"""VH17: lunar years."""

AWARDS: tuple[Slip, ...] = (
    _named(
        "Huân chương Sao vàng", "Huân chương Lao động", "Huân chương Độc lập",
        "Nghệ sĩ Nhân dân", "Nghệ sĩ Ưu tú", "Nhà giáo Nhân dân", "Nhà giáo Ưu tú",
        "Thầy thuốc Nhân dân", "Thầy thuốc Ưu tú", "Anh hùng Lao động",
    ),
)  # fmt: skip
"""VH18: awards."""

HISTORY: tuple[Slip, ...] = (slip(r"\b[Cc]ách mạng [Tt]háng (?:Tám|tám)\b", "Cách mạng tháng Tám"),)
"""VH19: names of history."""

JOURNALS: tuple[Slip, ...] = (
    slip(rf"{_MID}(?P<seen>Tạp chí)(?= [{HIGH}])", "tạp chí", signs=("Tạp chí ",)),
)
"""VH20: journals."""

_PAIRED = "kinh tế|văn hóa|văn hoá|chính trị|quốc phòng|an ninh|khoa học"
PAIRS: tuple[Slip, ...] = (
    slip(
        rf"\b(?P<one>{_PAIRED})"
        r"(?: ?[–—] ?|-| -|- )(?P<other>xã hội|an ninh|quốc phòng|công nghệ|chính trị)\b",
        lambda match: f"{match['one']} - {match['other']}",
        re.IGNORECASE,
        signs=tuple(_PAIRED.split("|")),
    ),
)
"""VH23: paired nouns have a hyphen with spaces."""
