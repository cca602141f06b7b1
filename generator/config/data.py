"""Settings of the tables of figures: the files, their columns, what is computed from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, Field, field_validator, model_validator

from generator.config.entries import Model
from generator.config.names import CODE, DATA, ORGANIZATION, is_identity
from generator.config.series import (
    STAR,
    at_step,
    is_series,
    names_of,
    spellings,
    steps_of,
    wrong_pattern,
)
from generator.config.source import Route
from generator.config.values import Fault, InputFile, Lines, Text, Titles, YesNo, choice, faulty
from generator.frozen import Frozen, replace
from generator.model import Column, ColumnKind, Notation
from generator.vietnamese import fold_text

KINDS_OF_COLUMN = {kind.value: kind for kind in ColumnKind}
BLANK_CELLS = {"báo lỗi": False, "không có số liệu": True}
NOTATIONS = {notation.value: notation for notation in Notation}
SCALES = {"0–1": False, "0–100": True}
HIDDEN = {"báo lỗi": False, "vẫn đọc": True}
ENCODINGS = {name: name for name in ("UTF-8", "UTF-16", "windows-1258")}
DELIMITERS = {name: name for name in ("dấu phẩy", "dấu chấm phẩy", "tab")}


def _with_dash(value: object) -> object:
    """Take the hyphen of the keyboard for the dash between numbers."""
    return value.replace("-", "–").replace(" ", "") if isinstance(value, str) else value


class ColumnSettings(Model):
    """A column of the workbook; a plain text is its titles."""

    short: ClassVar[str] = "Tiêu đề"
    titles: Titles = Field(alias="Tiêu đề", description="Tiêu đề trên bảng, tầng trên > tầng dưới")
    kind: Annotated[ColumnKind, choice(KINDS_OF_COLUMN)] = Field(
        ColumnKind.COUNT, alias="Kiểu", description="số, tỷ lệ, chữ hoặc ngày; không ghi là số"
    )
    placeholders: Lines = Field(
        (), alias="Chữ thay số", description="Chữ ghi vào ô ở nơi không có số"
    )
    allows_blanks: Annotated[bool, choice(BLANK_CELLS)] = Field(
        False, alias="Ô trống", description="báo lỗi, hoặc không có số liệu; không ghi là báo lỗi"
    )
    subrow: Text | None = Field(
        None, alias="Dòng con", description="Mỗi đơn vị nhiều dòng: lấy ở dòng có chữ này"
    )
    of_hundred: Annotated[
        bool | None,
        choice(SCALES),
        BeforeValidator(_with_dash),
    ] = Field(
        None,
        alias="Thang",
        description="0–1: 0,705 là 70,5%; 0–100: 70,5 là 70,5%; không ghi thì theo định dạng ô",
    )
    may_be_negative: YesNo = Field(
        False, alias="Có thể âm", description="có: tỷ lệ tăng, giảm, được nhỏ hơn 0"
    )
    notation: Annotated[Notation | None, choice(NOTATIONS)] = Field(
        None, alias="Số gõ thành chữ", description="kiểu Việt Nam, kiểu Anh; không ghi thì từ chối"
    )
    periods: Text | None = Field(
        None, alias="Các kỳ", description="Cột có dấu *: những kỳ nào, ví dụ 4–12 hoặc 10–12, 1–3"
    )

    @model_validator(mode="after")
    def _has_what_its_kind_has(self) -> Self:
        if self.of_hundred is not None and self.kind is not ColumnKind.RATE:
            what = "«Thang» chỉ ghi cho cột tỷ lệ."
            raise faulty(Fault("CH14", what, "Thêm «Kiểu: tỷ lệ», hoặc xóa «Thang».", ("Thang",)))
        if self.may_be_negative and self.kind is not ColumnKind.RATE:
            what = "«Có thể âm» chỉ ghi cho cột tỷ lệ."
            remedy = "Thêm «Kiểu: tỷ lệ», hoặc xóa «Có thể âm»."
            raise faulty(Fault("CH14", what, remedy, ("Có thể âm",)))
        if self.notation and not self.kind.is_number:
            what = f"«Số gõ thành chữ» không ghi được cho cột {self.kind.value}."
            raise faulty(Fault("CH14", what, "Xóa mục này.", ("Số gõ thành chữ",)))
        return self

    def read_columns(self, name: str) -> tuple[Column, ...]:
        """Return the column as it is looked for, or that of each period."""
        if not is_series(name):
            return (self.column(name),)
        return tuple(self._at(name, step) for step in steps_of(name, self.periods))

    def _at(self, name: str, step: str) -> Column:
        written = dict.fromkeys(
            tuple(at_step(title, each) for title in self.titles) for each in spellings(step)
        )
        titles, *also = written
        found = replace(self.column(at_step(name, step)), titles=titles, also=tuple(also))
        return replace(found, series=name, step=step)

    def column(self, name: str) -> Column:
        """Return the column of one name as it is looked for."""
        return Column(
            name,
            self.titles,
            self.kind,
            self.placeholders,
            self.allows_blanks,
            self.subrow,
            self.of_hundred,
            self.notation,
            self.may_be_negative,
        )


class DerivedSettings(Frozen):
    """A column that the dossier computes from others; `route` leads to it."""

    name: str
    formula: str
    route: Route


class DataSettings(Model):
    """One table of figures, and how its columns are called."""

    file: InputFile = Field(alias="Tệp", description="Tệp bảng tính, ví dụ so-lieu.xlsx")
    sheet: Text | None = Field(
        None, alias="Trang tính", description="Tên trang tính; tệp một trang thì không cần ghi"
    )
    encoding: Annotated[str | None, choice(ENCODINGS)] = Field(
        None, alias="Bảng mã", description="Chỉ cho .csv: UTF-8, UTF-16, windows-1258"
    )
    delimiter: Annotated[str | None, choice(DELIMITERS)] = Field(
        None, alias="Dấu cách cột", description="Chỉ cho .csv, khi không tự nhận ra được"
    )
    start: Text | None = Field(
        None, alias="Từ dòng có chữ", description="Trang có nhiều bảng: chỉ đọc từ dưới dòng này"
    )
    end: Text | None = Field(
        None, alias="Đến dòng có chữ", description="Trang có nhiều bảng: chỉ đọc đến trên dòng này"
    )
    reads_hidden: Annotated[bool, choice(HIDDEN)] = Field(
        False, alias="Dòng, cột ẩn", description="báo lỗi (không ghi), hoặc vẫn đọc"
    )
    total_row: Text | None = Field(
        None, alias="Dòng tổng", description="Chữ ở đầu dòng tổng của bảng, nếu có"
    )
    subtotals: dict[str, Text] = Field(
        {}, alias="Dòng cộng nhóm", description="Chữ ở dòng cộng của một nhóm: tên nhóm"
    )
    unread: Lines = Field(
        (), alias="Bỏ dòng con", description="Chữ ở những dòng con không dùng đến"
    )
    named_columns: dict[str, ColumnSettings] = Field(
        alias="Cột",
        description="Tên ta đặt: tiêu đề trên bảng; phải có cột Đơn vị, có thể có Mã đơn vị",
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

    @model_validator(mode="after")
    def _names_periods(self) -> Self:
        by_sheet = STAR in (self.sheet or "")
        faults = [
            Fault("CH41", *told, ("Cột", name))
            for name, column in self.named_columns.items()
            if (told := _wrong_series(name, column, by_sheet=by_sheet))
        ]
        if faults:
            raise faulty(*faults)
        return self

    @property
    def organization_titles(self) -> tuple[str, ...]:
        """The titles over the column that names the organizations."""
        return next(c.titles for name, c in self.named_columns.items() if _is_organization(name))

    @property
    def code_titles(self) -> tuple[str, ...] | None:
        """The titles over the column of codes, if rows are found by them."""
        coded = (c.titles for n, c in self.named_columns.items() if fold_text(n) == fold_text(CODE))
        return next(coded, None)

    @property
    def columns(self) -> Mapping[str, ColumnSettings]:
        """The columns of figures and texts by name, in the order of the dossier."""
        return {
            name: column
            for written, column in self.named_columns.items()
            if not is_identity(written)
            for name in names_of(written, column.periods)
        }

    @property
    def read_columns(self) -> tuple[Column, ...]:
        """The columns as they are looked for on the sheet, those of each period too."""
        named = self.named_columns.items()
        return tuple(c for n, each in named if not is_identity(n) for c in each.read_columns(n))

    @property
    def sheets(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The names that the sheet of each period may have, where each has one."""
        named = self.sheet or ""
        series = (pair for pair in self.named_columns.items() if is_series(pair[0]))
        steps = next((steps_of(name, each.periods) for name, each in series), ())
        if not is_series(named):
            return ()
        return tuple((s, tuple(at_step(named, each) for each in spellings(s))) for s in steps)

    @property
    def open_series(self) -> frozenset[str]:
        """The names of columns by period whose number is that of the period of the figures."""
        return frozenset(n for n, c in self.named_columns.items() if is_series(n) and not c.periods)


def _wrong_series(name: str, column: ColumnSettings, *, by_sheet: bool) -> tuple[str, str] | None:
    """Say what is wrong with a column that is declared for every period, or is not."""
    if is_series(name):
        return wrong_pattern(name, column.titles, by_sheet=by_sheet) or _wrong_steps(name, column)
    if column.periods:
        return "«Các kỳ» chỉ ghi cho cột có dấu * trong tên.", "Thêm dấu *, hoặc xóa «Các kỳ»."
    if by_sheet and not is_identity(name):
        remedy = f"Ghi dạng «{name} tháng *», hoặc khai cột này ở một bảng khác."
        return f"«{name}» ở bảng mỗi kỳ một trang phải có dấu * trong tên.", remedy
    return None


def _wrong_steps(name: str, column: ColumnSettings) -> tuple[str, str] | None:
    try:
        steps_of(name, column.periods)
    except ValueError as fault:
        return str(fault), "Thêm «Các kỳ», ghi dạng «4–12» hoặc «10–12, 1–3»."
    return None


def _is_organization(name: str) -> bool:
    return fold_text(name) == fold_text(ORGANIZATION)


class Data(Frozen):
    """All tables of a dossier, as if they were one."""

    tables: tuple[DataSettings, ...]

    @property
    def columns(self) -> Mapping[str, ColumnSettings]:
        """The columns of figures and texts by name, in the order of the dossier."""
        return {name: each for table in self.tables for name, each in table.columns.items()}

    @property
    def sums_over_periods(self) -> tuple[str, ...]:
        """The names that stand for the sum of a column over all periods."""
        named = (pair for table in self.tables for pair in table.named_columns.items())
        return tuple(n for n, c in named if is_series(n) and c.kind is ColumnKind.COUNT)

    @property
    def derived(self) -> tuple[DerivedSettings, ...]:
        """The columns that the dossier computes, in its order."""
        return tuple(
            DerivedSettings(name, formula, (DATA, position, "Tính thêm", name))
            for position, table in enumerate(self.tables)
            for name, formula in table.formulas.items()
        )

    @property
    def total_rows(self) -> tuple[str, ...]:
        """The labels of the rows of totals."""
        return tuple(table.total_row for table in self.tables if table.total_row)

    @property
    def is_coded(self) -> bool:
        """Tell whether rows are found by codes, in every table."""
        return all(table.code_titles for table in self.tables)
