"""An Giang's own appendix for each organization says what its figures mean, and no more."""

from __future__ import annotations

from pathlib import Path

from templates import an_giang
from tests.rendered import APPENDED, figure, lines

SHEET = Path(__file__).parent.parent / "data" / "an-giang-2025-01" / "mau" / "phu-luc-don-vi.docx"

COLUMNS = (
    *("tổng_hồ_sơ", "tthc_một_phần_trực_tiếp", "tthc_một_phần_trực_tuyến", "tthc_toàn_trình"),
    *("hồ_sơ_một_phần_nhận_trực_tiếp", "hồ_sơ_một_phần_nộp_trực_tiếp", "cộng_toàn_trình"),
    *("hồ_sơ_một_phần_nộp_trực_tuyến", "hồ_sơ_toàn_trình_nộp_trực_tiếp", "cộng_số_tthc"),
    *("hồ_sơ_toàn_trình_nộp_trực_tuyến", "cộng_một_phần_trực_tuyến", "cộng_nộp_trực_tiếp"),
    *("cộng_nộp_trực_tuyến", "cộng_các_kênh"),
)
RATE: dict[str, object] = {
    "giá_trị": figure("45,58%"),
    "mức_giao": "tối thiểu 70%",
    "kết_quả": "Chưa đạt",
    "không_đánh_giá": False,
    "không_phát_sinh": False,
    "thiếu_số_liệu": False,
    "bằng_không": False,
    "chênh_lệch": figure("24,42 điểm phần trăm"),
    "so_với_mức": "thấp hơn",
    "còn_thiếu": figure("10.703"),
    "mức_phấn_đấu": "tối thiểu 70%",
    "kỳ_phấn_đấu": "năm 2025",
    "lý_do": "",
}
TITLES = 3
"""Paragraphs above the first sentence."""


def check(left: str, right: str, distance: str, *, holds: bool) -> dict[str, object]:
    return {
        "khớp": holds,
        "vế_trái": figure(left),
        "vế_phải": figure(right),
        "khoảng_cách": figure(distance),
        "hơn_kém": "nhiều hơn" if right > left else "ít hơn",
    }


def sheet(
    figures: dict[str, str], *, adds_up: bool = True, services_add_up: bool = True, **rate: object
) -> list[str]:
    """Return the sentences of a sheet, its titles and its table left out."""
    fields = {
        **APPENDED,
        "đơn_vị": {"tên_trong_câu": "UBND huyện An Phú"},
        "số_liệu": {name: figure(figures.get(name, "7")) for name in COLUMNS},
        "chỉ_tiêu": {"tỷ_lệ_hồ_sơ_trực_tuyến_toàn_trình": {**RATE, **rate}},
        "đối_chiếu": {
            "cộng_các_kênh_hồ_sơ": check("43.819", "43.844", "25", holds=adds_up),
            "cộng_số_thủ_tục": check("140", "134", "6", holds=services_add_up),
        },
    }
    said = lines(SHEET, fields, "w:body/w:p")[TITLES:]
    return [line for line in said if line != an_giang.CHANNELS_TITLE]


RECEIVED = (
    "Trong năm 2024 (từ ngày 01/01/2024 đến ngày 31/12/2024), UBND huyện An Phú tiếp nhận 43.819 "
    "hồ sơ thủ tục hành chính (TTHC)"
)
ONLINE = {"tổng_hồ_sơ": "43.819", "hồ_sơ_toàn_trình_nộp_trực_tuyến": "19.971"}
GOAL = (
    "Mức phấn đấu đến hết năm 2025: tối thiểu 70% "
    "(nêu để biết, không dùng để xét kết quả năm 2024)."
)


def test_a_sheet_says_what_is_lacking_and_where_the_parts_do_not_add_up() -> None:
    assert sheet(ONLINE, adds_up=False) == [
        f"{RECEIVED}, trong đó có 19.971 hồ sơ trực tuyến toàn trình.",
        "Tỷ lệ hồ sơ trực tuyến toàn trình: 45,58% (19.971/43.819 hồ sơ). Kết quả so với mức giao "
        "tối thiểu 70%: Chưa đạt (thấp hơn mức giao 24,42 điểm phần trăm).",
        "Tính trên tổng số hồ sơ của kỳ, còn thiếu 10.703 hồ sơ trực tuyến toàn trình để đạt mức "
        "giao.",
        GOAL,
        "Ghi chú: Tổng số hồ sơ tại Phụ lục I là 43.819 hồ sơ; cộng các hình thức nêu trên là "
        "43.844 hồ sơ, nhiều hơn 25 hồ sơ. Tỷ lệ tính trên tổng số hồ sơ tại Phụ lục I./.",
    ]


def test_a_sheet_says_where_services_do_not_add_up_alone_or_after_dossiers() -> None:
    services = (
        "Ghi chú: Tổng số thủ tục hành chính tại Phụ lục I là 140 thủ tục; cộng các hình thức nêu "
        "trên là 134 thủ tục, ít hơn 6 thủ tục./."
    )

    assert sheet(ONLINE, services_add_up=False)[-1] == services
    both = sheet(ONLINE, adds_up=False, services_add_up=False)
    assert both[-1] == services
    assert both[-2].endswith("Tỷ lệ tính trên tổng số hồ sơ tại Phụ lục I.")


def test_a_sheet_of_one_with_a_blank_cell_says_that_figures_are_missing() -> None:
    said = sheet({}, giá_trị=None, thiếu_số_liệu=True, lý_do="Thiếu số liệu ở cột «Tổng hồ sơ»")

    assert said == [
        "Trong năm 2024 (từ ngày 01/01/2024 đến ngày 31/12/2024), UBND huyện An Phú không có đủ "
        "số liệu, không tính tỷ lệ hồ sơ trực tuyến toàn trình (Thiếu số liệu ở cột «Tổng hồ "
        "sơ»)./."
    ]


def test_a_sheet_of_one_that_met_its_target_lacks_nothing() -> None:
    met = sheet(ONLINE, kết_quả="Đạt", so_với_mức="cao hơn", còn_thiếu=None)

    assert met[1].endswith("Đạt (cao hơn mức giao 24,42 điểm phần trăm).")
    assert met[2:] == [GOAL, "./."]


def test_a_sheet_of_one_that_just_met_its_target_names_no_distance() -> None:
    equal = sheet(ONLINE, kết_quả="Đạt", so_với_mức="bằng", còn_thiếu=None)

    assert equal[1].endswith("Kết quả so với mức giao tối thiểu 70%: Đạt (bằng mức giao).")


def test_a_sheet_without_a_goal_does_not_speak_of_one() -> None:
    assert not any("phấn đấu" in said for said in sheet(ONLINE, mức_phấn_đấu=None))


def test_a_sheet_says_in_words_that_nothing_came_online() -> None:
    said = sheet({**ONLINE, "hồ_sơ_toàn_trình_nộp_trực_tuyến": "0"}, bằng_không=True)

    assert said[0] == f"{RECEIVED}, chưa có hồ sơ trực tuyến toàn trình."


def test_a_sheet_of_one_that_is_not_assessed_has_a_reason_and_no_rate() -> None:
    reason = "Không cung cấp dịch vụ công trực tuyến toàn trình"
    said = sheet(
        ONLINE,
        giá_trị=None,
        kết_quả="Không đánh giá",
        không_đánh_giá=True,
        chênh_lệch=None,
        so_với_mức="",
        còn_thiếu=None,
        lý_do=reason,
    )

    assert said == [
        f"{RECEIVED}.",
        f"Chỉ tiêu tỷ lệ hồ sơ trực tuyến toàn trình: Không đánh giá. Lý do: {reason}.",
        "./.",
    ]


def test_a_sheet_of_one_without_dossiers_is_one_sentence() -> None:
    said = sheet({}, giá_trị=None, kết_quả="Không phát sinh hồ sơ", không_phát_sinh=True)

    assert said == [
        "Trong năm 2024 (từ ngày 01/01/2024 đến ngày 31/12/2024), UBND huyện An Phú không phát "
        "sinh hồ sơ thủ tục hành chính, không tính tỷ lệ hồ sơ trực tuyến toàn trình./."
    ]
