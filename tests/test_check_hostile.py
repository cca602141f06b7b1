"""No document, however broken, gives a traceback: it is refused in words, or looked at."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive import pack
from generator.checker import check_file
from generator.checker.answering import answer
from generator.cli import main
from generator.errors import Refused
from tests import hostile, word
from tests.test_check import sound

WORD_AGAIN = "Mở tệp bằng Word rồi lưu lại theo kiểu «Word Document (*.docx)»."
FILE_AGAIN = "Lấy lại tệp gốc, hoặc mở bằng Word rồi lưu lại thành tệp .docx mới."
SAVE_AGAIN = "Tệp không do Word ghi theo cách thường; mở bằng Word rồi lưu lại."
NO_KIND = "PV01: không nhận ra loại văn bản"
BROKEN = f"GO08: Phần «word/document.xml» không phải XML đúng. {FILE_AGAIN}"
HIDING = "là chỗ có thể giấu nội dung."

SAID: Mapping[str, str | list[str]] = {
    "X1 nothing": f"GO01: Tệp không có gì (0 byte). {FILE_AGAIN}",
    "X1 a .doc": f"GO02: Tệp không phải .docx mà là tài liệu Word đời cũ (.doc). {WORD_AGAIN}",
    "X1 locked by a password": "GO12: Tệp đặt mật khẩu nên không đọc được. Mở bằng Word, bỏ mật "
    "khẩu (Tệp > Thông tin > Bảo vệ tài liệu) rồi lưu lại.",
    "X1 a PDF": f"GO02: Tệp không phải .docx mà là tệp PDF. {WORD_AGAIN}",
    "X1 RTF": f"GO02: Tệp không phải .docx mà là tệp RTF. {WORD_AGAIN}",
    "X1 a page of HTML": f"GO02: Tệp không phải .docx mà là trang HTML. {WORD_AGAIN}",
    "X1 plain text": f"GO02: Tệp không phải .docx mà là tệp chữ thường. {WORD_AGAIN}",
    "X1 a zip": f"GO11: Tệp không phải văn bản Word .docx mà là tệp nén .zip. {WORD_AGAIN}",
    "X1 a sheet": "GO11: Tệp không phải văn bản Word .docx mà là bảng tính Excel. "
    "Chọn đúng tệp Word.",
    "X1 cut off": f"GO04: Gói tệp .docx bị hỏng hoặc tải về chưa xong. {FILE_AGAIN}",
    "X1 too heavy": "GO03: Tệp nặng 26 MB, quá mức 25 MB. Nén hoặc bỏ bớt ảnh trong tệp.",
    "X2 a bomb": f"GO03: Phần «word/media/image1.png» bung ra quá 20 MB. {SAVE_AGAIN}",
    "X2 millions of paragraphs": "GO03: Tệp có hơn 1 triệu phần tử XML. "
    "Tách tài liệu thành nhiều tệp nhỏ hơn.",
    "X3 a long text": BROKEN,
    "X3 too deep": BROKEN,
    "X4 DTD": f"GO07: Phần «word/document.xml» có khai báo DTD, {HIDING} {SAVE_AGAIN}",
    "X4 DTD in UTF-16": f"GO07: Phần «word/document.xml» có khai báo DTD, {HIDING} {SAVE_AGAIN}",
    "X5 a target NULL": [NO_KIND, "SF07: thiếu phần «word/NULL»"],
    "X5 no styles": [NO_KIND, "SF07: thiếu phần «word/styles.xml»"],
    "X5 no content types": "GO11: Tệp không phải văn bản Word .docx mà là tệp nén .zip. "
    f"{WORD_AGAIN}",
    "X5 no main part": f"GO10: Gói thiếu phần chính «word/document.xml». {FILE_AGAIN}",
    "X5 no relations": f"GO10: Gói thiếu phần chính «word/document.xml». {FILE_AGAIN}",
    "X6 one name twice": f"GO05: Gói có 2 phần cùng tên «word/document.xml». {SAVE_AGAIN}",
    "X7 a way up": "GO06: Tên phần «../../etc/passwd» không được dùng trong gói .docx. "
    f"{SAVE_AGAIN}",
    "X7 a backslash": r"GO06: Tên phần «word\\a.xml» không được dùng trong gói .docx. "
    f"{SAVE_AGAIN}",
    "X7 a drive": f"GO06: Tên phần «C:/a.xml» không được dùng trong gói .docx. {SAVE_AGAIN}",
    "X7 a control character": r"GO06: Tên phần «word/a\x07.xml» không được dùng trong gói .docx. "
    f"{SAVE_AGAIN}",
    "X8 an outside template": [NO_KIND, "SF03: mẫu ở ngoài «http://192.0.2.1/a.dotm»"],
    "X8 an outside picture": [NO_KIND, "SF04: ảnh ở ngoài «http://192.0.2.1/a.png»"],
    "X8 an outside object": [NO_KIND, "SF02: đối tượng nhúng «file://may/a.xls»"],
    "X8 a macro": [NO_KIND, "SF01: macro «word/vbaProject.bin»"],
    "X8 DDE": [NO_KIND, r'SF05: trường lệnh «DDEAUTO c:\\cmd.exe "/k calc"»'],
    "X10 Strict": [NO_KIND],
    "X10 an unknown namespace": [NO_KIND],
    "X10 alternate content": [NO_KIND, "LO06: «DỰ THẢO»"],
    "X11 a table of 3.000 rows": [NO_KIND],
    "X11 300 sections": [NO_KIND],
}
"""What is said of each: a refusal, or the findings."""


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something is fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_every_hostile_file_has_its_answer() -> None:
    assert list(SAID) == list(hostile.FILES)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("name", hostile.FILES)
def test_a_hostile_file_is_refused_in_words_or_looked_at(name: str) -> None:
    said: str | list[str]
    try:
        found = check_file(hostile.FILES[name](), "a.docx")
        said = [f"{each.rule}: {each.measured}" for each in found]
    except Refused as refused:
        (problem,) = refused.problems
        said = f"{problem.code}: {problem.what} {problem.remedy}"

    assert said == SAID[name]


def test_the_others_go_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, name in enumerate(hostile.FILES):
        (tmp_path / f"{number:02} {name.removeprefix('X')}.docx").write_bytes(hostile.FILES[name]())
    (tmp_path / "sound.docx").write_bytes(sound())

    assert main(["check", str(tmp_path), "--json"]) == 1

    told = capsys.readouterr()
    assert told.err == ""
    listed = json.loads(told.out)
    files = [Path(each["file"]).stem for each in listed]
    assert [stem[3:] for stem in dict.fromkeys(files)] == [each[1:] for each in hostile.FILES]
    assert {each["severity"] for each in listed if each["rule"].startswith("GO")} == {"error"}


# --- X12, X15: names and texts that act on a console ------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="Windows không có các tên này.")
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\nb.docx", r"a\nb.docx"),
        ("a\"b'.docx", "a\"b'.docx"),
        ("-a.docx", "-a.docx"),
        ("🙂.docx", "🙂.docx"),
        ("a\x1b[2J.docx", r"a\x1b[2J.docx"),
        ("a\u202excod.docx", r"a\u202excod.docx"),
    ],
)
def test_a_name_is_told_harmlessly(
    name: str, shown: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(sound())

    assert main(["check", str(tmp_path / name)]) == 0
    first, *_ = capsys.readouterr().out.splitlines()
    assert first == f"{tmp_path}/{shown} (công văn): không có gì phải sửa."


def test_text_of_a_document_does_not_act_on_the_console(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word.docx(word.paragraph("{{ \u202ecod \x9b2J=cmd|'!A1 }}")))

    main(["check", str(path)])
    main(["check", str(path), "--json"])

    printed = capsys.readouterr().out
    assert r"«{{ \u202ecod \x9b2J=cmd|'!A1 }}»" in printed
    assert not set("\x1b\x9b\u202e") & set(printed)
    listed = json.loads(printed[printed.index("\n[") :])
    assert any("\x9b2J" in each["place"] for each in listed)


# --- X13: what is no regular file -------------------------------------------------------------

ELSE = "Chỉ đúng tệp Word cần kiểm tra."


@pytest.mark.skipif(os.name == "nt", reason="Windows không có ống dẫn có tên.")
def test_a_pipe_a_device_and_a_ring_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "ống.docx")
    (tmp_path / "vòng.docx").symlink_to(tmp_path / "vòng.docx")
    named = [str(tmp_path / "ống.docx"), "/dev/null", str(tmp_path / "vòng.docx")]

    assert main(["check", *named]) == 2
    assert capsys.readouterr() == (
        "",
        f"Lỗi GO22: {tmp_path}/ống.docx: Không phải tệp thường mà là ống dẫn (FIFO). {ELSE}\n"
        f"Lỗi GO22: /dev/null: Không phải tệp thường mà là thiết bị. {ELSE}\n"
        f"Lỗi GO22: {tmp_path}/vòng.docx: Không phải tệp thường mà là liên kết vòng quanh. {ELSE}\n"
        "Tất cả 3 chỗ cần sửa.\n",
    )


# --- whatever the bytes -----------------------------------------------------------------------

FEW = settings(settings.get_profile("congvan"), max_examples=60)
PARTS = word.parts(
    word.paragraph("SỞ Y TẾ"),
    word.table(["Số: 12/SYT-VP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]),
    word.paragraph("Kính gửi: Sở Nội vụ."),
    styles=word.styles("NoiDung"),
    footnotes=word.footnotes(),
    header1=word.header(word.paragraph("2")),
)
SOUND = pack(PARTS)
NAMES = sorted(PARTS)
PIECES = (
    b"<w:p>", b"</w:p>", b"<w:tbl/>", b"<w:tr/>", b"<w:sectPr/>", b'w:val="-1"', b'w:w="x"',
    b'w:val="999999999999"', b"<w:r><w:br/></w:r>", b"<w:rPr><w:sz/></w:rPr>", b"&#0;", b"\xff",
    b"<w:drawing/>", b'<w:fldChar w:fldCharType="begin"/>', b"",
)  # fmt: skip


def is_answered(data: bytes) -> bool:
    """Tell whether a document is looked at or refused, and nothing else comes of it."""
    head = json.dumps({"work": "check", "file": "a.docx", "profile": "", "profile_size": 0})
    told = json.loads(answer(head.encode() + b"\0" + data).partition(b"\0")[0])
    return "remarks" in told or "problems" in told


@FEW
@given(st.integers(0, len(SOUND) - 1), st.binary(max_size=9), st.integers(0, 9))
def test_a_package_with_other_bytes_is_answered(at: int, new: bytes, less: int) -> None:
    assert is_answered(SOUND[:at] + new + SOUND[at + less :])


@FEW
@given(st.data())
def test_a_part_with_other_xml_is_answered(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES))
    part = PARTS[name]
    edges = [at for at, sign in enumerate(part) if sign in b'<>"']
    for _ in range(data.draw(st.integers(1, 3))):
        first, last = sorted(data.draw(st.tuples(*[st.sampled_from(edges)] * 2)))
        last = min(last, first + 200)
        part = part[:first] + data.draw(st.sampled_from(PIECES)) + part[last:]

    assert is_answered(pack({**PARTS, name: part}))
