"""The documents that engines are compared by, as templates of tags and of merge fields."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from generator import archive, batch, context, layout, render
from generator.blocks import Slot
from generator.model import Figure

SAMPLE = Path(__file__).resolve().parent.parent / "data" / "an-giang-2025-01"
TEMPLATE = SAMPLE / "mau" / "phu-luc-don-vi.docx"
COLUMNS = ("d_tt", "d_ten", "d_tong", "d_truc_tiep", "d_truc_tuyen", "d_ty_le", "d_ket_qua")
PARAGRAPHS, FIELDS_EACH = 12, 10

Context = dict[str, Any]
Case = dict[str, tuple[bytes, Context]]
"""A template and its context, by the kind of template."""


def write(folder: Path, cases: dict[str, Case]) -> None:
    """Write all cases where the engines find them."""
    for name, case in cases.items():
        for kind, (template, fields) in case.items():
            (folder / f"{name}.{kind}.docx").write_bytes(template)
            text = json.dumps(fields, ensure_ascii=False)
            (folder / f"{name}.{kind}.json").write_text(text, encoding="utf-8")


# --- the appendix of one organization --------------------------------------------------------


def appendix() -> Case:
    """Take an appendix of An Giang, with its own template and its own figures."""
    dossier = batch.read(SAMPLE)
    result = dossier.evaluation.results[0]
    assert result.organization is not None
    own = context.result_fields(dossier.names, result.organization, result)
    heading = context.Heading("II", "KẾT QUẢ HỒ SƠ TRỰC TUYẾN TOÀN TRÌNH", layout.PORTRAIT)
    of_all = context.appendix_fields(dossier.settings, batch.letter_fields(dossier), heading)
    template, fields = TEMPLATE.read_bytes(), plain({**of_all, **own})
    return {"tags": (template, fields), "merge": merged(template, fields)}


def plain(value: Any) -> Any:
    """Return a value as another engine can print it: figures as they are shown."""
    match value:
        case dict():
            return {key: plain(each) for key, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
        case Figure() | Slot():
            return value.shown
        case str() | bool() | int():
            return value
    return None


def merged(template: bytes, fields: Context) -> tuple[bytes, Context]:
    """Make a template of merge fields that comes to the same document, with as many fields."""
    rendered = render.compile(template, "mau.docx").render(fields)
    document = Document(io.BytesIO(archive.pack(rendered.parts)))
    runs = [run for run in document.element.body.iter(qn("w:r")) if _is_text(run)]
    step = max(1, len(runs) // len(rendered.body))
    values = {}
    for number, run in enumerate(runs[::step]):
        (text,) = run.findall(qn("w:t"))
        values[f"f{number}"] = text.text
        field = _merge_field(f"f{number}")
        run.addprevious(field)
        field[:] = [run]
    return _saved(document), values


def _is_text(run: Any) -> bool:
    """Tell whether a run holds one text and nothing else."""
    return [child.tag for child in run if child.tag != qn("w:rPr")] == [qn("w:t")]


# --- a letter with a table -------------------------------------------------------------------


def letter(rows: int) -> Case:
    """Make a letter of long paragraphs full of fields, with a table of so many rows."""
    named = {f"t{at}": f"{at * 37 % 1000},{at % 10}%" for at in range(PARAGRAPHS * FIELDS_EACH)}
    fields = {**named, "rows": list(table_rows(rows))}
    return {"tags": (_letter(by_tags=True), fields), "merge": (_letter(by_tags=False), fields)}


def table_rows(count: int) -> Iterator[dict[str, str]]:
    """Yield the rows of the table."""
    for at in range(1, count + 1):
        values = (f"{at}", f"Xã An & Bình số {at}", f"{at * 7}", f"{at * 3}", f"{at * 4}")
        yield dict(zip(COLUMNS, (*values, f"{at % 100},00%", "Đạt"), strict=True))


def _letter(*, by_tags: bool) -> bytes:
    document = Document()
    section = document.sections[0]
    for place in (section.header, section.footer):
        _add(place.paragraphs[0], "Báo cáo ", "t0", by_tags=by_tags)
    for number in range(PARAGRAPHS):
        paragraph = document.add_paragraph()
        for at in range(FIELDS_EACH):
            name = f"t{number * FIELDS_EACH + at}"
            _add(paragraph, f"Tỷ lệ hồ sơ trực tuyến thứ {at} là ", name, by_tags=by_tags)
    _fill_table(document.add_table(4 if by_tags else 2, len(COLUMNS)), by_tags=by_tags)
    document.add_paragraph("Hết.")
    return _saved(document)


def _fill_table(table: Table, *, by_tags: bool) -> None:
    head, *rest = table.rows
    for cell, name in zip(head.cells, COLUMNS, strict=True):
        cell.text = name
    row = rest[1] if by_tags else rest[0]
    for cell, name in zip(row.cells, COLUMNS, strict=True):
        _add(cell.paragraphs[0], "", f"d.{name}" if by_tags else name, by_tags=by_tags)
    if by_tags:
        rest[0].cells[0].text = "{%tr for d in rows %}"
        rest[2].cells[0].text = "{%tr endfor %}"


def _add(paragraph: Paragraph, words: str, name: str, *, by_tags: bool) -> None:
    if by_tags:
        paragraph.add_run(f"{words}{{{{ {name} }}}} ")
        return
    if words:
        paragraph.add_run(words)
    paragraph._p.append(_merge_field(name))
    paragraph.add_run(" ")


def _merge_field(name: str) -> Any:
    return parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr=" MERGEFIELD {name} ">'
        f"<w:r><w:t>«{name}»</w:t></w:r></w:fldSimple>"
    )


def _saved(document: Docx) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()
