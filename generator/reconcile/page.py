"""The account as one page of HTML: offline, for the screen and for the printer, no scripts."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape

from generator import archive
from generator.archive import Entry
from generator.frozen import Frozen
from generator.model import Result, alike
from generator.reconcile import origins
from generator.reconcile.account import DIFFERS, Account
from generator.reconcile.section import Section

FILE = "doi-chieu.html"
STYLE = """
body { font: 12pt/1.4 "Times New Roman", serif; margin: 2em auto; max-width: 75em; padding: 0 1em }
h1 { font-size: 16pt; text-align: center; margin-bottom: 0 }
h2 { font-size: 13pt; margin: 1.5em 0 .3em }
h3 { font-size: 12pt; margin: 1em 0 .2em }
p.under { text-align: center; margin-top: .3em }
p.verdict { font-weight: bold }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #777; padding: .15em .4em; text-align: left; vertical-align: top }
td { overflow-wrap: anywhere }
td.n { text-align: right; white-space: nowrap }
tr.bad td { font-weight: bold; background: #fdd }
thead { display: table-header-group }
tr { break-inside: avoid }
@media print { body { margin: 0; max-width: none; font-size: 10pt } details { display: block } }
@page { size: A4 landscape; margin: 15mm }
"""
ALARMS = (DIFFERS, "CHƯA AI XEM")
BETWEEN = "\0"
"""Stands between cells, for no text holds it."""
TABLE = "<table>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody>\n</table>"
AFTER = b"\n</body>\n</html>\n"


class Stretch(Frozen):
    """The longest stretch of the page, and the same compressed."""

    text: bytes
    packed: bytes


def stretch(results: Iterable[Result]) -> Stretch:
    """Lead from the figures of organizations to their cells: that hangs on nothing else."""
    written = io.BytesIO()
    written.write("<h2>Từ số in đến ô số liệu</h2>".encode())
    for some in alike(results):
        written.writelines(_led(some))
    text = written.getvalue()
    return Stretch(text, archive.packed(text))


def _led(results: Sequence[Result]) -> Iterable[bytes]:
    """Lead from the figures of results that are alike, column by column unless one alarms."""
    names = tuple(results[0].figures)
    columns = [BETWEEN.join(each) for each in (names, *origins.columns(results))]
    if not names or any(alarm in text for text in columns for alarm in ALARMS):
        sections = origins.origins(results)
        return (f"\n<h3>{escape(e.title)}</h3>\n{_table(e)}".encode() for e in sections)
    titles = BETWEEN.join(map(origins.title, results))
    metrics = ["".join(f"\n{row}" for row in _metrics(each)).encode() for each in results]
    told = [escape(each).encode().split(BETWEEN.encode()) for each in (titles, *columns[1:])]
    return map(_form(names).__mod__, zip(*told, metrics, strict=True))


def _metrics(result: Result) -> Iterator[str]:
    rows = tuple(origins.of_metrics(result))
    if rows:
        yield _rows(Section("", origins.HEADER, rows, origins.NUMBERS))


@lru_cache(maxsize=64)
def _form(names: tuple[str, ...]) -> bytes:
    """Return the table of an organization, with places for its title, its figures, its metrics."""
    shape = _shape(len(origins.HEADER), origins.NUMBERS)
    rows = [shape.replace("%s", escape(name).replace("%", "%%"), 1) for name in names]
    table = TABLE.format(_head(origins.HEADER), "\n".join(rows) + "%s")
    return f"\n<h3>%s</h3>\n{table}".encode()


def page(account: Account, longest: Stretch) -> tuple[bytes, Entry]:
    """Return the page, and the same to be kept."""
    start = "".join(map("{}\n".format, _start(account))).encode()
    whole = b"".join([start, longest.text, AFTER])
    packed = archive.packed(start), longest.packed, archive.packed(AFTER, is_last=True)
    return whole, archive.joined(FILE, whole, packed)


def _start(account: Account) -> Iterator[str]:
    title = escape(account.title)
    yield '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">'
    yield f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>"
    yield f'<h1>{title}</h1>\n<p class="under">{escape(account.subtitle)}</p>'
    yield f'<p class="verdict">{escape(account.verdict)}</p>'
    for section in account.sections:
        yield f"<h2>{escape(section.title)}</h2>"
        yield _table(section)


def _table(section: Section) -> str:
    if not section.rows:
        return f"<p>{escape(section.empty)}</p>"
    return TABLE.format(_head(section.header), _rows(section))


def _head(header: Iterable[str]) -> str:
    return "".join(f"<th>{escape(title)}</th>" for title in header)


def _rows(section: Section) -> str:
    said = BETWEEN.join(map(BETWEEN.join, section.rows))
    return "\n".join(_shapes(section, said)) % tuple(escape(said).split(BETWEEN))


def _shapes(section: Section, said: str) -> Iterable[str]:
    """Return each row with places for its cells; few tables have one that alarms."""
    calm = _shape(len(section.header), section.numbers)
    if not any(alarm in said for alarm in ALARMS):
        return [calm] * len(section.rows)
    bad = calm.replace("<tr>", '<tr class="bad">')
    return [bad if any(map(row.count, ALARMS)) else calm for row in section.rows]


@lru_cache(maxsize=64)
def _shape(width: int, numbers: frozenset[int]) -> str:
    classes = (' class="n"' if at in numbers else "" for at in range(width))
    return f"<tr>{''.join(f'<td{each}>%s</td>' for each in classes)}</tr>"
