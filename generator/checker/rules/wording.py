"""Rules of numbers, dates and signs as they are typed (WD)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from generator.checker.paper import Paper
from generator.checker.passages import Reading, reading
from generator.checker.rule import Fault, Limits, Rule, rule
from generator.checker.slips import Sighting, Slip, faults_of_words, sightings, slip, told
from generator.errors import Severity
from generator.vietnamese import roman

PART = "Số, ngày, dấu câu"
HABIT = "thông lệ"
_UNITS = r"(?:triệu|tỷ|tỉ|nghìn|km|ha|kg|tấn|m²|m2|°C)"
_MONTHS = 12
_SHORT_MONTH = 2  # the decree writes a zero before January and February only


def _with_comma(match: re.Match[str]) -> str:
    return match["seen"].replace(".", ",")


_DECIMAL_POINTS = (
    slip(rf"(?<![\w.,/])(?P<seen>\d+\.\d{{1,2}})(?= ?%| {_UNITS}\b)", _with_comma, signs=(".",)),
)


@rule("WD01", clause="Nghị định 86/2012/NĐ-CP; Luật Kế toán, Điều 11", part=PART)
def decimal_point(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Dùng dấu chấm thay dấu phẩy ở số lẻ.

    Vì sao: trong văn bản nhà nước, phần lẻ thập phân đứng sau dấu phẩy: 99,62%; dấu chấm phân cách
    hàng nghìn.
    Cách sửa: thay dấu chấm bằng dấu phẩy; số chép từ Excel thì đặt lại kiểu số trước.
    """
    yield from faults_of_words(paper, _DECIMAL_POINTS)


_THOUSANDS = (
    slip(
        r"(?<![\w.,])(?<!số )(?P<seen>\d{1,3}(?:,\d{3}){2,})(?![\w,]*\d)",
        lambda match: match["seen"].replace(",", "."),
        signs=(",",),
    ),
)


@rule("WD02", clause="Luật Kế toán, Điều 11", part=PART, severity=Severity.WARNING)
def thousands_comma(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Dùng dấu phẩy thay dấu chấm để phân cách hàng nghìn.

    Vì sao: hàng nghìn phân cách bằng dấu chấm: 1.234.567; dấu phẩy đứng trước phần lẻ.
    Cách sửa: thay dấu phẩy bằng dấu chấm.
    """
    yield from faults_of_words(paper, _THOUSANDS)


_PERCENT_JOINED = re.compile(r"\d%")
_PERCENT_APART = re.compile(r"\d+(?:,\d+)? %")


@rule("WD03", clause=HABIT, part=PART, severity=Severity.WARNING, doubtful=True)
def percent_spaced_unevenly(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Chỗ có, chỗ không có khoảng trắng trước dấu %.

    Vì sao: chưa có quy định; trong một văn bản nên viết một kiểu. Thường viết liền: 26%.
    Cách sửa: bấm Ctrl+H, thay « %» bằng «%».
    """
    words = reading(paper)
    if _PERCENT_JOINED.search(words.text):
        yield from told(sightings(words, Slip(_PERCENT_APART, lambda m: m[0].replace(" ", ""))))


_POINTS = (
    slip(
        r"%[^.;\n]{0,40}?, (?P<seen>(?:tăng|giảm|vượt|cao hơn|thấp hơn) (?P<by>\d+(?:,\d+)?)%)"
        r" so với",
        lambda match: match["seen"].removesuffix("%") + " điểm phần trăm",
        signs=("%",),
    ),
)


@rule("WD04", clause=HABIT, part=PART, severity=Severity.INFO, doubtful=True)
def percentage_points(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Chênh lệch giữa hai tỷ lệ ghi là %.

    Vì sao: từ 50% lên 60% là tăng 10 điểm phần trăm, nhưng là tăng 20% nếu tính tương đối; ghi rõ
    «điểm phần trăm» thì không hiểu nhầm.
    Cách sửa: nếu số này là hiệu của hai tỷ lệ, thay «%» bằng « điểm phần trăm».
    """
    yield from faults_of_words(paper, _POINTS)


_LONG_DATES = (
    slip(r"\bngày (?P<day>[1-9])(?= tháng \d)", lambda match: f"ngày 0{match['day']}"),
    slip(
        r"\btháng (?P<month>[12])(?= năm (?:19|20)\d\d)", lambda match: f"tháng 0{match['month']}"
    ),
)


@rule("WD05", clause="Phụ lục I, Phần I, Mục II.4", part=PART, severity=Severity.WARNING)
def long_date_without_zero(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Ngày dưới 10, tháng 1, tháng 2 viết thiếu số 0.

    Vì sao: đối với những số thể hiện ngày nhỏ hơn 10 và tháng 1, 2 phải ghi thêm số 0 ở trước.
    Quy định nói về ngày ban hành; ngày trong lời văn nên viết theo.
    Cách sửa: gõ thêm số 0: «ngày 05 tháng 02».
    """
    yield from faults_of_words(paper, _LONG_DATES)


def _padded(match: re.Match[str]) -> str:
    day, month, year = match["day"], match["month"], match["year"]
    zero = "0" if len(month) == 1 and int(month) <= _SHORT_MONTH else ""
    return f"{day.zfill(2)}/{zero}{month}/{year}"


_SHORT = r"(?<![\w/.-])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![\w/])"
_SHORT_DATES = (slip(_SHORT, _padded, signs=("/",)),)


@rule("WD06", clause=HABIT, part=PART, severity=Severity.WARNING, doubtful=True)
def short_date_without_zero(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Ngày viết tắt thiếu số 0.

    Vì sao: nghị định không nói đến ngày viết tắt; theo cách ghi ngày ban hành thì ngày dưới 10 và
    tháng 1, 2 có số 0: 05/3/2020, 15/02/2025.
    Cách sửa: gõ thêm số 0.
    """
    yield from faults_of_words(paper, _SHORT_DATES)


_PADDED_MONTH = re.compile(r"(?<![\w/])\d\d/0[3-9]/(?:19|20)\d\d(?![\w/])")
_PLAIN_MONTH = re.compile(r"(?<![\w/])\d{1,2}/[3-9]/(?:19|20)\d\d(?![\w/])")


@rule("WD07", clause=HABIT, part=PART, severity=Severity.WARNING, doubtful=True)
def short_dates_mixed(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Tháng 3 đến tháng 9 khi có, khi không có số 0 ở trước.

    Vì sao: 01/4/2025 và 01/04/2025 đều gặp; trong một văn bản nên viết một kiểu.
    Cách sửa: chọn một kiểu, nên là 01/4/2025 như ngày ban hành, rồi sửa các chỗ còn lại.
    """
    words = reading(paper)
    if _PLAIN_MONTH.search(words.text):
        shorter = Slip(_PADDED_MONTH, lambda match: match[0].replace("/0", "/"))
        yield from told(sightings(words, shorter))


_ANY_DATE = re.compile(
    rf"{_SHORT}|\bngày (?P<d>\d{{1,2}}) tháng (?P<m>\d{{1,2}}) năm (?P<y>(?:19|20)\d\d)\b"
)


@rule("WD08", clause=HABIT, part=PART, severity=Severity.WARNING)
def date_not_in_calendar(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Ngày không có trong lịch.

    Vì sao: ngày 31/4 hay tháng 13 không có; thường là gõ nhầm.
    Cách sửa: xem lại ngày và sửa.
    """
    words = reading(paper)
    yield from told(
        Sighting(
            words.paragraph_at(match.start()), match[0], "một ngày có trong lịch", spells=False
        )
        for match in _ANY_DATE.finditer(words.text)
        if not _exists(match)
    )


def _exists(match: re.Match[str]) -> bool:
    day, month, year = (
        int(match[short] or match[long])
        for short, long in (("day", "d"), ("month", "m"), ("year", "y"))
    )
    return 1 <= month <= _MONTHS and 1 <= day <= monthrange(year, month)[1]


_DONG = ("VNĐ", "vnđ", "VNđ", "₫")
_CURRENCY = (
    slip(r"(?<=\d) ?(?:VNĐ|vnđ|VNđ|₫)(?!\w)", " đồng", signs=_DONG),
    slip(r"\b(?:triệu|tỷ|nghìn) (?P<seen>VNĐ|vnđ|VNđ)\b", "đồng", signs=_DONG),
    slip(r"(?i:đơn vị(?: tính)?|đvt) ?: ?(?P<seen>VNĐ|vnđ|VNđ)\b", "đồng", signs=_DONG),
)


@rule("WD09", clause=HABIT, part=PART, severity=Severity.WARNING, doubtful=True)
def currency_abbreviated(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Đơn vị tiền ghi là VNĐ hoặc ₫.

    Vì sao: đơn vị tiền là «đồng», ký hiệu quốc gia «đ», ký hiệu quốc tế «VND»; không có «VNĐ».
    Cách sửa: viết «đồng».
    """
    yield from faults_of_words(paper, _CURRENCY)


_QUARTERS = (
    slip(
        r"\b(?P<word>[Qq]uý) (?P<quarter>[1-4])(?=[/ ](?:năm )?(?:19|20)\d\d)",
        lambda match: f"{match['word']} {roman(int(match['quarter']))}",
        signs=("Quý ", "quý "),
    ),
)


@rule("WD10", clause=HABIT, part=PART, severity=Severity.INFO, doubtful=True)
def quarter_in_arabic(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Quý không ghi bằng chữ số La Mã.

    Vì sao: thường viết quý III/2026; chưa có quy định.
    Cách sửa: gõ I, II, III hoặc IV.
    """
    yield from faults_of_words(paper, _QUARTERS)


_TIMES = (
    slip(
        r"(?<![\w:,./-])(?P<hour>[01]?\d(?=[hg])|[01]\d|2[0-3])[hg:](?P<minute>[0-5]\d)"
        r"(?![\w:]|[.,]\d)",
        lambda match: f"{match['hour']} giờ {match['minute']}",
    ),
)


@rule("WD11", clause=HABIT, part=PART, severity=Severity.INFO, doubtful=True)
def time_abbreviated(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Giờ viết tắt.

    Vì sao: văn bản thường viết «14 giờ 30»; chưa có quy định.
    Cách sửa: thay «h» hoặc «:» bằng «giờ».
    """
    yield from faults_of_words(paper, _TIMES)


_DAYS_WITHOUT_YEAR = (
    slip(
        r"\bngày (?P<seen>\d{1,2}/\d{1,2})(?![\d/])(?! ?(?:/|năm|hằng năm|hàng năm|âm lịch))",
        lambda match: f"{match['seen']}/…",
    ),
)


@rule("WD12", clause=HABIT, part=PART, severity=Severity.INFO, doubtful=True)
def date_without_year(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Ngày không ghi năm.

    Vì sao: văn bản được lưu và đọc lại nhiều năm sau; ngày không có năm thì khó hiểu.
    Cách sửa: ghi thêm năm.
    """
    yield from faults_of_words(paper, _DAYS_WITHOUT_YEAR)


_DOUBLE_SPACES = re.compile(
    r"(?<=[^\s.…_:])(?<![Ss]ố)(?<!ngày)(?<!tháng)(?<!năm) {2,}(?=[^\s.…_/])"
)


@rule("WD13", clause=HABIT, part=PART, severity=Severity.INFO)
def double_spaces(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Hai dấu cách liền nhau.

    Vì sao: dòng canh đều hai lề mà có hai dấu cách liền nhau thì chỗ trống không đều.
    Cách sửa: bấm Ctrl+H, thay hai dấu cách bằng một, đến khi không còn.
    """
    yield from told(_around(reading(paper), _DOUBLE_SPACES, "một dấu cách"))


def _around(words: Reading, pattern: re.Pattern[str], better: str) -> Iterator[Sighting]:
    """Yield the words about a sign that is not seen by itself."""
    for match in pattern.finditer(words.text):
        start, end = match.span()
        before = words.text[:start].rpartition("\n")[2].rpartition(" ")[2]
        after = words.text[end:].partition("\n")[0].partition(" ")[0]
        yield Sighting(words.paragraph_at(start), before + match[0] + after, better, spells=False)


_SPACE_BEFORE = re.compile(r"(?<=[^\W_]) +[,;:?!](?=\s|$)|(?<=[^\W_]) +\.(?=\s|$)", re.MULTILINE)


@rule("WD14", clause=HABIT, part=PART, severity=Severity.INFO)
def space_before_punctuation(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Dấu cách trước dấu câu.

    Vì sao: dấu câu viết liền với chữ đứng trước; có dấu cách thì dấu câu có thể rơi xuống đầu dòng.
    Cách sửa: xóa dấu cách trước dấu câu.
    """
    yield from told(_around(reading(paper), _SPACE_BEFORE, "viết liền"))


_UNITS_JOINED = (
    slip(
        r"(?<![\w.,/])(?P<seen>(?P<number>\d+(?:[.,]\d+)*)(?P<unit>km2?|km²|ha|kg|m2|m²|°C|mm|cm))"
        r"(?!\w)",
        lambda match: f"{match['number']} {match['unit']}",
        signs=("m", "ha", "kg", "°C"),
    ),
)


@rule("WD15", clause="Nghị định 86/2012/NĐ-CP", part=PART, severity=Severity.INFO)
def symbol_joined_to_number(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Ký hiệu đơn vị đo viết liền với số.

    Vì sao: giữa trị số và ký hiệu đơn vị đo có một khoảng trắng: 22 m, 15 °C.
    Cách sửa: thêm dấu cách không ngắt (Ctrl+Shift+Space) giữa số và ký hiệu.
    """
    yield from faults_of_words(paper, _UNITS_JOINED)


RULES: tuple[Rule, ...] = (
    decimal_point,
    thousands_comma,
    percent_spaced_unevenly,
    percentage_points,
    long_date_without_zero,
    short_date_without_zero,
    short_dates_mixed,
    date_not_in_calendar,
    currency_abbreviated,
    quarter_in_arabic,
    time_abbreviated,
    date_without_year,
    double_spaces,
    space_before_punctuation,
    symbol_joined_to_number,
)
