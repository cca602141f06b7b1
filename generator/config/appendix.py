"""Settings of an appendix: where it goes, for whom it is, and its table."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Self

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from generator.config.entries import Model
from generator.config.table import COLUMNS_SCHEMA, TableColumn, table_columns
from generator.config.values import Fault, InputFile, Text, choice, faulty


class Placement(Enum):
    """The file that an appendix goes into; the value is the word of the dossier."""

    WITH_LETTER = "cùng công văn"
    SEPARATE = "riêng"
    PER_ORGANIZATION = "riêng từng đơn vị"


PLACEMENTS = {placement.value: placement for placement in Placement}
ROWS = ["một đơn vị"]


class TableSpec(Model):
    """The table of an appendix: a line per organization, then the line of totals."""

    rows: Annotated[str, choice({ROWS[0]: ROWS[0]}), WithJsonSchema({"enum": ROWS})] = Field(
        ROWS[0], alias="Mỗi dòng", description="Mỗi dòng của bảng là một đơn vị"
    )
    total_label: Text | None = Field(
        None, alias="Dòng cuối", description="Chữ ở dòng tổng; không ghi thì không có dòng tổng"
    )
    columns: Annotated[
        tuple[TableColumn, ...], PlainValidator(table_columns), WithJsonSchema(COLUMNS_SCHEMA)
    ] = Field(alias="Cột", description="Chữ ở đầu cột: số liệu trong cột; thụt vào là tầng dưới")


class AppendixSettings(Model):
    """An appendix, or the kind of appendix that each organization gets."""

    name: Text = Field(alias="Tên", description="Tên phụ lục; có thể có trường trong {{ }}")
    per_organization: Annotated[
        bool,
        choice({"tất cả": False, "từng đơn vị": True}),
        WithJsonSchema({"enum": ["tất cả", "từng đơn vị"]}),
    ] = Field(False, alias="Lập cho", description="từng đơn vị: mỗi đơn vị một bản")
    placement: Annotated[
        Placement, choice(PLACEMENTS), WithJsonSchema({"enum": list(PLACEMENTS)})
    ] = Field(alias="Tệp", description="cùng công văn, riêng, hoặc riêng từng đơn vị")
    landscape: Annotated[
        bool, choice({"dọc": False, "ngang": True}), WithJsonSchema({"enum": ["dọc", "ngang"]})
    ] = Field(False, alias="Hướng trang", description="dọc hoặc ngang")
    template: InputFile | None = Field(None, alias="Mẫu", description="Mẫu phụ lục riêng (.docx)")
    body: InputFile | None = Field(
        None, alias="Nội dung", description="Tệp lời của phụ lục, in trên bảng nếu có bảng"
    )
    table: TableSpec | None = Field(None, alias="Bảng", description="Bảng của phụ lục")

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
