"""C1 to C15: what congvan.yaml may get wrong."""

from __future__ import annotations

from pathlib import Path

from tests.catalogue.rows import SETTINGS, Make, Row, file, read, text

_METRIC = "    Cách tính: Hồ sơ trực tuyến / Tổng hồ sơ\n"
_TARGET = "Mức giao: tối thiểu 70%"


def _line(old: str, new: str) -> Make:
    return text((old, new))


def _outside(folder: Path) -> None:
    (folder.parent / "ngoai.md").write_text("Nội dung ở ngoài.\n", "utf-8")
    _line("Nội dung: noi-dung.md", "Nội dung: ../ngoai.md")(folder)


def _bytes(data: str | bytes) -> Make:
    return file("congvan.yaml", data if isinstance(data, bytes) else data.encode())


ROWS = (
    Row(
        "C1",
        "a key twice",
        _line("  Ký hiệu: UBND-TH\n", "  Ký hiệu: UBND-TH\n  Ký hiệu: UBND-NC\n"),
        "Lỗi CH05: congvan.yaml, dòng 9: Mục «Ký hiệu» ghi hai lần, lần trước ở dòng 8. "
        "Xóa hoặc đổi tên một trong hai.\n",
    ),
    Row(
        "C2",
        "a key not quite right",
        _line("  Ký hiệu:", "  Ky hieu:"),
        "Lỗi CH06: congvan.yaml, dòng 8: Không có mục «Ky hieu» trong «Văn bản». Có phải "
        "«Ký hiệu» không?\n",
    ),
    Row(
        "C2",
        "a key that nothing is like",
        _line("  Ký hiệu: UBND-TH\n", "  Ký hiệu: UBND-TH\n  Màu: đỏ\n"),
        "Lỗi CH06: congvan.yaml, dòng 9: Không có mục «Màu» trong «Văn bản». Có phải «Mẫu» "
        "không?\n",
    ),
    *(
        read(
            "C3",
            f"{value} stays the text that was typed",
            _line("Ký hiệu: UBND-TH", f"Ký hiệu: {value}"),
            prints=(value,),
        )
        for value in ("01234", "0777", "12:30", "NO", "1_000", "1.10", "2026-03-01")
    ),
    Row(
        "C4",
        "a tab",
        _line("  Ký hiệu:", "\tKý hiệu:"),
        "Lỗi CH03: congvan.yaml, dòng 8: Dòng thụt vào bằng phím Tab. Xóa phần thụt đầu "
        "dòng, gõ lại bằng phím cách.\n",
    ),
    Row(
        "C4",
        "a quote that never closes",
        _line("V/v: nâng cao tỷ lệ", 'V/v: "nâng cao tỷ lệ'),
        "Lỗi CH03: congvan.yaml, dòng 11: Dấu nháy mở ở đây mà không đóng. Thêm dấu nháy "
        "vào cuối giá trị.\n",
    ),
    Row(
        "C5",
        "a type of Python",
        _line("Số: 112", "Số: !!python/object/apply:os.system [ls]"),
        "Lỗi CH04: congvan.yaml, dòng 7: Giá trị bắt đầu bằng «!», là thẻ kiểu của YAML. "
        "Đặt cả giá trị giữa hai dấu nháy kép, hoặc xóa thẻ.\n",
    ),
    Row(
        "C5",
        "any type",
        _line("Số: 112", "Số: !số 112"),
        "Lỗi CH04: congvan.yaml, dòng 7: Giá trị bắt đầu bằng «!», là thẻ kiểu của YAML. "
        "Đặt cả giá trị giữa hai dấu nháy kép, hoặc xóa thẻ.\n",
    ),
    Row(
        "C6",
        "aliases of aliases",
        _bytes("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"),
        "Lỗi CH04: congvan.yaml, dòng 1: Giá trị bắt đầu bằng «&» hoặc «*», là neo và bí "
        "danh của YAML. Đặt cả giá trị giữa hai dấu nháy kép; muốn dùng lại mục khác thì "
        "ghi lại.\n"
        "Lỗi CH04: congvan.yaml, dòng 2: Giá trị bắt đầu bằng «&» hoặc «*», là neo và bí "
        "danh của YAML. Đặt cả giá trị giữa hai dấu nháy kép; muốn dùng lại mục khác thì "
        "ghi lại.\n"
        "Lỗi CH04: congvan.yaml, dòng 2: Giá trị bắt đầu bằng «&» hoặc «*», là neo và bí "
        "danh của YAML. Đặt cả giá trị giữa hai dấu nháy kép; muốn dùng lại mục khác thì "
        "ghi lại.\n"
        "Lỗi CH04: congvan.yaml, dòng 2: Giá trị bắt đầu bằng «&» hoặc «*», là neo và bí "
        "danh của YAML. Đặt cả giá trị giữa hai dấu nháy kép; muốn dùng lại mục khác thì "
        "ghi lại.\n"
        "Lỗi CH04: congvan.yaml, dòng 3: Giá trị bắt đầu bằng «&» hoặc «*», là neo và bí "
        "danh của YAML. Đặt cả giá trị giữa hai dấu nháy kép; muốn dùng lại mục khác thì "
        "ghi lại.\n"
        "Lỗi CH04: congvan.yaml, dòng 3: Giá trị bắt đầu bằng «&» hoặc «*», là neo và bí "
        "danh của YAML. Đặt cả giá trị giữa hai dấu nháy kép; muốn dùng lại mục khác thì "
        "ghi lại.\n"
        "Lỗi CH04: congvan.yaml, dòng 3: Giá trị bắt đầu bằng «&» hoặc «*», là neo và bí "
        "danh của YAML. Đặt cả giá trị giữa hai dấu nháy kép; muốn dùng lại mục khác thì "
        "ghi lại.\n"
        "Tất cả 7 chỗ cần sửa.\n",
    ),
    Row(
        "C6",
        "20.000 brackets",
        _bytes("a: " + "[" * 20_000),
        "Lỗi CH04: congvan.yaml, dòng 1: Giá trị bắt đầu bằng «[», là danh sách viết liền "
        "của YAML. Ghi mỗi mục một dòng, thụt vào dưới tên mục; nếu «[» thuộc về nội dung "
        "thì đặt cả giá trị giữa hai dấu nháy kép.\n"
        "Lỗi CH04: congvan.yaml, dòng 1: Các mục lồng nhau quá 20 tầng. Bớt số tầng.\n"
        "Tất cả 2 chỗ cần sửa.\n",
    ),
    Row(
        "C6",
        "an entry that holds itself",
        _bytes("a: &a\n  b: *a\n"),
        "Lỗi CH04: congvan.yaml, dòng 1: Giá trị bắt đầu bằng «&» hoặc «*», là neo và bí "
        "danh của YAML. Đặt cả giá trị giữa hai dấu nháy kép; muốn dùng lại mục khác thì "
        "ghi lại.\n"
        "Lỗi CH04: congvan.yaml, dòng 2: Giá trị bắt đầu bằng «&» hoặc «*», là neo và bí "
        "danh của YAML. Đặt cả giá trị giữa hai dấu nháy kép; muốn dùng lại mục khác thì "
        "ghi lại.\n"
        "Tất cả 2 chỗ cần sửa.\n",
    ),
    Row(
        "C6",
        "more than 1 MB",
        _bytes("# " + "a" * 1_000_000),
        "Lỗi CH02: congvan.yaml: Tệp lớn hơn 1 MB, không phải là tệp cấu hình. Chọn đúng "
        "tệp cấu hình (.yaml).\n",
    ),
    Row(
        "C7",
        "two documents",
        _bytes(SETTINGS + "---\nSố: 1\n"),
        "Lỗi CH04: congvan.yaml, dòng 60: Có dấu --- mở một tài liệu thứ hai. Xóa dòng --- "
        "hoặc tách thành thư mục kỳ khác.\n",
    ),
    Row(
        "C7",
        "nothing",
        _bytes(""),
        "Lỗi CH02: congvan.yaml: Tệp không có mục nào. Chép một thư mục kỳ có sẵn rồi sửa.\n",
    ),
    Row(
        "C7",
        "a list",
        _bytes("- Văn bản\n- Số liệu\n"),
        "Lỗi CH02: congvan.yaml: Tệp không gồm các mục «tên: giá trị». Chép một thư mục kỳ "
        "có sẵn rồi sửa.\n",
    ),
    Row(
        "C8",
        "windows-1258",
        _bytes(SETTINGS.encode("cp1258", "replace")),
        "Lỗi CH02: congvan.yaml, dòng 1: Không phải chữ Unicode (UTF-8). Mở bằng Notepad, "
        "chọn Lưu thành (Save as), mã hóa (Encoding) UTF-8.\n",
    ),
    Row(
        "C8",
        "UTF-16",
        _bytes(SETTINGS.encode("utf-16")),
        "Lỗi CH02: congvan.yaml, dòng 1: Không phải chữ Unicode (UTF-8). Mở bằng Notepad, "
        "chọn Lưu thành (Save as), mã hóa (Encoding) UTF-8.\n",
    ),
    read("C8", "UTF-8 with its mark", _bytes(SETTINGS.encode("utf-8-sig"))),
    read("C9", "a file beside the dossier", _outside, prints=("Nội dung ở ngoài.",)),
    Row(
        "C9",
        "a file by its whole path",
        _line("Nội dung: noi-dung.md", "Nội dung: /etc/hostname"),
        "Lỗi CH10: congvan.yaml, dòng 13: «Nội dung»: «/etc/hostname» là đường dẫn riêng "
        "của một máy. Chép tệp vào thư mục kỳ rồi ghi tên tính từ thư mục đó.\n",
    ),
    Row(
        "C9",
        "a file of a share",
        _line("Nội dung: noi-dung.md", r"Nội dung: \\may-chu\noi-dung.md"),
        "Lỗi CH10: congvan.yaml, dòng 13: «Nội dung»: «\\\\may-chu\\noi-dung.md» là đường dẫn "
        "riêng của một máy. Chép tệp vào thư mục kỳ rồi ghi tên tính từ thư mục đó.\n",
    ),
    Row(
        "C9",
        "a file at home",
        _line("Nội dung: noi-dung.md", "Nội dung: ~/noi-dung.md"),
        "Lỗi CH10: congvan.yaml, dòng 13: «Nội dung»: «~/noi-dung.md» là đường dẫn riêng "
        "của một máy. Chép tệp vào thư mục kỳ rồi ghi tên tính từ thư mục đó.\n",
    ),
    *(
        Row(
            "C10",
            f"a target of {value}",
            _line(_TARGET, f"Mức giao: tối thiểu {value}"),
            f"Lỗi CH09: congvan.yaml, dòng 43: «Mức giao»: «{value}» không phải là số. "
            "Ghi số dạng «1.000», «70,5» hoặc «70,5%».\n",
        )
        for value in ("NaN", "inf")
    ),
    *(
        Row("C10", f"a target of {value}", _line(_TARGET, f"Mức giao: {value}"), said)
        for value, said in {
            "70%": "Lỗi CH09: congvan.yaml, dòng 43: «Mức giao»: «70%» chưa nói là mức tối thiểu "
            "hay tối đa. Ghi dạng «tối thiểu 70%» hoặc «tối đa 5%».\n",
            "tối thiểu 0.7": "Lỗi CH09: congvan.yaml, dòng 43: «Mức giao»: «0.7» không phải là số "
            "viết theo lối Việt Nam: dấu chấm tách hàng nghìn (1.000), dấu phẩy trước phần thập "
            "phân (70,5). Ghi số dạng «1.000», «70,5» hoặc «70,5%».\n",
        }.items()
    ),
    read(
        "C10",
        "a target below zero, as a change may have",
        _line(_TARGET, "Mức giao: tối thiểu -5%"),
    ),
    read("C10", "a target of 0,7", _line(_TARGET, "Mức giao: tối thiểu 0,7")),
    Row(
        "C11",
        "a rounding that is none",
        _line(_METRIC, _METRIC + "    Làm tròn: tùy\n"),
        "Lỗi CH09: congvan.yaml, dòng 43: «Làm tròn»: «tùy» không có trong các lựa chọn. "
        "Ghi một trong các từ: «làm tròn», «cắt bỏ».\n",
    ),
    Row(
        "C12",
        "no period",
        _line(
            "Kỳ số liệu:\n  Tên kỳ: năm 2024\n  Từ ngày: 01/01/2024\n  Đến ngày: 31/12/2024\n", ""
        ),
        "Lỗi CH40: congvan.yaml, dòng 19: Có mục «Danh sách đơn vị» mà thiếu mục «Kỳ số liệu». "
        "Thêm mục «Kỳ số liệu»; văn bản không có số tính từ bảng thì xóa «Danh sách đơn vị».\n",
    ),
    Row(
        "C12",
        "month 13",
        _line("Từ ngày: 01/01/2024", "Từ ngày: 01/13/2024"),
        "Lỗi CH09: congvan.yaml, dòng 21: «Từ ngày»: «01/13/2024» không phải là một ngày "
        "có thật. Ghi dạng ngày/tháng/năm, ví dụ «24/01/2025».\n",
    ),
    Row(
        "C12",
        "31 February",
        _line("Đến ngày: 31/12/2024", "Đến ngày: 31/02/2024"),
        "Lỗi CH09: congvan.yaml, dòng 22: «Đến ngày»: «31/02/2024» không phải là một ngày "
        "có thật. Ghi dạng ngày/tháng/năm, ví dụ «24/01/2025».\n",
    ),
    Row(
        "C12",
        "a period that ends before it begins",
        _line("Đến ngày: 31/12/2024", "Đến ngày: 31/12/2023"),
        "Lỗi CH14: congvan.yaml, dòng 22: Kỳ số liệu kết thúc trước khi bắt đầu. Sửa «Từ "
        "ngày» hoặc «Đến ngày».\n",
    ),
    read("C12", "a letter before its period ends", _line("Ngày: 24/01/2025", "Ngày: 24/11/2024")),
    Row(
        "C13",
        "an absent organization that nobody knows",
        _line(
            "Danh sách đơn vị:",
            'Đơn vị vắng:\n  - Đơn vị: "09"\n    Lý do: Chưa lập\nDanh sách đơn vị:',
        ),
        "Lỗi CH12: congvan.yaml, dòng 24: Danh sách đơn vị không có «09». Sửa tên hoặc "
        "thêm đơn vị.\n",
    ),
    Row(
        "C13",
        "an absent organization without a reason",
        _line("Danh sách đơn vị:", 'Đơn vị vắng:\n  - Đơn vị: "01"\nDanh sách đơn vị:'),
        "Lỗi CH07: congvan.yaml, dòng 24: Thiếu mục «Lý do» trong «Đơn vị vắng». Thêm dòng "
        "«Lý do: …».\n",
    ),
    Row(
        "C15",
        "nobody signs",
        _line("Họ và tên: Lê Văn Phước", "Họ và tên:"),
        "Lỗi CH07: congvan.yaml, dòng 15: «Họ và tên» để trống. Ghi giá trị.\n",
    ),
    Row(
        "C15",
        "no office of the signer",
        _line("  Quyền hạn, chức vụ: CHỦ TỊCH\n", ""),
        "Lỗi CH07: congvan.yaml, dòng 1: Thiếu mục «Quyền hạn, chức vụ» trong «Văn bản». "
        "Thêm dòng «Quyền hạn, chức vụ: …».\n",
    ),
)
