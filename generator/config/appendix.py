"""Settings of an appendix: where it goes, for whom it is, and its table."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Self

from pydantic import Field, ValidationInfo, model_validator

from generator.config.entries import Model
from generator.config.table import COLUMNS_SCHEMA, TableColumn, table_columns
from generator.config.values import (
    STRING,
    Fault,
    InputFile,
    ReadAmong,
    Text,
    YesNo,
    choice,
    declared_names,
    faulty,
    known_as,
    worded,
)
from generator.frozen import Frozen
from generator.vietnamese import fold_text


class Placement(Enum):
    """The file that an appendix goes into; the value is the word of the dossier."""

    WITH_LETTER = "cùng công văn"
    SEPARATE = "riêng"
    PER_ORGANIZATION = "riêng từng đơn vị"


PLACEMENTS = {placement.value: placement for placement in Placement}
ROWS = ["một đơn vị"]
IN_HEADING = "ở dòng tên nhóm"
"""Where the sums of a group stand that have no row of their own."""


class Direction(Enum):
    """How the page of an appendix lies; the value is the word of the dossier."""

    PORTRAIT = "dọc"
    LANDSCAPE = "ngang"
    CHOSEN = "tự chọn"


DIRECTIONS = {direction.value: direction for direction in Direction}


class Order(Frozen):
    """By what the rows of a table are sorted; those without a figure come last."""

    name: str
    descending: bool


ORDERS = {"giảm dần": True, "tăng dần": False}


def _order(value: object, info: ValidationInfo) -> Order:
    """Read «Tỷ lệ trực tuyến giảm dần»."""
    written = worded(value)
    words = written.removeprefix("theo ").removeprefix("Theo ")
    for ending, descending in ORDERS.items():
        if fold_text(words).endswith(f" {ending}"):
            name = words[: -len(ending)].strip()
            known = declared_names(info).of_kind("cột, chỉ tiêu")
            derived = tuple(declared_names(info).derived.values())
            return Order(known_as(name, (*known, *derived), "cột hoặc chỉ tiêu"), descending)
    what = f"«{written}» chưa nói xếp giảm dần hay tăng dần."
    raise faulty(Fault("CH09", what, "Ghi dạng «Tỷ lệ trực tuyến giảm dần»."))


class Selection(Frozen):
    """Whose lines a table has: of those who met the target of a metric, or who did not."""

    metric: str
    is_met: bool


SELECTED = {"chưa đạt": False, "đạt": True}


def _selection(value: object, info: ValidationInfo) -> Selection:
    """Read «chưa đạt Tỷ lệ trực tuyến»; of a lone metric the name may be left out."""
    written = worded(value)
    metrics = tuple(declared_names(info).metrics.values())
    for word, is_met in SELECTED.items():
        if f"{fold_text(written)} ".startswith(f"{word} "):
            name = written[len(word) :].strip()
            if not name and len(metrics) == 1:
                return Selection(metrics[0], is_met)
            if not name:
                remedy = f"Ghi dạng «{word} {metrics[0] if metrics else 'Tỷ lệ trực tuyến'}»."
                raise faulty(Fault("CH46", f"«{written}» chưa nói của chỉ tiêu nào.", remedy))
            return Selection(known_as(name, metrics, "chỉ tiêu"), is_met)
    what = f"«{written}» chưa nói chỉ gồm đơn vị đạt hay chưa đạt."
    raise faulty(Fault("CH46", what, "Ghi dạng «chưa đạt Tỷ lệ trực tuyến»."))


class TableSpec(Model):
    """The table of an appendix: a line per organization, then the line of totals."""

    rows: Annotated[str, choice({ROWS[0]: ROWS[0]})] = Field(
        ROWS[0], alias="Mỗi dòng", description="Mỗi dòng của bảng là một đơn vị"
    )
    total_label: Text | None = Field(
        None, alias="Dòng cuối", description="Chữ ở dòng tổng; không ghi thì không có dòng tổng"
    )
    has_groups: YesNo = Field(
        False, alias="Nhóm", description="có: chia theo nhóm đơn vị, mỗi nhóm một dòng tên I, II"
    )
    group_sums: Text | None = Field(
        None,
        alias="Cộng nhóm",
        description="Chữ ở dòng cộng của mỗi nhóm (* là tên nhóm), hoặc: ở dòng tên nhóm",
    )
    order: Annotated[Order | None, ReadAmong(_order, STRING)] = Field(
        None, alias="Sắp xếp", description="Ví dụ: Tỷ lệ trực tuyến giảm dần"
    )
    selection: Annotated[Selection | None, ReadAmong(_selection, STRING)] = Field(
        None, alias="Chỉ gồm", description="Ví dụ: chưa đạt Tỷ lệ trực tuyến"
    )
    columns: Annotated[tuple[TableColumn, ...], ReadAmong(table_columns, COLUMNS_SCHEMA)] = Field(
        alias="Cột", description="Chữ ở đầu cột: số liệu trong cột; thụt vào là tầng dưới"
    )

    @property
    def sums_in_heading(self) -> bool:
        """Tell whether the sums of a group stand beside its name."""
        return fold_text(self.group_sums or "") == IN_HEADING

    def sum_label(self, group: str) -> str | None:
        """Return what the row of sums of a group says, if it has one."""
        if self.group_sums is None or self.sums_in_heading:
            return None
        return self.group_sums.replace("*", group)


class ResultSettings(TableSpec):
    """A table of results that a text prints where its field stands."""

    name: Text = Field(alias="Tên", description="Tên bảng, dùng trong trường bảng.…")


class AppendixSettings(Model):
    """An appendix, or the kind of appendix that each organization gets."""

    name: Text = Field(alias="Tên", description="Tên phụ lục; có thể có trường trong {{ }}")
    per_organization: Annotated[
        bool,
        choice({"tất cả": False, "từng đơn vị": True}),
    ] = Field(False, alias="Lập cho", description="từng đơn vị: mỗi đơn vị một bản")
    placement: Annotated[Placement, choice(PLACEMENTS)] = Field(
        alias="Tệp", description="cùng công văn, riêng, hoặc riêng từng đơn vị"
    )
    direction: Annotated[Direction | None, choice(DIRECTIONS)] = Field(
        None,
        alias="Hướng trang",
        description="dọc, ngang, tự chọn; không ghi: dọc, trừ bảng rộng hơn trang dọc",
    )
    template: InputFile | None = Field(None, alias="Mẫu", description="Mẫu phụ lục riêng (.docx)")
    body: InputFile | None = Field(
        None, alias="Nội dung", description="Tệp lời của phụ lục, in trên bảng nếu có bảng"
    )
    table: TableSpec | None = Field(None, alias="Bảng", description="Bảng của phụ lục")

    @property
    def landscape(self) -> bool:
        """Tell whether the page lies on its long side."""
        return self.direction is Direction.LANDSCAPE

    @property
    def is_turned_to_fit(self) -> bool:
        """Tell whether the page lies as its table asks; a template of its own never does."""
        fixed = self.direction in (Direction.PORTRAIT, Direction.LANDSCAPE)
        return not fixed and self.table is not None and self.template is None

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        own_files = self.placement is Placement.PER_ORGANIZATION
        if own_files != self.per_organization:
            what = "«Lập cho: từng đơn vị» và «Tệp: riêng từng đơn vị» phải đi với nhau."
            raise faulty(Fault("CH14", what, "Ghi cả hai, hoặc bỏ cả hai.", ("Tệp",)))
        if self.per_organization and self.template is None:
            what = "phụ lục lập cho từng đơn vị chưa có mẫu."
            raise faulty(Fault("CH14", what, "Thêm dòng «Mẫu: mau/phu-luc-don-vi.docx»."))
        if self.per_organization and self.body:
            what = "phụ lục lập cho từng đơn vị không có «Nội dung»."
            raise faulty(Fault("CH14", what, "Ghi lời vào mẫu của phụ lục.", ("Nội dung",)))
        if not (self.template or self.table or self.body):
            what = "phụ lục chưa có nội dung."
            raise faulty(Fault("CH14", what, "Thêm mục «Bảng», «Nội dung» hoặc «Mẫu»."))
        return self
