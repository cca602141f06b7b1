"""What the entries of a table ask of one another: groups, numbers, cells joined, order, page."""

from __future__ import annotations

from collections.abc import Iterator

from generator.config.appendix import AppendixSettings, Direction, TableSpec
from generator.config.names import OF_METRIC
from generator.config.settings import Settings
from generator.config.source import Route
from generator.config.table import Joining, TableColumn, leaves_of
from generator.errors import Problem, error
from generator.vietnamese import fold_name

IN_GROUP = ("số_thứ_tự_trong_nhóm",)
WORDS_OF_METRIC = ("Kết quả", "Mức giao")

Told = tuple[str, str, str, Route]
"""A code, what is wrong, what to do, and where from the table, or the appendix, on."""


def table_problems(settings: Settings) -> Iterator[Problem]:
    """Yield what a table of results asks for that another of its entries does not allow."""
    numbers = set(_numbers(settings))
    told: list[tuple[Route, Told]] = []
    for position, appendix in enumerate(settings.appendices):
        told += [(("Phụ lục", position), each) for each in _of_page(appendix)]
    for route, spec in settings.specs():
        own = [*_of_groups(spec), *_of_selection(spec)]
        own += [*_of_columns(spec, numbers), *_of_order(spec, numbers)]
        told += [(route, each) for each in own]
    for route, (code, what, remedy, further) in told:
        yield error(code, settings.place(*route, *further), what, remedy)


def _numbers(settings: Settings) -> Iterator[str]:
    """Yield the names of what is a number, in a table of the dossier."""
    for name, column in settings.data.columns.items():
        if column.kind.is_number:
            yield name
    for table in settings.tables:
        yield from (n for n, c in table.named_columns.items() if c.kind.is_number)
    yield from (each.name for each in settings.data.derived)
    words = [word for word in OF_METRIC if word not in WORDS_OF_METRIC]
    yield from words
    for metric in settings.metrics:
        yield from (metric.name, *(f"{word} {metric.name}" for word in words))


def _of_page(appendix: AppendixSettings) -> Iterator[Told]:
    if appendix.direction is not Direction.CHOSEN:
        return
    if appendix.template:
        what = "«Hướng trang: tự chọn» không đi với «Mẫu»: mẫu riêng đã có hướng trang."
        yield "CH44", what, "Ghi «dọc» hoặc «ngang» đúng như mẫu.", ("Hướng trang",)
    elif appendix.table is None:
        what = "«Hướng trang: tự chọn» chỉ ghi cho phụ lục có «Bảng»."
        yield "CH44", what, "Ghi «dọc» hoặc «ngang».", ("Hướng trang",)


def _of_groups(table: TableSpec) -> Iterator[Told]:
    sources = [fold_name(leaf.source or "") for leaf in leaves_of(table.columns)]
    if table.group_sums and not table.has_groups:
        what = "có «Cộng nhóm» mà bảng không chia nhóm."
        yield "CH44", what, "Thêm «Nhóm: có», hoặc xóa «Cộng nhóm».", ("Cộng nhóm",)
    if not table.has_groups and any(source in IN_GROUP for source in sources):
        what = "có cột «số thứ tự trong nhóm» mà bảng không chia nhóm."
        yield "CH44", what, "Thêm «Nhóm: có», hoặc ghi «số thứ tự».", ("Cột",)


def _of_selection(table: TableSpec) -> Iterator[Told]:
    """Sums are those of all organizations: they would not be those of the lines above them."""
    sums = {"Dòng cuối": table.total_label, "Cộng nhóm": table.group_sums}
    for name in (name for name, asked in sums.items() if asked and table.selection):
        what = f"«{name}» cộng mọi đơn vị, mà «Chỉ gồm» chỉ in một số đơn vị."
        yield "CH46", what, f"Xóa «{name}», hoặc xóa «Chỉ gồm».", (name,)


def _of_columns(table: TableSpec, numbers: set[str]) -> Iterator[Told]:
    for leaf, route in _placed(table.columns, ("Cột",)):
        if leaf.joining is Joining.WORDS and leaf.source in numbers:
            what = f"cột «{leaf.title}» ghi số: ô bằng nhau là số của từng đơn vị."
            remedy = f"Bỏ «Gộp ô giống nhau», hoặc ghi «{Joining.FIGURES.value}»."
            yield "CH43", what, remedy, (*route, "Gộp ô giống nhau")


def _placed(columns: tuple[TableColumn, ...], route: Route) -> Iterator[tuple[TableColumn, Route]]:
    for position, column in enumerate(columns):
        here = (*route, position, column.title)
        if column.columns:
            yield from _placed(column.columns, here)
        else:
            yield column, here


def _of_order(table: TableSpec, numbers: set[str]) -> Iterator[Told]:
    if table.order and table.order.name not in numbers:
        what = f"«{table.order.name}» không phải là số nên không xếp theo được."
        yield "CH45", what, "Ghi tên một cột số hoặc một chỉ tiêu.", ("Sắp xếp",)
