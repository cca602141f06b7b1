"""Sound documents of every kind, laid out as the decree asks, without any fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from generator import layout
from generator.archive import pack
from generator.blocks import Align, Cell, Rule, Run, Table
from generator.layout import Element as Look
from generator.metrics import width_mm
from generator.package import join
from generator.package.parts import Parts
from generator.wordml.frames import frame
from generator.wordml.ink import Ink
from generator.wordml.paragraphs import LOW_STYLE, rule, styled
from generator.wordml.shell import Properties, document
from generator.wordml.tables import planned_table
from generator.wordml.widths import plan as planned
from generator.wordml.xml import Element
from templates.pieces import END_GAP_MM, line
from tests import an_giang

TEXT_MM = layout.PORTRAIT.text_width_mm
SIZES = layout.LARGE_SET

PARENT, ISSUER = "UBND TỈNH QUẢNG NGÃI", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
PLACE_DATE = "Quảng Ngãi, ngày 05 tháng 3 năm 2026"
DECISION = "Quyết định số 15/QĐ-SKHCN ngày 05 tháng 3 năm 2026"
DIRECTOR = ("GIÁM ĐỐC",)
ASKS = "Yêu cầu các phòng, đơn vị nghiêm túc triển khai thực hiện./."
REPORTS = (
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về chuyển "
    "đổi số năm 2026, Sở Khoa học và Công nghệ triển khai các nội dung sau:"
)


def letterhead(
    number: str, *, subject: Sequence[str] = (), place_date: str = PLACE_DATE
) -> Iterator[Element]:
    """Make issuer and country, number and date; a subject stands below the number."""
    issuer = [line(layout.PARENT, PARENT), line(layout.ISSUER, ISSUER), _under(ISSUER, 13, 0.4)]
    motto = width_mm(layout.MOTTO_TEXT, SIZES.motto_pt, bold=True)
    country = [
        line(layout.NATIONAL_TITLE, layout.NATIONAL_TITLE_TEXT),
        line(layout.MOTTO, layout.MOTTO_TEXT),
        rule(Rule(motto, SIZES.right_mm)),
    ]
    rows = [(issuer, country)]
    if number:
        left = [line(layout.NUMBER, number)]
        left += [line(layout.SUBJECT, "\n".join(subject))] if subject else []
        right = [line(layout.PLACE_DATE, place_date)] if place_date else [styled(LOW_STYLE)]
        rows.append(([*left, styled(LOW_STYLE)], right))
    yield styled(LOW_STYLE)
    yield frame((SIZES.left_mm, SIZES.right_mm), rows)


def _under(text: str, size: float, share: float, within: float = SIZES.left_mm) -> Element:
    return rule(Rule(width_mm(text, size, bold=True) * share, within))


def title(name: str, *about: str) -> Iterator[Element]:
    """Make the type, what it is about, and the rule below."""
    yield line(layout.TYPE_NAME, name)
    for each in about:
        yield line(layout.TITLE, each)
    yield _under(about[-1] if about else name, 14, 0.4, TEXT_MM)


def text(*paragraphs: str) -> Iterator[Element]:
    """Make paragraphs of text."""
    for each in paragraphs:
        yield line(layout.BODY, each)


def ending(
    copies: Sequence[str], capacity: Sequence[str] = DIRECTOR, name: str = "Nguyễn Văn Thành"
) -> Iterator[Element]:
    """Make Nơi nhận and the signature."""
    left = [line(layout.COPIES_HEAD, "Nơi nhận:"), *(line(layout.COPIES, each) for each in copies)]
    right = [*(line(layout.CAPACITY, each) for each in capacity), line(layout.SIGNATORY, name)]
    widths = (layout.END_LEFT_MM, layout.END_RIGHT_MM)
    yield frame(widths, [(left, right)], above_mm=END_GAP_MM)
    yield styled(LOW_STYLE)


def heading(words: str, look: Look = layout.BODY, *, bold: bool = True) -> Element:
    """Make a heading: a paragraph of text in bold."""
    return line(look, Run(words, bold=bold))


def packed(*blocks: Iterator[Element]) -> Parts:
    body = [element for block in blocks for element in block]
    return document(body, layout.PORTRAIT, Properties("Văn bản", "SKHCN", "Sở"), sizes=SIZES)


# --- the documents ----------------------------------------------------------------------------


def dispatch(reports: str = REPORTS) -> Parts:
    return packed(
        letterhead(
            "Số: 112/SKHCN-CĐS", subject=("V/v nâng cao tỷ lệ hồ sơ", "trực tuyến toàn trình")
        ),
        iter(
            [
                line(layout.ADDRESSEES_HEAD, "Kính gửi:"),
                line(layout.ADDRESSEES, "- Các sở, ban, ngành tỉnh;"),
                line(layout.ADDRESSEES, "- UBND các xã, phường, đặc khu."),
            ]
        ),
        text(reports),
        iter([heading("1. Các sở, ban, ngành tỉnh")]),
        text(
            "a) Rà soát, cập nhật đầy đủ quy trình thủ tục hành chính trên hệ thống.",
            "b) Thường xuyên theo dõi tỷ lệ hồ sơ trực tuyến toàn trình.",
        ),
        iter([heading("2. UBND các xã, phường, đặc khu")]),
        text("Báo cáo kết quả trước ngày 25 hằng tháng theo Điều 5 Quy chế.", ASKS),
        ending(("- Như trên;", "- Giám đốc, các Phó Giám đốc;", "- Lưu: VT, CĐS.")),
    )


def dispatch_to_one() -> Parts:
    return packed(
        letterhead("Số: 113/SKHCN-VP", subject=("V/v báo cáo công tác tháng 02",)),
        iter([line(layout.ADDRESSEE_ALONE, "Kính gửi: Ủy ban nhân dân tỉnh.")]),
        text("Sở Khoa học và Công nghệ báo cáo Ủy ban nhân dân tỉnh xem xét, chỉ đạo./."),
        ending(("- Như trên;", "- Lưu: VT, VP."), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Trần Thị Hoa"),
    )


def draft() -> Parts:
    """Make a letter of a province, all of its letterhead in one row, its number and day blank."""
    names = ("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI")
    motto = width_mm(layout.MOTTO_TEXT, SIZES.motto_pt, bold=True)
    blank = "\N{NO-BREAK SPACE}" * 8
    left = [
        *(line(layout.ISSUER, name) for name in names),
        _under(names[-1], 13, 0.4),
        line(layout.NUMBER, f"Số:{blank}/UBND-TTHC"),
        line(layout.SUBJECT, "V/v đăng ký chỉ tiêu hồ sơ trực tuyến"),
    ]
    right = [
        line(layout.NATIONAL_TITLE, layout.NATIONAL_TITLE_TEXT),
        line(layout.MOTTO, layout.MOTTO_TEXT),
        rule(Rule(motto, SIZES.right_mm)),
        line(layout.PLACE_DATE, f"Quảng Ngãi, ngày{blank}tháng 3 năm 2026"),
    ]
    return packed(
        iter([styled(LOW_STYLE), frame((SIZES.left_mm, SIZES.right_mm), [(left, right)])]),
        iter([line(layout.ADDRESSEE_ALONE, "Kính gửi: Bộ Khoa học và Công nghệ.")]),
        text("Ủy ban nhân dân tỉnh đăng ký chỉ tiêu của năm 2026 như sau:", ASKS),
        ending(
            ("- Như trên;", "- CT, các PCT UBND tỉnh;", "- Lưu: VT, TTHC."),
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
            "Trần Hoàng Tuấn",
        ),
    )


def plan() -> Parts:
    return packed(
        letterhead("Số: 15/KH-SKHCN"),
        title("KẾ HOẠCH", "Chuyển đổi số năm 2026"),
        text(REPORTS),
        iter([heading("I. MỤC ĐÍCH, YÊU CẦU")]),
        iter([heading("1. Mục đích")]),
        text("Nâng cao chất lượng phục vụ người dân, doanh nghiệp trên địa bàn tỉnh."),
        iter([heading("2. Yêu cầu")]),
        text("a) Bám sát nhiệm vụ được giao.", "b) Phân công rõ trách nhiệm từng phòng."),
        iter([heading("II. TỔ CHỨC THỰC HIỆN")]),
        text("1. Văn phòng Sở chủ trì theo dõi.", "2. Các phòng gửi báo cáo.", ASKS),
        ending(("- UBND tỉnh (b/c);", "- Các phòng, đơn vị;", "- Lưu: VT, CĐS.")),
    )


def submission() -> Parts:
    return packed(
        letterhead("Số: 07/TTr-SKHCN"),
        title("TỜ TRÌNH", "Về việc phê duyệt danh mục nhiệm vụ năm 2026"),
        iter([line(layout.ADDRESSEE_ALONE, "Kính gửi: Ủy ban nhân dân tỉnh.")]),
        text(REPORTS.replace("triển khai", "trình"), "Kính trình Ủy ban nhân dân tỉnh xem xét./."),
        ending(("- Như trên;", "- Lưu: VT, KH.")),
    )


BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Căn cứ Quyết định số 25/2025/QĐ-UBND ngày 01 tháng 7 năm 2025 của Ủy ban nhân dân tỉnh quy "
    "định chức năng, nhiệm vụ của Sở Khoa học và Công nghệ;",
    "Theo đề nghị của Chánh Văn phòng Sở.",
)


def _decision(about: str, first: str) -> Parts:
    return packed(
        letterhead("Số: 15/QĐ-SKHCN"),
        title("QUYẾT ĐỊNH", about),
        iter([line(layout.TYPE_NAME, "GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ")]),
        (line(layout.BASIS, each) for each in BASES),
        iter([line(layout.TYPE_NAME, "QUYẾT ĐỊNH:")]),
        iter(
            [
                line(layout.BODY, _bold("Điều 1."), f" {first}"),
                line(layout.BODY, _bold("Điều 2."), " Quyết định này có hiệu lực từ ngày ký."),
                line(layout.BODY, _bold("Điều 3."), " Các phòng chịu trách nhiệm thi hành./."),
            ]
        ),
        ending(("- Như Điều 3;", "- UBND tỉnh (b/c);", "- Lưu: VT, VP.")),
    )


def _bold(words: str) -> Run:
    return Run(words, bold=True)


def decision() -> Parts:
    return _decision(
        "Về việc thành lập Tổ chuyển đổi số", "Thành lập Tổ chuyển đổi số của Sở Khoa học."
    )


def decision_with_rules() -> Parts:
    about = "Ban hành Quy chế làm việc"
    return join(_decision(about, f"{about} kèm theo Quyết định này."), [rules_of_work()])


def rules_of_work() -> Parts:
    """Make a text that is issued with a decision: a letterhead without number and date."""
    return packed(
        letterhead(""),
        iter(
            [
                line(layout.TYPE_NAME, "QUY CHẾ"),
                line(layout.TITLE, "Làm việc của Sở Khoa học và Công nghệ"),
                line(
                    layout.ATTACHMENT,
                    f"(Kèm theo {DECISION}\ncủa Giám đốc Sở Khoa học và Công nghệ)",
                ),
                rule(Rule(layout.ATTACHMENT_RULE_MM, TEXT_MM)),
                line(layout.TITLE, "Chương I"),
                line(layout.TYPE_NAME, "QUY ĐỊNH CHUNG"),
                heading("Điều 1. Phạm vi điều chỉnh"),
                line(layout.BODY, "1. Quy chế này quy định nguyên tắc làm việc của Sở."),
                line(layout.BODY, "2. Các phòng thực hiện Quy chế này."),
                heading("Điều 2. Nguyên tắc làm việc"),
                line(layout.BODY, "Sở làm việc theo chế độ thủ trưởng./."),
            ]
        ),
    )


def minutes() -> Parts:
    names = [
        ([line(layout.CAPACITY, post), line(layout.SIGNATORY, name)])
        for post, name in (("THƯ KÝ", "Lê Thị Lan"), ("CHỦ TỌA", "Nguyễn Văn Thành"))
    ]
    return packed(
        letterhead("Số: 03/BB-SKHCN", place_date=""),
        title("BIÊN BẢN", "Họp giao ban tháng 02 năm 2026"),
        text(
            "Thời gian bắt đầu: 08 giờ 00, ngày 05 tháng 3 năm 2026.",
            "Cuộc họp kết thúc vào 10 giờ 00 cùng ngày./.",
        ),
        iter([frame((80, 80), [tuple(names)], above_mm=END_GAP_MM)]),
        iter(
            [
                line(layout.COPIES_HEAD, "Nơi nhận:"),
                line(layout.COPIES, "- Các phòng, đơn vị;"),
                line(layout.COPIES, "- Lưu: VT, Hồ sơ."),
            ]
        ),
    )


def channels() -> Element:
    """Make a small table of figures."""
    header = ((Cell("Hình thức"), Cell("Số hồ sơ"), Cell("Tỷ lệ")),)
    rows = (
        (Cell("Trực tiếp"), Cell("1.005", Align.RIGHT), Cell("20,05%", Align.RIGHT)),
        (Cell("Trực tuyến"), Cell("4.007", Align.RIGHT), Cell("79,95%", Align.RIGHT)),
    )
    table = Table(header, rows, TEXT_MM)
    return planned_table(table, planned(table), Ink())


def appendix() -> Parts:
    """Make an appendix in a file of its own, with a table."""
    return packed(
        iter(
            [
                line(layout.APPENDIX, "Phụ lục"),
                line(layout.APPENDIX_TITLE, "KẾT QUẢ HỒ SƠ TRỰC TUYẾN TOÀN TRÌNH NĂM 2025"),
                line(
                    layout.ATTACHMENT,
                    "(Kèm theo Công văn số 112/SKHCN-CĐS ngày 05 tháng 3 năm 2026\n"
                    "của Sở Khoa học và Công nghệ)",
                ),
                rule(Rule(layout.ATTACHMENT_RULE_MM, TEXT_MM)),
            ]
        ),
        text("Kết quả tiếp nhận hồ sơ theo hình thức dịch vụ công như sau:"),
        iter([channels(), line(layout.END_MARK, "./.")]),
    )


def with_appendix() -> Parts:
    """Make a letter that speaks of its appendix, in the same file."""
    told = REPORTS.replace("các nội dung sau", "các nội dung sau (Phụ lục kèm theo)")
    return join(dispatch(told), [appendix()])


def _of_an_giang(file: str) -> Callable[[], bytes]:
    def built() -> bytes:
        return (an_giang.folder() / file).read_bytes()

    return built


_MADE: dict[str, Callable[[], Parts]] = {
    "công văn": dispatch,
    "công văn gửi một nơi": dispatch_to_one,
    "công văn có phụ lục": with_appendix,
    "dự thảo": draft,
    "kế hoạch": plan,
    "tờ trình": submission,
    "quyết định": decision,
    "quyết định kèm quy chế": decision_with_rules,
    "quy chế": rules_of_work,
    "biên bản": minutes,
    "phụ lục": appendix,
}
_BUILT: dict[str, Callable[[], bytes]] = {
    "An Giang": _of_an_giang("cong-van.docx"),
    "An Giang, một đơn vị": _of_an_giang("phu-luc/don-vi/DP02_ubnd-thanh-pho-chau-doc.docx"),
}
NAMES = (*_MADE, *_BUILT)


@cache
def sound(name: str) -> bytes:
    """Return a sound document by its name."""
    return _BUILT[name]() if name in _BUILT else pack(_MADE[name]())
