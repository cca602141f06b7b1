"""Make the shipped Word templates from the table of the layout: `python templates/make.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from generator import layout
from generator.archive import pack
from generator.blocks import Align, Cell, Paragraph, Rule, Run, Table
from generator.layout import Element as Look
from generator.layout import Page, SizeSet
from generator.metrics import width_mm
from generator.wordml.frames import frame
from generator.wordml.ink import Ink
from generator.wordml.paragraphs import LOW_STYLE, paragraph, rule, styled
from generator.wordml.shell import FirstPage, Properties, document
from generator.wordml.tables import planned_table
from generator.wordml.widths import plan
from generator.wordml.xml import Element

TEMPLATES = Path(__file__).parent
SAMPLE = TEMPLATES.parent / "data" / "an-giang-2025-01" / "mau"

RATE = "chỉ_tiêu.tỷ_lệ_hồ_sơ_trực_tuyến_toàn_trình"
SUM_CHECK = "đối_chiếu.cộng_các_kênh_hồ_sơ"
SERVICES_CHECK = "đối_chiếu.cộng_số_thủ_tục"
SUBJECT, OFFICE = "{{ loại }} {{ ký_hiệu }}", "{{ cơ_quan.tên_đầy_đủ }}"
END_GAP_MM = 5.0
HEAD_GAP_PT = 6


def templates() -> dict[Path, bytes]:
    """Return every shipped template by its path."""
    return {
        TEMPLATES / "cong-van.docx": _letter(layout.LARGE_SET),
        TEMPLATES / "cong-van-hep.docx": _letter(layout.SMALL_SET),
        TEMPLATES / "phu-luc-ngang.docx": _appendix(layout.LANDSCAPE),
        TEMPLATES / "phu-luc-doc.docx": _appendix(layout.PORTRAIT),
        SAMPLE / "phu-luc-don-vi.docx": _packed(
            organization_appendix(), layout.PORTRAIT, "{{ phụ_lục.tên }}"
        ),
    }


def _packed(body: Iterable[Element], page: Page, title: str) -> bytes:
    return pack(document(body, page, Properties(title, SUBJECT, OFFICE)))


def _letter(sizes: SizeSet) -> bytes:
    first = FirstPage([line(layout.BODY, "{{p phạm_vi_lưu_hành }}")], [*contact()])
    properties = Properties("{{ trích_yếu }}", SUBJECT, OFFICE)
    return pack(document(letter(sizes), layout.PORTRAIT, properties, first=first, sizes=sizes))


def _appendix(page: Page) -> bytes:
    return _packed(appendix(page), page, "{{ phụ_lục.tên }}")


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


# --- the letter (decree annex III, Mẫu 1.5) --------------------------------------------------


def letter(sizes: SizeSet) -> Iterator[Element]:
    """Make the body of the letter's template, its letterhead in a set of sizes (ND30-12)."""
    # LibreOffice puts an empty line above a table that begins a document with footnotes.
    yield styled(LOW_STYLE)
    yield letterhead(sizes)
    yield from addressees()
    yield line(layout.BODY, "{{p nội_dung }}")
    yield end_block()
    yield styled(LOW_STYLE)


def letterhead(sizes: SizeSet) -> Element:
    """Make what stands above: issuer and country, then number, subject and date."""
    motto_mm = width_mm(layout.MOTTO_TEXT, sizes.motto_pt, bold=True)  # ND30-22
    issuer = [
        *each(layout.PARENT, "dòng", "cơ_quan.chủ_quản"),
        *each(layout.ISSUER, "dòng", "cơ_quan.tên"),
        line(layout.ISSUER, "{{p cơ_quan.đường_kẻ }}"),
    ]
    country = [
        line(layout.NATIONAL_TITLE, layout.NATIONAL_TITLE_TEXT),
        line(layout.MOTTO, layout.MOTTO_TEXT),
        rule(Rule(motto_mm, sizes.right_mm)),
    ]
    number = [
        line(layout.NUMBER, "Số: {{ số }}/{{ ký_hiệu }}"),
        line(layout.SUBJECT, "{{ trích_yếu_chia_dòng }}"),
        line(layout.BODY, "{{p độ_khẩn }}"),
        styled(LOW_STYLE),
    ]
    date = [line(layout.PLACE_DATE, "{{ địa_danh }}, {{ ngày }}")]
    return frame((sizes.left_mm, sizes.right_mm), [(issuer, country), (number, date)])


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
    copies = [
        line(layout.COPIES_HEAD, "Nơi nhận:"),
        *each(layout.COPIES, "nơi", "nơi_nhận", then=DRAFTER),
        *when("gửi_kèm", line(layout.COPIES, "{{ gửi_kèm }}")),
    ]
    signature = [
        *each(layout.CAPACITY, "dòng", "quyền_hạn"),
        line(layout.SIGNATORY, "{{ họ_và_tên }}"),
    ]
    widths = (layout.END_LEFT_MM, layout.END_RIGHT_MM)
    return frame(widths, [(copies, signature)], above_mm=END_GAP_MM)


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


def appendix_head(page: Page) -> Iterator[Element]:
    """Make the number, the title, the Kèm theo line and the rule under it."""
    yield line(layout.APPENDIX, "Phụ lục{% if phụ_lục.số %} {{ phụ_lục.số }}{% endif %}")
    yield line(layout.APPENDIX_TITLE, "{{ phụ_lục.tên }}")
    yield line(
        layout.ATTACHMENT,
        "(Kèm theo {{ văn_bản.loại }} số {{ văn_bản.số }}/{{ văn_bản.ký_hiệu }} "
        "{{ văn_bản.ngày }}{{ văn_bản.ngắt_dòng }}của {{ văn_bản.thẩm_quyền }})",
    )
    yield rule(Rule(layout.ATTACHMENT_RULE_MM, page.text_width_mm), after_pt=HEAD_GAP_PT)


# --- An Giang's own appendix for each organization -------------------------------------------


def organization_appendix() -> Iterator[Element]:
    """Make the sheet of one organization: a sentence for each case, then its channels."""
    yield from appendix_head(layout.PORTRAIT)
    yield line(layout.BODY, f"{{%p if {RATE}.không_phát_sinh %}}")
    yield line(layout.BODY, f"{PERIOD} {NO_DATA}./.")
    yield line(layout.BODY, f"{{%p elif {RATE}.thiếu_số_liệu %}}")
    yield line(layout.BODY, f"{PERIOD} {MISSING}./.")
    yield line(layout.BODY, "{%p else %}")
    yield from _received()
    yield from _judged()
    yield line(layout.TABLE_TITLE, CHANNELS_TITLE)
    yield channels()
    yield from _remarks()
    yield line(layout.BODY, "{%p endif %}")


PERIOD = (
    "Trong {{ kỳ.tên }} (từ ngày {{ kỳ.từ_ngày }} đến ngày {{ kỳ.đến_ngày }}), "
    "{{ đơn_vị.tên_trong_câu }}"
)
TOTAL = "{{ số_liệu.tổng_hồ_sơ }}"
ONLINE = "{{ số_liệu.hồ_sơ_toàn_trình_nộp_trực_tuyến }}"
NO_DATA = "không phát sinh hồ sơ thủ tục hành chính, không tính tỷ lệ hồ sơ trực tuyến toàn trình"
MISSING = (
    f"không có đủ số liệu, không tính tỷ lệ hồ sơ trực tuyến toàn trình ({{{{ {RATE}.lý_do }}}})"
)


def _remarks() -> Iterator[Element]:
    """Make a note for each sum that is not the total of Appendix I, then the end mark."""
    yield line(layout.BODY, f"{{%p if {SUM_CHECK}.khớp and {SERVICES_CHECK}.khớp %}}")
    yield line(layout.END_MARK, "./.")
    yield line(layout.BODY, "{%p endif %}")
    end = f"{{% if {SERVICES_CHECK}.khớp %}}./.{{% else %}}.{{% endif %}}"
    sums = _remark(SUM_CHECK, "Tổng số hồ sơ", "hồ sơ")
    basis = f" Tỷ lệ tính trên tổng số hồ sơ tại Phụ lục I{end}"
    yield from when(f"not {SUM_CHECK}.khớp", line(layout.REMARK, *sums, "." + basis))
    services = _remark(SERVICES_CHECK, "Tổng số thủ tục hành chính", "thủ tục")
    yield from when(f"not {SERVICES_CHECK}.khớp", line(layout.REMARK, *services, "./."))


def _remark(check: str, what: str, unit: str) -> tuple[str | Run, ...]:
    """Make a neutral note: both numbers and how far apart they are."""
    return (
        bold("Ghi chú: "),
        f"{what} tại Phụ lục I là {{{{ {check}.vế_trái }}}} {unit}; cộng các hình thức nêu trên là "
        f"{{{{ {check}.vế_phải }}}} {unit}, {{{{ {check}.hơn_kém }}}} "
        f"{{{{ {check}.khoảng_cách }}}} {unit}",
    )


def _received() -> Iterator[Element]:
    """Make the sentence on what was received; nothing online is said in words."""
    received = f"{PERIOD} tiếp nhận {TOTAL} hồ sơ thủ tục hành chính (TTHC)"
    yield line(
        layout.BODY,
        f"{received}{{% if {RATE}.không_đánh_giá %}}.{{% elif {RATE}.bằng_không %}}, chưa có hồ sơ "
        f"trực tuyến toàn trình.{{% else %}}, trong đó có {ONLINE} hồ sơ trực tuyến toàn trình."
        "{% endif %}",
    )


def _judged() -> Iterator[Element]:
    """Make the sentences on the metric; who is not assessed has no rate, distance or goal."""
    yield line(layout.BODY, f"{{%p if {RATE}.không_đánh_giá %}}")
    yield line(
        layout.BODY,
        "Chỉ tiêu tỷ lệ hồ sơ trực tuyến toàn trình: ",
        bold(f"{{{{ {RATE}.kết_quả }}}}"),
        f". Lý do: {{{{ {RATE}.lý_do }}}}.",
    )
    yield line(layout.BODY, "{%p else %}")
    yield _rate()
    yield from when(f"{RATE}.còn_thiếu", _lacking())
    yield from when(f"{RATE}.mức_phấn_đấu", _goal())
    yield line(layout.BODY, "{%p endif %}")


def _rate() -> Element:
    return line(
        layout.BODY,
        "Tỷ lệ hồ sơ trực tuyến toàn trình: ",
        bold(f"{{{{ {RATE}.giá_trị }}}}"),
        f" ({ONLINE}/{TOTAL} hồ sơ). Kết quả so với mức giao {{{{ {RATE}.mức_giao }}}}: ",
        bold(f"{{{{ {RATE}.kết_quả }}}}"),
        f' ({{{{ {RATE}.so_với_mức }}}} mức giao{{% if {RATE}.so_với_mức != "bằng" %}} '
        f"{{{{ {RATE}.chênh_lệch }}}}{{% endif %}}).",
    )


def _lacking() -> Element:
    return line(
        layout.BODY,
        f"Tính trên tổng số hồ sơ của kỳ, còn thiếu {{{{ {RATE}.còn_thiếu }}}} hồ sơ trực tuyến "
        "toàn trình để đạt mức giao.",
    )


def _goal() -> Element:
    return line(
        layout.BODY,
        f"Mức phấn đấu đến hết {{{{ {RATE}.kỳ_phấn_đấu }}}}: {{{{ {RATE}.mức_phấn_đấu }}}} "
        "(nêu để biết, không dùng để xét kết quả {{ kỳ.tên }}).",
    )


CHANNELS_TITLE = "Số hồ sơ tiếp nhận theo hình thức dịch vụ công"
CHANNELS = (
    (
        "Một phần (Trực tiếp)",
        "tthc_một_phần_trực_tiếp",
        "hồ_sơ_một_phần_nhận_trực_tiếp",
        "",
        "hồ_sơ_một_phần_nhận_trực_tiếp",
    ),
    (
        "Một phần (Trực tuyến)",
        "tthc_một_phần_trực_tuyến",
        "hồ_sơ_một_phần_nộp_trực_tiếp",
        "hồ_sơ_một_phần_nộp_trực_tuyến",
        "cộng_một_phần_trực_tuyến",
    ),
    (
        "Toàn trình",
        "tthc_toàn_trình",
        "hồ_sơ_toàn_trình_nộp_trực_tiếp",
        "hồ_sơ_toàn_trình_nộp_trực_tuyến",
        "cộng_toàn_trình",
    ),
    (
        "Cộng",
        "cộng_số_tthc",
        "cộng_nộp_trực_tiếp",
        "cộng_nộp_trực_tuyến",
        "cộng_các_kênh",
    ),
)
WIDEST = "8.888.888"
"""What stands for a figure while the columns are measured."""


def channels() -> Element:
    """Make the table of channels, with a last line that adds them up."""
    printed = _channels(lambda column: f"{{{{ số_liệu.{column} }}}}")
    return planned_table(printed, plan(_channels(lambda _: WIDEST)), Ink())


def _channels(figure: Callable[[str], str]) -> Table:
    header = (
        (
            Cell("Hình thức dịch vụ công", rows=2),
            Cell("Số TTHC", rows=2),
            Cell("Số hồ sơ", columns=3),
        ),
        (Cell("Nộp trực tiếp"), Cell("Nộp trực tuyến"), Cell("Cộng")),
    )
    last = len(CHANNELS) - 1
    rows = tuple(
        _channel(name, [figure(each) if each else "-" for each in columns], is_total=i == last)
        for i, (name, *columns) in enumerate(CHANNELS)
    )
    return Table(header, rows, layout.PORTRAIT.text_width_mm)


def _channel(name: str, figures: Iterable[str], *, is_total: bool) -> tuple[Cell, ...]:
    cells = (Cell(figure, Align.RIGHT, bold=is_total) for figure in figures)
    return (Cell(name, bold=is_total), *cells)


def main() -> None:
    """Write the templates."""
    for path, data in templates().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
