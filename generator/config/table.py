"""The table of an appendix as the dossier describes it: titles over titles over what fills them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from pydantic import ValidationInfo

from generator.config.names import OF_METRIC, ORGANIZATION, Declared
from generator.config.series import STAR, is_series, word_of
from generator.config.source import Route, clean
from generator.config.values import Fault, declared_names, faulty, guess
from generator.frozen import Frozen
from generator.vietnamese import fold_text

AS_SHEET = "như bảng tính"
"""Stands for columns under the titles that they have on the sheet."""


class Joining(Enum):
    """Whether cells that say the same, one under the other, become one; the value is typed."""

    NEVER = "không"
    WORDS = "có"
    FIGURES = "cả số"


class TableColumn(Frozen):
    """A title with either what fills the column (`source`) or the columns below the title.

    Those `as_sheet` are the named ones, or all where none is named, under the titles of the sheet.
    A title that `is_data` was read there: nothing in it is a field.
    """

    title: str
    source: str | None = None
    columns: tuple[TableColumn, ...] = ()
    joining: Joining = Joining.NEVER
    as_sheet: tuple[str, ...] | None = None
    is_data: bool = False


COLUMNS_SCHEMA: dict[str, object] = {
    "anyOf": [
        {"const": AS_SHEET},
        {
            "type": "array",
            "items": {
                "anyOf": [
                    {"const": AS_SHEET},
                    {
                        "type": "object",
                        "minProperties": 1,
                        "maxProperties": 1,
                        "additionalProperties": {"type": ["string", "array", "object"]},
                    },
                ]
            },
        },
    ]
}

_SOURCE, _JOIN = "Số liệu", "Gộp ô giống nhau"


def table_columns(value: object, info: ValidationInfo) -> tuple[TableColumn, ...]:
    """Read the columns of a table; every fault in them is told at its own line."""
    reader = _Reader(declared_names(info))
    columns = reader.columns([value] if _is_as_sheet(value) else value, ())
    if reader.faults:
        raise faulty(*reader.faults)
    return columns


def _is_as_sheet(value: object) -> bool:
    return isinstance(value, str) and fold_text(value) == AS_SHEET


@dataclass(slots=True)
class _Reader:
    names: Declared
    faults: list[Fault] = field(default_factory=list)

    def columns(self, value: object, route: Route) -> tuple[TableColumn, ...]:
        if not isinstance(value, list) or not value:
            what = "cần danh sách cột, mỗi cột một dòng bắt đầu bằng gạch đầu dòng."
            self._fault("CH08", what, "Ghi dạng «- Chữ ở đầu cột: số liệu trong cột».", route)
            return ()
        return tuple(
            column
            for position, item in enumerate(value)
            for column in self._column(item, (*route, position))
        )

    def _column(self, item: object, route: Route) -> Iterable[TableColumn]:
        if _is_as_sheet(item):
            yield TableColumn(AS_SHEET, as_sheet=())
            return
        if not isinstance(item, Mapping) or len(item) != 1:
            shown = f" «{clean(item)}»" if isinstance(item, str) else ""
            what = f"cột{shown} chưa ghi đúng dạng «- Chữ ở đầu cột: số liệu trong cột»."
            self._fault("CH08", what, "Mỗi cột một gạch đầu dòng, có dấu hai chấm.", route)
            return
        title, content = next(iter(item.items()))
        here = (*route, title)
        if _is_as_sheet(title):
            yield TableColumn(title, as_sheet=self._of_sheet(content, here))
        elif isinstance(content, str):
            yield TableColumn(title, self._source(clean(content), here))
        elif isinstance(content, Mapping):
            yield self._described(title, content, here)
        elif content is None:
            self._fault("CH07", f"cột «{title}» chưa ghi số liệu trong cột.", _FILL, here)
        else:
            found = TableColumn(title, None, self.columns(content, here))
            self._check_periods(found, here)
            yield found

    # --- what a column says

    def _described(self, title: str, entries: Mapping[str, object], route: Route) -> TableColumn:
        """Read a column with what is to be done to it."""
        known = {fold_text(each): each for each in (_SOURCE, _JOIN)}
        named = {known.get(fold_text(key), key): value for key, value in entries.items()}
        for key in named:
            if key not in known.values():
                remedy = guess(key, known.values(), f"Ghi «{_SOURCE}», «{_JOIN}».")
                self._fault("CH08", f"không có mục «{key}».", remedy, (*route, key))
        written, joins = named.get(_SOURCE), named.get(_JOIN, Joining.NEVER.value)
        if not isinstance(written, str) or not written:
            self._fault("CH07", f"cột «{title}» chưa ghi «{_SOURCE}».", _FILL, route)
            return TableColumn(title, "")
        source = self._source(clean(written), (*route, _SOURCE))
        joining = next((j for j in Joining if fold_text(str(joins)) == j.value), None)
        if joining is None:
            words = ", ".join(f"«{each.value}»" for each in Joining)
            what = f"«{joins}» không có trong các lựa chọn."
            self._fault("CH09", what, f"Ghi một trong các từ: {words}.", (*route, _JOIN))
        return TableColumn(title, source, joining=joining or Joining.NEVER)

    def _of_sheet(self, content: object, route: Route) -> tuple[str, ...]:
        """Return the columns to be taken over from the sheet, by their names."""
        if not isinstance(content, list) or not all(isinstance(each, str) for each in content):
            what = f"sau «{AS_SHEET}» cần danh sách tên cột."
            remedy = f"Ghi mỗi tên một dòng, có gạch đầu dòng; lấy mọi cột thì chỉ «- {AS_SHEET}»."
            self._fault("CH08", what, remedy, route)
            return ()
        words = (ORGANIZATION, "Mã", *self.names.columns.values(), *self.names.series.values())
        found: list[str] = []
        for position, each in enumerate(content):
            known = next((w for w in words if fold_text(w) == fold_text(clean(each))), None)
            if known is None:
                what = f"không có cột «{clean(each)}» lấy từ bảng tính."
                remedy = guess(clean(each), words, "Khai báo cột này ở mục «Cột» của «Số liệu».")
                self._fault("CH12", what, remedy, (*route, position))
            found.append(known or "")
        return tuple(found)

    def _source(self, written: str, route: Route) -> str:
        """Return what fills a column, by the name it was declared under."""
        metrics = list(self.names.metrics.values())
        words = self.names.in_tables()
        known = next((word for word in words if fold_text(word) == fold_text(written)), None)
        if known is None:
            what = f"không có số liệu «{written}» để ghi vào cột."
            self._fault("CH12", what, guess(written, words, _FILL), route)
        elif known in OF_METRIC and len(metrics) != 1:
            what = f"«{known}» chưa nói của chỉ tiêu nào."
            remedy = f"Ghi «{known} {metrics[0]}»." if metrics else "Khai báo mục «Chỉ tiêu»."
            self._fault("CH12", what, remedy, route)
        return known or written

    # --- columns of each period

    def _check_periods(self, column: TableColumn, route: Route) -> None:
        """Refuse a title of each period over columns that are not those of each period."""
        if STAR not in column.title:
            return
        below = [leaf.source or "" for leaf in leaves_of(column.columns)]
        words = {word_of(source) for source in below if is_series(source)}
        if not words:
            return  # a star that means nothing
        if len(words) > 1 or not all(map(is_series, below)):
            what = f"dưới «{column.title}» có cột không phải của từng kỳ."
            remedy = "Dưới chữ có dấu * chỉ ghi các cột có dấu * của cùng loại kỳ."
            self._fault("CH41", what, remedy, route)

    def _fault(self, code: str, what: str, remedy: str, route: Route) -> None:
        self.faults.append(Fault(code, what, remedy, route))


def leaves_of(columns: Iterable[TableColumn]) -> Iterable[TableColumn]:
    """Yield the columns that hold something, left to right."""
    for column in columns:
        yield from leaves_of(column.columns) if column.columns else (column,)


_FILL = "Ghi tên một cột, một chỉ tiêu, hoặc: số thứ tự, Đơn vị, Tên đầy đủ, Mã, Kết quả."
