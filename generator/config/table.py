"""The table of an appendix as the dossier describes it: titles over titles over what fills them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pydantic import ValidationInfo

from generator.config.names import OF_METRIC, Declared
from generator.config.source import Route, clean
from generator.config.values import Fault, declared_names, faulty, guess
from generator.vietnamese import fold_text


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A title with either what fills the column (`source`) or the columns below the title."""

    title: str
    source: str | None = None
    columns: tuple[TableColumn, ...] = ()


COLUMNS_SCHEMA: dict[str, object] = {
    "type": "array",
    "items": {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": {"type": ["string", "array"]},
    },
}


def table_columns(value: object, info: ValidationInfo) -> tuple[TableColumn, ...]:
    """Read the columns of a table; every fault in them is told at its own line."""
    reader = _Reader(declared_names(info))
    columns = reader.columns(value, ())
    if reader.faults:
        raise faulty(*reader.faults)
    return columns


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
        if not isinstance(item, Mapping) or len(item) != 1:
            shown = f" «{clean(item)}»" if isinstance(item, str) else ""
            what = f"cột{shown} chưa ghi đúng dạng «- Chữ ở đầu cột: số liệu trong cột»."
            self._fault("CH08", what, "Mỗi cột một gạch đầu dòng, có dấu hai chấm.", route)
            return
        title, content = next(iter(item.items()))
        here = (*route, title)
        if isinstance(content, str):
            yield TableColumn(title, self._source(clean(content), here))
        elif content is None:
            self._fault("CH07", f"cột «{title}» chưa ghi số liệu trong cột.", _FILL, here)
        else:
            yield TableColumn(title, None, self.columns(content, here))

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

    def _fault(self, code: str, what: str, remedy: str, route: Route) -> None:
        self.faults.append(Fault(code, what, remedy, route))


_FILL = "Ghi tên một cột, một chỉ tiêu, hoặc: số thứ tự, Đơn vị, Tên đầy đủ, Mã, Kết quả."
