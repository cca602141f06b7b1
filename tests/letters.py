"""Letters of every shape that offices write, made by the whole program from small dossiers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from generator import batch
from tests.spreadsheets import spreadsheet

COLUMNS = ["Mã", "Tên đầy đủ", "Tên trong câu", "Nhóm", "Thứ tự"]
UNITS = [f"Ủy ban nhân dân xã số {number}" for number in range(1, 61)]
SENTENCE = (
    "Các cơ quan, đơn vị rà soát, cập nhật đầy đủ quy trình thủ tục hành chính trên Hệ thống thông "
    "tin giải quyết thủ tục hành chính, báo cáo kết quả trước ngày 28 hằng tháng."
)
LAST = "Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./."
TABLE = {
    "Dòng cuối": "TỔNG CỘNG",
    "Cột": [{"STT": "số thứ tự"}, {"Tên cơ quan": "Đơn vị"}, {"Tổng hồ sơ": "Tổng hồ sơ"}],
}
LONG_TITLE = "Tỷ lệ hồ sơ trực tuyến toàn trình năm 2026 (từ ngày 01/01/2026 đến ngày 31/10/2026)"


def appendix(name: str, placement: str = "cùng công văn", page: str = "dọc") -> dict[str, Any]:
    return {"Tên": name, "Tệp": placement, "Hướng trang": page, "Bảng": TABLE}


LETTER: Mapping[str, Any] = {
    "Loại": "Công văn",
    "Cơ quan ban hành": "Ủy ban nhân dân tỉnh An Giang",
    "Thẩm quyền ban hành": "Chủ tịch UBND tỉnh An Giang",
    "Số": "112",
    "Ký hiệu": "UBND-TH",
    "Địa danh": "An Giang",
    "Ngày": "29/11/2026",
    "V/v": "nâng cao tỷ lệ hồ sơ trực tuyến",
    "Kính gửi": "- Các sở, ban, ngành tỉnh;\n- UBND các xã, phường, đặc khu.",
    "Nội dung": "noi-dung.md",
    "Quyền hạn, chức vụ": "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    "Họ và tên": "Lê Văn Phước",
    "Nơi nhận": "- Như trên;\n- VP. UBND tỉnh: LĐVP, Phòng, ban, trung tâm;\n- Lưu: VT, TH.",
}
OFFICE = {
    "Cơ quan chủ quản": "Ủy ban nhân dân tỉnh Quảng Ngãi",
    "Cơ quan ban hành": "Sở Nông nghiệp và Môi trường",
    "Thẩm quyền ban hành": "Giám đốc Sở Nông nghiệp và Môi trường tỉnh Quảng Ngãi",
    "Ký hiệu": "SNNMT-VP",
    "Địa danh": "Quảng Ngãi",
    "Kính gửi": "Ủy ban nhân dân tỉnh",
    "Quyền hạn, chức vụ": "GIÁM ĐỐC",
}
CITY = {
    "Cơ quan ban hành": "Ủy ban nhân dân Thành phố Hồ Chí Minh",
    "Địa danh": "Thành phố Hồ Chí Minh",
}
BLANK = {"Số": None, "Ngày": "11/2026"}
LONG_SUBJECT = (
    "tăng cường thực hiện dịch vụ công trực tuyến toàn trình, số hóa hồ sơ, kết quả giải quyết thủ "
    "tục hành chính và cấp bản sao chứng thực điện tử trên địa bàn tỉnh trong quý IV năm 2026"
)
EVERYTHING = {
    "V/v": LONG_SUBJECT,
    "Quyền hạn, chức vụ": "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG",
    "Độ khẩn": "Hỏa tốc",
    "Phạm vi lưu hành": "Lưu hành nội bộ",
    "Thông tin liên hệ": "Địa chỉ: 16C Tôn Đức Thắng, phường Long Xuyên, tỉnh An Giang\n"
    "Điện thoại: 0296 3852 585; thư điện tử: vp@angiang.gov.vn",
    "Ký hiệu người soạn": "PL.(300)",
}


def case(sentences: int = 6, *appendices: dict[str, Any], **changed: Any) -> dict[str, Any]:
    return {"letter": {**LETTER, **changed}, "sentences": sentences, "appendices": [*appendices]}


CASES: Mapping[str, dict[str, Any]] = {
    "tinh": case(12, appendix(LONG_TITLE)),
    "trong": case(6, appendix("Kết quả năm 2026", "riêng"), **BLANK),
    "so": case(6, **OFFICE),
    "so-trong": case(6, **OFFICE, **BLANK),
    "thanh-pho": case(6, appendix(LONG_TITLE), **CITY),
    "thanh-pho-trong": case(6, **CITY, **BLANK),
    "phuong": case(6, **CITY | {"Địa danh": "Phường Nguyễn Thái Bình Tây Thạnh"}),
    "day-du": case(18, **EVERYTHING),
    "thuong-khan": case(2, **{"Độ khẩn": "Thượng khẩn"}),
    "khan": case(2, **{"Độ khẩn": "Khẩn", "V/v": LONG_SUBJECT}),
    "hai-phu-luc": case(3, appendix(LONG_TITLE), appendix("Tổng hợp hồ sơ năm 2026", page="ngang")),
    "phu-luc-rieng": case(3, appendix(LONG_TITLE, "riêng"), appendix(LONG_TITLE, "riêng", "ngang")),
    **{f"cuoi-trang-{count}": case(count) for count in range(6, 12)},
}


def write(name: str, room: Path) -> Iterator[Path]:
    """Write the documents of a case; their names are unique among all cases."""
    made = _dossier(CASES[name], room / name)
    for document in batch.documents(batch.read(made)):
        if document.file.endswith(".docx"):
            path = room / f"{name}_{Path(document.file).name}"
            path.write_bytes(document.data)
            yield path


def _dossier(wanted: Mapping[str, Any], folder: Path) -> Path:
    folder.mkdir()
    settings = {
        "Văn bản": {key: value for key, value in wanted["letter"].items() if value is not None},
        "Kỳ số liệu": {"Tên kỳ": "năm 2026", "Từ ngày": "01/01/2026", "Đến ngày": "31/12/2026"},
        "Danh sách đơn vị": "don-vi.xlsx",
        "Số liệu": {
            "Tệp": "so-lieu.xlsx",
            "Trang tính": "Tổng hợp",
            "Dòng tổng": "TỔNG CỘNG",
            "Cột": {"Đơn vị": "TÊN CƠ QUAN", "Tổng hồ sơ": "HSTN"},
        },
        "Phụ lục": wanted["appendices"],
    }
    plain = json.loads(json.dumps(settings))  # else YAML writes an alias for what stands twice
    written = yaml.safe_dump(
        plain, allow_unicode=True, sort_keys=False, width=1000, default_style='"'
    )
    (folder / "congvan.yaml").write_text(written, "utf-8")
    body = [*[SENTENCE] * wanted["sentences"], LAST]
    (folder / "noi-dung.md").write_text("\n\n".join(body), "utf-8")
    register = [[f"{i:02}", unit, unit, "xã", i] for i, unit in enumerate(UNITS, 1)]
    spreadsheet(folder / "don-vi.xlsx", [COLUMNS, *register])
    data = [[unit, 100] for unit in UNITS]
    total = ["TỔNG CỘNG", 100 * len(UNITS)]
    spreadsheet(folder / "so-lieu.xlsx", [["TÊN CƠ QUAN", "HSTN"], *data, total])
    return folder
