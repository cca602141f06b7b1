"""A dispatch of Đức Phổ on two years' figures, held against the seed word for word."""

# ruff: noqa: E501 - a paragraph of the seed is a line

from __future__ import annotations

from fractions import Fraction

import pytest
from openpyxl import load_workbook

from generator.model import Figure
from generator.resources import sample
from tests import seed_duc_pho, seeds

NAME = "duc-pho-2025-01"

SEED = """\
Kính gửi:
- Cơ quan chuyên môn có công chức làm việc tại Bộ phận Một cửa;
- UBND các xã, phường.
Trong năm 2024, các cơ quan chuyên môn và UBND các xã, phường đã thực hiện đạt kết quả rất cao đối với các chỉ tiêu: Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận, giải quyết TTHC; tỷ lệ thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia; tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC. Kết quả đạt được là minh chứng rất rõ cho sự chủ động, quyết tâm thực hiện nhiệm vụ của các cơ quan, địa phương và của từng cán bộ, công chức.
**1. Kết quả thực hiện trong năm 2024** (tính từ ngày 15/12/2023 đến ngày 14/12/2024)
**a) Tỷ lệ hồ sơ trực tuyến**
- Tổng hồ sơ nộp trực tuyến của Bộ phận Một cửa thị xã: Các cơ quan chuyên môn thuộc thị xã tiếp nhận **1.094** hồ sơ trực tuyến mức độ 3, đạt tỷ lệ **99,63%**, vượt 49,63% so với chỉ tiêu được giao (tăng 13,6% so với năm 2023), tổng số hồ sơ trực tuyến mức độ 4 được tiếp nhận là **1.458** hồ sơ, đạt tỷ lệ **99,25%**, vượt 49,25% so với chỉ tiêu được giao (tăng 34,37% so với năm 2023).
- Số lượng hồ sơ tiếp nhận trực tuyến của Bộ phận Một cửa các xã, phường: tổng số hồ sơ trực tuyến mức độ 3 được tiếp nhận là **25.050** hồ sơ, đạt tỷ lệ **99,69%**, vượt 49,69% so với chỉ tiêu được giao (tăng 43,31% so với năm 2023); tổng số hồ sơ trực tuyến mức độ 4 được tiếp nhận là **9.215** hồ sơ, đạt tỷ lệ **99,96%**, vượt 49,96% so với chỉ tiêu được giao (tăng 4,6% so với năm 2023).
**b) Thanh toán trực tuyến**
Trong năm 2024, toàn thị xã đã thanh toán trực tuyến trên **9.268 triệu đồng**, với **27.837** giao dịch (riêng tại Bộ phận Một cửa thị xã hơn **8.600 triệu đồng** với **3.232** giao dịch). Tỷ lệ thanh toán trực tuyến trong năm 2024 đạt **85,96%**, vượt 40,96% so với chỉ tiêu được giao (tăng 30,88% so với năm 2023).
**c) Số hóa hồ sơ**
- Tỷ lệ hồ sơ được số hóa thành phần hồ sơ khi tiếp nhận của Bộ phận Một cửa thị xã đạt tỷ lệ **99,97%** so với tổng số hồ sơ được tiếp nhận trong năm; tỷ lệ hồ sơ đã số hóa kết quả giải quyết đạt tỷ lệ **97,77%** so với tổng số hồ sơ đã được giải quyết trong năm, vượt 17,77% so với chỉ tiêu được giao (tăng 41,97%
so với năm 2023); số hồ sơ chưa số hóa kết quả giải quyết **0,44%**; số hồ sơ không số hóa kết quả giải quyết **1,79%**.
- Tỷ lệ hồ sơ được số hóa thành phần hồ sơ khi tiếp nhận của Bộ phận Một cửa các xã, phường đạt tỷ lệ **99,92%** so với tổng số hồ sơ được tiếp nhận trong năm; tỷ lệ hồ sơ đã số hóa kết quả giải quyết đạt tỷ lệ **99,2%** so với tổng số hồ sơ đã được giải quyết trong năm, vượt 19,2% so với chỉ tiêu được giao (*tăng 52,72% so với năm 2023*); số hồ sơ chưa số hóa kết quả giải quyết **0,38%**; số hồ sơ không số hóa kết quả giải quyết **0,42%**.
**2. Tồn tại, hạn chế**
Bên cạnh những kết quả đạt được, cũng còn một số tồn tại, hạn chế như: một số địa phương chưa thực sự quyết liệt trong công tác lãnh đạo, chỉ đạo triển khai thực hiện nhiệm vụ cũng như chưa thường xuyên thực hiện việc kiểm tra, đôn đốc trong quá trình thực hiện nhiệm vụ của cán bộ, công chức; một số cán bộ, công chức chưa nêu cao tinh thần trách nhiệm trong công việc; hệ thống thông tin giải quyết thủ tục hành chính tỉnh Quảng Ngãi, các phần mềm liên thông hộ tịch, bảo trợ xã hội, chứng thực hay phát sinh lỗi.
**3. Một số nhiệm vụ trọng tâm năm 2025**
Nhằm tiếp tục duy trì và cải thiện kết quả thực hiện các chỉ tiêu trong năm 2025, giúp nâng cao chất lượng phục vụ tổ chức, công dân và nâng cao chỉ số cải cách hành chính của thị xã, Chủ tịch UBND thị xã yêu cầu:
**a) Thủ trưởng các cơ quan chuyên môn thuộc UBND thị xã; Chủ tịch UBND các xã, phường**
- Tiếp tục nêu cao tinh thần trách nhiệm, tính gương mẫu của người đứng đầu trong lãnh đạo, chỉ đạo và tổ chức thực hiện nhiệm vụ. Kịp thời rà soát, đánh giá những tồn tại, hạn chế đề ra biện pháp khắc phục kịp thời trong quá trình triển khai thực hiện, lấy kết quả giải quyết thủ tục hành chính, cung cấp dịch vụ công trực tuyến, thanh toán trực tuyến làm cơ sở đánh giá xếp loại cán bộ, công chức hàng năm.
- Chỉ đạo công chức chuyên môn làm việc tại Bộ phận Một cửa hướng dẫn tổ chức, công dân nộp hồ sơ trực tuyến, thanh toán trực tuyến; sử dụng kết quả chứng thực điện tử, kết quả giải quyết TTHC điện tử, giấy tờ được số hóa, có giá trị pháp lý trong quá trình tiếp nhận, giải quyết TTHC để tiếp nhận hồ sơ TTHC của cá nhân, tổ chức bằng cách "**kiểm tra, truy xuất**" để lấy giấy tờ từ Kho quản lý dữ liệu điện tử của tổ chức, cá nhân trên Hệ thống thông tin giải quyết TTHC tỉnh. Trường hợp các thông tin, giấy tờ không có trong Kho dữ liệu điện tử của tổ chức, cá nhân thì mới thực hiện tiếp nhận, số hóa hồ sơ theo quy định; không yêu cầu người dân, doanh nghiệp cung cấp thông tin, giấy tờ, kết quả giải quyết TTHC đã được số hóa hoặc chia sẻ từ các cơ sở dữ liệu quốc gia, cơ sở dữ liệu chuyên ngành theo đúng quy định.
- Đẩy mạnh hướng dẫn, hỗ trợ công dân tự thanh toán trực tuyến phí, lệ phí trên Hệ thống thông tin giải quyết thủ tục hành chính tỉnh hoặc Cổng Dịch vụ công quốc gia.
- Triển khai đồng bộ các giải pháp nhằm nâng cao hiệu quả khai thác sử dụng dịch vụ công của tỉnh, nâng cao tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận, giải quyết TTHC; tỷ lệ thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia; tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC; tỷ lệ khai thác sử dụng lại thông tin, dữ liệu số hóa, bảo đảm hoàn thành chỉ tiêu được cấp trên giao. Các phòng cơ quan, địa phương nào thực hiện chỉ tiêu không đạt sẽ chịu trách nhiệm trước Chủ tịch UBND thị xã.
***- Trong năm 2025, phấn đấu thực hiện đảm bảo các chỉ tiêu: tỷ lệ hồ sơ nộp trực tuyến đạt từ 90% trở lên; tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC đạt 100%; tỷ lệ thanh toán trực tuyến đạt từ 80% trở lên.***
**b) Văn phòng HĐND và UBND thị xã**
- Tăng cường theo dõi, đôn đốc, kiểm tra, giám sát việc triển khai thực hiện tại các cơ quan chuyên môn thuộc thị xã, UBND các xã, phường trong quá trình thực hiện nếu có khó khăn, vướng mắc kịp thời báo cáo Chủ tịch UBND thị xã cho ý kiến, chỉ đạo.
- Theo dõi, báo cáo kết quả triển khai thực hiện của các cơ quan chuyên môn, UBND các xã, phường tại các cuộc họp hàng tháng, quý của UBND, kịp thời biểu dương, phê bình, chấn chỉnh (nếu có) đối với các cơ quan, địa phương.
- Kịp thời hỗ trợ các cơ quan, đơn vị, địa phương tháo gỡ khó khăn, vướng mắc trong quá trình triển khai thực hiện.
Yêu cầu Thủ trưởng các cơ quan, Chủ tịch UBND các xã, phường nghiêm túc triển khai thực hiện./.
**Nơi nhận:**
- Như trên;
- CT, các PCT UBND thị xã;
- Lưu: VT.
**CHỦ TỊCH**
**Bùi Văn Lý**
"""

CORRECTIONS = {
    "năm 2024** (tính từ ngày 15/12/2023 đến ngày 14/12/2024)": "năm 2024 (tính từ ngày 15/12/2023 đến ngày 14/12/2024)**",
    "(tăng 41,97%\nso với": "(tăng 41,97% so với",
    '"**kiểm tra, truy xuất**"': "“**kiểm tra, truy xuất**”",
    "***- Trong năm 2025, phấn đấu thực hiện": "- Trong năm 2025, phấn đấu thực hiện",
    "từ 80% trở lên.***": "từ 80% trở lên.",
}
"""The slips of the seed, and what the decree has otherwise, as the dossier's README lists them."""

HEAD = [
    "ỦY BAN NHÂN DÂN",
    "THỊ XÃ ĐỨC PHỔ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số:           /UBND",
    "V/v tập trung thực hiện các chỉ tiêu liên quan đến cải cách thủ tục hành chính trong năm 2025",
    "Đức Phổ, ngày      tháng 01 năm 2025",
]

LETTER = seeds.Letter(NAME, SEED, CORRECTIONS, HEAD)


def test_the_workbooks_are_those_that_the_figures_make() -> None:
    folder = sample(NAME)

    assert (folder / "so-lieu.xlsx").read_bytes() == seed_duc_pho.figures()
    assert (folder / "don-vi.xlsx").read_bytes() == seed_duc_pho.register()


def test_a_rate_with_counts_is_computed_and_cut_off() -> None:
    told = seeds.built(NAME).dossier.evaluation.total.assessments["Tỷ lệ mức độ 3 thị xã"]

    assert told.ratio == (Fraction(1094), Fraction(1098))
    assert [str(each) for each in (told.value, told.past, told.difference, told.change)] == [
        "99,63%",
        "86,03%",
        "49,63%",
        "tăng 13,6%",
    ]


def test_a_rate_without_counts_is_said_to_be_given() -> None:
    told = seeds.built(NAME).dossier.evaluation.total.assessments["Tỷ lệ thanh toán"]

    given = "Thanh toán ghi sẵn: tỷ lệ ghi sẵn trong bảng, không có số đếm để tính lại"
    assert told.value == Figure(Fraction(8596, 10000), "85,96%", given)
    page = (seeds.folder(NAME) / "doi-chieu.html").read_text("utf-8")
    assert "Tỷ lệ ghi sẵn trong bảng, không có số đếm để tính lại" in page
    assert given in page


@pytest.mark.parametrize(
    ("online", "all_of_them"),
    [(1094, (1098,)), (1458, (1469,)), (9215, (9218,)), (25050, (25126, 25127))],
)
def test_a_total_that_the_seed_leaves_out_is_the_only_one_unless_the_rate_is_given(
    online: int, all_of_them: tuple[int, ...]
) -> None:
    shown = {1094: 9963, 1458: 9925, 9215: 9996, 25050: 9969}[online]

    fitting = [total for total in range(online, 2 * online) if online * 10000 // total == shown]

    assert tuple(fitting) == all_of_them


def test_the_results_for_excel_have_the_year_before_and_the_change() -> None:
    sheet = load_workbook(seeds.folder(NAME) / "so-lieu.xlsx")["Kết quả"]
    titles = [cell.value for cell in sheet[4]]

    at = titles.index("Kỳ trước")
    assert titles[at : at + 2] == ["Kỳ trước", "Thay đổi (%)"]
    assert [cell.value for cell in sheet[5]][at : at + 2] == [0.8603, 13.6]
