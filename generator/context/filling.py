"""Look fields up in a context, and put them into texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from generator.blocks import (
    Block,
    Body,
    Box,
    Break,
    Cell,
    Content,
    Field,
    Note,
    Paragraph,
    Prose,
    Rule,
    Run,
    Slot,
    Table,
)
from generator.errors import Place, Problem, Refused, error
from generator.frozen import replace
from generator.model import Figure
from generator.vietnamese import fold_name, nearest

Fields = Mapping[str, object]
"""A context: folded names to texts, figures, slots, blocks, truths, lists and further contexts."""


def lookup(fields: Fields, path: str) -> object:
    """Return what a dotted path names.

    Raises:
        KeyError: with the whole path of the nearest known name, or without arguments.
    """
    found: object = fields
    known: list[str] = []
    for part in path.split("."):
        key = fold_name(part)
        if not isinstance(found, Mapping):
            raise KeyError
        if key not in found:
            near = nearest(key, list(found))
            raise KeyError(*([".".join([*known, near])] if near else []))
        known.append(key)
        found = found[key]
    return found


def fill(blocks: Iterable[Block], fields: Fields, file: str) -> tuple[Block, ...]:
    """Replace every field of the blocks by its value.

    Raises:
        Refused: with a problem for each field that is unknown or cannot be printed in a text.
    """
    problems: list[Problem] = []

    def value(content: Content) -> Content:
        return _value(content, fields, file, problems) if isinstance(content, Field) else content

    filled = tuple(each for block in blocks for each in _said(block, fields, value))
    if problems:
        raise Refused(problems)
    return filled


def _said(block: Block, fields: Fields, value: Value) -> Iterator[Block]:
    """Yield a block filled in; a field alone on its line may stand for several."""
    body = _blocks_of(block, fields)
    if body is None:
        yield _filled(block, value)
    else:
        yield from body.blocks


def _blocks_of(block: Block, fields: Fields) -> Body | None:
    match block:
        case Paragraph((Run(Field() as field, False, False),)):
            try:
                found = lookup(fields, field.path)
            except KeyError:
                return None
            if isinstance(found, Body) and _are_lines(found):
                return found
    return None


def _are_lines(body: Body) -> bool:
    """Tell whether a body may stand in a text: not one that is empty, or a box."""
    return bool(body.blocks) and all(isinstance(each, Paragraph | Table) for each in body.blocks)


def fill_line(runs: Sequence[Run], fields: Fields, file: str) -> str:
    """Return a one-line text of the dossier with its fields replaced.

    Raises:
        Refused: as `fill`.
    """
    problems: list[Problem] = []
    contents = (run.content for run in runs)
    said = "".join(
        str(_value(each, fields, file, problems) if isinstance(each, Field) else each)
        for each in contents
    )
    if problems:
        raise Refused(problems)
    return said


def unknown_fields(blocks: Iterable[Block], fields: Fields, file: str) -> Iterator[Problem]:
    """Yield a problem for each field that no context of this shape can print."""
    for field in _fields_of(blocks):
        place = Place(file, line=field.line)
        try:
            found = lookup(fields, field.path)
        except KeyError as miss:
            yield _unknown(field, place, miss.args)
        else:
            if isinstance(found, Mapping):
                yield _unprintable(field, place, found)


def _fields_of(blocks: Iterable[Block]) -> Iterator[Field]:
    """Yield the fields of the blocks in reading order."""
    for block in blocks:
        for content in _contents(block):
            if isinstance(content, Field):
                yield content


def _contents(block: Block) -> Iterator[Content]:
    match block:
        case Paragraph(inlines):
            for inline in inlines:
                if isinstance(inline, Run):
                    yield inline.content
                else:
                    for paragraph in inline.paragraphs:
                        yield from _contents(paragraph)
        case Table(header, rows):
            for row in (*header, *rows):
                yield from (cell.content for cell in row if not isinstance(cell.content, Prose))
        case Rule() | Box() | Break():
            return


Value = Callable[[Content], Content]


def _filled(block: Block, value: Value) -> Block:
    match block:
        case Paragraph():
            return _filled_paragraph(block, value)
        case Table():
            header, rows = (_filled_rows(part, value) for part in (block.header, block.rows))
            return replace(block, header=header, rows=rows)
        case Rule() | Box() | Break():
            return block


def _filled_paragraph(block: Paragraph, value: Value) -> Paragraph:
    return replace(block, inlines=tuple(_filled_inline(each, value) for each in block.inlines))


def _filled_inline(inline: Run | Note, value: Value) -> Run | Note:
    if isinstance(inline, Run):
        return replace(inline, content=value(inline.content))
    return Note(tuple(_filled_paragraph(each, value) for each in inline.paragraphs))


def _filled_rows(rows: tuple[tuple[Cell, ...], ...], value: Value) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(_filled_cell(cell, value) for cell in row) for row in rows)


def _filled_cell(cell: Cell, value: Value) -> Cell:
    if isinstance(cell.content, Prose):  # what a workbook says is never read as a field
        return cell
    content = value(cell.content)
    return replace(cell, content=str(content) if isinstance(content, Slot) else content)


def _value(field: Field, fields: Fields, file: str, problems: list[Problem]) -> Content:
    place = Place(file, line=field.line)
    try:
        found = lookup(fields, field.path)
    except KeyError as miss:
        problems.append(_unknown(field, place, miss.args))
        return ""
    if isinstance(found, str | Figure | Slot):
        return found
    problems.append(_unprintable(field, place, found))
    return ""


def _why_empty(root: str, field: Field) -> str:
    """Say what it means that a field is empty, and what to do with the sentence."""
    if root in ("danh_sách", "danh_sách_dòng"):
        return "Kỳ này không có đơn vị nào như vậy: bỏ hoặc viết lại chỗ này trong câu."
    if root == "kỳ":
        return "Khai báo mục «Kỳ số liệu», hoặc bỏ trường này."
    last = fold_name(field.path.split(".")[-1])
    if root == "kỳ_trước" or last in ("kỳ_trước", "thay_đổi"):
        return "Khai báo mục «Kỳ trước», hoặc bỏ trường này: kỳ trước có thể không có số này."
    if last in ("mức", "mức_giao", "mức_phấn_đấu"):
        return "Mức khác nhau theo nhóm hay đơn vị nên không có một mức chung: ghi mức bằng chữ."
    return "Bỏ trường này khỏi câu, hoặc bổ sung số liệu."


TO_TYPE = "phải_nhập_lại"
"""Stands in a text that was taken over from the period before, where its figure stood."""


def _unknown(field: Field, place: Place, near: tuple[str, ...]) -> Problem:
    if fold_name(field.path) == TO_TYPE:
        what = f"còn chỗ {{{{ {TO_TYPE} }}}}: ở đó là số, tên của kỳ trước."
        remedy = "Ghi trường, số hoặc chữ đúng của kỳ này vào đó."
        return error("TM20", place, what, remedy)
    guess = f"Có phải «{near[0]}» không? " if near else ""
    remedy = f"{guess}Xem mọi trường: congvan fields."
    return error("VB11", place, f"không có trường «{field.path}».", remedy)


def _unprintable(field: Field, place: Place, found: object) -> Problem:
    if isinstance(found, Body) and _are_lines(found):
        what = f"trường «{field.path}» in thành nhiều dòng, không đứng chung dòng với chữ khác."
        remedy = "Để trường một mình trên một dòng, không đậm, không nghiêng."
        return error("VB26", place, what, remedy)
    if isinstance(found, Mapping):
        names = ", ".join(f"«{field.path}.{name}»" for name in list(found)[:4])
        remedy = f"Viết tiếp tên ở trong nó, ví dụ {names}."
        return error("VB12", place, f"trường «{field.path}» là một nhóm trường.", remedy)
    if found is None:
        what = f"trường «{field.path}» không có giá trị."
        return error("VB13", place, what, _why_empty(fold_name(field.path.split(".")[0]), field))
    return error(
        "VB12",
        place,
        f"trường «{field.path}» không in được trong một câu.",
        "Chọn trường là chữ hoặc số; xem: congvan fields.",
    )
