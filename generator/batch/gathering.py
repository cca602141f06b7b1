"""Which documents are looked at: files as they are named, and every .docx below a folder."""

from __future__ import annotations

import errno
import stat
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import Enum
from pathlib import Path

from generator.errors import MachineRefused, Place, Problem, Refused, error
from generator.frozen import Frozen, field
from generator.vietnamese import nearest, sort_key

DOCX = ".docx"
OLD = frozenset({".doc", ".docm", ".dot", ".dotx", ".dotm", ".rtf", ".odt", ".wps"})
"""What Word opens too, and may save as .docx."""
OWNER = "~$"
"""How the name of the file begins that Word keeps beside an open one."""


class Skipped(Enum):
    """Why something below a folder is not looked at; the value is the words people read."""

    OLD = "tệp Word kiểu khác (mở bằng Word, lưu lại thành .docx thì xét được)"
    OTHER = "không phải tệp Word"
    OWNER = "tệp tạm của Word (~$…)"
    HIDDEN = "tệp, thư mục ẩn"
    LINK = "liên kết đến thư mục, hoặc không mở được"
    CLOSED = "thư mục không được mở"
    SPECIAL = "ống dẫn, thiết bị"
    COPIES = "thư mục ghi bản sửa"


class Source(Frozen):
    """A document to look at; `below` is its name under the folder that was named, or its own."""

    path: Path
    below: Path
    is_named: bool

    @property
    def file(self) -> str:
        """Return its name in messages."""
        return str(self.path)


class Gathered(Frozen):
    """The documents, each once, and how much was left aside."""

    sources: tuple[Source, ...]
    skipped: Counter[Skipped] = field(default_factory=Counter)


def gather(named: Sequence[Path], aside: Path | None = None) -> Gathered:
    """Find the documents that are meant; what lies under `aside` is not, unless it is named.

    Raises:
        Refused: naming everything that is not there, is no regular file, or has no document.
        MachineRefused: where the machine does not let us look.
    """
    known: dict[Path, Source] = {}
    skipped: Counter[Skipped] = Counter()
    problems: list[Problem] = []
    for path in _expanded(named):
        found, problem = _found(path, skipped, () if aside is None else (aside.resolve(),))
        problems += problem
        for source in found:
            known.setdefault(source.path.resolve(), source)
    if problems:
        raise Refused(problems)
    return Gathered(tuple(known.values()), skipped)


def _expanded(named: Sequence[Path]) -> Iterator[Path]:
    """Yield what is named; a console of Windows leaves «*.docx» as it is typed."""
    for path in named:
        has_pattern = any(sign in path.name for sign in "*?")
        listed = sorted(path.parent.glob(path.name)) if has_pattern and not path.exists() else []
        yield from listed or [path]


def _found(
    path: Path, skipped: Counter[Skipped], aside: Collection[Path]
) -> tuple[list[Source], list[Problem]]:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            sources = [
                Source(each, each.relative_to(path), is_named=False)
                for each in _below(_members(path), skipped, aside)
            ]
            return sources, [] if sources else [_empty(path)]
    except OSError as fault:
        return [], [_unreachable(path, fault)]
    if stat.S_ISREG(mode):
        return [Source(path, Path(path.name), is_named=True)], []
    return [], [_irregular(path, special_kind(mode))]


def _members(folder: Path) -> list[Path]:
    return sorted(folder.iterdir(), key=lambda path: (sort_key(path.name), path.name))


def _below(
    members: Iterable[Path], skipped: Counter[Skipped], aside: Collection[Path]
) -> Iterator[Path]:
    """Yield the documents among and below some; links to folders are not followed.

    A folder that only the system may open is no reason to look at nothing on a whole disk.
    """
    for each in members:
        reason = _why_not(each, aside)
        if reason is not None:
            skipped[reason] += 1
        elif not each.is_dir():
            yield each
        else:
            try:
                inner = _members(each)
            except OSError:
                skipped[Skipped.CLOSED] += 1
            else:
                yield from _below(inner, skipped, aside)


def _why_not(path: Path, aside: Collection[Path]) -> Skipped | None:
    if path.name.startswith(OWNER):
        return Skipped.OWNER
    if path.name.startswith("."):
        return Skipped.HIDDEN
    try:
        mode = path.stat().st_mode
    except OSError:  # a link to nothing, or round in a ring
        return Skipped.LINK
    if stat.S_ISDIR(mode):
        return _why_not_into(path, aside)
    if not stat.S_ISREG(mode):
        return Skipped.SPECIAL
    return _why_not_of(path.suffix.lower())


def _why_not_of(kind: str) -> Skipped | None:
    if kind == DOCX:
        return None
    return Skipped.OLD if kind in OLD else Skipped.OTHER


def _why_not_into(folder: Path, aside: Collection[Path]) -> Skipped | None:
    if folder.is_symlink():
        return Skipped.LINK
    return Skipped.COPIES if folder.resolve() in aside else None


# --- what cannot be looked at -----------------------------------------------------------------

_SPECIAL = (
    (stat.S_ISFIFO, "ống dẫn (FIFO)"),
    (stat.S_ISSOCK, "ổ cắm (socket)"),
    (stat.S_ISCHR, "thiết bị"),
    (stat.S_ISBLK, "thiết bị"),
)


def special_kind(mode: int) -> str:
    """Say what something is that is neither a file nor a folder."""
    return next((name for asks, name in _SPECIAL if asks(mode)), "tệp đặc biệt")


def _irregular(path: Path, kind: str) -> Problem:
    what = f"Không phải tệp thường mà là {kind}."
    return error("GO22", Place(str(path)), what, "Chỉ đúng tệp Word cần kiểm tra.")


def _empty(folder: Path) -> Problem:
    what = "Thư mục không có tệp .docx nào."
    remedy = "Chỉ đúng thư mục; tệp .doc thì mở bằng Word rồi lưu lại thành .docx."
    return error("GO23", Place(str(folder)), what, remedy)


def _unreachable(path: Path, fault: OSError) -> Problem:
    place = Place(str(path))
    if fault.errno in {errno.ENOENT, errno.ENOTDIR, errno.EINVAL}:
        near = nearest(path.name, _neighbours(path))
        guess = f"Có phải «{near}» không?" if near else "Xem lại đường dẫn."
        return error("GO21", place, "Không có tệp hoặc thư mục này.", guess)
    if fault.errno == errno.ELOOP:
        return _irregular(path, "liên kết vòng quanh")
    what = f"không đọc được ({fault.strerror})."
    raise MachineRefused([error("XU03", place, what, "Xem quyền đọc rồi làm lại.")]) from fault


def _neighbours(path: Path) -> list[str]:
    try:
        return [each.name for each in path.parent.iterdir()]
    except OSError:
        return []
