"""Documents of every kind, as an office would ask for them: settings and texts, no figures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from generator import batch

ISSUED: Mapping[str, Any] = {
    "Cơ quan ban hành": "Ủy ban nhân dân tỉnh An Giang",
    "Thẩm quyền ban hành": "UBND tỉnh An Giang",
    "Số": "45",
    "Địa danh": "An Giang",
    "Ngày": "05/3/2026",
    "Nội dung": "noi-dung.md",
    "Quyền hạn, chức vụ": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    "Họ và tên": "Nguyễn Văn An",
    "Nơi nhận": "- Văn phòng Chính phủ;\n- Các sở, ban, ngành tỉnh;\n- Lưu: VT, KSTT.",
}
AS_ABOVE = "- Như trên;\n- Các sở, ban, ngành tỉnh;\n- Lưu: VT, KSTT."
AS_ARTICLE = "- Như Điều 3;\n- Cục Kiểm soát thủ tục hành chính;\n- Lưu: VT, KSTT."
BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;\n"
    "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế "
    "một cửa, một cửa liên thông trong giải quyết thủ tục hành chính;\n"
    "Theo đề nghị của Chánh Văn phòng Ủy ban nhân dân tỉnh."
)
DECIDED = """\
Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp giải quyết thủ tục hành chính.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Thủ trưởng các sở, ban, ngành tỉnh và các cơ quan, \
đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./.
"""
RESOLVED_ON = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;\n"
    "Xét Tờ trình số 12/TTr-UBND ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh An Giang; Báo "
    "cáo thẩm tra của Ban Pháp chế; ý kiến thảo luận của các đại biểu."
)
RESOLVED = """\
Điều 1. Thông qua nhiệm vụ cải cách hành chính năm 2026 với tỷ lệ hồ sơ trực tuyến toàn trình tối \
thiểu 70%.

Điều 2. Giao Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết này.

Điều 3. Thường trực Hội đồng nhân dân, các Ban và đại biểu Hội đồng nhân dân tỉnh giám sát việc \
thực hiện Nghị quyết này./.
"""
RULES = """\
Chương I

QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh

Quy chế này quy định việc phối hợp giải quyết thủ tục hành chính trên địa bàn tỉnh.

Điều 2. Nguyên tắc phối hợp

1. Đúng chức năng, nhiệm vụ của từng cơ quan.

2. Đúng thời hạn quy định.

Chương II

TỔ CHỨC THỰC HIỆN

Điều 3. Trách nhiệm thi hành

Các cơ quan, đơn vị có trách nhiệm thi hành Quy chế này./.
"""
PLANNED = """\
Thực hiện nhiệm vụ cải cách hành chính năm 2026, Ủy ban nhân dân tỉnh {said} như sau:

I. MỤC ĐÍCH, YÊU CẦU

**1. Mục đích**

a) Nâng cao tỷ lệ hồ sơ trực tuyến toàn trình trên địa bàn tỉnh.

b) Giảm thời gian và chi phí của người dân, doanh nghiệp.

**2. Yêu cầu**

Các cơ quan, đơn vị xác định rõ việc, rõ người, rõ thời hạn.

II. TỔ CHỨC THỰC HIỆN

1. Các sở, ban, ngành tỉnh và Ủy ban nhân dân các xã, phường, đặc khu thực hiện.

2. Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc, báo cáo kết quả trước ngày 15 tháng 12 năm \
2026./.
"""
TOLD = """\
Ủy ban nhân dân tỉnh thông báo kết quả thực hiện dịch vụ công trực tuyến năm 2025 như sau:

1. Các sở, ban, ngành tỉnh đã hoàn thành nhiệm vụ được giao.

2. Đề nghị các cơ quan, đơn vị tiếp tục thực hiện trong năm 2026./.
"""
CHARGED = """\
Thời gian qua, việc cung cấp dịch vụ công trực tuyến trên địa bàn tỉnh đạt nhiều kết quả. Để khắc \
phục những hạn chế còn lại, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:

1. Giám đốc các sở, ban, ngành tỉnh trực tiếp chỉ đạo, kiểm tra việc tiếp nhận hồ sơ.

2. Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu bố trí người hướng dẫn người dân.

Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./.
"""
WARNED = """\
Từ ngày 06 tháng 3 năm 2026, trên địa bàn tỉnh có mưa lớn. Để chủ động ứng phó, Chủ tịch Ủy ban \
nhân dân tỉnh yêu cầu:

1. Theo dõi chặt chẽ diễn biến mưa lũ, thông tin kịp thời đến người dân.

2. Sẵn sàng sơ tán dân ở nơi có nguy cơ ngập sâu, sạt lở đất.

3. Tổ chức trực ban 24/24 giờ, báo cáo về Văn phòng Ủy ban nhân dân tỉnh trước 16 giờ hằng ngày./.
"""
SENT = """\
Ủy ban nhân dân tỉnh An Giang gửi kèm theo Phiếu này các tài liệu sau:

1. Kế hoạch cải cách hành chính năm 2026: 02 bản.

2. Biểu mẫu báo cáo: 01 bản.

Sau khi nhận đủ tài liệu, đề nghị ký xác nhận và gửi lại Phiếu này./.
"""
PASSED_ON = """\
Ủy ban nhân dân tỉnh An Giang nhận được đơn đề ngày 02 tháng 3 năm 2026 của ông Trần Văn Bình về \
việc cấp giấy phép xây dựng.

Căn cứ chức năng, nhiệm vụ được giao, Ủy ban nhân dân tỉnh chuyển đơn đến Sở Xây dựng để xem xét, \
giải quyết theo thẩm quyền và thông báo kết quả cho ông Trần Văn Bình./.
"""
ASKED = """\
Ủy ban nhân dân tỉnh kính trình Thủ tướng Chính phủ xem xét, quyết định việc kéo dài thời gian \
thực hiện nhiệm vụ chuyển đổi số đến hết năm 2026.

Kính trình Thủ tướng Chính phủ xem xét, quyết định./.
"""
INVITED = """\
Ủy ban nhân dân tỉnh trân trọng kính mời: Lãnh đạo các sở, ban, ngành tỉnh.

Tới dự: Hội nghị tổng kết công tác cải cách hành chính năm 2025.

Chủ trì: Đồng chí Chủ tịch Ủy ban nhân dân tỉnh.

Thời gian: 08 giờ 00, ngày 12 tháng 3 năm 2026.

Địa điểm: Hội trường Ủy ban nhân dân tỉnh./.
"""
INTRODUCED = """\
Ủy ban nhân dân tỉnh An Giang trân trọng giới thiệu:

Ông: Trần Văn Bình

Chức vụ: Chuyên viên Văn phòng Ủy ban nhân dân tỉnh

Được cử đến: Bộ Nội vụ

Về việc: làm việc về công tác cải cách hành chính

Đề nghị Quý cơ quan tạo điều kiện để ông có tên ở trên hoàn thành nhiệm vụ.

Giấy này có giá trị đến hết ngày 31 tháng 3 năm 2026./.
"""
COPIED = """\
Trích Nghị quyết số 12/NQ-HĐND ngày 10 tháng 12 năm 2025 của Hội đồng nhân dân tỉnh An Giang:

“Điều 2. Giao Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết này.”
"""
MET = """\
Thời gian bắt đầu: 08 giờ 00, ngày 05 tháng 3 năm 2026.

Địa điểm: Phòng họp Ủy ban nhân dân tỉnh.

Thành phần tham dự: Lãnh đạo các sở, ban, ngành tỉnh.

Chủ trì: Ông Nguyễn Văn An, Phó Chủ tịch Ủy ban nhân dân tỉnh.

Thư ký: Bà Lê Thị Hoa, chuyên viên Văn phòng Ủy ban nhân dân tỉnh.

Nội dung: Các đại biểu thảo luận kết quả cải cách hành chính tháng 02 năm 2026.

Cuộc họp kết thúc vào 11 giờ 00, ngày 05 tháng 3 năm 2026./.
"""
RULED = "Ban hành Quy chế phối hợp giải quyết thủ tục hành chính trên địa bàn tỉnh An Giang"
SHORT = "về nâng cao tỷ lệ hồ sơ trực tuyến năm 2026"
LONG = (
    "Nâng cao tỷ lệ hồ sơ thủ tục hành chính được xử lý trực tuyến toàn trình trên địa bàn tỉnh "
    "An Giang năm 2026"
)


def _paper(kind: str, symbol: str, title: str, body: str, **more: Any) -> dict[str, Any]:
    titled = {"Trích yếu": title} if title else {}
    letter = {**ISSUED, "Loại": kind, "Ký hiệu": f"{symbol}-UBND", **titled, **more}
    return {"letter": letter, "texts": {"noi-dung.md": body}}


def _planned(said: str) -> str:
    return PLANNED.replace("{said}", said)


def _rules() -> dict[str, Any]:
    attached = {
        "Loại": "Quy chế",
        "Trích yếu": "Phối hợp giải quyết thủ tục hành chính trên địa bàn tỉnh An Giang",
        "Nội dung": "quy-che.md",
    }
    asked = {"Căn cứ": BASES, "Nơi nhận": AS_ARTICLE, "Ban hành kèm theo": attached}
    made = _paper("Quyết định", "QĐ", RULED, DECIDED, **asked)
    made["texts"]["quy-che.md"] = RULES
    return made


PAPERS: Mapping[str, dict[str, Any]] = {
    "nghi-quyet": _paper(
        "Nghị quyết",
        "NQ",
        "Về nhiệm vụ cải cách hành chính năm 2026",
        RESOLVED,
        **{
            "Cơ quan ban hành": "Hội đồng nhân dân tỉnh An Giang",
            "Thẩm quyền ban hành": "HĐND tỉnh An Giang",
            "Ký hiệu": "NQ-HĐND",
            "Quyền hạn, chức vụ": "CHỦ TỊCH",
            "Căn cứ": RESOLVED_ON,
            "Nơi nhận": AS_ARTICLE,
        },
    ),
    "quyet-dinh": _rules(),
    "chi-thi": _paper("Chỉ thị", "CT", f"V{SHORT[1:]}", CHARGED),
    "thong-bao": _paper("Thông báo", "TB", "Kết quả dịch vụ công trực tuyến năm 2025", TOLD),
    "huong-dan": _paper("Hướng dẫn", "HD", "Thực hiện dịch vụ công trực tuyến năm 2026", TOLD),
    "chuong-trinh": _paper(
        "Chương trình", "CTr", "Cải cách hành chính năm 2026", _planned("ban hành Chương trình")
    ),
    "ke-hoach": _paper("Kế hoạch", "KH", LONG, _planned("ban hành Kế hoạch")),
    "phuong-an": _paper(
        "Phương án", "PA", "Sắp xếp bộ phận một cửa năm 2026", _planned("ban hành Phương án")
    ),
    "de-an": _paper(
        "Đề án", "ĐA", "Chuyển đổi số tỉnh An Giang năm 2026", _planned("ban hành Đề án")
    ),
    "bao-cao": _paper(
        "Báo cáo",
        "BC",
        "Kết quả cải cách hành chính năm 2025",
        _planned("báo cáo kết quả"),
        **{"Kính gửi": "- Văn phòng Chính phủ;\n- Bộ Nội vụ.", "Nơi nhận": AS_ABOVE},
    ),
    "to-trinh": _paper(
        "Tờ trình",
        "TTr",
        "Về việc kéo dài thời gian thực hiện nhiệm vụ chuyển đổi số",
        ASKED,
        **{"Kính gửi": "Thủ tướng Chính phủ", "Nơi nhận": AS_ABOVE},
    ),
    "cong-dien": _paper(
        "Công điện",
        "CĐ",
        "Về việc ứng phó mưa lớn trên địa bàn tỉnh",
        WARNED,
        **{
            "Nơi nhận điện": "- Giám đốc các sở, ban, ngành tỉnh;\n"
            "- Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu.",
            "Dòng thẩm quyền": "Chủ tịch Ủy ban nhân dân tỉnh An Giang",
        },
    ),
    "bien-ban": _paper(
        "Biên bản",
        "BB",
        "Họp giao ban công tác cải cách hành chính",
        MET,
        **{
            "Thư ký": "Lê Thị Hoa",
            "Quyền hạn, chức vụ": "CHỦ TỌA",
            "Nơi nhận": "- Các sở, ban, ngành tỉnh;\n- Lưu: VT, Hồ sơ.",
        },
    ),
    "giay-moi": _paper("Giấy mời", "GM", "Hội nghị tổng kết cải cách hành chính", INVITED),
    "giay-gioi-thieu": _paper(
        "Giấy giới thiệu", "GGT", "", INTRODUCED, **{"Nơi nhận": "- Như trên;\n- Lưu: VT."}
    ),
    "phieu-gui": _paper(
        "Phiếu gửi",
        "PG",
        "Gửi tài liệu cải cách hành chính",
        SENT,
        **{"Kính gửi": "- Sở Nội vụ;\n- Sở Tài chính.", "Nơi nhận": AS_ABOVE},
    ),
    "phieu-chuyen": _paper(
        "Phiếu chuyển",
        "PC",
        "Chuyển đơn của công dân",
        PASSED_ON,
        **{"Kính gửi": "Sở Xây dựng", "Nơi nhận": AS_ABOVE},
    ),
    "ban-sao": _paper(
        "Bản sao",
        "TrS",
        "",
        COPIED,
        **{"Hình thức sao": "Trích sao", "Nơi nhận": "- Các sở, ban, ngành tỉnh;\n- Lưu: VT."},
    ),
}
"""A document of each kind, by the name of its file."""


def dossier(name: str, folder: Path, **changed: Any) -> Path:
    """Write the dossier of a paper; what is changed to None is left out."""
    paper = PAPERS[name]
    folder.mkdir()
    letter = {**paper["letter"], **changed}
    said = {key: value for key, value in letter.items() if value is not None}
    plain = json.loads(json.dumps({"Văn bản": said}))
    written = yaml.safe_dump(
        plain, allow_unicode=True, sort_keys=False, width=1000, default_style='"'
    )
    (folder / "congvan.yaml").write_text(written, "utf-8")
    for file, text in paper["texts"].items():
        (folder / file).write_text(text, "utf-8")
    return folder


def made(name: str, folder: Path, **changed: Any) -> dict[str, bytes]:
    """Make the Word files of a paper, by their names."""
    read = batch.read(dossier(name, folder, **changed))
    documents = ((each.file, each.data) for each in batch.documents(read))
    return {file: data for file, data in documents if file.endswith(".docx")}
