"""The tables of a dossier as its data has them: their columns, and how their pages lie."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from generator import context, layout, text, wordml, workbook
from generator.config import AppendixSettings, DataSettings, Direction, Settings, TableSpec
from generator.context import Names
from generator.errors import Problem, Refused, error
from generator.model import Dataset, Evaluation, Organization, Questions

MOST_NAMED = 3
Spec = TypeVar("Spec", bound=TableSpec)


def sought(settings: Settings, table: DataSettings) -> workbook.Sought:
    """Return what is looked for in a table of figures."""
    return workbook.Sought(
        path=table.file,
        file=settings.name_of(table.file),
        columns=table.read_columns,
        organization_titles=table.organization_titles,
        sheet=table.sheet,
        code_titles=table.code_titles,
        total_label=table.total_row,
        subtotals=table.subtotals,
        unread=table.unread,
        start=table.start,
        end=table.end,
        reads_hidden=table.reads_hidden,
        encoding=table.encoding,
        delimiter=table.delimiter,
        sheets=table.sheets,
        open_series=table.open_series,
    )


def with_columns(settings: Settings, data: Dataset | None, problems: list[Problem]) -> Settings:
    """Return settings whose tables have the columns that the data gives them, if it was read."""
    if data is None:
        return settings
    appendices = tuple(_with_columns(each, data) for each in settings.appendices)
    results = tuple(_filled_up(each, data) for each in settings.results)
    made = settings.model_copy(update={"appendices": appendices, "results": results})
    problems += _group_problems(made, [each.organization for each in data.records])
    return made


def _with_columns(appendix: AppendixSettings, data: Dataset) -> AppendixSettings:
    if appendix.table is None:
        return appendix
    return appendix.model_copy(update={"table": _filled_up(appendix.table, data)})


def _filled_up(spec: Spec, data: Dataset) -> Spec:
    return spec.model_copy(update={"columns": context.columns_of(spec.columns, data)})


def _group_problems(settings: Settings, owing: Sequence[Organization | None]) -> list[Problem]:
    """Find what a table in groups cannot be made of, now that its columns are known."""
    return [*_loose(settings, owing), *_unled(settings)]


def _unled(settings: Settings) -> Iterator[Problem]:
    """Find tables in groups whose first column has no room for the name of a group."""
    for route, spec in settings.specs():
        if spec.has_groups and not context.is_led(spec):
            what = "bảng chia nhóm mà cột đầu không ghi số thứ tự hay tên đơn vị."
            remedy = "Thêm cột «STT: số thứ tự» hoặc «ĐƠN VỊ: Đơn vị» vào đầu bảng."
            yield error("CH42", settings.place(*route, "Cột"), what, remedy)


def _loose(settings: Settings, owing: Sequence[Organization | None]) -> list[Problem]:
    """Find organizations without a group, where a table is in groups."""
    loose = [each for each in owing if each and not each.group]
    if not loose:
        return []
    named = ", ".join(f"«{each.short_name}»" for each in loose[:MOST_NAMED])
    more = f" và {len(loose) - MOST_NAMED} đơn vị khác" if len(loose) > MOST_NAMED else ""
    what = f"bảng chia nhóm mà {named}{more} không có nhóm trong danh sách đơn vị."
    remedy = "Ghi cột «Nhóm» của danh sách đơn vị, hoặc bỏ «Nhóm: có»."
    return [
        error("CH42", settings.place(*route, "Nhóm"), what, remedy)
        for route, spec in settings.specs()
        if spec.has_groups
    ]


# --- how pages lie ---------------------------------------------------------------------------


def turned(
    settings: Settings, names: Names, evaluation: Evaluation | None, questions: Questions | None
) -> Settings:
    """Return settings whose appendices lie as their tables ask, where they do not say it."""
    if not (evaluation and questions and any(a.is_turned_to_fit for a in settings.appendices)):
        return settings
    fields = context.letter_fields(settings, names, evaluation, questions.citations)
    file = settings.place("Phụ lục").file

    def title(typed: str) -> str:
        try:
            return context.fill_line(text.parse_line(typed, file, 1), fields, file)
        except Refused:
            return typed  # told where the title is filled in for good

    appendices = tuple(_turned(each, evaluation, title) for each in settings.appendices)
    return settings.model_copy(update={"appendices": appendices})


def _turned(
    appendix: AppendixSettings, evaluation: Evaluation, title: Callable[[str], str]
) -> AppendixSettings:
    if not appendix.is_turned_to_fit or appendix.table is None:
        return appendix
    tells = wordml.reads_well if appendix.direction is Direction.CHOSEN else wordml.fits
    width = layout.PORTRAIT.text_width_mm
    table = context.organization_table(appendix.table, evaluation, width, title)
    chosen = Direction.PORTRAIT if tells(table) else Direction.LANDSCAPE
    return appendix.model_copy(update={"direction": chosen})
