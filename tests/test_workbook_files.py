"""A file that is not a sound workbook is refused before openpyxl sees it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import MachineRefused, Refused
from generator.workbook import read_register
from generator.workbook.survey import survey
from tests.seed_an_giang import register
from tests.spreadsheets import refusal

COPY = "Chép hoặc tải lại tệp; nếu Excel mở được thì lưu lại một lần bằng Excel."
SAVE_AS = "Mở tệp bằng Excel, chọn Save As kiểu «Excel Workbook (*.xlsx)», rồi dùng tệp mới."
CHOOSE = "Chọn lại tệp bảng tính (.xlsx, .xls, .ods hoặc .csv)."
LESS = "Chỉ giữ trang tính cần dùng, xóa các dòng và cột trống đã kẻ ô ở ngoài bảng, rồi lưu lại."
OLE = bytes.fromhex("D0CF11E0A1B11AE1")
SHEET = "xl/worksheets/sheet1.xml"


def said_of(path: Path) -> list[str]:
    return refusal(lambda: read_register(path, path.name))


def said_of_bytes(data: bytes, folder: Path) -> str:
    path = folder / "don-vi.xlsx"
    path.write_bytes(data)
    [said] = said_of(path)
    return said


def repacked(data: bytes, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target,
    ):
        for name in source.namelist():
            target.writestr(name, changes.get(name, bytes)(source.read(name)))
    return packed.getvalue()


def with_part(name: str, part: bytes) -> bytes:
    return repacked(register(), {name: lambda _: part})


def package(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "<part/>" if name.endswith(".xml") else "")
    return packed.getvalue()


def test_a_missing_file_is_named_with_the_nearest_one(tmp_path: Path) -> None:
    (tmp_path / "don-vi.xlsx").touch()

    assert said_of(tmp_path / "donvi.xlsx") == [
        "SL01 donvi.xlsx: Không có tệp «donvi.xlsx». Có phải «don-vi.xlsx» không?"
    ]
    assert said_of(tmp_path / "so-lieu.xlsx") == [
        "SL01 so-lieu.xlsx: Không có tệp «so-lieu.xlsx». Kiểm tra tên tệp và thư mục."
    ]
    assert said_of(tmp_path / "nowhere" / "a.xlsx") == [
        "SL01 a.xlsx: Không có tệp «a.xlsx». Kiểm tra tên tệp và thư mục."
    ]


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    assert said_of(tmp_path) == [
        f"SL02 {tmp_path.name}: «{tmp_path.name}» là thư mục, không phải là tệp. "
        "Ghi tên tệp .xlsx nằm trong thư mục đó."
    ]


def test_an_empty_file_is_empty(tmp_path: Path) -> None:
    assert said_of_bytes(b"", tmp_path) == f"SL03 don-vi.xlsx: Tệp rỗng (0 byte). {COPY}"


@pytest.mark.parametrize(
    ("data", "kind", "remedy"),
    [
        (b"\n<!DOCTYPE html><body>", "trang web (HTML)", SAVE_AS),
        (b"\xef\xbb\xbf<TABLE><tr><td>1", "trang web (HTML)", SAVE_AS),
        (b"stt;ten;so", "tệp chữ thường (có thể là .csv)", SAVE_AS),
        (b"%PDF-1.7", "tệp PDF", CHOOSE),
        (b"\0\1\2\3", "tệp không rõ loại", CHOOSE),
        (OLE + "WordDocument".encode("utf-16-le"), "tệp Word đời cũ (.doc)", CHOOSE),
        (OLE, "tệp Office đời cũ", CHOOSE),
        (package("word/document.xml"), "tệp Word (.docx)", CHOOSE),
        (package("mimetype", "content.xml"), "tệp OpenDocument không phải bảng tính", CHOOSE),
        (package("xl/workbook.bin"), "bảng tính Excel nhị phân (.xlsb)", SAVE_AS),
        (package("anh.png"), "tệp nén ZIP không chứa bảng tính", CHOOSE),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_kind(
    data: bytes, kind: str, remedy: str, tmp_path: Path
) -> None:
    assert said_of_bytes(data, tmp_path) == (
        f"SL04 don-vi.xlsx: Tệp không phải là bảng tính .xlsx mà là {kind}. {remedy}"
    )


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("don-vi.csv", b"\xef\xbb\xbf\n<table><tr><td>1", "trang web (HTML)"),
        ("don-vi.csv", b"%PDF-1.7", "tệp PDF"),
        ("don-vi.txt", b"\0\1\2\3", "tệp không rõ loại"),
        ("don-vi.ods", package("word/document.xml"), "tệp Word (.docx)"),
        ("don-vi.xls", b"stt;ten;so", "tệp chữ thường (có thể là .csv)"),
    ],
)
def test_no_ending_makes_a_file_a_workbook(
    name: str, data: bytes, kind: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    [said] = said_of(path)
    assert said.startswith(f"SL04 {name}: Tệp không phải là bảng tính {path.suffix} mà là {kind}. ")


def test_a_workbook_with_a_password_is_told_from_an_old_one(tmp_path: Path) -> None:
    assert said_of_bytes(OLE + "EncryptedPackage".encode("utf-16-le"), tmp_path) == (
        "SL05 don-vi.xlsx: Bảng tính có đặt mật khẩu nên không đọc được. Mở tệp bằng Excel, bỏ "
        "mật khẩu ở File > Info > Protect Workbook > Encrypt with Password, rồi lưu lại."
    )


@pytest.mark.parametrize(
    "data",
    [
        register()[:-200],
        register().replace(b"worksheets/sheet1.xml", b"worksheets/sheet9.xml", 1),
        repacked(register(), {SHEET: lambda part: part[:-20]}),
        repacked(register(), {SHEET: lambda part: part.replace(b"<v>", b"<v>x")}),
        with_part(SHEET, b'<?xml version="1.0" encoding="viscii"?><a/>'),
        with_part("xl/styles.xml", b"<styleSheet/>"),
    ],
    ids=["cut short", "names differ", "part cut short", "numbers", "encoding", "styles"],
)
def test_a_broken_package_is_broken(data: bytes, tmp_path: Path) -> None:
    assert said_of_bytes(data, tmp_path) == (
        f"SL06 don-vi.xlsx: Tệp .xlsx hỏng, không đọc được. {COPY}"
    )


def saying(old: bytes, new: bytes) -> bytes:
    """Return a workbook whose sheet says something else; what was there must be there."""

    def changed(part: bytes) -> bytes:
        assert old in part
        return part.replace(old, new, 1)

    return repacked(register(), {SHEET: changed})


ROW = b'</row><row r="900">%s</row></sheetData>'


@pytest.mark.parametrize(
    "cells",
    [
        b'<c r="A900"><v>1</v></c><c r="A900"><v>2</v></c>',
        b'<c r="A900"><v>1</v></c></row><row r="900"><c r="B900"><v>2</v></c>',
        b'<c r="A900"><v>1</v><v>2</v></c>',
        '<c r="A900"><v>٣</v></c>'.encode(),
        b'<c r="A900"><v>1_00</v></c>',
        b'<c r="A900" t="n"><v>1_<!-- -->00</v></c>',
        b'<c r="A900" t="s"><v>0_0</v></c>',
        b"<c>" + b"<x>" * 254 + b"</x>" * 254 + b"</c>",
    ],
    ids=["cell", "row", "two values", "digits", "line", "in pieces", "index", "depth"],
)
def test_a_sheet_that_says_a_thing_twice_or_oddly_is_broken(cells: bytes, tmp_path: Path) -> None:
    data = saying(b"</row></sheetData>", ROW % cells)
    assert said_of_bytes(data, tmp_path) == (
        f"SL06 don-vi.xlsx: Tệp .xlsx hỏng, không đọc được. {COPY}"
    )


@pytest.mark.parametrize(
    "cells",
    [
        b'<c r="A900"><v>1</v></c><c r="B900"><v>-1.5E-2</v></c><c r="C900"><v/></c>',
        b'<c r="A900" t="str"><f>B900</f><v>1_00</v></c>',
        b'<c r="A900"><v>1</v></c></row><row r="901"><c r="A901"><v>1</v></c>',
        b"<c>" + b"<x>" * 252 + b"</x>" * 252 + b"</c>",
    ],
    ids=["numbers", "text", "rows", "depth"],
)
def test_a_sheet_as_excel_writes_it_is_sound(cells: bytes) -> None:
    assert survey(saying(b"</row></sheetData>", ROW % cells)).elements > 0


def test_a_document_type_is_refused_before_its_entities_are_read(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "' + b"b" * 99 + b'">]><a>&b;&b;</a>'
    for encoded in (bomb, bomb.decode().encode("utf-16")):
        data = with_part("docProps/app.xml", encoded)

        assert said_of_bytes(data, tmp_path) == (
            "SL08 don-vi.xlsx: Phần «docProps/app.xml» trong tệp có khai báo DTD, "
            f"không phải do Excel lưu. {COPY}"
        )


def reaching(*tags: bytes) -> bytes:
    """Return a workbook whose sheet says more after its cells."""
    more = b"</sheetData>" + b"".join(tags)
    return repacked(register(), {SHEET: lambda part: part.replace(b"</sheetData>", more)})


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (package(*map(str, range(2001))), "Tệp chứa quá nhiều phần (hơn 2.000)."),
        (
            with_part("docProps/app.xml", b" " * 200_000_001),
            "Tệp bung ra quá lớn (hơn 200 MB).",
        ),
        (
            reaching(b"<c/>" * 1_500_000),
            "Bảng tính có quá nhiều ô (hơn 1.500.000 phần tử).",
        ),
        (
            reaching(b'<mergeCells><mergeCell ref="A1:XFD&#49;048576"/></mergeCells>'),
            "Vùng ô trộn quá rộng (hơn 1.000.000 ô).",
        ),
        (
            reaching(b"<hyperlinks>", b'<hyperlink ref="A1:A600000"/>' * 2, b"</hyperlinks>"),
            "Vùng ô trộn quá rộng (hơn 1.000.000 ô).",
        ),
    ],
    ids=["parts", "bytes", "cells", "merges", "links"],
)
def test_a_bomb_is_refused_before_it_goes_off(data: bytes, what: str, tmp_path: Path) -> None:
    assert said_of_bytes(data, tmp_path) == f"SL07 don-vi.xlsx: {what} {LESS}"


def test_a_sheet_under_another_name_is_looked_at_too(tmp_path: Path) -> None:
    bomb = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    data = reaching(bomb).replace(b"worksheets/sheet1.xml", b"worksheets/sheet1.png")

    what = "Vùng ô trộn quá rộng (hơn 1.000.000 ô)."
    assert said_of_bytes(data, tmp_path) == f"SL07 don-vi.xlsx: {what} {LESS}"


def test_pictures_and_drawings_that_are_not_xml_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "don-vi.xlsx"
    packed = io.BytesIO(register())
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("xl/media/image1.png", b"\x89PNG\r\n\x1a\n\0")
        archive.writestr("xl/drawings/vmlDrawing1.vml", b"<xml><br></xml>")
    path.write_bytes(packed.getvalue())

    assert len(read_register(path, path.name)) == 30


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "don-vi.xlsx"
    with path.open("wb") as file:
        file.truncate(51_000_000)

    what = "Tệp quá lớn (51 MB, giới hạn 50 MB)."
    assert said_of(path) == [f"SL07 don-vi.xlsx: {what} {LESS}"]


def test_one_cell_in_the_last_corner_costs_nothing(tmp_path: Path) -> None:
    corner = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    path = tmp_path / "don-vi.xlsx"
    path.write_bytes(
        repacked(register(), {SHEET: lambda part: part.replace(b"</sheetData>", corner)})
    )

    assert len(read_register(path, path.name)) == 30


class LockedPath(type(Path())):  # type: ignore[misc]  # the class depends on the system
    """A file that another program holds, as Excel does on Windows."""

    def read_bytes(self) -> NoReturn:
        raise PermissionError(13, "Permission denied")


def test_a_file_that_the_machine_withholds_is_not_the_users_mistake(tmp_path: Path) -> None:
    path = LockedPath(tmp_path, "don-vi.xlsx")
    path.write_bytes(register())

    with pytest.raises(MachineRefused) as caught:
        read_register(path, path.name)
    assert [f"{problem.code} {problem}" for problem in caught.value.problems] == [
        "SL09 don-vi.xlsx: Không đọc được tệp «don-vi.xlsx» (Permission denied). "
        "Đóng tệp nếu đang mở trong Excel, xem lại quyền đọc, rồi chạy lại."
    ]


TOKENS = (b"<", b">", b'"', b"<v>", b"</c>", b"<f>A1</f>", b"1e999", b"-", b"_xD800_", b't="b"')


@settings(max_examples=60)  # each reads a workbook
@given(
    part=st.sampled_from([SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"]),
    at=st.integers(0, 10_000),
    length=st.integers(0, 20),
    token=st.sampled_from(TOKENS) | st.binary(max_size=4),
)
def test_a_damaged_part_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, part: str, at: int, length: int, token: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.xlsx"

    def damaged(data: bytes) -> bytes:
        start = at % len(data)
        return data[:start] + token + data[start + length :]

    path.write_bytes(repacked(register(), {part: damaged}))
    with suppress(Refused):  # any other exception fails the test
        read_register(path, path.name)
