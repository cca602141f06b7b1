"""A wrong value in the settings is told at its line, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import config
from generator.errors import Refused
from tests.small_dossier import refusal, refusals


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            "  V/v:",
            "  Vv:",
            "06 dòng 11: không có mục «Vv» trong «Văn bản». Có phải «V/v» không?",
            id="unknown entry",
        ),
        pytest.param(
            "Ngày: 24/01/2025",
            "Ngày:",
            "07 dòng 10: «Ngày» để trống. Ghi giá trị. "
            "Chưa có ngày thì ghi tháng và năm, ví dụ «01/2025».",
            id="blank day",
        ),
        pytest.param(
            "V/v: nâng cao tỷ lệ",
            "V/v:",
            "07 dòng 11: «V/v» để trống. Ghi giá trị.",
            id="blank",
        ),
        pytest.param(
            "  Họ và tên: Lê Văn Phước\n",
            "",
            "07 dòng 1: thiếu mục «Họ và tên» trong «Văn bản». Thêm dòng «Họ và tên: …».",
            id="missing",
        ),
        pytest.param(
            "Số: 112",
            "Số: 112\n  SỐ: 113",
            "05 dòng 8: mục «SỐ» ghi hai lần, lần trước ở dòng 7. Xóa hoặc đổi tên một trong hai.",
            id="repeated",
        ),
        pytest.param(
            "Số: 112",
            "Số: 112/UBND",
            "09 dòng 7: «Số»: «112/UBND» không phải là số văn bản, chỉ gồm chữ số. Ghi số "
            "vào đây, ký hiệu vào mục «Ký hiệu»; chưa cấp số thì để trống.",
            id="number of a document",
        ),
        pytest.param(
            "24/01/2025",
            "31/02/2025",
            "09 dòng 10: «Ngày»: «31/02/2025» không phải là một ngày có thật. Ghi dạng "
            "«24/01/2025»; chưa có ngày thì ghi «01/2025».",
            id="impossible day",
        ),
        pytest.param(
            "24/01/2025",
            "13/2025",
            "09 dòng 10: «Ngày»: «13/2025» không phải là một ngày có thật. Ghi dạng "
            "«24/01/2025»; chưa có ngày thì ghi «01/2025».",
            id="month 13",
        ),
        pytest.param(
            "24/01/2025",
            "2025-01-24",
            "09 dòng 10: «Ngày»: «2025-01-24» không phải là ngày viết dạng 24/01/2025. Ghi "
            "dạng «24/01/2025»; chưa có ngày thì ghi «01/2025».",
            id="American date",
        ),
        pytest.param(
            "Loại: Công văn",
            "Loại: Công vản",
            "09 dòng 2: «Loại»: chưa lập được «Công vản». Có phải «Công văn» không?",
            id="kind",
        ),
        pytest.param(
            "Kiểu: chữ",
            "Kiểu: chu",
            "09 dòng 39: «Kiểu»: «chu» không có trong các lựa chọn. Có phải «chữ» không?",
            id="choice",
        ),
        pytest.param(
            "Tính vào tổng: có",
            "Tính vào tổng: yes",
            "09 dòng 52: «Tính vào tổng»: «yes» không có trong các lựa chọn. Ghi một trong "
            "các từ: «có», «không».",
            id="yes",
        ),
        pytest.param(
            "noi-dung.md",
            "noi-dung.docx",
            "10 dòng 13: «Nội dung»: không có tệp «noi-dung.docx» trong thư mục kỳ. Có phải"
            " «noi-dung.md» không?",
            id="file",
        ),
        pytest.param(
            "so-lieu.xlsx",
            "solieu.xlsx",
            "10 dòng 30: «Tệp»: không có tệp «solieu.xlsx» trong thư mục kỳ. "
            "Có phải «so-lieu.xlsx» không?",
            id="workbook",
        ),
        pytest.param(
            "so-lieu.xlsx",
            "bang.xlsx",
            "10 dòng 30: «Tệp»: không có tệp «bang.xlsx» trong thư mục kỳ. "
            "Chép tệp vào đúng chỗ hoặc sửa lại tên.",
            id="workbook unlike any",
        ),
        pytest.param(
            "noi-dung.md",
            "don-vi.md",
            "10 dòng 13: «Nội dung»: không có tệp «don-vi.md» trong thư mục kỳ. "
            "Chép tệp vào đúng chỗ hoặc sửa lại tên.",
            id="file used for something else",
        ),
        pytest.param(
            "noi-dung.md",
            ".",
            "10 dòng 13: «Nội dung»: «.» là một thư mục. Ghi tên tệp ở trong thư mục đó.",
            id="folder",
        ),
        pytest.param(
            "noi-dung.md",
            "D:\\noi-dung.md",
            "10 dòng 13: «Nội dung»: «D:\\noi-dung.md» là đường dẫn riêng của một máy. Chép "
            "tệp vào thư mục kỳ rồi ghi tên tính từ thư mục đó.",
            id="path of a machine",
        ),
        pytest.param(
            "01/01/2024",
            "01/01/2026",
            "14 dòng 22: kỳ số liệu kết thúc trước khi bắt đầu. Sửa «Từ ngày» hoặc «Đến ngày».",
            id="period",
        ),
        pytest.param(
            "Tên kỳ: năm 2024",
            "Tên kỳ: 6 tháng đầu năm 2024",
            "14 dòng 20: «6 tháng đầu năm 2024» là từ ngày 01/01/2024 đến ngày 30/6/2024, khác "
            "«Từ ngày», «Đến ngày» ghi ở dưới. Sửa tên kỳ hoặc sửa hai ngày.",
            id="name of the period",
        ),
        pytest.param(
            "23,43%",
            "23.43%",
            "09 dòng 25: «23.43%» không phải là số viết theo lối Việt Nam. Ghi dạng "
            "«23,43%» hoặc «1.000».",
            id="English point",
        ),
        pytest.param(
            "So với: Tỷ lệ trực tuyến",
            "So với: Tỷ lệ trực tiếp",
            "12 dòng 27: «So với»: không có chỉ tiêu «Tỷ lệ trực tiếp». Có phải «Tỷ lệ trực"
            " tuyến» không?",
            id="cited metric",
        ),
        pytest.param(
            "    Đơn vị: TÊN CƠ QUAN\n",
            "",
            "07 dòng 33: «Cột»: thiếu cột «Đơn vị», cột ghi tên đơn vị. Thêm dòng «Đơn vị: "
            "tiêu đề trên bảng».",
            id="no organizations",
        ),
        pytest.param(
            "Hồ sơ trực tuyến: Trực tuyến",
            "Tổng_hồ sơ: Trực tuyến",
            "11 dòng 36: tên «Tổng_hồ sơ» trùng với «Tổng hồ sơ» ở dòng 35. Đổi tên một trong hai.",
            id="two names",
        ),
        pytest.param(
            "Hồ sơ trực tuyến: Trực tuyến",
            "Mã: Trực tuyến",
            "11 dòng 36: «Mã» là từ dành riêng cho bảng phụ lục. Đặt tên khác.",
            id="reserved name",
        ),
        pytest.param(
            "Hồ sơ trực tuyến: Trực tuyến",
            "2024 hồ sơ: Trực tuyến",
            "11 dòng 36: tên «2024 hồ sơ» không dùng được trong mẫu và công thức. Đặt tên "
            "bắt đầu bằng chữ cái.",
            id="name of digits",
        ),
        pytest.param(
            "tối thiểu 70%",
            "70%",
            "09 dòng 48: «Mức giao»: «70%» chưa nói là mức tối thiểu hay tối đa. Ghi dạng "
            "«tối thiểu 70%» hoặc «tối đa 5%».",
            id="level",
        ),
        pytest.param(
            "tối thiểu 70%",
            "\n      Theo nhóm:\n        Sở ban ngành: tối thiểu 70%",
            "12 dòng 50: danh sách đơn vị không có nhóm «Sở ban ngành». Có phải «Sở, ban, "
            "ngành tỉnh» không?",
            id="group",
        ),
        pytest.param(
            "tối thiểu 70%",
            "\n      Theo đơn vị:\n        Sở Y tê: tối thiểu 70%",
            "12 dòng 50: danh sách đơn vị không có «Sở Y tê». Có phải «Sở Y tế» không?",
            id="organization",
        ),
        pytest.param(
            "tối thiểu 70%",
            "\n      Chung: tối thiểu 70%\n      Theo đơn vị:\n        SYT: tối thiểu 5",
            "14 dòng 48: các mức của «Tỷ lệ trực tuyến» có mức ghi %, có mức không. Ghi mọi"
            " mức theo cùng một cách.",
            id="mixed levels",
        ),
        pytest.param(
            "    Ngoại trừ:",
            "    Số lẻ: 7\n    Ngoại trừ:",
            "09 dòng 49: «Số lẻ»: «7» không phải là số chữ số thập phân từ 0 đến 4. Ghi «2»"
            " hoặc «tối đa 2».",
            id="decimals",
        ),
        pytest.param(
            "Tổng hồ sơ - Hồ sơ trực tuyến",
            "Tổng hồ sơ - Hồ sơ trực tiếp",
            "13 dòng 41: cột «Hồ sơ trực tiếp» được tính từ chính nó. Sửa lại công thức.",
            id="computed from itself",
        ),
        pytest.param(
            "Điều kiện: Tổng hồ sơ = Hồ sơ trực tiếp + Hồ sơ trực tuyến",
            "Điều kiện: Tổng hồ sơ",
            "13 dòng 44: «Tổng hồ sơ» chưa phải là điều kiện. Ghi dạng «Tổng hồ sơ = Cộng "
            "các kênh».",
            id="no condition",
        ),
        pytest.param(
            "Cách tính: Hồ sơ trực tuyến / Tổng hồ sơ",
            "Cách tính: Tổng hồ sơ > 1",
            "13 dòng 47: «Tổng hồ sơ > 1» là điều kiện, không phải công thức tính ra số. Bỏ"
            " dấu so sánh.",
            id="no formula",
        ),
        pytest.param(
            "cùng công văn",
            "riêng từng đơn vị",
            "14 dòng 55: «Lập cho: từng đơn vị» và «Tệp: riêng từng đơn vị» phải đi với "
            "nhau. Ghi cả hai, hoặc bỏ cả hai.",
            id="own files",
        ),
        pytest.param(
            "Tệp: cùng công văn",
            "Tệp: riêng từng đơn vị\n    Lập cho: từng đơn vị",
            "14 dòng 54: «Phụ lục»: phụ lục lập cho từng đơn vị chưa có mẫu. Thêm dòng "
            "«Mẫu: mau/phu-luc-don-vi.docx».",
            id="no template",
        ),
        pytest.param(
            "- HSTN: Tổng hồ sơ",
            "- HSTN: Tổng ho so",
            "12 dòng 61: không có số liệu «Tổng ho so» để ghi vào cột. Có phải «Tổng hồ sơ» không?",
            id="column of a table",
        ),
        pytest.param(
            "- STT: số thứ tự",
            "- STT",
            "08 dòng 59: cột «STT» chưa ghi đúng dạng «- Chữ ở đầu cột: số liệu trong cột»."
            " Mỗi cột một gạch đầu dòng, có dấu hai chấm.",
            id="no colon",
        ),
        pytest.param(
            "- STT: số thứ tự",
            "- STT:",
            "07 dòng 59: cột «STT» chưa ghi số liệu trong cột. Ghi tên một cột, một chỉ "
            "tiêu, hoặc: số thứ tự, Đơn vị, Tên đầy đủ, Mã, Kết quả.",
            id="no content",
        ),
        pytest.param(
            "Chênh lệch: 25",
            "Chênh lệch: 2.5",
            "09 dòng 65: «Chênh lệch»: «2.5» không phải là số viết theo lối Việt Nam: dấu "
            "chấm tách hàng nghìn (1.000), dấu phẩy trước phần thập phân (70,5). Ghi dạng "
            "«25», «19,07%» hoặc «19,07 điểm phần trăm».",
            id="difference",
        ),
        pytest.param(
            "- Đối chiếu: Cộng các kênh",
            "- Đối chiếu: Cộng kênh",
            "12 dòng 64: «Đối chiếu»: không có phép đối chiếu «Cộng kênh». Có phải «Cộng "
            "các kênh» không?",
            id="unknown check",
        ),
        pytest.param(
            "- Đối chiếu: Cộng các kênh",
            "- Đối chiếu: Cộng các kênh\n    Dòng tổng: Tổng hồ sơ",
            "14 dòng 64: «Cảnh báo đã xem»: phải ghi đúng một trong «Đối chiếu», «Số liệu "
            "dẫn», «Dòng tổng», «Ô trống», «Chỉ tiêu», «Kỳ trước». "
            "Mỗi cảnh báo đã xem ghi thành một mục riêng.",
            id="two subjects",
        ),
    ],
)
def test_a_fault_is_told_at_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert refusal(tmp_path, (old, new)) == said


def test_all_faults_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    said = refusals(
        tmp_path,
        ("Số: 112", "Số: 112a"),
        ("Hồ sơ trực tuyến: Trực tuyến", "Tổng-hồ sơ: Trực tuyến"),
        ("- HSTN: Tổng hồ sơ", "- HSTN: Tổng số"),
        ("- Kết quả: Kết quả", "- Kết quả: Còn thiếu gì"),
        ("Kiểu: chữ", "Kiểu: chuỗi"),
    )

    assert [each.split(":")[0] for each in said] == [
        "CH09 congvan.yaml, dòng 7",
        "CH11 congvan.yaml, dòng 36",
        "CH09 congvan.yaml, dòng 39",
        "CH12 congvan.yaml, dòng 61",
        "CH12 congvan.yaml, dòng 62",
    ]


def test_all_formulas_are_told_at_once(tmp_path: Path) -> None:
    said = refusals(
        tmp_path,
        ("Tổng hồ sơ - Hồ sơ trực tuyến", "Tổng hồ sơ -"),
        ("Hồ sơ trực tuyến / Tổng hồ sơ", "Ghi chú / Tổng hồ sơ"),
        ("Khi: Tổng hồ sơ = 0", "Khi: Tổng hồ sơ"),
    )

    assert said == [
        "CH13 congvan.yaml, dòng 41: Công thức dừng giữa chừng. Ghi tiếp tên hoặc số sau dấu cuối.",
        "CH13 congvan.yaml, dòng 47: Trong công thức, không có tên «Ghi chú». "
        "Khai báo tên này hoặc sửa lại công thức.",
        "CH13 congvan.yaml, dòng 50: «Tổng hồ sơ» chưa phải là điều kiện. "
        "Ghi dạng «Tổng hồ sơ = Cộng các kênh».",
    ]


def test_with_two_metrics_a_table_has_to_say_whose_verdict(tmp_path: Path) -> None:
    second = "  - Tên: Tỷ lệ khác\n    Cách tính: Tổng hồ sơ / 2\n    Mức giao: tối đa 5%\nPhụ lục:"

    assert refusal(tmp_path, ("Phụ lục:", second)) == (
        "12 dòng 65: «Kết quả» chưa nói của chỉ tiêu nào. Ghi «Kết quả Tỷ lệ trực tuyến»."
    )


def test_a_folder_without_settings_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cong-van.yml").touch()
    with pytest.raises(Refused) as caught:
        config.load(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path.as_posix()}: trong thư mục không có tệp congvan.yaml. "
        "Có phải «cong-van.yml» không?"
    )

    (tmp_path / "cong-van.yml").unlink()
    (tmp_path / "cong-van.docx").touch()
    with pytest.raises(Refused) as caught:
        config.load(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path.as_posix()}: trong thư mục không có tệp congvan.yaml. "
        "Chép congvan.yaml từ một thư mục kỳ có sẵn rồi sửa."
    )

    with pytest.raises(Refused) as caught:
        config.load(tmp_path / "khác")
    assert str(caught.value) == (
        f"{(tmp_path / 'khác').as_posix()}: không có thư mục này. "
        "Ghi tên thư mục kỳ, là thư mục có tệp congvan.yaml."
    )
