"""The phiếu trình: what the leader reads before a set is signed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from generator import batch, package
from generator.checker import check_file
from generator.cli import main
from generator.errors import Refused
from generator.vietnamese import NBSP
from tests import months, papers, word
from tests.golden import small
from tests.spreadsheets import spreadsheet
from tests.tampering import retype

FILE = "phieu-trinh.docx"
ASKED = """\
Phiếu trình:
  Kính gửi: |
    - Chủ tịch UBND tỉnh;
    - Chánh Văn phòng UBND tỉnh.
  Cơ quan trình: Văn phòng UBND tỉnh
  Phòng: Phòng KSTT
  Ngày: 05/11/2025
  Người trình: Trần Thị Ba
  Trưởng phòng: Lê Văn Hai
"""
CHECKED = """\
Đối chiếu:
  - Tên: Hai kênh
    Điều kiện: Tổng = Trực tuyến + 30
Cảnh báo đã xem:
  - Đối chiếu: Hai kênh
    Chênh lệch:
      Sở Xây dựng: -30
    Lý do: đã hỏi lại Sở
    Người xem: Trần Thị Ba
    Ngày xem: 03/11/2025
"""


def small_set(room: Path, more: str) -> Path:
    folder = small.write(room / "small")
    with (folder / "congvan.yaml").open("a", encoding="utf-8", newline="\n") as file:
        file.write(more)
    return folder


def two_months(room: Path, more: str = ASKED) -> Path:
    """Make the set of October beside that of September, with a warning that nobody has seen."""
    months.september(room)
    folder = months.october(room, more=months.PREVIOUS + CHECKED + more)
    assert months.build(folder) == 0
    return room / "out" / "thang-10"


def lines(folder: Path) -> list[str]:
    """Return what the sheet says, line by line, without blank ones; it may not break anywhere."""
    data = (folder / FILE).read_bytes()
    told = package.lines(package.read(data, FILE))
    texts = (each.text.replace(NBSP, " ") for each in told if each.section >= 0)
    return [each for each in texts if each.strip()]


def between(told: list[str], first: str, last: str) -> list[str]:
    return told[told.index(first) + 1 : told.index(last)]


def refused(folder: Path, out: Path) -> list[str]:
    with pytest.raises(Refused) as found:
        batch.build(folder, out)
    return [f"{each.code} {each}" for each in found.value.problems]


# --- what it says -----------------------------------------------------------------------------


def test_a_set_has_no_sheet_unless_it_is_asked_for(tmp_path: Path) -> None:
    built = batch.build(small_set(tmp_path, "Phiếu trình: không\n"), tmp_path / "out")

    assert built.folder is not None
    assert not (built.folder / FILE).exists()


def test_the_leader_is_told_what_was_prepared_and_from_what(tmp_path: Path) -> None:
    told = lines(two_months(tmp_path))

    assert told[: told.index("Văn bản đã lập")] == [
        *("VĂN PHÒNG UBND TỈNH", "PHÒNG KSTT"),
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        "Bình Minh, ngày 05 tháng 11 năm 2025",
        "PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC",
        *("Kính gửi:", "- Chủ tịch UBND tỉnh;", "- Chánh Văn phòng UBND tỉnh."),
        "Vấn đề trình: Công văn về việc kết quả tháng 10 năm 2025.",
        "Kỳ số liệu: tháng 10 năm 2025, từ ngày 01/10/2025 đến ngày 31/10/2025.",
    ]
    assert between(told, "Số lượng", "Số đơn vị theo kết quả") == [
        *("1", "Công văn về việc kết quả tháng 10 năm 2025", "cong-van.docx", "1"),
        *("2", "Phụ lục I: Kết quả", "trong cong-van.docx", "1"),
        *("3", "Phụ lục II riêng của từng đơn vị", "phu-luc/don-vi/", "3"),
        *("4", "Bảng kết quả, mở bằng Excel", "so-lieu.xlsx", "1"),
        *("5", "Trang đối chiếu số liệu", "doi-chieu.docx", "1"),
        "Tài liệu đầu vào: số liệu: so-lieu.xlsx; danh sách đơn vị: don-vi.xlsx; kỳ trước: "
        "../out/thang-09/bo-van-ban.json; nội dung: noi-dung.md; mẫu: don-vi.docx; khai báo: "
        "congvan.yaml.",
        "Số đơn vị có số liệu: 3.",
    ]


def test_the_leader_is_told_counts_for_each_verdict_and_the_change(tmp_path: Path) -> None:
    told = lines(two_months(tmp_path))

    assert between(told, "Số đơn vị theo kết quả", "So với kỳ trước") == [
        *("Chỉ tiêu", "Mức giao", "Chung", "Đạt", "Chưa đạt", "Không đánh giá", "Không phát sinh"),
        *("Tỷ lệ", "tối thiểu 70%", "74,20%", "3", "0", "0", "0"),
    ]
    assert between(told, "So với kỳ trước", "Cảnh báo về số liệu") == [
        *("Chỉ tiêu", "Tháng 09 năm 2025", "Kỳ này", "Thay đổi"),
        *("Đơn vị tăng", "Đơn vị giảm", "Không đổi"),
        *("Tỷ lệ", "75,00%", "74,20%", "giảm 0,80 điểm phần trăm", "2", "1", "0"),
    ]


def test_the_leader_is_told_who_has_seen_a_warning_and_what_nobody_has(tmp_path: Path) -> None:
    told = lines(two_months(tmp_path))

    assert between(told, "Cảnh báo về số liệu", "Đề xuất") == [
        "Có 3 cảnh báo. Còn 2 cảnh báo CHƯA AI XEM: chưa sẵn sàng trình ký.",
        *("Cảnh báo", "Người xem, ngày xem, lý do"),
        "DC03, Hai kênh: UBND xã Tân Phú: Tổng = 130, Trực tuyến + 30 = 121; chênh -9.",
        "CHƯA AI XEM",
        "DC04, Hai kênh: Dòng tổng: Tổng = 500, Trực tuyến + 30 = 401; chênh -99.",
        "CHƯA AI XEM",
        "DC03, Hai kênh: Sở Xây dựng: Tổng = 250, Trực tuyến + 30 = 220; chênh -30.",
        "Trần Thị Ba, ngày 03/11/2025: đã hỏi lại Sở",
        "Đối chiếu: Mọi tệp đã được mở ra đọc lại; số, tên đơn vị, mã đều khớp với số liệu.",
    ]
    assert told[told.index("Đề xuất") :] == [
        *("Đề xuất", "Kính trình xem xét, cho ý kiến và ký ban hành."),
        *("NGƯỜI TRÌNH", "Trần Thị Ba", "TRƯỞNG PHÒNG", "Lê Văn Hai", "LÃNH ĐẠO\nVĂN PHÒNG"),
        "Ý kiến của lãnh đạo",
    ]


def test_who_has_no_figures_and_why_is_told(tmp_path: Path) -> None:
    months.september(tmp_path)
    rows = [row for row in months.OCTOBER if row[0] != "Sở Xây dựng"]
    absent = "Đơn vị vắng:\n  - Đơn vị: Sở Xây dựng\n    Lý do: chưa gửi báo cáo\n"
    folder = months.october(tmp_path, rows, months.PREVIOUS + ASKED + absent)
    assert months.build(folder) == 0

    told = lines(tmp_path / "out" / "thang-10")
    at = told.index("Số đơn vị có số liệu: 2.")
    assert told[at + 1 : at + 3] == [
        "Số đơn vị vắng số liệu: 1.",
        "- Sở Xây dựng: chưa gửi báo cáo",
    ]


def test_of_many_warnings_the_first_are_listed_and_all_counted(tmp_path: Path) -> None:
    rows = [(f"Sở {name}", 100 + at, 60) for at, name in enumerate(_names())]
    register = [("Mã", "Tên đầy đủ", "Tên trong câu", "Nhóm")]
    register += [(f"S{at:02}", str(row[0]), str(row[0]), "Sở") for at, row in enumerate(rows)]
    check = "Đối chiếu:\n  - Tên: Hai kênh\n    Điều kiện: Tổng = Trực tuyến\n"
    folder = months.dossier(tmp_path, "10", rows, more=f"{check}Phiếu trình: có\n")
    spreadsheet(folder / "don-vi.xlsx", register)
    assert months.build(folder) == 0

    told = lines(tmp_path / "out" / "thang-10")
    at = told.index("Cảnh báo về số liệu")
    assert told[at + 1 : at + 3] == [
        "Có 40 cảnh báo. Còn 40 cảnh báo CHƯA AI XEM: chưa sẵn sàng trình ký.",
        "Bảng dưới ghi 30 cảnh báo đầu; danh sách đầy đủ ở doi-chieu.docx.",
    ]
    assert told.count("CHƯA AI XEM") == 30


def _names() -> Iterator[str]:
    yield from (f"{first}{second}" for first in "ABCDEFGH" for second in "klmnp")


def test_a_decision_without_figures_is_submitted_too(tmp_path: Path) -> None:
    folder = papers.dossier("quyet-dinh", tmp_path / "one")
    with (folder / "congvan.yaml").open("a", encoding="utf-8") as file:
        file.write("Phiếu trình: có\n")
    built = batch.build(folder, tmp_path / "out")

    assert (built.faults, built.folder is not None) == ((), True)
    assert built.folder is not None
    told = lines(built.folder)
    assert told[0:2] == ["ỦY BAN NHÂN DÂN", "TỈNH AN GIANG"]
    assert between(told, "Số lượng", "Đề xuất") == [
        *("1", f"Quyết định {papers.RULED}", "quyet-dinh.docx", "1"),
        "2",
        "Quy chế ban hành kèm theo: Phối hợp giải quyết thủ tục hành chính trên địa bàn tỉnh An "
        "Giang",
        *("quy-che.docx", "1"),
        *("3", "Trang đối chiếu số liệu", "doi-chieu.docx", "1"),
        "Tài liệu đầu vào: nội dung: noi-dung.md, quy-che.md; khai báo: congvan.yaml.",
        *("Cảnh báo về số liệu", "Không có cảnh báo."),
        "Đối chiếu: Mọi tệp đã được mở ra đọc lại. Văn bản không có số nào tính từ bảng số liệu.",
    ]


def test_what_is_still_to_be_filled_in_is_told(tmp_path: Path) -> None:
    folder = papers.dossier("thong-bao", tmp_path / "one", **{"Họ và tên": "[nhập họ và tên]"})
    with (folder / "congvan.yaml").open("a", encoding="utf-8") as file:
        file.write("Phiếu trình: có\n")
    built = batch.build(folder, tmp_path / "out")

    assert built.folder is not None
    assert (
        "Đối chiếu: Mọi tệp đã được mở ra đọc lại. Văn bản không có số nào tính từ bảng số liệu. "
        "Còn chỗ CHỜ ĐIỀN trong văn bản: chưa sẵn sàng trình ký."
    ) in lines(built.folder)


# --- a file of the set ------------------------------------------------------------------------


def test_the_manifest_lists_the_sheet_and_the_template_it_was_made_from(tmp_path: Path) -> None:
    folder = two_months(tmp_path)
    told = json.loads((folder / "bo-van-ban.json").read_text("utf-8"))

    assert [each["kind"] for each in told["documents"] if each["file"] == FILE] == ["submission"]
    assert "templates/phieu-trinh.docx" in [each["file"] for each in told["inputs"]]


def test_word_opens_the_sheet_and_the_checker_knows_what_it_is(tmp_path: Path) -> None:
    folder = two_months(tmp_path)

    assert [*OpenXmlValidator().validate(folder / FILE).errors] == []
    (said,) = check_file((folder / FILE).read_bytes(), FILE)
    assert (said.rule, said.measured) == ("PV01", "phiếu trình")


def test_a_figure_changed_on_the_sheet_is_told_by_verify(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = two_months(tmp_path)
    retype(folder / FILE, "74,20%", "94,20%")
    capsys.readouterr()

    assert main(["verify", str(folder)]) == 1
    assert "«74,20%»" in capsys.readouterr().out


def test_a_sheet_edited_by_hand_is_not_lost_and_nothing_is_written(tmp_path: Path) -> None:
    folder = two_months(tmp_path)
    retype(folder / FILE, "Kính trình xem xét", "Kính đề nghị xem xét")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    assert refused(tmp_path / "thang-10", tmp_path / "out") == [
        f"XU01 {FILE}: đã được sửa tay sau lần lập trước, hoặc không phải do chương trình lập. "
        "Chép tệp đi nơi khác rồi lập lại, hoặc thêm --overwrite để ghi đè; bản cũ được giữ."
    ]
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


# --- an office's own --------------------------------------------------------------------------


def test_an_office_may_have_its_own_template(tmp_path: Path) -> None:
    folder = small_set(tmp_path, "Phiếu trình:\n  Mẫu: mau.docx\n  Đề xuất: Kính trình ký.\n")
    said = "{%p for đoạn in phiếu_trình.đề_xuất %}", "{{ đoạn }}", "{%p endfor %}"
    (folder / "mau.docx").write_bytes(
        word.docx(*map(word.paragraph, ("Trình {{ phiếu_trình.vấn_đề }}", *said)))
    )
    built = batch.build(folder, tmp_path / "out")

    assert built.folder is not None
    assert lines(built.folder) == ["Trình Công văn về việc nâng cao tỷ lệ", "Kính trình ký."]


def test_an_unknown_field_of_an_own_template_is_told(tmp_path: Path) -> None:
    folder = small_set(tmp_path, "Phiếu trình:\n  Mẫu: mau.docx\n")
    (folder / "mau.docx").write_bytes(word.docx(word.paragraph("{{ phiếu_trình.vấn_dề }}")))

    assert refused(folder, tmp_path / "out") == [
        "MA03 mau.docx, đoạn «{{ phiếu_trình.vấn_dề }}»: Trường «phiếu_trình.vấn_dề» không có. "
        "Có phải «phiếu_trình.vấn_đề» không?"
    ]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "Phiếu trình: cần\n",
            "CH09 congvan.yaml, dòng {}: «Phiếu trình»: «cần» không có trong các lựa chọn. "
            "Ghi một trong các từ: «có», «không».",
        ),
        (
            "Phiếu trình:\n  Kính gởi: Chủ tịch\n",
            "CH06 congvan.yaml, dòng {}: không có mục «Kính gởi» trong «Phiếu trình». "
            "Có phải «Kính gửi» không?",
        ),
    ],
)
def test_what_is_written_wrong_is_told(written: str, told: str, tmp_path: Path) -> None:
    folder = small_set(tmp_path, written)
    text = (folder / "congvan.yaml").read_text("utf-8")
    line = len(text.splitlines())

    assert refused(folder, tmp_path / "out") == [told.format(line)]
