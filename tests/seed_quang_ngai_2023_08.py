"""Dispatch 3813/UBND-TTHC of Quảng Ngãi, held against the seed word for word."""

# ruff: noqa: E501 - a paragraph of the seed is a line

from __future__ import annotations

from tests import seeds

NAME = "quang-ngai-2023-08"

SEED = """\
Kính gửi:
- Các sở, ban ngành;
- UBND các huyện, thị xã, thành phố.
Thực hiện nội dung Công văn số 3109/BTTTT-CĐSQG ngày 01/8/2023 của Bộ Thông tin và Truyền thông về việc nâng cao chất lượng, hiệu quả dịch vụ công trực tuyến và Kết quả khảo sát, giám sát, đo lường chất lượng cung cấp dịch vụ công trực tuyến lần thứ nhất do Bộ Thông tin và Truyền thông công bố gửi kèm theo Công văn số 3109/BTTTT-CĐSQG (**Quảng Ngãi được xếp hạng mức độ B**). Để tiếp tục đẩy mạnh, nâng cao chất lượng, hiệu quả dịch vụ công trực tuyến, thanh toán trực tuyến, phấn đấu cải thiện vị trí xếp hạng của tỉnh lên mức độ A trong thời gian đến, Chủ tịch UBND tỉnh có ý kiến như sau:
1. Các sở, ban ngành, UBND các huyện, thị xã, thành phố
a) Tiếp tục quán triệt và triển khai thực hiện hiệu quả các nhiệm vụ đã được Chủ tịch UBND tỉnh giao tại Công văn số 810/UBND-TTHC ngày 03/3/2023 về triển khai thực hiện các chỉ tiêu về cải cách thủ tục hành chính theo Nghị quyết số 01/NQ-CP ngày 06/01/2023 của Chính phủ; Công văn số 2245/UBND-TTHC ngày 19/5/2023 về thực hiện một số dịch vụ công trực tuyến trên thiết bị di động; Quyết định số 906/QĐ-UBND ngày 14/6/2023 về phê duyệt và rút ngắn thời gian giải quyết đối với danh mục dịch vụ công trực tuyến, danh mục dịch vụ công trực tuyến thí điểm tiếp nhận và trả kết quả hoàn toàn bằng hình thức trực tuyến và Kế hoạch số 96/KH-UBND ngày 28/4/2023 về nâng cao chất lượng và hiệu quả cung cấp dịch vụ công trực tuyến của tỉnh Quảng Ngãi năm 2023. Trong đó, lưu ý cần có các giải pháp thực hiện cụ thể để đảm bảo hoàn thành các chỉ tiêu đã được Chủ tịch UBND tỉnh giao cho các cơ quan, đơn vị, địa phương.
b) Rà soát lại các thủ tục hành chính, dịch vụ công trực tuyến, ưu tiên 25 dịch vụ công thiết yếu, có nhiều người sử dụng để thực hiện đơn giản hóa, tái cấu trúc lại quy trình thực hiện (theo nhiệm vụ đã được Chủ tịch UBND tỉnh giao tại điểm d khoản 3 Công văn số 3418/UBND-TTHC ngày 20/7/2023), lược bỏ các bước trung gian không cần thiết, lược bỏ các thành phần hồ sơ đã có trong cơ sở dữ liệu để tạo điều kiện thuận lợi cho người dân khi tiếp cận, thực hiện; gửi kết quả thực hiện về Văn phòng UBND tỉnh **trước ngày 25/9/2023**.
2. Giao Sở Thông tin và Truyền thông chủ trì, phối hợp với Văn phòng UBND tỉnh, các cơ quan liên quan chủ động nghiên cứu, triển khai thực hiện các nhiệm vụ liên quan tại văn bản nêu trên của Bộ Thông tin và Truyền thông theo chức năng, nhiệm vụ quản lý nhà nước được giao; kịp thời tổng hợp, báo cáo, tham mưu Chủ tịch UBND tỉnh xem xét, chỉ đạo.
Yêu cầu Thủ trưởng các cơ quan, đơn vị, địa phương nghiêm túc triển khai thực hiện./.
Nơi nhận:
- Như trên;
- Bộ Thông tin và Truyền thông;
- CT, PCT UBND tỉnh;
- VPUB: PCVP, KGVX, CBTH;
- Lưu: VT, TTHC(x).
**KT. CHỦ TỊCH
PHÓ CHỦ TỊCH**
Trần Hoàng Tuấn
Trần Hoàng Tuấn
"""

CORRECTIONS = {
    "Trần Hoàng Tuấn\nTrần Hoàng Tuấn": "Trần Hoàng Tuấn",
}
"""The slips of the seed, as the dossier's README lists them."""

HEAD = [
    "ỦY BAN NHÂN DÂN",
    "TỈNH QUẢNG NGÃI",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 3813/UBND-TTHC",
    "V/v tiếp tục nâng cao chất lượng, hiệu quả dịch vụ công trực tuyến trên địa bàn tỉnh "
    "theo yêu cầu của Bộ Thông tin và Truyền thông",
    "Quảng Ngãi, ngày 09 tháng 8 năm 2023",
]

LETTER = seeds.Letter(NAME, SEED, CORRECTIONS, HEAD)
