"""What must not ride along in a template into every document made from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import unquote

from lxml import etree

from generator import package
from generator.errors import Place, Problem, error
from generator.render.source import first_words
from generator.render.tidy import W, words_of

RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FETCHING: Final = frozenset(
    {"DDEAUTO", "DDE", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "IMPORT", "DATABASE", "RD"}
)
MERGING: Final = frozenset(
    {"MERGEFIELD", "NEXT", "NEXTIF", "SKIPIF", "MERGEREC", "ADDRESSBLOCK", "GREETINGLINE"}
)
"""Fields of a mail merge: without its list of addresses they print their own names."""
LIVING: Final = frozenset(
    {
        "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME", "AUTHOR", "LASTSAVEDBY",
        "USERNAME", "USERINITIALS", "USERADDRESS", "FILENAME", "DOCVARIABLE", "DOCPROPERTY", "IF",
        "ASK", "FILLIN", "QUOTE", "=",
    }
)  # fmt: skip
"""Fields that Word answers by itself when a document is opened or printed, after we read it."""
REVISIONS: Final = tuple(
    f"{W}{name}"
    for name in (
        "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange",
        "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange",
        "tblPrExChange", "numberingChange", "commentReference", "customXmlInsRangeStart",
        "customXmlDelRangeStart", "moveFromRangeStart", "moveToRangeStart",
    )
)  # fmt: skip
EMBEDDED: Final = {
    f"{W}altChunk": "tệp chèn vào (altChunk)",
    f"{W}subDoc": "tài liệu con",
    f"{W}object": "đối tượng nhúng (OLE, phương trình cũ)",
    f"{W}control": "nút bấm ActiveX",
}
BOUND: Final = etree.XPath("w:sdtPr/*[local-name()='dataBinding']", namespaces={"w": W[1:-1]})
ACCEPT: Final = "Trong Word, thẻ Xem lại: chấp nhận mọi sửa đổi, xoá mọi lời bình, tắt Theo dõi."
UNLINK: Final = "Xoá trường ấy, gõ chữ thường hoặc trường của chương trình, ví dụ {{ ngày }}."
ON_DISK: Final = re.compile(r"(?!https?:|mailto:|tel:)", re.IGNORECASE)
PICTURES: Final = "Chèn hẳn ảnh, nội dung vào mẫu; gỡ mẫu gắn kèm (Developer > Document Template)."


def problems_of_foreign(
    parts: Mapping[str, bytes], trees: Mapping[str, etree._Element], file: str
) -> Iterator[Problem]:
    """Find what reaches outside, what is embedded, locked or hidden, and tracked changes."""
    for name, tree in trees.items():
        if not name.endswith(".xml") or name.startswith(("customXml/", "docProps/")):
            continue
        yield from _problems_of_links(parts, name, tree, file)
        if tree.tag == f"{W}settings":
            yield from _problems_of_settings(tree, file)
        elif tree.tag.startswith(W):
            if tree.prefix != "w":
                what = f"Phần «{name}» không do Word hay LibreOffice ghi."
                yield error("MA25", Place(file), what, "Mở mẫu bằng Word rồi lưu lại.")
            yield from _problems_of_fields(tree, file)
            yield from _problems_of_text(tree, name, file)


def _place(element: etree._Element, file: str) -> Place:
    """Return the paragraph that an element stands in, else the first one of its cell."""
    cell = next(element.iterancestors(f"{W}tc", f"{W}tr"), element)
    for paragraph in (*element.iterancestors(f"{W}p"), *cell.iter(f"{W}p")):
        if words := first_words(words_of(paragraph)):
            return Place(file, paragraph=words)
    return Place(file)


def _problems_of_links(
    parts: Mapping[str, bytes], name: str, tree: etree._Element, file: str
) -> Iterator[Problem]:
    for arrow in package.relations(parts, name).values():
        if arrow.is_external and not arrow.type.endswith("/hyperlink"):
            what = f"Mẫu có liên kết ra ngoài tới «{arrow.target}»."
            yield error("MA12", _place_of_link(tree, arrow.id, file), what, PICTURES)
        elif arrow.is_external and ("{" in (aim := unquote(arrow.target)) or ON_DISK.match(aim)):
            what = f"Liên kết dẫn tới «{aim}», nơi người nhận văn bản không mở được."
            remedy = "Bấm phải chuột > Gỡ siêu liên kết (Remove Hyperlink), giữ chữ."
            yield error("MA12", _place_of_link(tree, arrow.id, file), what, remedy)


def _place_of_link(tree: etree._Element, number: str, file: str) -> Place:
    for element in tree.iter():
        if any(
            str(key).startswith(RELATION) and value == number
            for key, value in element.attrib.items()
        ):
            return _place(element, file)
    return Place(file)


# --- fields of Word --------------------------------------------------------------------------


def _problems_of_fields(tree: etree._Element, file: str) -> Iterator[Problem]:
    for element, instruction in _instructions(tree):
        word = (re.findall(r"[A-Z]+|=", instruction.upper()) or [""])[0]
        if word in FETCHING:
            what = f"Mẫu có trường «{word}» lấy nội dung từ tệp khác."
            remedy = "Xoá trường ấy, chép nội dung vào mẫu."
            yield error("MA12", _place(element, file), what, remedy)
        elif word in MERGING:
            what = f"Mẫu có trường trộn thư của Word «{' '.join(instruction.split()[:2])}»."
            remedy = "Xoá trường ấy, gõ trường của chương trình: {{ tên_trường }}."
            yield error("MA19", _place(element, file), what, remedy)
        elif word in LIVING:
            what = f"Mẫu có trường «{word}» mà Word tự đổi chữ khi mở hoặc in văn bản."
            yield error("MA26", _place(element, file), what, UNLINK)


def _instructions(tree: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the instructions of fields; Word may cut one into many runs."""
    for simple in tree.iter(f"{W}fldSimple"):
        yield simple, simple.get(f"{W}instr", "")
    told: list[etree._Element] = []
    for each in tree.iter(f"{W}fldChar", f"{W}instrText"):
        if each.tag == f"{W}instrText":
            told.append(each)
        elif told:
            yield told[0], "".join(piece.text or "" for piece in told)
            told = []
    if told:
        yield told[0], "".join(piece.text or "" for piece in told)


# --- text ------------------------------------------------------------------------------------


def _problems_of_text(tree: etree._Element, name: str, file: str) -> Iterator[Problem]:
    for change in tree.iter(*REVISIONS):
        what = f"Phần «{name}» còn dấu sửa đổi hoặc lời bình."
        yield error("MA13", _place(change, file), what, ACCEPT)
    for guest in tree.iter(*EMBEDDED):
        what = f"Mẫu có {EMBEDDED[str(guest.tag)]}, sẽ đi theo vào mọi văn bản."
        remedy = "Xoá đi; cần hình thì chèn ảnh, cần lời thì gõ vào mẫu."
        yield error("MA16", _place(guest, file), what, remedy)
    for control in tree.iter(f"{W}sdt"):
        if BOUND(control) and _holds_tag(control):
            what = "Ô điều khiển nội dung lấy chữ từ thuộc tính tệp, nên Word sẽ bỏ chữ đã điền."
            remedy = "Xoá ô điều khiển (bấm phải chuột > Remove Content Control), giữ thẻ."
            yield error("MA18", _place(control, file), what, remedy)


def _holds_tag(element: etree._Element) -> bool:
    text = "".join(each.text or "" for each in element.iter(f"{W}t"))
    return "{{" in text or "{%" in text


def _problems_of_settings(tree: etree._Element, file: str) -> Iterator[Problem]:
    place = Place(file)
    lock = tree.find(f"{W}documentProtection")
    is_locked = lock is not None and lock.get(f"{W}enforcement") in {"1", "true", "on"}
    if is_locked or tree.find(f"{W}writeProtection") is not None:
        what = "Mẫu bị khóa sửa đổi, nên văn bản lập ra cũng bị khóa."
        remedy = "Trong Word, thẻ Xem lại > Hạn chế chỉnh sửa > Ngừng bảo vệ, rồi lưu lại."
        yield error("MA17", place, what, remedy)
    switch = tree.find(f"{W}trackRevisions")
    if switch is not None and switch.get(f"{W}val") not in {"0", "false", "off"}:
        yield error("MA13", place, "Mẫu còn bật theo dõi sửa đổi (Track Changes).", ACCEPT)
    if tree.find(f"{W}mailMerge") is not None:
        what = "Mẫu là thư trộn của Word, gắn với một danh sách người nhận."
        remedy = "Thẻ Gửi thư > Bắt đầu trộn thư > Tài liệu Word thường, rồi lưu lại."
        yield error("MA19", place, what, remedy)
