"""What is still to be filled in, in a set that was begun by `congvan new`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.errors import Place, Problem, warning
from generator.reconcile import Reading

PLACEHOLDER = re.compile(r"\[nhập\b[^\[\]\n]{0,80}\]", re.IGNORECASE)
CODE = "TM21"
MOST_NAMED = 3


def placeholders(readings: Iterable[Reading]) -> Iterator[Problem]:
    """Yield a problem for each file that has places left to be filled in."""
    for reading in readings:
        text = "\n".join(line.text.replace("\n", " ") for line in reading.lines)
        found = [" ".join(each.split()) for each in PLACEHOLDER.findall(text)]
        if found:
            kinds = list(dict.fromkeys(found))
            named = ", ".join(f"«{each}»" for each in kinds[:MOST_NAMED])
            more = " …" if len(kinds) > MOST_NAMED else ""
            what = f"còn {len(found)} chỗ chờ điền: {named}{more}."
            remedy = "Điền ở congvan.yaml, noi-dung.md, danh sách đơn vị rồi lập lại."
            yield warning(CODE, Place(reading.file), what, remedy)


def has_placeholders(told: Iterable[Problem]) -> bool:
    """Tell whether places left to be filled in are among what was told of a set."""
    return any(each.code == CODE for each in told)
