"""The texts of a dossier that its letter says: subject, grounds, body, what is issued with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator import context, layout, package, text
from generator.batch import drafts
from generator.batch.files import attempt, read_file, read_if_there
from generator.blocks import Block, Paragraph, Run
from generator.config import AttachedSettings, Settings
from generator.errors import Place, Problem, Refused, error
from generator.frozen import Frozen
from generator.vietnamese import fold_text


class Attached(Frozen):
    """A text that a decision issues with itself, fields not yet filled in."""

    settings: AttachedSettings
    title: tuple[Run, ...]
    body: tuple[Block, ...]


class Texts(Frozen):
    """What a letter says, fields not yet filled in; `original` is the text that a copy is of."""

    subject: tuple[Run, ...] = ()
    bases: tuple[Block, ...] = ()
    body: tuple[Block, ...] = ()
    attached: Attached | None = None
    original: Mapping[str, bytes] | None = None

    @property
    def bodies(self) -> tuple[tuple[Block, ...], ...]:
        """The bodies of the letter and of what it issues."""
        return self.body, *((self.attached.body,) if self.attached else ())


def read_texts(settings: Settings, problems: list[Problem]) -> Texts:
    """Read the texts of a dossier, adding to the problems what is wrong with them."""
    letter = settings.letter
    body = read_body(settings, letter.body, problems) if letter.body else ()
    problems += _printed_twice(settings, body)
    return Texts(
        _line(settings, letter.subject, ("Văn bản", letter.subject_entry), problems),
        tuple(_bases(settings, problems)),
        body,
        _attached(settings, problems),
        _original(settings, problems),
    )


def _line(
    settings: Settings, typed: str, route: tuple[str, ...], problems: list[Problem]
) -> tuple[Run, ...]:
    at = settings.place(*route)
    if not typed:
        return ()
    return attempt(problems, lambda: text.parse_line(typed, at.file, at.line or 1)) or ()


def _bases(settings: Settings, problems: list[Problem]) -> Iterator[Block]:
    for typed in settings.letter.bases:
        runs = _line(settings, typed, ("Văn bản", "Căn cứ"), problems)
        yield Paragraph(runs, layout.BASIS.style)


def read_body(settings: Settings, path: Path, problems: list[Problem]) -> tuple[Block, ...]:
    """Read a text, if it is there, adding to the problems what is wrong with it."""
    file = settings.name_of(path)
    return read_if_there(path, problems, lambda: text.parse(_read_text(path, file), file)) or ()


def _printed_twice(settings: Settings, body: Sequence[Block]) -> Iterator[Problem]:
    """Find lines that the shipped template prints itself: pasted with the text of an old file."""
    letter = settings.letter
    if letter.template or letter.kind.is_copy or not letter.body:
        return
    printed = ("Nơi nhận:", layout.NATIONAL_TITLE_TEXT, layout.MOTTO_TEXT, letter.kind.order)
    known = {fold_text(each).rstrip(":") for each in printed if each}
    for each in body:
        said = _said(each)
        if fold_text(said).rstrip(":") in known:
            what = f"dòng «{said}» do chương trình in, nên sẽ có hai lần."
            place = Place(settings.name_of(letter.body), paragraph=said)
            yield error("VB28", place, what, "Xóa dòng này khỏi nội dung.")


def _said(block: Block) -> str:
    if not isinstance(block, Paragraph):
        return ""
    return "".join(str(each.content) for each in block.inlines if isinstance(each, Run))


def _attached(settings: Settings, problems: list[Problem]) -> Attached | None:
    own = settings.letter.attached
    if own is None:
        return None
    title = _line(settings, own.title, ("Văn bản", "Ban hành kèm theo", "Trích yếu"), problems)
    body = read_body(settings, own.body, problems)
    if own.landscape:
        problems += drafts.problems_of_turns(body, settings.name_of(own.body))
    return Attached(own, title, body)


def _original(settings: Settings, problems: list[Problem]) -> Mapping[str, bytes] | None:
    path = settings.letter.original
    if path is None:
        return None
    name = settings.name_of(path)
    return read_if_there(
        path, problems, lambda: _settled(package.read(read_file(path, name), name), name)
    )


def _settled(parts: Mapping[str, bytes], file: str) -> Mapping[str, bytes]:
    """Refuse to copy what is still worked on."""
    if package.is_unsettled(parts):
        what = "văn bản được sao còn dấu sửa (Track Changes) hoặc lời bình."
        remedy = "Lấy đúng bản đã ký; hoặc mở bằng Word, Review → Accept All, xóa lời bình."
        raise Refused([error("CH53", Place(file), what, remedy)])
    return parts


def _read_text(path: Path, file: str) -> str:
    try:
        return read_file(path, file).decode("utf-8-sig")
    except UnicodeDecodeError:
        place = Place(file)
        what, remedy = "không phải chữ Unicode (UTF-8).", "Mở bằng Notepad, lưu lại với UTF-8."
        raise Refused([error("VB20", place, what, remedy)]) from None


def unknown_fields(
    settings: Settings, texts: Texts, fields: Mapping[str, object]
) -> Iterator[Problem]:
    """Yield a problem for each field of the texts that no letter of this shape has."""
    for blocks, file in _told(settings, texts):
        yield from context.unknown_fields(blocks, fields, file)


def _told(settings: Settings, texts: Texts) -> Iterator[tuple[Sequence[Block], str]]:
    letter = settings.letter
    yield [Paragraph(texts.subject)], settings.place("Văn bản", letter.subject_entry).file
    yield texts.bases, settings.place("Văn bản", "Căn cứ").file
    if letter.body:
        yield texts.body, settings.name_of(letter.body)
    if texts.attached:
        yield [Paragraph(texts.attached.title)], settings.place("Văn bản", "Ban hành kèm theo").file
        yield texts.attached.body, settings.name_of(texts.attached.settings.body)
