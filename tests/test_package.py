"""Packages of Word read with suspicion."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator import package
from generator.archive import pack
from generator.errors import Refused
from generator.package import reading
from tests import word

W = {"w": word.W_NS, "r": word.R_NS}
SAVE_AS = "Mở tệp bằng Word rồi lưu lại theo kiểu «Word Document (*.docx)»."
AGAIN = "Lấy lại tệp gốc, hoặc mở bằng Word rồi lưu lại thành tệp .docx mới."
STRANGE = "Tệp không do Word ghi theo cách thường; mở bằng Word rồi lưu lại."


def refusal(data: bytes) -> list[str]:
    with pytest.raises(Refused) as refused:
        package.read(data, "mau.docx")
    return [str(problem).removeprefix("mau.docx: ") for problem in refused.value.problems]


def zipped(entries: list[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data)
    return made.getvalue()


def with_type(old: str, new: str) -> bytes:
    parts = word.parts(word.paragraph("a"))
    types = parts["[Content_Types].xml"].decode().replace(old, new)
    return pack({**parts, "[Content_Types].xml": types.encode()})


# --- reading ---------------------------------------------------------------------------------


def test_a_sound_document_is_read_part_by_part() -> None:
    parts = word.parts(word.paragraph("Kính gửi"), header1=word.header(word.paragraph("1")))
    assert package.read(pack(parts), "mau.docx") == parts


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", f"Tệp không có gì (0 byte). {AGAIN}"),
        (b"%PDF-1.7", f"Tệp không phải .docx mà là tệp PDF. {SAVE_AS}"),
        (rb"{\rtf1\ansi", f"Tệp không phải .docx mà là tệp RTF. {SAVE_AS}"),
        (b"\n <HTML><body>", f"Tệp không phải .docx mà là trang HTML. {SAVE_AS}"),
        (b"<!DOCTYPE html>", f"Tệp không phải .docx mà là trang HTML. {SAVE_AS}"),
        ("Số: 112".encode(), f"Tệp không phải .docx mà là tệp chữ thường. {SAVE_AS}"),
        (b"\x89PNG\r\n", f"Tệp không phải .docx mà là tệp ảnh. {SAVE_AS}"),
        (b"\xff\xfe\x00", f"Tệp không phải .docx mà là tệp lạ, không rõ loại. {SAVE_AS}"),
        (
            reading.OLE + b"WordDocument",
            f"Tệp không phải .docx mà là tài liệu Word đời cũ (.doc). {SAVE_AS}",
        ),
        (
            reading.OLE + "EncryptedPackage".encode("utf-16-le"),
            "Tệp đặt mật khẩu nên không đọc được. "
            "Mở bằng Word, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu) rồi lưu lại.",
        ),
        (b"PK\3\4 cut off", f"Gói tệp .docx bị hỏng hoặc tải về chưa xong. {AGAIN}"),
    ],
)
def test_what_is_not_a_package_is_called_by_its_name(data: bytes, message: str) -> None:
    assert refusal(data) == [message]


def test_a_damaged_package_is_refused() -> None:
    data = bytearray(word.docx(word.paragraph("a" * 100)))
    data[data.index(b"word/document.xml") + 40] ^= 0xFF
    assert refusal(bytes(data)) == [f"Gói tệp .docx bị hỏng hoặc tải về chưa xong. {AGAIN}"]


@pytest.mark.parametrize(
    ("limit", "message"),
    [
        ("MAX_FILE", "Tệp nặng 0 MB, quá mức 0 MB. Nén hoặc bỏ bớt ảnh trong tệp."),
        ("MAX_ENTRIES", f"Gói có 3 phần, quá mức 1 phần. {STRANGE}"),
        ("MAX_PART", f"Phần «[Content_Types].xml» bung ra quá 0 MB. {STRANGE}"),
        ("MAX_UNPACKED", f"Gói bung ra quá 0 MB. {STRANGE}"),
    ],
)
def test_each_limit_is_told(limit: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, limit, 1)
    assert refusal(word.docx(word.paragraph("a"))) == [message]


def test_a_part_is_measured_by_what_comes_out_of_it() -> None:
    bomb = pack({**word.parts(), "word/media/a.bin": bytes(reading.MAX_PART + 1)})
    assert len(bomb) < 100_000
    assert refusal(bomb) == [f"Phần «word/media/a.bin» bung ra quá 20 MB. {STRANGE}"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused_for_two_readers_may_differ() -> None:
    entries = [*word.parts().items(), ("word/Document.xml", b"<a/>")]
    assert refusal(zipped(entries)) == [f"Gói có 2 phần cùng tên «word/document.xml». {STRANGE}"]


@pytest.mark.parametrize(
    "name", ["../a.xml", "word/../../a", "/a", "C:a", "word\\a.xml", "a\x07b", "word//a", "./a"]
)
def test_a_name_that_could_lead_out_of_the_package_is_refused(name: str) -> None:
    shown = ascii(name)[1:-1]
    assert refusal(zipped([*word.parts().items(), (name, b"")])) == [
        f"Tên phần «{shown}» không được dùng trong gói .docx. {STRANGE}"
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_dtd_is_refused_in_any_encoding(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'
    assert refusal(word.docx(document=xml.encode(encoding))) == [
        "Phần «word/document.xml» có khai báo DTD, là chỗ có thể giấu nội dung. " + STRANGE
    ]


def test_a_part_in_utf_16_comes_as_utf_8() -> None:
    text = word.document(word.paragraph("Ủy ban")).decode().replace("UTF-8", "UTF-16")
    parts = package.read(word.docx(document=text.encode("utf-16")), "mau.docx")
    assert "Ủy ban".encode() in parts["word/document.xml"]


def test_a_part_in_another_encoding_is_refused() -> None:
    xml = b'<?xml version="1.0" encoding="ISO-8859-1"?><a/>'
    assert refusal(word.docx(document=xml)) == [
        f"Phần «word/document.xml» dùng bảng mã «ISO-8859-1», không phải UTF-8. {STRANGE}"
    ]


def test_all_broken_parts_are_told_at_once() -> None:
    data = word.docx(document=b"<a>", header1=b"<b", footer1=b"<c/>")
    assert refusal(data) == [
        f"Phần «word/document.xml» không phải XML đúng. {AGAIN}",
        f"Phần «word/header1.xml» không phải XML đúng. {AGAIN}",
    ]


@pytest.mark.parametrize(
    ("new", "message"),
    [
        (
            "application/vnd.ms-word.document.macroEnabled.main+xml",
            f"Tệp có chứa macro (đoạn mã chạy trong Word). {SAVE_AS}",
        ),
        (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "Tệp không phải văn bản Word .docx mà là bảng tính Excel. Chọn đúng tệp Word.",
        ),
        (
            f"{word.WORD}.template.main+xml",
            f"Tệp không phải văn bản Word .docx mà là tệp mẫu của Word (.dotx). {SAVE_AS}",
        ),
        ("x/y", f"Tệp không phải văn bản Word .docx mà là một loại tệp Office khác. {SAVE_AS}"),
    ],
)
def test_other_kinds_of_office_files_are_refused_by_name(new: str, message: str) -> None:
    assert refusal(with_type(f"{word.WORD}.document.main+xml", new)) == [message]


def test_a_macro_under_an_innocent_type_is_found() -> None:
    data = pack({**word.parts(), "word/vbaProject.bin": b"\0"})
    assert refusal(data) == [f"Tệp có chứa macro (đoạn mã chạy trong Word). {SAVE_AS}"]


def test_a_package_without_its_main_part_is_refused() -> None:
    parts = word.parts()
    del parts["word/document.xml"]
    assert refusal(pack(parts)) == [f"Gói thiếu phần chính «word/document.xml». {AGAIN}"]


def test_an_open_document_and_a_plain_zip_are_told_apart() -> None:
    odt = zipped([("mimetype", b"application/vnd.oasis.opendocument.text")])
    assert refusal(odt) == [
        f"Tệp không phải văn bản Word .docx mà là tài liệu LibreOffice (.odt). {SAVE_AS}"
    ]
    assert refusal(zipped([("a.txt", b"a")])) == [
        f"Tệp không phải văn bản Word .docx mà là tệp nén .zip. {SAVE_AS}"
    ]


def test_a_strict_document_is_refused() -> None:
    strict = word.document().replace(word.W_NS.encode(), reading.STRICT)
    assert refusal(word.docx(document=strict)) == [
        f"Tệp không phải văn bản Word .docx mà là văn bản kiểu «Strict Open XML». {SAVE_AS}"
    ]
