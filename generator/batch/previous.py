"""Read the set of the period before: what its manifest says of every organization."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from generator.batch.files import FORMAT, MANIFEST, read_file
from generator.errors import Place, Problem, Refused, Severity, error
from generator.frozen import Frozen
from generator.model import Past, PastRow
from generator.vietnamese import nfc, parse_number, short_date, unusable_character

MOST_BYTES = 64 * 2**20
MOST_LETTERS = 300
_EXACT = re.compile(r"-?[0-9]{1,40}(?:/[0-9]{1,40})?")
_MAKE_ONE = f"Ghi tệp {MANIFEST} trong thư mục của bộ mà chương trình đã lập cho kỳ trước."

T = TypeVar("T")


class Term(Frozen):
    """The first and the last day of figures."""

    start: date
    end: date


def read_previous(path: Path, file: str, factor: Fraction, term: Term, at: Place) -> Past:
    """Read the manifest of the period before that of `term`, which is named at a place.

    Raises:
        Refused: where it is no manifest of ours, or its period does not come first.
        MachineRefused: where the machine does not let us read it.
    """
    try:
        content = _parsed(path, file)
        past = _past(content, file, factor)
        then = _term(_of(content, "period", dict))
    except ValueError as fault:
        raise Refused([error("CH18", Place(file), str(fault), _MAKE_ONE)]) from None
    if not (then.end < term.end and then.start <= term.start):
        raise Refused([_not_before(past, then, at)])
    return past


def of_draft(past: Past | None) -> Iterator[Problem]:
    """Yield a reminder where the set of the period before is a draft: its figures may move yet."""
    if past is not None and past.draft:
        what = f"bộ kỳ trước là dự thảo lần {past.draft}, có thể khác bản đã ban hành."
        remedy = "Bỏ «Dự thảo» ở kỳ trước và lập lại, hoặc ghi bộ đã ban hành ở «Kỳ trước»."
        yield Problem("DC21", Severity.INFO, Place(past.file), what, remedy)


def _not_before(past: Past, then: Term, at: Place) -> Problem:
    what = (
        f"bộ kỳ trước là «{past.period}», từ ngày {short_date(then.start)} đến ngày "
        f"{short_date(then.end)}, không ở trước kỳ này."
    )
    return error("CH19", at, what, "Ghi bộ của kỳ liền trước, hoặc sửa «Kỳ số liệu».")


# --- JSON, strictly --------------------------------------------------------------------------


def _parsed(path: Path, file: str) -> Mapping[str, object]:
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"lớn hơn {MOST_BYTES // 2**20} MB, nên không phải là {MANIFEST}.")
    try:
        content = json.loads(
            read_file(path, file).decode(),
            parse_float=_refuse,
            parse_constant=_refuse,
            object_pairs_hook=_once,
        )
    except (ValueError, RecursionError):
        raise ValueError(f"không phải là {MANIFEST}, hoặc tệp đã hỏng.") from None
    if not isinstance(content, dict) or "results" not in content:
        raise ValueError(f"không phải là {MANIFEST} của một bộ văn bản đã lập xong.")
    if content.get("format") != FORMAT or content["format"] is True:
        raise ValueError(f"ghi theo dạng «{content.get('format')}», chỉ đọc được dạng {FORMAT}.")
    return content


def _refuse(written: str) -> NoReturn:
    raise ValueError(written)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _of(entries: Mapping[str, object], key: str, kind: type[T]) -> T:
    found = entries.get(key)
    if not isinstance(found, kind):
        raise ValueError(f"mục «{key}» thiếu hoặc sai dạng, tệp đã bị sửa.")
    return found


def _entry(value: object, key: str) -> Mapping[str, object]:
    return _of({key: value}, key, dict)


def _text(entries: Mapping[str, object], key: str) -> str:
    text = nfc(_of(entries, key, str))
    if not text or len(text) > MOST_LETTERS or "\n" in text or unusable_character(text):
        raise ValueError(f"mục «{key}» có chữ không dùng được, tệp đã bị sửa.")
    return text


def _exact(value: object, key: str) -> Fraction:
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    try:
        if isinstance(value, str) and _EXACT.fullmatch(value):
            return Fraction(value)
    except ZeroDivisionError:
        pass
    raise ValueError(f"số của «{key}» không đọc được, tệp đã bị sửa.")


# --- what it says ----------------------------------------------------------------------------


def _term(period: Mapping[str, object]) -> Term:
    try:
        days = [date.fromisoformat(_text(period, key)) for key in ("start", "end")]
    except ValueError:
        raise ValueError("mục «period» thiếu hoặc sai dạng, tệp đã bị sửa.") from None
    return Term(*days)


def _past(content: Mapping[str, object], file: str, factor: Fraction) -> Past:
    period = _text(_of(content, "period", dict), "name")
    rows: dict[str, PastRow] = {}
    for each in _of(content, "results", list):
        entry = _entry(each, "results")
        code = _text(entry, "organization")
        if code in rows:
            raise ValueError(f"đơn vị «{code}» ghi hai lần, tệp đã bị sửa.")
        rows[code] = _row(entry, _text(entry, "name"))
    total = _row(_of(content, "totals", dict), "")
    return Past(period, file, factor, rows, total, _draft(content.get("draft", 0)))


def _draft(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError("mục «draft» thiếu hoặc sai dạng, tệp đã bị sửa.")
    return value


def _row(entry: Mapping[str, object], name: str) -> PastRow:
    figures, metrics = _of(entry, "figures", dict), _of(entry, "metrics", dict)
    counts = {key: _exact(_entry(each, key).get("value"), key) for key, each in figures.items()}
    rates = {key: rate for key, each in metrics.items() if (rate := _rate(_entry(each, key), key))}
    return PastRow(name, counts, rates)


def _rate(metric: Mapping[str, object], key: str) -> tuple[Fraction, str] | None:
    if metric.get("value") is None:
        return None
    value, shown = _exact(metric["value"], key), _text(metric, "shown")
    try:
        parse_number(shown)
    except ValueError:
        raise ValueError(f"số của «{key}» không đọc được, tệp đã bị sửa.") from None
    return value, shown
