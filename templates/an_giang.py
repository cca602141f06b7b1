"""An Giang's own appendix for each organization: a sentence for each case, then its channels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator import layout
from generator.blocks import Align, Cell, Run, Table
from generator.wordml.ink import Ink
from generator.wordml.tables import planned_table
from generator.wordml.widths import plan
from generator.wordml.xml import Element
from templates.pieces import appendix_head, bold, line, when

RATE = "chỉ_tiêu.tỷ_lệ_hồ_sơ_trực_tuyến_toàn_trình"
SUM_CHECK = "đối_chiếu.cộng_các_kênh_hồ_sơ"
SERVICES_CHECK = "đối_chiếu.cộng_số_thủ_tục"


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
