"""Settings of the phiếu trình: the sheet on which a set goes to the leader who is to sign it."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field, field_validator

from generator.config.entries import Model
from generator.config.values import (
    Bullets,
    InputFile,
    Lines,
    ReleaseDate,
    Text,
    YesNo,
    unless_open,
)


class SubmissionSettings(Model):
    """Who submits a set to whom; a plain text says whether it is submitted on a sheet at all."""

    short: ClassVar[str] = "Lập"
    is_made: YesNo = Field(True, alias="Lập", description="có, không; ghi mục này là có")
    addressees: Bullets = Field(
        (), alias="Kính gửi", description="Lãnh đạo xem xét, mỗi người một dòng"
    )
    office: Lines = Field(
        (), alias="Cơ quan trình", description="Ví dụ Văn phòng UBND tỉnh; không ghi thì cơ quan ký"
    )
    department: Text = Field("", alias="Phòng", description="Phòng soạn thảo, in đậm ở góc trái")
    date: ReleaseDate | None = Field(
        None, alias="Ngày", description="Ngày trình; không ghi thì chừa chỗ"
    )
    proposal: Lines = Field((), alias="Đề xuất", description="Lời đề xuất; không ghi thì có sẵn")
    drafter: Text = Field("", alias="Người trình", description="Họ và tên người soạn")
    head: Text = Field("", alias="Trưởng phòng", description="Họ và tên trưởng phòng")
    chief: Text = Field("", alias="Lãnh đạo văn phòng", description="Họ và tên lãnh đạo văn phòng")
    template: InputFile | None = Field(
        None, alias="Mẫu", description="Mẫu phiếu trình riêng (.docx)"
    )

    @field_validator("drafter", "head", "chief")
    @classmethod
    def _may_be_open(cls, name: str) -> str:
        return unless_open(name)
