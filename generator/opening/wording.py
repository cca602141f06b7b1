"""The texts of an old dossier with the wording that its letter got in Word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator import batch, text
from generator.batch.files import read_file
from generator.config import Settings
from generator.config.editing import Draft
from generator.errors import Place, Problem, Refused, warning
from generator.opening.edited import Edited, edited
from generator.opening.entries import Edit, around
from generator.opening.records import Reworded
from generator.opening.regions import take
from generator.opening.rewording import (
    Rewording,
    figures_of,
    new_text,
    placed,
    said_by,
    tell_lost,
)
from generator.opening.source import Typed, found_at, typed_blocks
from generator.opening.the_set import LOOK, Touched, touched
from generator.package import Line
from generator.reconcile.tokens import plain, slot_of

BLANKS = "\n\r\t "


@dataclass(slots=True)
class Wording:
    """What was taken from an edited set: texts by their files, edits, what is to be told."""

    texts: dict[Path, str] = field(default_factory=dict)
    shown: list[Reworded] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def taken(old: Path, the_set: Path, draft: Draft) -> Wording:
    """Take the wording of a set that was edited into the texts of its dossier.

    What concerns the settings goes into their draft.

    Raises:
        MachineRefused: where a file cannot be read.
    """
    made = Wording()
    edits = touched(the_set, made.problems)
    if not edits:
        return made
    dossier = _read(old, made.problems)
    for each in edits:
        try:
            now = edited(each.data, each.file)
        except Refused as refused:
            told = refused.problems[0].what
            what = f"đã sửa trong Word nhưng không đọc được: {told}"
            place = Place((the_set / each.file).as_posix())
            made.problems.append(warning("TM23", place, what, LOOK))
            continue
        if dossier is None or not _take(made, dossier, each, now, draft):
            _only_show(made, each, now)
    return made


def _read(old: Path, problems: list[Problem]) -> batch.Dossier | None:
    """Read the old dossier again, so that it is known which field printed what."""
    try:
        return batch.read(old)
    except Refused as refused:
        first = refused.problems[0]
        what = f"thư mục kỳ cũ nay không đọc được nữa ({first.place}: {first.what.rstrip('.')})."
        remedy = f"Các chỗ sửa trong Word được nêu nhưng không lấy vào được. {LOOK}"
        problems.append(warning("TM23", Place(old.as_posix()), what, remedy))
        return None


def _body_of(dossier: batch.Dossier, kind: str) -> Path | None:
    letter: Settings = dossier.settings
    if kind == "letter":
        return letter.letter.body
    return letter.letter.attached.body if letter.letter.attached else None


def _take(
    made: Wording, dossier: batch.Dossier, document: Touched, now: Edited, draft: Draft
) -> bool:
    """Take in one document; tell whether that could be done."""
    path = _body_of(dossier, document.kind)
    if path is None:
        return False
    file = dossier.settings.name_of(path)
    source = read_file(path, file).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    lines = [line for line in document.lines if line.section >= 0]
    old = [plain(line.text) for line in lines]
    blocks, notes_at = _blocks(dossier, source, file)
    at = found_at(blocks, old) if blocks else None
    if at is None:
        what = "tệp lời, số liệu hoặc congvan.yaml đã sửa sau khi lập bộ, nên không biết chỗ sửa "
        what += "trong Word ứng với chỗ nào của tệp lời."
        made.problems.append(warning("TM23", Place(file), what, LOOK))
        return False
    said = said_by(blocks, lines, at)
    rewording = Rewording(file, blocks, said, notes_at, now, figures_of(said))
    count = _own_lines(made, document, lines, now, at + sum(len(b.printed) for b in blocks))
    own, written = old[: count[0]], now.body[: count[1]]
    edits = list(take(rewording, own, written, at))
    _keep(made, rewording, path, source)
    _keep_around(made, draft, document, edits)
    made.problems += now.problems
    return True


def _own_lines(
    made: Wording, document: Touched, lines: Sequence[Line], now: Edited, end: int
) -> tuple[int, int]:
    """Return how many paragraphs are the letter's own, before and after; appendices follow."""
    whole = len(lines), len(now.body)
    sections = [{each.section for each in side} for side in (lines, now.body)]
    if sections[0] != sections[1] or not lines:
        return whole
    last = lines[min(end, len(lines)) - 1].section
    own = (
        sum(each.section <= last for each in lines),
        sum(each.section <= last for each in now.body),
    )
    joined = [plain(each.text) for each in lines[own[0] :] if not _has_slot(each)]
    kept = [plain(each.text) for each in lines[own[0] :] if _has_slot(each)]
    now_joined = [each.words for each in now.body[own[1] :]]
    if len(now_joined) != whole[0] - own[0] or not set(joined) <= set(now_joined) | set(kept):
        what = "phụ lục đi cùng văn bản cũng đã sửa trong Word; chỗ sửa ấy không lấy vào."
        remedy = "Phụ lục lập từ số liệu và congvan.yaml: sửa ở đó nếu cần."
        made.problems.append(warning("TM22", Place(document.file), what, remedy))
    return own


def _has_slot(line: Line) -> bool:
    return any(map(slot_of, line.marks))


def _blocks(
    dossier: batch.Dossier, source: str, file: str
) -> tuple[list[Typed], Mapping[str, int]]:
    try:
        return typed_blocks(source, file, batch.letter_fields(dossier))
    except Refused:
        return [], {}


def _keep(made: Wording, rewording: Rewording, path: Path, source: str) -> None:
    """Keep the new text, unless it could not be read as one."""
    if not rewording.shown:
        return
    new = new_text(source, rewording)
    try:
        text.parse(new, rewording.file)
    except Refused as refused:
        told = refused.problems[0].what
        what = f"lời đã sửa trong Word không ghi lại được thành tệp lời: {told}"
        made.problems.append(warning("TM18", Place(rewording.file), what, LOOK))
        made.shown += [_left_out(each) for each in rewording.shown]
        return
    made.texts[path] = new
    made.shown += placed(rewording.shown, new)
    tell_lost(rewording, source, new)
    made.problems += rewording.problems


def _left_out(each: Reworded) -> Reworded:
    return Reworded(each.file, each.before, each.after, is_taken=False)


def _keep_around(made: Wording, draft: Draft, document: Touched, edits: list[Edit]) -> None:
    if document.kind == "letter":
        found = around(draft, document.lines, edits)
        made.shown += found.shown
        made.problems += found.problems
        return
    for each in edits:
        words = each.after.words if each.after else ""
        made.shown.append(Reworded(document.file, each.before or "", words, is_taken=False))


def _only_show(made: Wording, document: Touched, now: Edited) -> None:
    """Show what was edited where it cannot be taken in."""
    lines = [line for line in document.lines if line.section >= 0]
    rewording = Rewording(document.file, (), (), {}, now, {})
    for each in take(rewording, [plain(line.text) for line in lines], now.body, 0):
        words = each.after.words if each.after else ""
        made.shown.append(Reworded(document.file, each.before or "", words, is_taken=False))
