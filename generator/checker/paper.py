"""A document with its parts named: what rules look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

from generator.checker.kinds import Kind
from generator.frozen import Frozen
from generator.view.records import Document, Paragraph, Run


class Part(Enum):
    """A part of a document; the value is what the decree calls it."""

    NATIONAL_TITLE = "Quốc hiệu"
    MOTTO = "Tiêu ngữ"
    PARENT = "Tên cơ quan chủ quản"
    ISSUER = "Tên cơ quan ban hành"
    NUMBER = "Số, ký hiệu"
    PLACE_DATE = "Địa danh và thời gian"
    SUBJECT = "Trích yếu công văn"
    TYPE_NAME = "Tên loại"
    TITLE = "Trích yếu"
    AUTHORITY = "Thẩm quyền ban hành"
    ADDRESSEES_HEAD = "Kính gửi"
    ADDRESSEES = "Nơi kính gửi"
    WIRED = "Nơi nhận điện"
    BASIS = "Căn cứ"
    BODY = "Nội dung"
    CAPACITY = "Quyền hạn, chức vụ"
    SIGNATORY = "Họ và tên người ký"
    COPIES_HEAD = "Nơi nhận"
    COPIES = "Danh sách nơi nhận"
    SECRECY = "Độ mật"
    URGENCY = "Độ khẩn"
    CIRCULATION = "Phạm vi lưu hành"
    DRAFTER = "Ký hiệu người soạn"
    CONTACT = "Thông tin liên hệ"
    APPENDIX = "Phụ lục"
    APPENDIX_TITLE = "Tên phụ lục"
    ATTACHMENT = "Dòng kèm theo"
    PAGE_NUMBER = "Số trang"


class Level(Enum):
    """A level of headings, highest first; the value is its name."""

    PART = "Phần"
    CHAPTER = "Chương"
    SECTION = "Mục"
    SUBSECTION = "Tiểu mục"
    ROMAN = "Mục La Mã"
    ARTICLE = "Điều"
    CLAUSE = "Khoản"
    POINT = "Điểm"


class Piece(Frozen):
    """A line of a part: a paragraph, or the stretch of one between tabs and line breaks."""

    paragraph: Paragraph
    runs: tuple[Run, ...]
    is_whole: bool = True

    @property
    def text(self) -> str:
        """What is read, without spaces around."""
        return "".join(run.text for run in self.runs).strip()

    @property
    def shown(self) -> str:
        """What is printed: capitals where the format makes them so."""
        return "".join(run.shown for run in self.runs).strip()


class Heading(Frozen):
    """A heading or a numbered paragraph: its level, its number as printed ("1", "đ", "IV").

    `title` is the piece of its title where that stands on the next line, `has_title` tells a
    khoản with a title of its own (a line that is a heading, not a sentence).
    """

    level: Level
    label: str
    piece: Piece
    title: Piece | None = None
    has_title: bool = False


class Annex(Frozen):
    """An appendix inside (or instead of) a document: where it begins and ends, by paragraph.

    `is_issued` tells a text that is issued with a decision (quy chế …) from an appendix: its label
    is the name of its type, and it has a letterhead of its own.
    """

    label: Piece
    number: str
    titles: tuple[Piece, ...]
    attachments: tuple[Piece, ...]
    first: int
    last: int
    is_issued: bool = False


class Paper(Frozen):
    """A document, its kind, and which lines are which part.

    `parts` has no entry for a part that is not there. BODY holds the paragraphs of text outside
    tables, of the main document and not of its appendices. `type_name` is «quyết định», «kế
    hoạch» … where there is one. `end` is the index of the last paragraph of the main document.
    """

    document: Document
    kind: Kind
    parts: Mapping[Part, tuple[Piece, ...]]
    headings: tuple[Heading, ...] = ()
    annexes: tuple[Annex, ...] = ()
    type_name: str = ""
    end: int = -1

    def part(self, *wanted: Part) -> Iterator[Piece]:
        """Yield the lines of some parts."""
        for each in wanted:
            yield from self.parts.get(each, ())

    def has(self, part: Part) -> bool:
        """Tell whether a part was found."""
        return bool(self.parts.get(part))

    def first(self, part: Part) -> Piece | None:
        """Return the first line of a part, if it was found."""
        return next(self.part(part), None)
