"""What is still to be filled in, in a set that was begun by `congvan new`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator import package
from generator.batch.dossier import Dossier
from generator.batch.lacking import TITLE, prints
from generator.batch.make import Document
from generator.errors import Place, Problem, warning
from generator.package import Line
from generator.reconcile import Reading, untagged

PLACEHOLDER = re.compile(r"\[nhập\b[^\[\]\n]{0,80}\]", re.IGNORECASE)
CODE = "TM21"
MOST_NAMED = 3
IN_SET = "Điền ở congvan.yaml, noi-dung.md, danh sách đơn vị rồi lập lại."
IN_TEMPLATE = "Mọi phụ lục từng đơn vị đều in chỗ ấy: điền ở đây rồi lập lại."


def placeholders(readings: Iterable[Reading]) -> Iterator[Problem]:
    """Yield a problem for each file that has places left to be filled in."""
    for reading in readings:
        yield from _left(Place(reading.file), _said(reading.lines))


def in_sheets(dossier: Dossier) -> Iterator[Problem]:
    """Yield the same for what all sheets of organizations say: once, not for each sheet."""
    settings, appendices = dossier.settings, enumerate(dossier.appendices)
    alone = [pair for pair in appendices if pair[1].settings.per_organization]
    if alone and settings.register_file:
        owing = (each.organization for each in dossier.evaluation.results)
        names = [each.name for each in owing if each]
        yield from _left(Place(settings.name_of(settings.register_file)), names)
    for number, each in alone:
        said = map(untagged, _said(package.lines(each.template.parts)))
        yield from _left(Place(each.template.file), said, IN_TEMPLATE)
        if prints(each.template, TITLE):
            runs = (run.content for run in each.title)
            title = "".join(said if isinstance(said, str) else "…" for said in runs)
            yield from _left(settings.place("Phụ lục", number, "Tên"), [title], IN_TEMPLATE)


def left_in(made: Iterable[Document]) -> tuple[Problem, ...]:
    """Return the same for documents that are made and not read back yet."""
    words = [each for each in made if each.finished]
    return tuple(
        problem for each in words for problem in _left(Place(each.file), _said(_lines_of(each)))
    )


def _lines_of(document: Document) -> Iterable[Line]:
    return package.lines(package.read(document.data, document.file))


def _said(lines: Iterable[Line]) -> Iterator[str]:
    return (line.text for line in lines)


def _left(place: Place, texts: Iterable[str], remedy: str = IN_SET) -> Iterator[Problem]:
    text = "\n".join(each.replace("\n", " ") for each in texts)
    found = [" ".join(each.split()) for each in PLACEHOLDER.findall(text)]
    if found:
        kinds = list(dict.fromkeys(found))
        named = ", ".join(f"«{each}»" for each in kinds[:MOST_NAMED])
        more = " …" if len(kinds) > MOST_NAMED else ""
        what = f"còn {len(found)} chỗ chờ điền: {named}{more}."
        yield warning(CODE, place, what, remedy)


def has_placeholders(told: Iterable[Problem]) -> bool:
    """Tell whether places left to be filled in are among what was told of a set."""
    return any(each.code == CODE for each in told)
