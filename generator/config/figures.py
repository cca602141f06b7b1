"""Settings of the figures: their period, and those that are cited from elsewhere."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from typing import Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from generator.config.entries import Model
from generator.config.values import Day, Fault, Text, declared_names, faulty, known_as
from generator.vietnamese import parse_number, parse_period, short_date


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
        if (self.start, self.end) not in {(start, end), days_of_reports(start, end)}:
            days = f"từ ngày {short_date(start)} đến ngày {short_date(end)}"
            what = f"«{self.name}» là {days}, khác «Từ ngày», «Đến ngày» ghi ở dưới."
            raise faulty(Fault("CH14", what, "Sửa tên kỳ hoặc sửa hai ngày.", ("Tên kỳ",)))
        return self


def days_of_reports(start: date, end: date) -> tuple[date, date]:
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
