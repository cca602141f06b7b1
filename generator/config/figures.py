"""Settings of the figures: their period, those cited, the workbook and its columns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Annotated, ClassVar, Self

from pydantic import Field, ValidationInfo, WithJsonSchema, field_validator, model_validator

from generator.config.entries import Model
from generator.config.names import ORGANIZATION
from generator.config.values import (
    Day,
    Fault,
    InputFile,
    Lines,
    Text,
    Titles,
    choice,
    declared_names,
    faulty,
    known_as,
)
from generator.model import ColumnKind
from generator.vietnamese import fold_text, parse_number, parse_period, short_date


class PeriodSettings(Model):
    """The period that the figures are of."""

    name: Text = Field(alias="Tên kỳ", description="Tên kỳ dùng trong câu, ví dụ năm 2024")
    start: Day = Field(alias="Từ ngày", description="Ngày đầu kỳ")
    end: Day = Field(alias="Đến ngày", description="Ngày cuối kỳ")

    @model_validator(mode="after")
    def _starts_first(self) -> Self:
        if self.start > self.end:
            what = "kỳ số liệu kết thúc trước khi bắt đầu."
            raise faulty(Fault("CH14", what, "Sửa «Từ ngày» hoặc «Đến ngày».", ("Đến ngày",)))
        return self

    @model_validator(mode="after")
    def _is_called_what_it_is(self) -> Self:
        try:
            start, end = parse_period(self.name)
        except ValueError:
            return self
        if (self.start, self.end) not in {(start, end), _days_of_reports(start, end)}:
            days = f"từ ngày {short_date(start)} đến ngày {short_date(end)}"
            what = f"«{self.name}» là {days}, khác «Từ ngày», «Đến ngày» ghi ở dưới."
            raise faulty(Fault("CH14", what, "Sửa tên kỳ hoặc sửa hai ngày.", ("Tên kỳ",)))
        return self


def _days_of_reports(start: date, end: date) -> tuple[date, date]:
    """Return the days whose figures reports of whole months are made from.

    Decree 09/2019/NĐ-CP, article 12: from the 15th of the month before to the 14th of the last.
    """
    if start.day != 1:
        return start, end
    return (start - timedelta(days=1)).replace(day=15), end.replace(day=14)


class CitationSettings(Model):
    """A figure cited from elsewhere."""

    name: Text = Field(alias="Tên", description="Tên của số, dùng trong trường dẫn.…")
    value: Text = Field(alias="Giá trị", description="Số như sẽ in, ví dụ 23,43%")
    source: Text = Field(alias="Nguồn", description="Văn bản mà số được dẫn ra")
    metric: Text | None = Field(
        None, alias="So với", description="Chỉ tiêu cùng đo một việc; khác thì cảnh báo"
    )

    @field_validator("metric")
    @classmethod
    def _is_declared(cls, metric: str | None, info: ValidationInfo) -> str | None:
        names = declared_names(info).of_kind("chỉ tiêu")
        return None if metric is None else known_as(metric, names, "chỉ tiêu")

    @model_validator(mode="after")
    def _has_number(self) -> Self:
        if self.number is None and (self.metric or re.fullmatch(r"[0-9.,\s%]+", self.value)):
            what = f"«{self.value}» không phải là số viết theo lối Việt Nam."
            raise faulty(Fault("CH09", what, "Ghi dạng «23,43%» hoặc «1.000».", ("Giá trị",)))
        return self

    @property
    def number(self) -> Fraction | None:
        """The value, where it is a number."""
        try:
            return parse_number(self.value)
        except ValueError:
            return None


KINDS_OF_COLUMN = {kind.value: kind for kind in ColumnKind}
BLANK_CELLS = {"báo lỗi": False, "không có số liệu": True}


class ColumnSettings(Model):
    """A column of the workbook; a plain text is its titles."""

    short: ClassVar[str] = "Tiêu đề"
    titles: Titles = Field(alias="Tiêu đề", description="Tiêu đề trên bảng, tầng trên > tầng dưới")
    kind: Annotated[
        ColumnKind, choice(KINDS_OF_COLUMN), WithJsonSchema({"enum": list(KINDS_OF_COLUMN)})
    ] = Field(ColumnKind.COUNT, alias="Kiểu", description="số, tỷ lệ hoặc chữ; không ghi là số")
    placeholders: Lines = Field(
        (), alias="Chữ thay số", description="Chữ ghi vào ô ở nơi không có số"
    )
    allows_blanks: Annotated[
        bool, choice(BLANK_CELLS), WithJsonSchema({"enum": list(BLANK_CELLS)})
    ] = Field(
        False, alias="Ô trống", description="báo lỗi, hoặc không có số liệu; không ghi là báo lỗi"
    )


@dataclass(frozen=True, slots=True)
class DerivedSettings:
    """A column that the dossier computes from others."""

    name: str
    formula: str


class DataSettings(Model):
    """The workbook, and how its columns are called."""

    file: InputFile = Field(alias="Tệp", description="Tệp bảng tính, ví dụ so-lieu.xlsx")
    sheet: Text = Field(alias="Trang tính", description="Tên trang tính")
    total_row: Text | None = Field(
        None, alias="Dòng tổng", description="Chữ ở đầu dòng tổng của bảng, nếu có"
    )
    named_columns: dict[str, ColumnSettings] = Field(
        alias="Cột", description="Tên ta đặt: tiêu đề trên bảng; phải có cột Đơn vị"
    )
    formulas: dict[str, Text] = Field(
        {}, alias="Tính thêm", description="Tên cột tính thêm: công thức từ các cột"
    )

    @field_validator("named_columns")
    @classmethod
    def _names_organizations(cls, columns: dict[str, ColumnSettings]) -> dict[str, ColumnSettings]:
        if not any(_is_organization(name) for name in columns):
            what = f"thiếu cột «{ORGANIZATION}», cột ghi tên đơn vị."
            raise faulty(Fault("CH07", what, f"Thêm dòng «{ORGANIZATION}: tiêu đề trên bảng»."))
        return columns

    @property
    def organization_titles(self) -> tuple[str, ...]:
        """The titles over the column that names the organizations."""
        return next(c.titles for name, c in self.named_columns.items() if _is_organization(name))

    @property
    def columns(self) -> Mapping[str, ColumnSettings]:
        """The columns of figures and texts by name, in the order of the dossier."""
        return {n: c for n, c in self.named_columns.items() if not _is_organization(n)}

    @property
    def derived(self) -> tuple[DerivedSettings, ...]:
        """The columns that the dossier computes, in its order."""
        return tuple(DerivedSettings(name, formula) for name, formula in self.formulas.items())


def _is_organization(name: str) -> bool:
    return fold_text(name) == fold_text(ORGANIZATION)
