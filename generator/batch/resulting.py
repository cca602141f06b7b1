"""Tables of results that texts print where their fields stand: made, sized, looked for again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator import context, layout, reconcile, text, wordml
from generator.batch import copying
from generator.batch.files import attempt
from generator.blocks import Block, Body, Cell, Paragraph, Run, Table
from generator.config import ResultSettings, Settings, TableSpec
from generator.context import Fields
from generator.errors import Problem, Refused, error
from generator.frozen import Frozen
from generator.layout import Page
from generator.model import Evaluation
from generator.render import Template
from generator.vietnamese import fold_name

SECTION = "Bảng kết quả"
SHAPE = Body((Table(((Cell(""),),), ((Cell(""),),), layout.PORTRAIT.text_width_mm),))
"""Stands for a table where nothing is known but its name."""


class Resulting(Frozen):
    """A table of results with its titles by the words typed, their fields not yet filled in."""

    settings: ResultSettings
    column_titles: Mapping[str, tuple[Run, ...]]

    @property
    def key(self) -> str:
        """The last name of the field that prints it."""
        return fold_name(self.settings.name)


def read_results(settings: Settings, problems: list[Problem]) -> tuple[Resulting, ...]:
    """Read the titles of the tables that texts print."""
    found: list[Resulting] = []
    for position, each in enumerate(settings.results):
        route = (SECTION, position)
        titles = attempt(problems, lambda at=route, own=each: column_titles(settings, at, own))  # type: ignore[misc]
        if titles is not None:
            found.append(Resulting(each, titles))
    return tuple(found)


def column_titles(
    settings: Settings, route: tuple[str | int, ...], spec: TableSpec | None
) -> dict[str, tuple[Run, ...]]:
    """Read the titles of a table; there may be fields in them."""
    at = settings.place(*route)
    titles = context.titles_of(spec) if spec else ()
    return {title: text.parse_line(title, at.file, at.line or 1) for title in titles}


def shapes(settings: Settings) -> dict[str, object]:
    """Return what stands for the tables while the fields of texts and templates are checked."""
    return {fold_name(each.name): SHAPE for each in settings.results}


def unknown_fields(
    settings: Settings, results: Iterable[Resulting], fields: Fields
) -> Iterator[Problem]:
    """Yield a problem for each field of the titles that no letter of this shape has."""
    titles = [Paragraph(title) for each in results for title in each.column_titles.values()]
    yield from context.unknown_fields(titles, fields, settings.place(SECTION).file)


def tables(
    results: Iterable[Resulting], evaluation: Evaluation, fields: Fields, file: str
) -> dict[str, Body]:
    """Make the tables; `fields` fill in their titles."""
    made = {}
    for each in results:

        def title(typed: str, own: Resulting = each) -> str:
            return context.fill_line(own.column_titles[typed], fields, file)

        width = layout.PORTRAIT.text_width_mm
        table = context.organization_table(each.settings, evaluation, width, title)
        made[each.key] = Body((table,))
    return made


# --- how wide they are -----------------------------------------------------------------------


def refuse_wide(settings: Settings, letter: Fields, blocks: Sequence[Block], page: Page) -> None:
    """Refuse a table among the blocks of a text that its page is too narrow for.

    Raises:
        Refused: with a problem for each table.
    """
    problems = [
        _too_wide(settings, key, on)
        for table, on in copying.pages_of(blocks, page)
        for key in _keys(settings)
        if _made(letter, key).rows is table.rows and not wordml.fits(table)
    ]
    if problems:
        raise Refused(dict.fromkeys(problems))


def refuse_wide_in(settings: Settings, letter: Fields, template: Template, page: Page) -> None:
    """Refuse a table that a template prints and its page is too narrow for.

    Raises:
        Refused: with a problem for each table.
    """
    problems = [
        _too_wide(settings, key, page)
        for key in copying.typed_in(template, _keys(settings))
        if not wordml.fits(copying.sized(_made(letter, key), page))
    ]
    if problems:
        raise Refused(problems)


def _keys(settings: Settings) -> list[str]:
    return [fold_name(each.name) for each in settings.results]


def _made(letter: Fields, key: str) -> Table:
    found = context.lookup(letter, f"{copying.GROUP}.{key}")
    assert isinstance(found, Body)
    (table,) = found.blocks
    assert isinstance(table, Table)
    return table


def _too_wide(settings: Settings, key: str, page: Page) -> Problem:
    position = _keys(settings).index(key)
    name = settings.results[position].name
    what = f"bảng kết quả «{name}» rộng hơn trang giấy, số sẽ bị ngắt dòng."
    remedy = "Bớt cột, rút ngắn chữ ở đầu cột"
    if page is not layout.LANDSCAPE:
        remedy += ", hoặc cho bảng nằm trên trang ngang"
    return error("XU06", settings.place(SECTION, position, "Cột"), what, f"{remedy}.")


# --- what is read back -----------------------------------------------------------------------


def wanted(
    results: Sequence[Resulting],
    letter: Fields,
    file: str,
    blocks: Sequence[Block],
    template: Template | None,
) -> Iterator[reconcile.Wanted]:
    """Yield the tables that a file has to hold for its text, then those its template may print."""
    known = {each.key: each for each in results}
    if not known:
        return
    printed = [(key, True) for key in copying.printed_in(blocks, known)]
    printed += [(key, False) for key in copying.typed_in(template, known)]
    for key, is_owed in printed:
        header = _made(letter, key).header
        titles = tuple(str(cell.content) for row in header for cell in row)
        yield reconcile.Wanted(file, known[key].settings, titles, is_owed=is_owed)
