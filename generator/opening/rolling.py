"""Roll the dossier of one period forward to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator import config
from generator.batch.disk import Disk
from generator.batch.files import MANIFEST, read_file
from generator.config.editing import Draft, draft
from generator.errors import Place, Problem, Refused, Severity, error, warning
from generator.frozen import replace
from generator.opening import settings, wording
from generator.opening.files import from_there, named_files, others
from generator.opening.folder import refuse_taken, write
from generator.opening.periods import Term, follows
from generator.opening.records import Opened
from generator.opening.settings import PERIOD, Rolling, old_term
from generator.opening.stale import stale
from generator.opening.the_set import period_of
from generator.vietnamese import fold_text

PERIODS = "Ghi dạng «tháng 10 năm 2025», «quý III/2025», «6 tháng đầu năm 2025», «9 tháng đầu năm "
PERIODS += "2025», «năm 2025», «từ ngày 01/10/2025 đến ngày 31/10/2025»."
MOST_NAMED = 5


def roll_forward(new: Path, old: Path, period: str | None, the_set: Path, disk: Disk) -> Opened:
    """Make the dossier of the next period from the last one; nothing of the last is changed.

    `the_set` is the folder of the set that was built of the old one, if it was.

    Raises:
        Refused: where the old one cannot be read, the period not be understood, or the new folder
            not be made; nothing is written then.
        MachineRefused: where the machine does not let us read or write.
    """
    file = config.settings_file(old)
    the_set = the_set.parent if the_set.name == MANIFEST else the_set
    refuse_taken(new)
    _refuse_nested(new, old)
    own = draft(read_file(file, str(file)), file.as_posix())
    rolling = Rolling(own, _office(own, old), old, new, None)
    before = old_term(rolling)
    rolling.period = _period(rolling, period, before)
    taken = wording.taken(old, the_set, own)
    settings.roll(rolling, the_set / MANIFEST)
    files, outside = _files(rolling, taken.texts)
    told = [*_told(rolling), *taken.problems, *_of_terms(rolling, before, the_set)]
    told += stale(rolling, files, before)
    told += _left_behind(rolling, files)
    write(new, files, disk)
    shown = (
        replace(each, line=None, is_taken=False) if each.file in outside else each
        for each in taken.shown
    )
    return Opened(new, tuple(files), tuple(shown), tuple(told), tuple(rolling.lacking))


def _refuse_nested(new: Path, old: Path) -> None:
    one, other = new.resolve(), old.resolve()
    if other in one.parents or one in other.parents:
        what = "nằm trong thư mục kỳ cũ, hoặc chứa thư mục kỳ cũ."
        remedy = "Để hai thư mục cạnh nhau, ví dụ data/thang-09 và data/thang-10."
        raise Refused([error("TM07", Place(new.as_posix()), what, remedy)])


def _office(own: Draft, old: Path) -> Draft | None:
    """Return the office file of a dossier; that it is not there, the build will tell."""
    entry = own.find("Dùng chung")
    path = old / (entry.value or "").strip() if entry and entry.value else None
    if path is None or not path.is_file():
        return None
    return draft(read_file(path, path.as_posix()), path.as_posix())


def _period(rolling: Rolling, name: str | None, before: Term | None) -> Term | None:
    if name is None:
        if rolling.value(PERIOD, "Tên kỳ") is None:
            return None
        what = "thư mục cũ có kỳ số liệu, nên phải nói kỳ mới."
        remedy = 'Thêm --period, ví dụ: --period "tháng 10 năm 2025".'
        raise Refused([error("TM04", Place("--period"), what, remedy)])
    try:
        return follows(name, before)
    except ValueError as fault:
        raise Refused([error("TM05", Place("--period"), str(fault), PERIODS)]) from None


# --- files -----------------------------------------------------------------------------------


def _files(
    rolling: Rolling, texts: Mapping[Path, str]
) -> tuple[dict[str, bytes], frozenset[str | None]]:
    """Return the files of the new dossier, without tables; and the texts that stay as they are."""
    own = rolling.draft
    files = {config.FILE: own.encoded()}
    tables = {each.inside for each in named_files(own, rolling.old) if each.is_data}
    by_place = {path.resolve(): written for path, written in texts.items()}
    for each in named_files(own, rolling.old):
        if each.inside is None or each.inside in tables or each.inside == config.FILE:
            continue
        written = by_place.pop(each.path.resolve(), None)
        data = read_file(each.path, each.inside)
        files[each.inside] = data if written is None else _as(data, written)
    for path in by_place:  # kept beside the office file: not ours to change
        what = "lời đã sửa trong Word, mà tệp lời nằm ngoài thư mục kỳ nên không sửa."
        remedy = "Sửa bằng tay theo các đoạn nêu ở trên."
        rolling.tell(warning("TM18", Place(path.name), what, remedy))
    return files, frozenset(from_there(path, rolling.old) for path in by_place)


def _as(old: bytes, text: str) -> bytes:
    """Encode a text with the ends of lines that it had."""
    return (text.replace("\n", "\r\n") if b"\r\n" in old else text).encode()


def _left_behind(rolling: Rolling, files: Mapping[str, bytes]) -> Iterator[Problem]:
    left = others(rolling.old, {*files, *rolling.lacking})
    if left:
        more = len(left) - MOST_NAMED
        named = ", ".join(left[:MOST_NAMED]) + (f" và {more} tệp nữa" if more > 0 else "")
        what = f"không chép sang vì congvan.yaml không nêu: {named}."
        yield _news("TM24", Place(rolling.old.as_posix()), what, "Cần tệp nào thì chép tệp ấy.")


# --- what is told ----------------------------------------------------------------------------


def _told(rolling: Rolling) -> Iterator[Problem]:
    """Yield what was told of entries, with their lines in the new file."""
    made = draft(rolling.draft.encoded(), config.FILE)
    for route, problem in rolling.told:
        entry = made.find(*route) if route else None
        line = entry.line + 1 if entry else None
        file = problem.place.file
        yield replace(problem, place=Place(file, line if file == config.FILE else None))


def _of_terms(rolling: Rolling, before: Term | None, the_set: Path) -> Iterator[Problem]:
    period = rolling.period
    if period is not None and before is not None and period.end <= before.end:
        what = f"kỳ mới «{period.name}» không ở sau kỳ của thư mục cũ, «{before.name}»."
        yield warning("TM06", Place("--period"), what, "Xem lại có gõ nhầm kỳ không.")
    built = period_of(the_set)
    if before is not None and built is not None and fold_text(built) != fold_text(before.name):
        what = f"bộ đã lập là của «{built}», khác kỳ của thư mục cũ, «{before.name}»."
        yield warning("TM14", Place(the_set.as_posix()), what, "Chỉ đúng bộ bằng --set.")


def _news(code: str, place: Place, what: str, remedy: str) -> Problem:
    return Problem(code, Severity.INFO, place, what, remedy)
