"""Tables that are printed as their workbook has them: read, sized for a page, read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator import layout, package, wordml, workbook
from generator.batch.files import read_if_there
from generator.blocks import Block, Body, Break, Field, Paragraph, Run, Table
from generator.config import CopiedSettings, Settings
from generator.errors import Problem, Refused, error
from generator.frozen import replace
from generator.layout import Page
from generator.metrics import unbroken, width_mm
from generator.render import Template
from generator.vietnamese import fold_name
from generator.workbook import Copied

_SIZE = layout.TABLE_SIZES[-1]
LONG, SHOWN = 2, 40
"""A word that takes more than half of a line is told, by so many of its letters."""
GROUP = "bảng"
"""The first name of the fields that print such a table: `bảng.<name>`."""


def read_copied(settings: Settings, problems: list[Problem]) -> dict[str, Copied]:
    """Read the tables that a dossier prints as they stand, by the folded names of their fields."""
    found: dict[str, Copied] = {}
    for each in settings.copied:
        table = read_if_there(each.file, problems, lambda own=each: _read(settings, own))  # type: ignore[misc]
        if table:
            found[fold_name(each.name)] = table
    return found


def _read(settings: Settings, own: CopiedSettings) -> Copied:
    file = settings.name_of(own.file)
    return workbook.read_copied(own.file, file, own.sheet, own.header, own.area)


def fields(copied: Mapping[str, Copied], page: Page = layout.PORTRAIT) -> dict[str, object]:
    """Return what prints the tables on a page, by the last names of their fields."""
    return {name: Body((_high(each.table, page),)) for name, each in copied.items()}


def shape(settings: Settings, copied: Mapping[str, Copied]) -> dict[str, object]:
    """Return the same for every table that is named, be it one that could not be read."""
    named = {fold_name(each.name): Body(()) for each in settings.copied}
    return {**named, **fields(copied)}


def laid_on(page: Page, letter: Mapping[str, object]) -> dict[str, object]:
    """Return the fields that print the tables of a letter on another page."""
    tables = letter[GROUP]
    assert isinstance(tables, Mapping)
    return {GROUP: {key: _on(page, body) for key, body in tables.items()}}


def _on(page: Page, body: Body) -> Body:
    return Body(tuple(sized(each, page) for each in body.blocks if isinstance(each, Table)))


def sized(table: Table, page: Page) -> Table:
    """Return a table as wide as the text of a page; one of passages knows how high that is."""
    return _high(table, page) if table.height_mm else replace(table, width_mm=page.text_width_mm)


def _high(table: Table, page: Page) -> Table:
    high = page.height_mm - page.top_mm - page.bottom_mm
    return replace(table, width_mm=page.text_width_mm, height_mm=high)


def placed(blocks: Iterable[Block], page: Page, settings: Settings) -> tuple[Block, ...]:
    """Size the tables among the blocks of a text for the pages that they come to stand on.

    Raises:
        Refused: where a word of a table would be broken.
    """
    made: list[Block] = []
    for block, on in _with_pages(blocks, page):
        table = sized(block, on) if isinstance(block, Table) else None
        if table and table.height_mm:
            table = _fitting(table, on, settings)
        made.append(table or block)
    return tuple(made)


def pages_of(blocks: Iterable[Block], page: Page) -> Iterator[tuple[Table, Page]]:
    """Yield the tables of a text with the pages that they stand on."""
    for block, on in _with_pages(blocks, page):
        if isinstance(block, Table):
            yield block, on


def _with_pages(blocks: Iterable[Block], page: Page) -> Iterator[tuple[Block, Page]]:
    for block in blocks:
        if block in (Break.LANDSCAPE, Break.PORTRAIT):
            page = layout.LANDSCAPE if block is Break.LANDSCAPE else layout.PORTRAIT
        yield block, page


def _fitting(table: Table, page: Page, settings: Settings) -> Table:
    if wordml.fits(table):
        return table
    first = str(table.header[0][0].content)
    what = f"bảng in nguyên (tiêu đề «{first}» …) rộng hơn trang giấy, chữ sẽ bị ngắt giữa từ."
    remedy = "Bớt cột hoặc ghi «Vùng ô»"
    longest = max(_words(table), key=lambda word: width_mm(word, _SIZE), default="")
    if width_mm(longest, _SIZE) > page.text_width_mm / LONG:
        what = f"{what[:-1]}; chữ dài nhất là «{_cut(longest)}»."
        remedy = f"Viết ngắn lại hoặc thêm dấu cách vào chữ ấy; {remedy[:1].lower()}{remedy[1:]}"
    if page is not layout.LANDSCAPE:
        remedy += "; hoặc cho bảng nằm trên trang ngang"
    raise Refused([error("XU06", settings.place("Bảng in nguyên"), what, f"{remedy}.")])


def _words(table: Table) -> Iterator[str]:
    for row in (*table.header, *table.rows):
        for cell in row:
            yield from unbroken(str(cell.content))


def _cut(word: str) -> str:
    return word if len(word) <= SHOWN else f"{word[:SHOWN]}…"


# --- where they stand ------------------------------------------------------------------------


def problems_of_use(
    settings: Settings, texts: Iterable[Sequence[Block]], templates: Iterable[Template | None]
) -> Iterator[Problem]:
    """Yield a problem for each table that no text and no template prints."""
    named = [(("Bảng in nguyên", at), each.name) for at, each in enumerate(settings.copied)]
    named += [(("Bảng kết quả", at), each.name) for at, each in enumerate(settings.results)]
    keys = [fold_name(name) for _, name in named]
    used = {key for blocks in texts for key in printed_in(blocks, keys)}
    used |= {key for each in templates for key in typed_in(each, keys)}
    for (section, at), name in named:
        if fold_name(name) not in used:
            what = f"khai bảng «{name}» mà không in ở đâu."
            remedy = (
                f"Ghi «{{{{ {GROUP}.{fold_name(name)} }}}}» một mình trên một dòng ở chỗ in bảng, "
                "hoặc xóa mục này."
            )
            yield error("CH49", settings.place(section, at, "Tên"), what, remedy)


def printed_in(blocks: Sequence[Block], keys: Iterable[str]) -> Iterator[str]:
    """Yield the tables that a text prints, in its order, each as often as it is printed."""
    known = {fold_name(f"{GROUP}.{key}"): key for key in keys}
    for path in _alone(blocks):
        if fold_name(path) in known:
            yield known[fold_name(path)]


def typed_in(template: Template | None, keys: Iterable[str]) -> list[str]:
    """Return the tables that a template names."""
    wanted = list(keys)
    if template is None or not wanted:
        return []
    lines = [line.text for line in package.lines(template.parts)]
    typed = fold_name(" ".join(line for line in lines if GROUP in line))
    return [key for key in wanted if fold_name(f"{GROUP}.{key}") in typed]


def _alone(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph((Run(Field(path)),)):
                yield path
