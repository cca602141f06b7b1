"""The register is read whole, or refused with each cell that is wrong."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from generator.model import Organization
from generator.workbook import read_register
from tests import seed_an_giang
from tests.spreadsheets import refusal, spreadsheet

TITLES = ("Mã", "Tên đầy đủ", "Tên trong câu", "Nhóm", "Thứ tự", "Tên khác")
HERE = "dv.xlsx, trang «Đơn vị»"


def read(
    folder: Path,
    rows: Iterable[Sequence[object]],
    titles: Sequence[str] = TITLES,
    change: Callable[[Worksheet], object] = lambda _: None,
) -> tuple[Organization, ...]:
    path = spreadsheet(folder / "dv.xlsx", [titles, *rows], "Đơn vị", change)
    return read_register(path, "dv.xlsx")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_sample_lists_thirty_organizations_in_the_order_of_the_seed() -> None:
    found = read_register(Path("data/an-giang-2025-01/don-vi.xlsx"), "don-vi.xlsx")

    assert found[0] == Organization("SN01", "Ban Dân tộc", "Ban Dân tộc", "Sở, ban, ngành tỉnh", 1)
    assert found[9].aliases == ("Sở Nông nghiệp và PT Nông Thôn",)
    assert found[20] == Organization(
        "DP02",
        "Ủy ban nhân dân thành phố Châu Đốc",
        "UBND thành phố Châu Đốc",
        "UBND huyện, thị xã, thành phố",
        21,
    )
    assert [one.order for one in found] == [row.stt for row in seed_an_giang.ROWS]


def test_the_samples_are_what_the_seed_makes() -> None:
    folder = Path("data/an-giang-2025-01")

    assert parts((folder / "so-lieu.xlsx").read_bytes()) == parts(seed_an_giang.figures())
    assert parts((folder / "don-vi.xlsx").read_bytes()) == parts(seed_an_giang.register())


def test_what_is_left_out_follows_from_the_name_and_the_row(tmp_path: Path) -> None:
    rows = [("B", "Xã  Bình\xa0An"), (), ("A", "Xã An Bình", "")]

    assert read(tmp_path, rows, TITLES[:2]) == (
        Organization("B", "Xã Bình An", "Xã Bình An", "", 1),
        Organization("A", "Xã An Bình", "Xã An Bình", "", 2),
    )


def test_organizations_come_in_the_order_given(tmp_path: Path) -> None:
    rows = [("B", "Xã B", None, None, 2.0, "xã Bê; X.B ;"), ("A", "Xã A", "A", "N", "1", None)]

    assert read(tmp_path, rows) == (
        Organization("A", "Xã A", "A", "N", 1),
        Organization("B", "Xã B", "Xã B", "", 2, ("xã Bê", "X.B")),
    )


def test_the_titles_may_stand_in_any_row_of_any_sheet(tmp_path: Path) -> None:
    def move(sheet: Worksheet) -> None:
        sheet.insert_rows(1, 5)
        sheet["A2"] = "DANH SÁCH ĐƠN VỊ"
        assert sheet.parent is not None
        sheet.parent.create_sheet("Hướng dẫn", 0)["A1"] = "Mã là mã của cơ quan"

    assert [one.code for one in read(tmp_path, [("A", "Xã A")], change=move)] == ["A"]


def test_required_titles_are_asked_for(tmp_path: Path) -> None:
    assert refusal(lambda: read(tmp_path, [("A", "Xã A")], ("Mã", "Cơ quan"))) == [
        f"SL12 {HERE}: Không có cột nào có tiêu đề «Tên đầy đủ». "
        "Trang «Đơn vị» có các tiêu đề: «Mã», «Cơ quan»."
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Nhom", "Nhóm"),
        ("Tên trong cau", "Tên trong câu"),
        ("Tên khac", "Tên khác"),
        ("Thứ tụ", "Thứ tự"),
        ("Đên ngày", "Đến ngày"),
    ],
)
def test_a_misspelt_title_is_refused_for_its_column_would_be_ignored(
    typed: str, meant: str, tmp_path: Path
) -> None:
    titles = [typed if title == meant else title for title in (*TITLES, "Từ ngày", "Đến ngày")]
    cell = f"{'ABCDEFGH'[titles.index(typed)]}1"

    assert refusal(lambda: read(tmp_path, [("A", "Xã A")], titles)) == [
        f"DV09 {HERE}, ô {cell}: Không dùng cột có tiêu đề «{typed}». Có phải «{meant}» không? "
        "Nếu là cột khác thì đặt tiêu đề khác hẳn."
    ]


def test_a_column_of_the_offices_own_is_left_alone(tmp_path: Path) -> None:
    titles = ("Mã", "Tên đầy đủ", "Ghi chú", "Điện thoại", "Người phụ trách")

    assert [one.code for one in read(tmp_path, [("A", "Xã A", 1, 2, 3)], titles)] == ["A"]


def test_a_title_that_stands_twice_is_refused(tmp_path: Path) -> None:
    assert refusal(lambda: read(tmp_path, [], ("Mã", "Tên đầy đủ", "MÃ"))) == [
        f"SL13 {HERE}: Tiêu đề «Mã» hợp với nhiều cột: cột A «Mã» và cột C «MÃ». "
        "Ghi thêm tầng trên (tầng trên > tầng dưới) cho đủ phân biệt."
    ]


def test_a_list_without_organizations_is_refused(tmp_path: Path) -> None:
    assert refusal(lambda: read(tmp_path, [])) == [
        f"DV08 {HERE}: Danh sách không có đơn vị nào. Ghi mỗi đơn vị một dòng."
    ]


def test_all_that_is_wrong_with_the_lines_is_told_at_once(tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [
        (None, "Xã A"),
        (1234, "Xã B"),
        ("XÃ C", "Xã C"),
        ("D\u200b", "Xã D"),
        ("E", None),
        ("e", "Xã E"),
        ("F", "Xã F", None, None, "đầu"),
        ("G", "xã  a", None, None, 1.5),
        ("H", "Xã H", None, None, None, "Xã F;D_x0007_"),
        ("#N/A", "=B2"),
    ]

    digits = "Chỉ dùng chữ không dấu A–Z, chữ số 0–9, dấu -, dấu _, dấu chấm ở giữa."
    apart = "Sửa «Tên đầy đủ», «Tên trong câu» hoặc «Tên khác» cho khác nhau"
    assert refusal(lambda: read(tmp_path, rows)) == [
        f"DV01 {HERE}, ô A2: Đơn vị không có mã. Ghi mã riêng cho từng đơn vị.",
        f"DV02 {HERE}, ô A3: Mã «1234» được lưu là số, có thể đã mất số 0 ở đầu. "
        "Đổi định dạng cột Mã sang Text rồi gõ lại mã.",
        f"DV03 {HERE}, ô A4: Mã «XÃ C» có ký tự «Ã» U+00C3, không dùng được. {digits}",
        f"DV03 {HERE}, ô A5: Mã «DU+200B» có ký tự không nhìn thấy U+200B, không "
        f"dùng được. {digits}",
        f"DV05 {HERE}, ô B6: Đơn vị không có tên đầy đủ. Ghi tên đầy đủ.",
        f"DV06 {HERE}, ô E8: Thứ tự «đầu» không phải là số nguyên. "
        "Ghi 1, 2, 3 …, hoặc để trống cả cột.",
        f"SL34 {HERE}, ô E9: Cột chữ mà ô ghi «1,5». Đổi định dạng ô sang Text rồi gõ lại.",
        f"SL33 {HERE}, ô F10: Ô «Xã F;DU+0007» có ký tự điều khiển U+0007. "
        "Xóa nội dung ô rồi gõ lại bằng tay.",
        f"SL24 {HERE}, ô A11: Ô báo lỗi của Excel «#N/A». "
        "Sửa công thức hoặc dữ liệu gây lỗi, rồi lưu lại.",
        f"SL25 {HERE}, ô B11: Ô chứa công thức chưa có kết quả. "
        "Mở tệp bằng Excel, chờ tính xong, lưu lại rồi chạy lại.",
        f"DV04 {HERE}, ô A7: Mã «e» trùng với «E» ở ô A6. "
        "Mỗi đơn vị một mã; chữ hoa, chữ thường coi như nhau.",
        f"DV07 {HERE}, ô B9: Tên gọi «xã a» trùng với một tên gọi của đơn vị ở ô B2. {apart}"
        "; quả thật cùng tên thì khai «Mã đơn vị» ở mục «Cột» trong congvan.yaml; đơn vị này thay "
        "đơn vị kia thì ghi «Từ ngày», «Đến ngày».",
        f"DV07 {HERE}, ô B10: Tên gọi «Xã F» trùng với một tên gọi của đơn vị ở ô B8. {apart}.",
    ]


def test_a_name_may_not_be_another_organizations_code(tmp_path: Path) -> None:
    rows = [("A", "Xã A"), ("B", "Xã B", None, None, None, "a")]

    assert refusal(lambda: read(tmp_path, rows)) == [
        f"DV07 {HERE}, ô B3: Tên gọi «a» trùng với một tên gọi của đơn vị ở ô B2. "
        "Sửa «Tên đầy đủ», «Tên trong câu» hoặc «Tên khác» cho khác nhau."
    ]


@pytest.mark.parametrize("area", ["D2:D3", "B2:C2"])
def test_a_group_merged_over_several_organizations_is_refused(area: str, tmp_path: Path) -> None:
    rows = [("A", "Xã A", None, "Xã"), ("B", "Xã B")]

    assert refusal(lambda: read(tmp_path, rows, change=lambda sheet: sheet.merge_cells(area))) == [
        f"SL32 {HERE}, ô {area[:2]}: Các ô {area} bị trộn làm một. "
        "Bỏ trộn ô (Unmerge Cells) rồi ghi đủ cho từng ô."
    ]


def test_a_hidden_line_is_refused_for_people_believe_it_is_out(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True

    assert refusal(lambda: read(tmp_path, [("A", "Xã A"), ("B", "Xã B")], change=hide)) == [
        f"SL31 {HERE}: Có dòng đang bị ẩn trong số liệu: dòng 3. "
        "Bỏ lọc, cho hiện lại (Unhide), hoặc xóa hẳn nếu không dùng; rồi lưu lại."
    ]


def test_a_group_is_one_however_it_is_spelled(tmp_path: Path) -> None:
    groups = ("UBND xã", "ubnd  XÃ", "UBND xã", "")
    rows = [(code, f"Xã {code}", None, group) for code, group in zip("ABCD", groups, strict=True)]
    assert [one.group for one in read(tmp_path, rows)] == ["UBND xã", "UBND xã", "UBND xã", ""]


def test_a_letter_of_another_alphabet_that_looks_like_ours_is_refused(tmp_path: Path) -> None:
    letter = "\N{CYRILLIC CAPITAL LETTER DZE}"
    assert refusal(lambda: read(tmp_path, [("A", f"{letter}ở Y tế")])) == [
        f"DV18 {HERE}, ô B2: «Tên đầy đủ» «{letter}ở Y tế» có chữ lạ «{letter}» U+0405. "
        "Xóa nội dung ô rồi gõ lại bằng tay."
    ]
