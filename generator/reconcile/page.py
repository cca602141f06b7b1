"""The account as one page of HTML: offline, for the screen and for the printer, no scripts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from html import escape

from generator.reconcile.account import DIFFERS, Account
from generator.reconcile.section import Row, Section

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
NUMBER = ' class="n"'
ALARMS = (DIFFERS, "CHƯA AI XEM")


def page(account: Account) -> bytes:
    """Return the page."""
    written, before = io.BytesIO(), b""
    for line in _page(account):
        written.write(before + line.encode())
        before = b"\n"
    return written.getvalue()


def _page(account: Account) -> Iterator[str]:
    title = escape(account.title)
    yield '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">'
    yield f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>"
    yield f'<h1>{title}</h1>\n<p class="under">{escape(account.subtitle)}</p>'
    yield f'<p class="verdict">{escape(account.verdict)}</p>'
    for section in account.sections:
        yield f"<h2>{escape(section.title)}</h2>"
        yield from _table(section)
    yield "<h2>Từ số in đến ô số liệu</h2>"
    for section in account.origins:
        yield f"<h3>{escape(section.title)}</h3>"
        yield from _table(section)
    yield "</body>\n</html>\n"


def _table(section: Section) -> Iterator[str]:
    if not section.rows:
        yield f"<p>{escape(section.empty)}</p>"
        return
    titles = "".join(f"<th>{escape(title)}</th>" for title in section.header)
    yield f"<table>\n<thead><tr>{titles}</tr></thead>\n<tbody>"
    for row in section.rows:
        yield _row(row, section)
    yield "</tbody>\n</table>"


def _row(row: Row, section: Section) -> str:
    cells = "".join(
        f"<td{NUMBER if at in section.numbers else ''}>{escape(cell)}</td>"
        for at, cell in enumerate(row)
    )
    return f'<tr class="bad">{cells}</tr>' if any(map(row.count, ALARMS)) else f"<tr>{cells}</tr>"
