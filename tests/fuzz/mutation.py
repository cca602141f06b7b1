"""Spoils bytes, packages, texts and cells at random."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, time
from random import Random

from openpyxl import load_workbook

from generator.archive import pack

Change = Callable[[Random, bytes], bytes]

_TOKENS = (
    b"", b"\0", b"<", b">", b"&", b'"', b"&#0;", b"&#xD800;", b"]]>", b"-1", b"0", b"1e999", b"NaN",
    b"99999999999999999999", b"true", b"\xff\xfe", b"{{ ", b" }}", b"{% for a in b %}", b"{{p a }}",
    "Đ".encode(), b"\xcc\x81", b"\xe2\x80\xae", b"_xD800_", b"A1:XFD1048576", b"<!DOCTYPE a>",
)  # fmt: skip
_LINE_TOKENS = (
    "", " ", "\t", ":", ": ", "- ", "#", " # ", "|", ">", "&a", "*a", "!a", "[", "]", "{", "}", '"',
    "'", "---", "...", "?", "%", "{{ ", " }}", "{{ số }}", "\N{NO-BREAK SPACE}", "\u202e", "1/0",
    "-5", "70%", "không", "**", "*", "|---|", "[^1]", "[^1]:", "\\", "«", "9" * 30, "\ufeff", "~",
    "=", "≥", " và ", " hoặc ", " / ", " > ", "(", ")", "tối thiểu ", "31/12/2024", "có", "Khác",
)  # fmt: skip
_VALUES: Sequence[object] = (
    None, "", " ", "-", 0, -1, 1.5, 0.7, 10**14, 10**15, 1e300, True, "x" * 40_000, "01", 1,
    "Sở Y tế", "TỔNG CỘNG", "Cộng", "HSTN", "a\nb", "a\tb", "\u200b", "\u202e", "{{ a }}",
    "&<>", "1.094", "5%", "=1/0", "#N/A", date(2024, 2, 29), time(1, 2),
    "từ 01/01/2023 đến 31/12/2023", "Së Y tÕ", "(1)",
)  # fmt: skip
_TAG = re.compile(rb"<[^<>]*>|[^<>]+")
_TIME = re.compile(rb"\d{4}-\d\d-\d\dT[\d:]+Z")
"""When a workbook was saved; on any day the same has to come out."""
_ATTRIBUTE = re.compile(rb'(?<==")[^"]*(?=")')


def spoiled_bytes(random: Random, data: bytes) -> bytes:
    """Overwrite, insert, leave out or double some bytes, or cut the rest off."""
    for _ in range(random.randint(1, 6)):
        start = random.randrange(len(data) + 1)
        end = min(len(data), start + random.choice((0, 1, 2, 4, 16, 64)))
        token = random.choice((random.choice(_TOKENS), random.randbytes(random.randint(1, 4))))
        pieces = [token, b"", data[start:end] * 2]
        data = data[:start] + random.choice(pieces) + data[end:]
    return data[: random.randrange(len(data) + 1)] if random.random() < 0.05 else data


def spoiled_package(random: Random, data: bytes) -> bytes:
    """Spoil the packed bytes, or a part or two and pack them again."""
    if random.random() < 0.1:
        return spoiled_bytes(random, data)
    parts = _parts(data)
    for _ in range(random.choice((1, 1, 2))):
        name = random.choice(list(parts))
        spoil = spoiled_markup if random.random() < 0.85 else spoiled_bytes
        parts[name] = spoil(random, parts[name])
    if random.random() < 0.05:
        del parts[random.choice(list(parts))]
    return pack(parts)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def spoiled_markup(random: Random, data: bytes) -> bytes:
    """Change values, leave out, double or swap what has nothing inside; rarely break the tags."""
    pieces = _TAG.findall(data)
    for _ in range(random.choice((1, 2, 3, 6))):
        leaves = [at for at, piece in enumerate(pieces) if _is_leaf(piece)]
        if random.random() < 0.05 or len(leaves) < 2:
            return spoiled_bytes(random, data)
        at, other = random.choice(leaves), random.choice(leaves)
        match random.randrange(6):
            case 0:
                del pieces[at]
            case 1:
                pieces[at], pieces[other] = pieces[other], pieces[at]
            case 2:
                pieces.insert(other, pieces[at])
            case _:
                at = random.randrange(len(pieces))
                pieces[at] = _otherwise(random, pieces[at], pieces[other])
    return b"".join(pieces)


def _is_leaf(piece: bytes) -> bool:
    return piece.endswith(b"/>") or not piece.startswith(b"<")


def _otherwise(random: Random, piece: bytes, other: bytes) -> bytes:
    """Give an attribute, or a text, a value that another has or that nobody thinks of."""
    spots = list(_ATTRIBUTE.finditer(piece)) if piece.startswith(b"<") else []
    if not spots:
        return piece if piece.startswith(b"<") else random.choice(_TOKENS)
    spot = random.choice(spots)
    whole = [token for token in _TOKENS if not set(token) & set(b'<&"\0\xff\xcc')]
    value: bytes = random.choice([*whole, *_ATTRIBUTE.findall(other), b"5", b"-7", b"0.5"])
    return piece[: spot.start()] + value + piece[spot.end() :]


def spoiled_text(random: Random, data: bytes) -> bytes:
    """Leave out, double, swap, indent lines of a text, or change what some of them say."""
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(random.choice((1, 1, 2, 4))):
        at, other = random.randrange(len(lines)), random.randrange(len(lines))
        match random.randrange(10):
            case 0 if len(lines) > 1:
                del lines[at]
            case 1:
                lines.insert(other, lines[at])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = " " * random.randrange(9) + lines[at].lstrip()
            case 4 | 5 | 6:
                lines[at] = _with_other_value(random, lines[at], lines[other])
            case _:
                start = random.randrange(len(lines[at]) + 1)
                end = start + random.choice((0, 0, 1, 3, 99))
                lines[at] = lines[at][:start] + random.choice(_LINE_TOKENS) + lines[at][end:]
    text = "\n".join(lines).encode("utf-8", "replace")
    return spoiled_bytes(random, text) if random.random() < 0.03 else text


def _with_other_value(random: Random, line: str, other: str) -> str:
    """Give an entry the value of another, part of its own, or one that means something."""
    kept, colon, value = line.partition(":")
    words = value.split()
    if not words:  # what has entries under it would only be broken
        return line
    shorter = " ".join(random.sample(words, random.randint(1, len(words))))
    told = random.choice((other.partition(":")[2].strip(), shorter, random.choice(_LINE_TOKENS)))
    return f"{kept}{colon} {told}"


def spoiled_cells(random: Random, data: bytes) -> bytes:
    """Write other values into some cells, merge some, hide a row."""
    workbook = load_workbook(io.BytesIO(data))
    sheet = workbook.worksheets[0]
    rows, columns = sheet.max_row + 2, sheet.max_column + 1
    for _ in range(random.choice((1, 1, 2, 5))):
        row, column = random.randint(1, rows), random.randint(1, columns)
        other = sheet.cell(random.randint(1, rows), random.randint(1, columns)).value
        if type(cell := sheet.cell(row, column)).__name__ == "Cell":
            cell.value = random.choice([*_VALUES, other, other])  # type: ignore[assignment]
            cell.number_format = random.choice(("General", "0%", "@", "dd/mm/yyyy"))
        if random.random() < 0.1:
            down, right = random.randint(0, 2), random.randint(0, 2)
            sheet.merge_cells(None, row, column, row + down, column + right)
        if random.random() < 0.05:
            sheet.delete_rows(row)
    if workbook.calculation is None:
        return data
    packed = io.BytesIO()
    workbook.calculation.fullCalcOnLoad = random.random() < 0.05
    workbook.save(packed)
    parts = _parts(packed.getvalue())
    told = "docProps/core.xml"
    return pack({**parts, told: _TIME.sub(b"2024-02-29T01:02:03Z", parts[told])})
