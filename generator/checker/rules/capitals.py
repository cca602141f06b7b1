"""Rules of capital letters (Phụ lục II): the words are data, a rule says why (VH)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checker import capital_words as data
from generator.checker.looks import is_upper
from generator.checker.paper import Paper, Part
from generator.checker.passages import Reading, reading
from generator.checker.rule import Fault, Limits, Rule, at, rule
from generator.checker.slips import LOW, Sighting, faults_of_words, told
from generator.errors import Severity
from generator.vietnamese import fold_text

PART = "Viết hoa"
_FEWEST = 5
_ABBREVIATIONS = frozenset(
    {"vv", "tp", "tx", "tt", "ths", "gs", "pgs", "ts", "bs", "ks", "cn", "tr", "nxb", "vd", "st"}
)
_AFTER_STOP = re.compile(rf"(?P<word>\b\w{{2,}})[.?!] (?P<seen>[{LOW}]+)\b(?![.@/:]\w)")
_LINE_START = re.compile(rf"(?:[-–+•*] ?|\(?\w{{1,2}}[.)] )?(?P<seen>[{LOW}]+ \w+)")
_SENTENCE_ENDS = (".", "?", "!")  # items of a list may begin small after «:» and «;»


@rule("VH01", clause="Phụ lục II, Mục I", part=PART, severity=Severity.WARNING)
def sentence_with_small_letter(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Đầu câu hoặc đầu dòng không viết hoa.

    Vì sao: viết hoa chữ cái đầu âm tiết thứ nhất của một câu, sau dấu chấm, dấu hỏi, dấu chấm than
    và khi xuống dòng.
    Cách sửa: viết hoa chữ được nêu; nếu dấu chấm gõ nhầm thì sửa dấu.
    """
    words = reading(paper)
    yield from told((*_after_stops(words), *_line_starts(paper)))


def _after_stops(words: Reading) -> Iterator[Sighting]:
    for match in _AFTER_STOP.finditer(words.text):
        before, seen = match["word"], match["seen"]
        if before.islower() and before not in _ABBREVIATIONS:
            paragraph = words.paragraph_at(match.start())
            yield Sighting(paragraph, f"{before}. {seen}", f"{before}. {seen.capitalize()}")


def _line_starts(paper: Paper) -> Iterator[Sighting]:
    """Yield paragraphs of text that begin small where the one before has ended."""
    ended = True
    for piece in paper.part(Part.BODY):
        start = _LINE_START.match(piece.text)
        if start and ended and not piece.paragraph.number:
            seen = start["seen"]
            yield Sighting(piece.paragraph, seen, seen[:1].upper() + seen[1:])
        ended = piece.text.endswith(_SENTENCE_ENDS)


@rule("VH04", clause="Phụ lục II, Mục III", part=PART, severity=Severity.WARNING)
def place_noun_with_capital(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Viết hoa danh từ chung đứng trước tên đơn vị hành chính.

    Vì sao: chỉ viết hoa tên riêng: tỉnh Sơn La, thành phố Long Xuyên, xã Sơn Hà; danh từ chung chỉ
    viết hoa khi đi với chữ số, tên người, tên sự kiện lịch sử, hoặc trong «Thủ đô Hà Nội», «Thành
    phố Hồ Chí Minh».
    Cách sửa: viết thường từ tỉnh, thành phố, huyện, thị xã, xã ở giữa câu.
    """
    yield from faults_of_words(paper, data.PLACE_NOUNS)


@rule("VH05", clause="Phụ lục II, Mục III", part=PART, severity=Severity.WARNING)
def numbered_place_with_small_letter(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Không viết hoa đơn vị hành chính đặt tên bằng chữ số.

    Vì sao: tên đơn vị hành chính đặt theo chữ số thì viết hoa cả danh từ chung: Quận 1, Phường 4.
    Cách sửa: viết hoa chữ được nêu.
    """
    yield from faults_of_words(paper, data.UNITS_WITH_NUMBERS)


@rule("VH06", clause="Phụ lục II, Mục III", part=PART)
def special_city_with_small_letter(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Viết không đúng «Thủ đô Hà Nội», «Thành phố Hồ Chí Minh».

    Vì sao: đây là hai trường hợp viết hoa đặc biệt, nêu đích danh trong nghị định.
    Cách sửa: viết hoa chữ «Thủ», chữ «Thành».
    """
    yield from faults_of_words(paper, data.CITIES)


@rule("VH07", clause="Phụ lục II, Mục III", part=PART, severity=Severity.INFO)
def terrain_word_with_capital(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Viết hoa danh từ chung đứng trước tên sông, núi, vịnh.

    Vì sao: danh từ chung đi với tên riêng thì viết thường: sông Vàm Cỏ, vịnh Hạ Long; chỉ viết hoa
    khi đã thành tên đơn vị hành chính: Vũng Tàu, Cửa Lò.
    Cách sửa: viết thường từ sông, núi, vịnh, hồ ở giữa câu.
    """
    yield from faults_of_words(paper, data.TERRAIN)


@rule("VH08", clause="Phụ lục II, Mục III", part=PART, severity=Severity.WARNING)
def region_with_small_letter(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Không viết hoa tên vùng, miền.

    Vì sao: tên vùng, miền viết hoa mọi âm tiết: Tây Bắc, Đông Nam Bộ, Tây Nguyên.
    Cách sửa: viết hoa các chữ được nêu.
    """
    yield from faults_of_words(paper, data.REGIONS)


@rule("VH09", clause="Phụ lục II, Mục IV", part=PART, severity=Severity.WARNING)
def agency_with_capital_syllables(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Viết hoa mọi âm tiết trong tên cơ quan.

    Vì sao: tên cơ quan viết hoa chữ đầu của từ chỉ loại hình và của từ chỉ chức năng, lĩnh vực:
    Sở Tài chính, Hội đồng nhân dân tỉnh, Ủy ban nhân dân xã.
    Cách sửa: viết thường các âm tiết sau: «Nông thôn» thay cho «Nông Thôn».
    """
    yield from faults_of_words(paper, data.AGENCIES)


@rule("VH10", clause="Phụ lục II, Mục V", part=PART, severity=Severity.INFO)
def state_with_small_letter(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Không viết hoa từ «Nhà nước».

    Vì sao: «Nhân dân», «Nhà nước» là danh từ viết hoa đặc biệt; trong «quản lý nhà nước», «cơ quan
    nhà nước» thì thường viết thường.
    Cách sửa: viết «Nhà nước» khi nói về Nhà nước như một chủ thể.
    """
    yield from faults_of_words(paper, data.STATE)


@rule("VH12", clause="Phụ lục II, Mục V", part=PART)
def cited_text_with_small_letter(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Không viết hoa tên loại của một văn bản cụ thể.

    Vì sao: tên loại của văn bản cụ thể được viết hoa chữ đầu: Nghị định số 30/2020/NĐ-CP.
    Cách sửa: viết hoa chữ đầu của tên loại.
    """
    yield from faults_of_words(paper, data.CITED_TEXTS)


@rule("VH13", clause="Phụ lục II, Mục V", part=PART)
def clause_with_capital(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Viết hoa từ «khoản», «điểm» khi viện dẫn.

    Vì sao: khi viện dẫn chỉ viết hoa Phần, Chương, Mục, Tiểu mục, Điều; khoản, điểm viết thường:
    «điểm a khoản 1 Điều 5».
    Cách sửa: viết thường từ «khoản», «điểm».
    """
    yield from faults_of_words(paper, data.CLAUSES)


@rule("VH14", clause="Phụ lục II, Mục V", part=PART, severity=Severity.WARNING)
def weekday_with_small_letter(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Không viết hoa tên ngày trong tuần, tháng viết bằng chữ.

    Vì sao: tên ngày, tháng không dùng chữ số thì viết hoa: thứ Hai, tháng Giêng.
    Cách sửa: viết hoa âm tiết chỉ ngày, tháng.
    """
    yield from faults_of_words(paper, data.WEEKDAYS)


@rule("VH15", clause="Phụ lục II, Mục V", part=PART, severity=Severity.WARNING)
def holiday_misspelled(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Viết hoa không đúng tên ngày lễ.

    Vì sao: tên ngày lễ viết hoa chữ đầu của tên: ngày Quốc khánh 2-9, ngày Quốc tế Lao động 1-5.
    Cách sửa: viết lại như mẫu.
    """
    yield from faults_of_words(paper, data.HOLIDAYS)


@rule("VH16", clause="Phụ lục II, Mục V", part=PART, severity=Severity.INFO)
def festival_misspelled(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Viết hoa không đúng tên ngày tết.

    Vì sao: nghị định viết «tết Nguyên đán», «tết Trung thu»; chỉ viết hoa «Tết» khi đứng một mình
    thay cho tết Nguyên đán. Nhiều văn bản vẫn viết «Tết Nguyên đán».
    Cách sửa: viết lại như mẫu.
    """
    yield from faults_of_words(paper, data.FESTIVALS)


@rule("VH17", clause="Phụ lục II, Mục V", part=PART, severity=Severity.INFO)
def lunar_year_with_small_letter(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Không viết hoa tên năm âm lịch.

    Vì sao: tên năm âm lịch viết hoa cả hai âm tiết: Kỷ Tỵ, Mậu Thân.
    Cách sửa: viết hoa cả hai chữ.
    """
    yield from faults_of_words(paper, data.LUNAR_YEARS)


@rule("VH18", clause="Phụ lục II, Mục V", part=PART, severity=Severity.WARNING)
def award_misspelled(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Viết hoa không đúng tên huân chương, danh hiệu.

    Vì sao: tên huân chương, danh hiệu viết hoa chữ đầu của loại và của hạng: Huân chương Sao vàng,
    Nghệ sĩ Nhân dân, Anh hùng Lao động.
    Cách sửa: viết lại như mẫu.
    """
    yield from faults_of_words(paper, data.AWARDS)


@rule("VH19", clause="Phụ lục II, Mục V", part=PART, severity=Severity.INFO)
def historic_name_misspelled(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Viết hoa không đúng tên sự kiện lịch sử.

    Vì sao: nghị định viết «Cách mạng tháng Tám».
    Cách sửa: viết lại như mẫu.
    """
    yield from faults_of_words(paper, data.HISTORY)


@rule("VH20", clause="Phụ lục II, Mục V", part=PART, severity=Severity.INFO)
def journal_word_with_capital(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Viết hoa từ «tạp chí» trước tên tạp chí.

    Vì sao: nghị định viết «tạp chí Cộng sản»: chỉ viết hoa tên riêng.
    Cách sửa: viết thường từ «tạp chí» ở giữa câu.
    """
    yield from faults_of_words(paper, data.JOURNALS)


@rule("VH21", clause="thông lệ", part=PART, severity=Severity.INFO, doubtful=True)
def heading_in_title_case(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Tiêu đề viết hoa đầu mọi âm tiết.

    Vì sao: tiêu đề tiếng Việt viết hoa chữ đầu dòng và tên riêng, không viết hoa từng âm tiết.
    Cách sửa: chọn tiêu đề, vào Home → Change Case, chọn Sentence case, rồi viết hoa lại tên riêng.
    """
    headings = [each.piece for each in paper.headings if each.has_title]
    for piece in (*paper.part(Part.TITLE, Part.SUBJECT), *headings):
        syllables = [word for word in piece.shown.split() if word.isalpha()]
        if len(syllables) >= _FEWEST and all(map(_is_title_case, syllables)):
            yield Fault(at(piece), f"«{piece.text[:40]}»", "chỉ viết hoa chữ đầu và tên riêng")


def _is_title_case(syllable: str) -> bool:
    return syllable[:1].isupper() and not (len(syllable) > 1 and is_upper(syllable))


@rule("VH22", clause="thông lệ", part="Chính tả", severity=Severity.INFO, doubtful=True)
def tone_marks_mixed(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Một chữ có hai cách đặt dấu thanh.

    Vì sao: «hòa» và «hoà» đều gặp trong văn bản nhà nước; trong một văn bản nên viết một cách để
    tìm chữ thì thấy hết.
    Cách sửa: bấm Ctrl+H, thay cách viết ít gặp bằng cách viết kia.
    """
    words = reading(paper)
    places: dict[str, dict[str, int]] = {}
    for match in _OPEN_SYLLABLE.finditer(words.text):
        spelled = match[0].lower()
        places.setdefault(fold_text(spelled), {}).setdefault(spelled, match.start())
    for spellings in places.values():
        if len(spellings) > 1:
            both = " và ".join(f"«{each}»" for each in spellings)
            last = words.paragraph_at(max(spellings.values()))
            yield Fault(at(last), f"có cả {both}", "một cách viết")


_OPEN_SYLLABLE = re.compile(
    r"\b[b-dđg-hk-nptrsvx]{0,3}(?:[òóỏõọ][ae]|o[àáảãạèéẻẽẹ]|[ùúủũụ]y|u[ỳýỷỹỵ])\b", re.IGNORECASE
)


@rule("VH23", clause="Phụ lục II", part="Chính tả", severity=Severity.INFO)
def paired_nouns_without_spaces(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Gạch nối giữa hai danh từ thiếu khoảng trắng.

    Vì sao: nghị định viết «kinh tế - xã hội», gạch ngắn, có khoảng trắng hai bên.
    Cách sửa: gõ lại dấu gạch nối với một khoảng trắng ở mỗi bên.
    """
    yield from faults_of_words(paper, data.PAIRS)


@rule("VH24", clause="Phụ lục II, Mục V", part=PART, severity=Severity.WARNING)
def article_with_small_letter(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Không viết hoa từ «Điều», «Chương», «Mục», «Phần» khi viện dẫn.

    Vì sao: khi viện dẫn một văn bản cụ thể thì viết hoa chữ đầu của phần, chương, mục, tiểu mục,
    điều: «Điều 5 Luật …».
    Cách sửa: viết hoa chữ đầu.
    """
    yield from faults_of_words(paper, data.ARTICLES)


RULES: tuple[Rule, ...] = (
    sentence_with_small_letter,
    place_noun_with_capital,
    numbered_place_with_small_letter,
    special_city_with_small_letter,
    terrain_word_with_capital,
    region_with_small_letter,
    agency_with_capital_syllables,
    state_with_small_letter,
    cited_text_with_small_letter,
    clause_with_capital,
    weekday_with_small_letter,
    holiday_misspelled,
    festival_misspelled,
    lunar_year_with_small_letter,
    award_misspelled,
    historic_name_misspelled,
    journal_word_with_capital,
    heading_in_title_case,
    tone_marks_mixed,
    paired_nouns_without_spaces,
    article_with_small_letter,
)
