"""Rules of capacity, name and room for the signature (SG)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator import layout
from generator.checker.elements import departures, words
from generator.checker.kinds import WITH_LETTERHEAD
from generator.checker.looks import band, say
from generator.checker.paper import Paper, Part
from generator.checker.rule import At, Fault, Limits, at, rule
from generator.errors import Severity
from generator.layout import PT_PER_MM, Band
from generator.vietnamese import fold_text
from generator.view.edits import Edit, ParagraphEdit, RowEdit
from generator.view.records import Paragraph

HONOURS = (
    "GS", "PGS", "TS", "TSKH", "ThS", "Th.S", "BS", "BSCK", "BSCKI", "BSCKII", "KS", "CN", "LS",
    "CVCC", "NGƯT", "NGND", "NSND", "NSƯT", "TTƯT", "TTND", "Giáo sư", "Phó Giáo sư", "Tiến sĩ",
    "Thạc sĩ", "Bác sĩ", "Kỹ sư", "Cử nhân", "Luật sư", "Nhà giáo", "Thầy thuốc", "Nghệ sĩ",
    "Anh hùng", "Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng", "Đại tá", "Thượng tá",
    "Trung tá", "Thiếu tá", "Đại úy", "Thượng úy", "Trung úy", "Thiếu úy", "Đại uý", "Thượng uý",
    "Trung uý", "Thiếu uý", "Ông", "Bà",
)  # fmt: skip
WITH_HONOURS = (
    "trường", "học viện", "đại học", "bệnh viện", "trung tâm y tế", "trạm y tế", "phòng khám",
    "trung tâm kiểm soát bệnh tật", "viện nghiên cứu", "viện khoa học", "viện hàn lâm", "công an",
    "bộ công an", "bộ quốc phòng", "bộ tư lệnh", "bộ chỉ huy", "ban chỉ huy", "quân khu",
    "quân đoàn", "cục cảnh sát", "phòng cảnh sát",
)  # fmt: skip
"""How the names of bodies begin whose own rules may allow honours before a name."""
_PREFIX = re.compile(r"(TM|KT|TL|TUQ|Q)\. (?=\S)")
_LIKE_PREFIX = re.compile(
    r"(T\s?[./]?\s?M|K\s?[./]?\s?T|T\s?[./]?\s?L|T\s?[./]?\s?U\s?[./]?\s?Q|Q)(?=[\s./])[\s./]*"
)
_ROOM_MM = Band(20, layout.SIGNATURE_MM.high, layout.SIGNATURE_MM.default)
"""Four empty lines of 13 pt are enough for a person."""
_IN_FULL = {each for each in HONOURS if not each.isupper()}
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_DEPUTIES = ("PHÓ ", "THỨ TRƯỞNG", "PHÓ\n")


@rule(
    "SG01",
    clause="Điều 8 khoản 2; Phụ lục I, Phần I, Mục II.7",
    part=Part.CAPACITY.value,
    kinds=WITH_LETTERHEAD,
)
def missing_capacity(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Thiếu quyền hạn, chức vụ của người ký.

    Vì sao: chức vụ, họ tên và chữ ký của người có thẩm quyền là thành phần thể thức chính.
    Cách sửa: thêm quyền hạn, chức vụ ở bên phải, ngang hàng với «Nơi nhận».
    """
    if not paper.has(Part.CAPACITY):
        required = "có quyền hạn, chức vụ của người ký"
        yield Fault(At(), "không thấy quyền hạn, chức vụ của người ký", required)


@rule(
    "SG02",
    clause="Điều 8 khoản 2; Phụ lục I, Phần I, Mục II.7.c",
    part=Part.SIGNATORY.value,
    severity=Severity.WARNING,
    kinds=WITH_LETTERHEAD,
)
def missing_signatory(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Không thấy họ và tên người ký.

    Vì sao: dưới quyền hạn, chức vụ và chỗ ký có họ, tên đệm và tên của người ký.
    Cách sửa: ghi họ và tên người ký, canh giữa dưới chức vụ.
    """
    capacity = list(paper.part(Part.CAPACITY))
    if capacity and not paper.has(Part.SIGNATORY):
        required = "họ và tên dưới chức vụ"
        yield Fault(at(capacity[-1]), "không thấy họ và tên người ký", required)


@rule(
    "SG03",
    clause="Phụ lục I, Phần I, Mục II.7.đ",
    part=Part.CAPACITY.value,
    limits={"cỡ chữ": layout.CAPACITY.sizes},
)
def capacity_look(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Quyền hạn, chức vụ trình bày sai kiểu chữ hoặc cỡ chữ.

    Vì sao: quyền hạn, chức vụ của người ký in hoa, cỡ chữ 13 đến 14, đứng, đậm.
    Cách sửa: chọn các dòng này, đặt cỡ chữ, nhấn Ctrl+B để in đậm, Ctrl+E để canh giữa.
    """
    yield from departures(paper.part(Part.CAPACITY), layout.CAPACITY, band(limits, "cỡ chữ"))


@rule("SG04", clause="Phụ lục I, Phần I, Mục II.7.b", part=Part.CAPACITY.value)
def capacity_prefix_form(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Chữ viết tắt quyền hạn viết sai dạng.

    Vì sao: chữ viết tắt quyền hạn là «TM.», «Q.», «KT.», «TL.», «TUQ.», có dấu chấm, rồi cách
    một chữ.
    Cách sửa: gõ lại, ví dụ «KT. CHỦ TỊCH».
    """
    for piece in paper.part(Part.CAPACITY):
        shown = " ".join(piece.shown.split())
        found = _LIKE_PREFIX.match(shown)
        if found and not _PREFIX.match(shown):
            prefix = re.sub(r"[\s./]", "", found[1])
            rest = shown[found.end() :]
            yield Fault(at(piece), f"«{shown}»", f"«{prefix}. {rest}»")


@rule(
    "SG05",
    clause="Phụ lục I, Phần I, Mục II.7.b, II.7.c",
    part=Part.CAPACITY.value,
    severity=Severity.WARNING,
)
def capacity_without_own_title(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Dưới dòng ký thay không phải là chức vụ của người ký.

    Vì sao: «KT.», «TL.», «TUQ.» đứng trước chức vụ của người đứng đầu, dòng dưới là chức vụ của
    người ký; ký thay (KT.) thì người ký là cấp phó. «TM.» đứng trước tên tập thể, dòng dưới là
    chức vụ.
    Cách sửa: thêm dòng chức vụ của người ký: «KT. CHỦ TỊCH», xuống dòng «PHÓ CHỦ TỊCH».
    """
    lines = [(piece, " ".join(piece.shown.split())) for piece in paper.part(Part.CAPACITY)]
    for place, (piece, shown) in enumerate(lines):
        prefix = _PREFIX.match(shown)
        kind = prefix[1] if prefix else "Q"
        below = [line for _, line in lines[place + 1 :]]
        if kind != "Q" and not below:
            yield Fault(at(piece), f"dưới «{shown}» không có chức vụ", "chức vụ của người ký")
        elif kind == "KT" and not any(line.startswith(_DEPUTIES) for line in below):
            measured = f"dưới «{shown}» là «{below[0]}»"
            yield Fault(at(piece), measured, "chức vụ của cấp phó, ví dụ «PHÓ CHỦ TỊCH»")


@rule(
    "SG06",
    clause="Phụ lục I, Phần I, Mục II.7.b",
    part=Part.CAPACITY.value,
    severity=Severity.WARNING,
)
def prefix_before_deputy(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Chữ viết tắt quyền hạn đứng trước chức vụ của cấp phó.

    Vì sao: «Q.», «KT.», «TL.», «TUQ.» đứng trước chức vụ của người đứng đầu cơ quan, tổ chức.
    Cách sửa: ghi chức vụ của người đứng đầu sau chữ viết tắt, chức vụ của người ký ở dòng dưới.
    """
    for piece in paper.part(Part.CAPACITY):
        shown = " ".join(piece.shown.split())
        prefix = _PREFIX.match(shown)
        if prefix and shown[prefix.end() :].startswith(_DEPUTIES):
            yield Fault(at(piece), f"«{shown}»", f"«{prefix[0]}» và chức vụ của người đứng đầu")


@rule(
    "SG07",
    clause="Phụ lục I, Phần I, Mục II.7.đ",
    part=Part.SIGNATORY.value,
    limits={"cỡ chữ": layout.SIGNATORY.sizes},
)
def signatory_look(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Họ và tên người ký trình bày sai kiểu chữ hoặc cỡ chữ.

    Vì sao: họ và tên in thường, cỡ chữ 13 đến 14, đứng, đậm, canh giữa dưới quyền hạn, chức vụ.
    Cách sửa: họ tên đang in hoa thì gõ lại bằng chữ in thường; chọn dòng chữ, đặt cỡ chữ 13 hoặc
    14, nhấn Ctrl+B để in đậm, Ctrl+E để canh giữa.
    """
    yield from departures(paper.part(Part.SIGNATORY), layout.SIGNATORY, band(limits, "cỡ chữ"))


@rule("SG08", clause="Phụ lục II, Mục II.1", part=Part.SIGNATORY.value)
def signatory_without_capitals(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Họ và tên người ký có chữ không viết hoa.

    Vì sao: tên người Việt Nam viết hoa chữ cái đầu của tất cả các âm tiết; cấp bậc, học vị đứng
    trước tên và chữ trong ngoặc sau tên không phải là tên.
    Cách sửa: gõ lại, ví dụ «Lê Văn Phước».
    """
    for piece in paper.part(Part.SIGNATORY):
        syllables = re.findall(r"[^\W\d_]+", _bare_name(piece.shown))
        if any(not syllable[0].isupper() for syllable in syllables):
            yield Fault(at(piece), f"«{piece.shown}»", "viết hoa chữ cái đầu của mọi âm tiết")


@rule(
    "SG09",
    clause="Phụ lục I, Phần I, Mục II.7.c",
    part=Part.SIGNATORY.value,
    limits={"học hàm, danh hiệu": HONOURS, "cơ quan được ghi": WITH_HONOURS},
)
def honours_before_name(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Trước họ tên người ký có học hàm, học vị hoặc danh hiệu.

    Vì sao: trước họ tên của người ký không ghi học hàm, học vị và các danh hiệu danh dự khác;
    đơn vị vũ trang, tổ chức giáo dục, y tế, khoa học theo quy định riêng của ngành.
    Cách sửa: bỏ phần trước họ tên.
    """
    exempt = tuple(f"{fold_text(each)} " for each in words(limits, "cơ quan được ghi"))
    issuers = paper.part(Part.PARENT, Part.ISSUER)
    if any(f"{fold_text(piece.text)} ".startswith(exempt) for piece in issuers):
        return
    found = _beginning(words(limits, "học hàm, danh hiệu"))
    for piece in paper.part(Part.SIGNATORY):
        title = found.match(piece.text)
        if title and _is_title(title[0]):
            yield Fault(at(piece), f"«{piece.text}»", f"họ tên, không có «{title[0].strip()}»")


@rule(
    "SG10",
    clause="thông lệ; Nghị định không nêu khoảng trống",
    part="Chữ ký",
    severity=Severity.INFO,
    doubtful=True,
    limits={"khoảng trống để ký": _ROOM_MM},
)
def little_room_for_signature(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Chỗ để ký và đóng dấu hẹp.

    Vì sao: chữ ký và con dấu cần khoảng 20–30 mm giữa chức vụ và họ tên: chừng bốn dòng trống.
    Cách sửa: nhấn Enter thêm dòng trống, hoặc tăng Spacing Before của dòng họ tên.
    """
    allowed = band(limits, "khoảng trống để ký")
    capacity, name = list(paper.part(Part.CAPACITY)), paper.first(Part.SIGNATORY)
    if not capacity or name is None:
        return
    above, below = capacity[-1].paragraph, name.paragraph
    if above.cell != below.cell or above.box != below.box or above.index >= below.index:
        return
    room = _room_mm(paper.document.paragraphs[above.index : below.index + 1])
    if room < allowed.low:
        needed = below.before_pt + (allowed.default - room) * PT_PER_MM
        edit = ParagraphEdit(below.spot, "before_pt", float(round(needed)))
        required = f"khoảng {say(allowed.low)}–{say(allowed.high)} mm"
        yield Fault(at(name), f"chỗ để ký cao {say(room)} mm", required, (edit,))


@rule(
    "SG11",
    clause="thông lệ",
    part="Chữ ký",
    severity=Severity.INFO,
    doubtful=True,
)
def signature_may_be_torn_apart(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Khối chữ ký có thể bị tách sang hai trang.

    Vì sao: chức vụ ở cuối trang này mà họ tên ở đầu trang sau thì không ký được.
    Cách sửa: chọn các dòng từ chức vụ đến trước họ tên, Paragraph → Line and Page Breaks → Keep
    with next; nếu ở trong bảng thì Table Properties → Row, bỏ Allow row to break across pages.
    """
    capacity, name = paper.first(Part.CAPACITY), paper.first(Part.SIGNATORY)
    if capacity is None or name is None or capacity.paragraph.index >= name.paragraph.index:
        return
    document = paper.document
    block = document.paragraphs[capacity.paragraph.index : name.paragraph.index]
    edits = _kept(paper, block, name.paragraph)
    if edits:
        yield Fault(at(capacity), "chức vụ và họ tên có thể ở hai trang", "ở cùng một trang", edits)


RULES = (
    missing_capacity,
    missing_signatory,
    capacity_look,
    capacity_prefix_form,
    capacity_without_own_title,
    prefix_before_deputy,
    signatory_look,
    signatory_without_capitals,
    honours_before_name,
    little_room_for_signature,
    signature_may_be_torn_apart,
)


def _beginning(honours: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of an honour before a name."""
    longest_first = sorted(honours, key=len, reverse=True)
    found = "|".join(map(re.escape, longest_first))
    return re.compile(f"({found})(?:[.,:/]+\\s*|\\s+)(?=\\S)", re.IGNORECASE)


def _bare_name(shown: str) -> str:
    """Return a name without the honours before it and the words in brackets after it."""
    name, honour = _IN_BRACKETS.sub("", shown).lstrip(), _beginning(HONOURS)
    while (title := honour.match(name)) and _is_title(title[0]):
        name = name[title.end() :]
    return name


def _is_title(found: str) -> bool:
    """Tell a title from a family name that is spelled alike: an abbreviation has its point."""
    bare = found.strip()
    return bare.endswith((".", ",", ":", "/")) or bare.isupper() or bare in _IN_FULL


def _room_mm(paragraphs: tuple[Paragraph, ...]) -> float:
    """Return how much stands free between the first and the last of some paragraphs."""
    above, *empty, below = paragraphs
    points = above.after_pt + below.before_pt
    for each in empty:
        size = max((run.size_pt for run in each.runs), default=14.0)
        points += (
            each.before_pt + each.after_pt + _line_pt(each, size) * (each.text.count("\n") + 1)
        )
    breaks = len(above.text) - len(above.text.rstrip("\n"))
    return (points + breaks * 14 * layout.NATURAL_LINE) / PT_PER_MM


def _line_pt(paragraph: Paragraph, size_pt: float) -> float:
    if paragraph.line_rule != "auto":
        return paragraph.line
    return paragraph.line * size_pt * layout.NATURAL_LINE


def _kept(paper: Paper, block: tuple[Paragraph, ...], last: Paragraph) -> tuple[Edit, ...]:
    """Return the edits that keep a block on one page, none where it is kept or cannot tear."""
    if last.box is not None:
        return ()
    cell = last.cell
    if cell is not None and all(each.cell and each.cell.row == cell.row for each in block):
        row = next(each for each in paper.document.tables if each.index == cell.table).rows[
            cell.row
        ]
        if not row.splits:
            return ()
        if not all(each.keeps_next for each in block):
            return (RowEdit(cell.table, cell.row, "splits", False),)
        return ()
    return tuple(
        ParagraphEdit(each.spot, "keeps_next", True) for each in block if not each.keeps_next
    )
