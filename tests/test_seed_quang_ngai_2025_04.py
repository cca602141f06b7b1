"""Dispatch 1839/UBND-TTHC of Quảng Ngãi, held against the seed word for word."""

# ruff: noqa: E501 - a paragraph of the seed is a line

from __future__ import annotations

from tests import seeds

NAME = "quang-ngai-2025-04"

SEED = """\
Kính gửi:
- Các sở, ban, ngành tỉnh;
- UBND các huyện, thị xã, thành phố.
Thực hiện nội dung Công văn số 585/BKHCN-CĐSQG ngày 01/4/2025 của Bộ Khoa học và Công nghệ về việc đề nghị bộ, ngành, địa phương đăng ký chỉ tiêu hồ sơ trực tuyến toàn trình năm 2025 theo tháng (nhiệm vụ được giao tại Nghị quyết số 188/NQ-CP ngày 11/10/2024 của Chính phủ: "Phấn đấu đến hết năm 2025, khối địa phương đạt tối thiểu 70%, khối bộ ngành đạt tối thiểu 85% hồ sơ dịch vụ công của người dân, doanh nghiệp được xử lý trực tuyến toàn trình" (Tỷ lệ hồ sơ trực tuyến toàn trình = Số hồ sơ trực tuyến toàn trình/Tổng hồ sơ giải quyết thủ tục hành chính)). Theo số liệu đo lường trên Hệ thống EMC của Bộ Khoa học và Công nghệ, năm 2024 tỷ lệ hồ sơ trực tuyến toàn trình của tỉnh Quảng Ngãi chỉ đạt 20,07% và trong 03 tháng đầu năm 2025 đạt 21,09%. Để đảm bảo hướng tới đạt chỉ tiêu về tỷ lệ hồ sơ trực tuyến toàn trình đã được giao, Chủ tịch UBND tỉnh có ý kiến như sau:
1. Các sở, ban, ngành tỉnh, UBND các huyện, thị xã, thành phố
a) Khẩn trương lập chỉ tiêu về tỷ lệ hồ sơ trực tuyến toàn trình cần đạt được của năm 2025 theo từng tháng (từ tháng 4/2025) của cơ quan, đơn vị, địa phương; gửi Sở Khoa học và Công nghệ tổng hợp trước ngày 07/4/2025.
b) Thường xuyên theo dõi, giám sát tỷ lệ hồ sơ trực tuyến toàn trình của cơ quan, đơn vị, địa phương để kịp thời chỉ đạo, đôn đốc việc triển khai thực hiện; khẩn trương triển khai các giải pháp để tiếp tục nâng cao các chỉ tiêu về cung cấp dịch vụ công trực tuyến toàn trình, thanh toán trực tuyến.
2. Giao Sở Khoa học và Công nghệ nghiên cứu, tổng hợp chỉ tiêu về tỷ lệ hồ sơ trực tuyến toàn trình của các sở, ban, ngành, địa phương trong năm 2025 theo từng tháng; trên cơ sở đó tham mưu UBND tỉnh gửi Bộ Khoa học và Công nghệ trước ngày 08/4/2025.
Yêu cầu các sở, ban, ngành, địa phương khẩn trương triển khai thực hiện./.
Nơi nhận:
- Như trên;
- CT, PCT UBND tỉnh;
- VPUB: CVP, PCVP;
- Công TTĐT tỉnh;
- Lưu VT, TTHC(x).
CHỦ TỊCH
Nguyễn Hoàng Giang
"""

CORRECTIONS = {
    '"Phấn đấu': "“Phấn đấu",
    'toàn trình" (Tỷ lệ': "toàn trình” (Tỷ lệ",
    "- Công TTĐT tỉnh;": "- Cổng TTĐT tỉnh;",
    "- Lưu VT, TTHC(x).": "- Lưu: VT, TTHC(x).",
}
"""The slips of the seed, as the dossier's README lists them."""

HEAD = [
    "ỦY BAN NHÂN DÂN",
    "TỈNH QUẢNG NGÃI",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 1839/UBND-TTHC",
    "V/v đăng ký chỉ tiêu hồ sơ trực tuyến toàn trình năm 2025 theo tháng",
    "Quảng Ngãi, ngày 04 tháng 4 năm 2025",
]

LETTER = seeds.Letter(NAME, SEED, CORRECTIONS, HEAD)


def test_each_percentage_of_the_letter_is_cited_with_its_source() -> None:
    cited = seeds.built(NAME).dossier.questions.citations

    assert [(each.shown, each.source) for each in cited] == [
        ("70%", "Nghị quyết số 188/NQ-CP ngày 11/10/2024 của Chính phủ"),
        ("85%", "Nghị quyết số 188/NQ-CP ngày 11/10/2024 của Chính phủ"),
        ("20,07%", "Hệ thống EMC của Bộ Khoa học và Công nghệ"),
        ("21,09%", "Hệ thống EMC của Bộ Khoa học và Công nghệ"),
    ]
