"""Settings of judgement: checks, metrics, levels, exemptions, and warnings that were accepted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    BeforeValidator,
    Field,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from generator.config.entries import Model
from generator.config.source import clean
from generator.config.values import (
    DayText,
    Decimals,
    Difference,
    Fault,
    Level,
    Text,
    YesNo,
    choice,
    declared_names,
    faulty,
    known_as,
)
from generator.vietnamese import fold_text

WEIGHTS = {"cảnh báo": False, "lỗi": True}
DIRECTIONS = {"cao xuống thấp": True, "thấp lên cao": False}
TIES = {"1,1,3": False, "1,1,2": True}


class CheckSettings(Model):
    """A condition that should hold for each organization."""

    name: Text = Field(alias="Tên", description="Tên của phép đối chiếu")
    condition: Text = Field(alias="Điều kiện", description="Ví dụ Tổng hồ sơ = Cộng các kênh")
    is_mandatory: Annotated[bool, choice(WEIGHTS)] = Field(
        False, alias="Mức độ", description="cảnh báo (như không ghi), hoặc lỗi: sai thì không lập"
    )
    tolerance: Text | None = Field(
        None, alias="Cho phép lệch", description="Hai vế lệch đến số này thì bỏ qua, ví dụ 0,01%"
    )


class LevelSettings(Model):
    """A level for all, for groups, for single organizations; a plain text is for all."""

    short: ClassVar[str] = "Chung"
    common: Level | None = Field(None, alias="Chung", description="Mức cho mọi đơn vị")
    by_group: dict[str, Level] = Field({}, alias="Theo nhóm", description="Tên nhóm: mức của nhóm")
    by_organization: dict[str, Level] = Field(
        {}, alias="Theo đơn vị", description="Tên đơn vị: mức của đơn vị"
    )

    @model_validator(mode="after")
    def _is_not_empty(self) -> Self:
        if not (self.common or self.by_group or self.by_organization):
            raise faulty(Fault("CH07", "chưa ghi mức nào.", "Ghi dạng «tối thiểu 70%»."))
        return self


class GoalSettings(LevelSettings):
    """Levels that are printed but not judged by."""

    period: str = Field("", alias="Kỳ", description="Kỳ của mức phấn đấu, ví dụ năm 2025")


class ExemptionSettings(Model):
    """When an organization is not judged."""

    when: Text = Field(alias="Khi", description="Điều kiện, ví dụ TTHC toàn trình = 0")
    reason: Text = Field(alias="Lý do", description="Lý do, in thay cho kết quả")
    counts_in_total: YesNo = Field(
        alias="Tính vào tổng", description="có: số của đơn vị vẫn cộng vào dòng tổng"
    )


_TRIMMED = "tối đa "


def _unspaced(value: object) -> object:
    return "".join(value.split()) if isinstance(value, str) else value


class MetricSettings(Model):
    """Something measured, and how it is judged and shown."""

    name: Text = Field(alias="Tên", description="Tên chỉ tiêu")
    formula: Text = Field(alias="Cách tính", description="Công thức từ các cột")
    target: LevelSettings = Field(alias="Mức giao", description="Mức để ghi Đạt hoặc Chưa đạt")
    goal: GoalSettings | None = Field(
        None, alias="Mức phấn đấu", description="Chỉ in cho biết, không dùng để xét"
    )
    decimals: Decimals = Field(2, alias="Số lẻ", description="Số chữ số thập phân, ví dụ 2")
    trims_zeros: YesNo = Field(False, alias="Bỏ số 0 cuối", description="có: 70,50% in là 70,5%")
    truncates: Annotated[
        bool,
        choice({"làm tròn": False, "cắt bỏ": True}),
    ] = Field(False, alias="Làm tròn", description="làm tròn, hoặc cắt bỏ phần lẻ thừa")
    judges_rounded: Annotated[
        bool,
        choice({"số chưa làm tròn": False, "số làm tròn": True}),
    ] = Field(False, alias="Xét theo", description="số chưa làm tròn, hoặc số làm tròn")
    difference_word: Text | None = Field(
        None, alias="Đơn vị chênh lệch", description="Chữ sau số chênh, ví dụ điểm phần trăm"
    )
    may_exceed: YesNo = Field(
        False,
        alias="Có thể vượt 100%",
        description="có: mức tăng, thực hiện dự toán …; lớn hơn 100% thì không cảnh báo",
    )
    sheet_column: Text | None = Field(
        None,
        alias="Kết quả trên bảng",
        description="Tên cột chữ mà bảng ghi sẵn kết quả; khác kết quả xét lại thì cảnh báo",
    )
    past_formula: Text | None = Field(
        None,
        alias="Kỳ trước",
        description="Công thức ra giá trị kỳ trước, khi số kỳ trước nằm cùng dòng với số kỳ này",
    )
    exemptions: tuple[ExemptionSettings, ...] = Field(
        (), alias="Ngoại trừ", description="Những trường hợp không đánh giá"
    )
    highest_first: Annotated[bool | None, choice(DIRECTIONS)] = Field(
        None,
        alias="Xếp hạng",
        description="cao xuống thấp, hoặc thấp lên cao; không ghi: không xếp",
    )
    dense: Annotated[
        bool,
        choice(TIES),
        BeforeValidator(_unspaced),
    ] = Field(False, alias="Đồng hạng", description="1,1,3 hoặc 1,1,2; không ghi là 1,1,3")

    @model_validator(mode="before")
    @classmethod
    def _at_most(cls, entries: Any) -> Any:
        """Read «Số lẻ: tối đa 2» as two decimals without trailing zeros."""
        decimals = entries.get("Số lẻ") if isinstance(entries, Mapping) else None
        if not isinstance(decimals, str) or not fold_text(decimals).startswith(_TRIMMED):
            return entries
        digits = clean(decimals)[len(_TRIMMED) :]
        return {"Bỏ số 0 cuối": "có", **entries, "Số lẻ": digits}

    @model_validator(mode="after")
    def _ranks_where_it_has_ties(self) -> Self:
        if self.highest_first is None and "dense" in self.model_fields_set:
            what = "có «Đồng hạng» mà không có «Xếp hạng»."
            remedy = "Thêm «Xếp hạng: cao xuống thấp», hoặc bỏ «Đồng hạng»."
            raise faulty(Fault("CH14", what, remedy, ("Đồng hạng",)))
        return self


def _for_all(value: object) -> object:
    return {"": value} if isinstance(value, str) else value


SUBJECTS = {
    "check": "phép đối chiếu",
    "citation": "số liệu dẫn",
    "total": "cột",
    "blank": "cột",
    "metric": "chỉ tiêu, cột tỷ lệ",
    "past": "cột, chỉ tiêu",
}
"""What a warning may be about, by its field, and what such a thing is called."""

CODES_OF = {
    "check": frozenset({"DC03", "DC04", "DC05"}),
    "citation": frozenset({"DC06"}),
    "total": frozenset({"DC02", "DC20"}),
    "blank": frozenset({"DC01"}),
    "metric": frozenset({"DC07", "DC09", "DC11", "DC19"}),
    "past": frozenset({"DC12", "DC13", "DC14", "DC15", "DC16"}),
}
"""The warnings that each field speaks of: a check may have the name of a column."""


class AcceptanceSettings(Model):
    """A warning that somebody has seen: which one, the very differences, why, who, when."""

    check: Text | None = Field(None, alias="Đối chiếu", description="Tên phép đối chiếu")
    citation: Text | None = Field(None, alias="Số liệu dẫn", description="Tên số liệu dẫn")
    total: Text | None = Field(
        None, alias="Dòng tổng", description="Tên cột có dòng tổng khác tổng các dòng"
    )
    blank: Text | None = Field(None, alias="Ô trống", description="Tên cột có ô để trống")
    metric: Text | None = Field(
        None, alias="Chỉ tiêu", description="Tên chỉ tiêu, hoặc tên cột tỷ lệ trên bảng"
    )
    past: Text | None = Field(
        None, alias="Kỳ trước", description="Tên cột, tên chỉ tiêu, hoặc Số liệu"
    )
    differences: Annotated[
        dict[str, Difference],
        BeforeValidator(_for_all),
        WithJsonSchema({"type": ["string", "number", "object"]}),
    ] = Field(alias="Chênh lệch", description="Đúng số chênh đã xem: một số, hoặc tên đơn vị: số")
    reason: Text = Field(alias="Lý do", description="Vì sao chấp nhận")
    seen_by: Text = Field(alias="Người xem", description="Người đã xem")
    seen_on: DayText = Field(alias="Ngày xem", description="Ngày xem, ví dụ 23/01/2025")

    @field_validator(*SUBJECTS)
    @classmethod
    def _is_declared(cls, name: str | None, info: ValidationInfo) -> str | None:
        if name is None:
            return None
        kind = SUBJECTS[info.field_name or ""]
        return known_as(name, declared_names(info).of_kind(kind), kind)

    @model_validator(mode="after")
    def _is_of_one_warning(self) -> Self:
        if len(self._subjects()) != 1:
            aliases = (type(self).model_fields[name].alias for name in SUBJECTS)
            what = f"phải ghi đúng một trong {', '.join(f'«{alias}»' for alias in aliases)}."
            remedy = "Mỗi cảnh báo đã xem ghi thành một mục riêng."
            raise faulty(Fault("CH14", what, remedy))
        return self

    @property
    def subject(self) -> str:
        """The check, citation, column or metric that the warning is about."""
        return self._subjects()[0] if self.past is None else f"{self.past} so với kỳ trước"

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the warnings that it may be about."""
        return next(CODES_OF[field] for field in SUBJECTS if getattr(self, field) is not None)

    def _subjects(self) -> list[str]:
        return [name for name in (getattr(self, field) for field in SUBJECTS) if name is not None]
