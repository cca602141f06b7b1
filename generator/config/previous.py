"""Settings of the period before: the set that was made of it, and what change is to be told."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, ClassVar

from pydantic import Field

from generator.config.entries import Model
from generator.config.values import Fault, InputFile, Read, faulty, worded
from generator.vietnamese import parse_number

_REMEDY = "Ghi số lần, ví dụ «10»; phải lớn hơn 1."


def _factor(value: object) -> Fraction:
    written = worded(value)
    try:
        factor = parse_number(written)
    except ValueError as fault:
        raise faulty(Fault("CH09", str(fault), _REMEDY)) from None
    if factor <= 1 or "%" in written:
        raise faulty(Fault("CH09", f"«{written}» không phải là số lần lớn hơn 1.", _REMEDY))
    return factor


class PreviousSettings(Model):
    """The period before; a plain text is its set."""

    short: ClassVar[str] = "Bộ văn bản"
    manifest: InputFile = Field(
        alias="Bộ văn bản",
        description="Tệp bo-van-ban.json của bộ kỳ trước, tính từ thư mục kỳ",
    )
    factor: Annotated[Fraction, Read(_factor)] = Field(
        Fraction(10), alias="Báo khi gấp quá", description="Số lần; không ghi thì 10"
    )
