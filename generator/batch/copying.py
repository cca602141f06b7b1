"""Tables that are printed as their workbook has them: read, sized for a page, read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator import layout, package, wordml, workbook
from generator.batch.files import read_if_there
from generator.blocks import Block, Body, Break, Field, Paragraph, Run, Table
from generator.config import CopiedSettings, Settings
from generator.errors import Problem, Refused, error
from generator.layout import Page
from generator.render import Template
from generator.vietnamese import fold_name
from generator.workbook import Copied

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
    """Return the fields that print the tables on a page."""
    return {GROUP: {name: Body((_sized(each.table, page),)) for name, each in copied.items()}}


def shape(settings: Settings, copied: Mapping[str, Copied]) -> dict[str, object]:
    """Return such fields for every table that is named, be it one that could not be read."""
    named = {fold_name(each.name): Body(()) for each in settings.copied}
    read = {name: Body((_sized(each.table, layout.PORTRAIT),)) for name, each in copied.items()}
    return {GROUP: {**named, **read}}


def _sized(table: Table, page: Page) -> Table:
    high = page.height_mm - page.top_mm - page.bottom_mm
    return replace(table, width_mm=page.text_width_mm, height_mm=high)


def placed(blocks: Iterable[Block], page: Page, settings: Settings) -> tuple[Block, ...]:
    """Size the tables among the blocks of a text for the pages that they come to stand on.

    Raises:
        Refused: where a word of a table would be broken.
    """
    made: list[Block] = []
    for block in blocks:
        if block in (Break.LANDSCAPE, Break.PORTRAIT):
            page = layout.LANDSCAPE if block is Break.LANDSCAPE else layout.PORTRAIT
        if isinstance(block, Table) and block.height_mm:
            made.append(_fitting(_sized(block, page), page, settings))
        elif isinstance(block, Table):
            made.append(replace(block, width_mm=page.text_width_mm))
        else:
            made.append(block)
    return tuple(made)


def _fitting(table: Table, page: Page, settings: Settings) -> Table:
    if wordml.fits(table):
        return table
    first = str(table.header[0][0].content)
    what = f"bảng in nguyên (tiêu đề «{first}» …) rộng hơn trang giấy, chữ sẽ bị ngắt giữa từ."
    remedy = "Bớt cột hoặc ghi «Vùng ô»"
    if page is not layout.LANDSCAPE:
        remedy += "; hoặc cho bảng nằm trên trang ngang"
    raise Refused([error("XU06", settings.place("Bảng in nguyên"), what, f"{remedy}.")])


# --- where they stand ------------------------------------------------------------------------


def problems_of_use(
    settings: Settings, texts: Iterable[Sequence[Block]], templates: Iterable[Template | None]
) -> Iterator[Problem]:
    """Yield a problem for each table that no text and no template prints."""
    if not settings.copied:
        return
    used = {fold_name(path) for blocks in texts for path in _alone(blocks)}
    lines = [line.text for each in templates if each for line in package.lines(each.parts)]
    typed = fold_name(" ".join(line for line in lines if GROUP in line))
    for at, each in enumerate(settings.copied):
        path = f"{GROUP}.{fold_name(each.name)}"
        if fold_name(path) not in used and fold_name(path) not in typed:
            what = f"khai bảng «{each.name}» mà không in ở đâu."
            remedy = (
                f"Ghi «{{{{ {path} }}}}» một mình trên một dòng ở chỗ in bảng, hoặc xóa mục này."
            )
            yield error("CH49", settings.place("Bảng in nguyên", at, "Tên"), what, remedy)


def _alone(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph((Run(Field(path)),)):
                yield path
