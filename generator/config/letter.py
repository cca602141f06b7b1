"""Settings of the letter: who issues what, to whom, when."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, PlainValidator, WithJsonSchema

from generator import layout
from generator.config.entries import Model
from generator.config.values import (
    Bullets,
    Fault,
    InputFile,
    Lines,
    Number,
    ReleaseDate,
    Text,
    choice,
    faulty,
    worded,
)
from generator.vietnamese import fold_text

KINDS = ("Công văn",)
URGENCIES = [*layout.URGENCY_WIDTHS_MM]


def _kind(written: object) -> str:
    for kind in KINDS:
        if fold_text(kind) == fold_text(worded(written)):
            return kind
    what, remedy = f"chưa lập được «{written}».", f"Bản này lập được: {', '.join(KINDS)}."
    raise faulty(Fault("CH09", what, remedy))


class Enclosure(Model):
    """Something sent along with the letter."""

    name: Text = Field(alias="Tên", description="Tên văn bản gửi kèm, in sau chữ «Gửi kèm»")
    file: InputFile | None = Field(None, alias="Tệp", description="Tệp của văn bản gửi kèm")


class LetterSettings(Model):
    """What the letter says beside its figures."""

    kind: Annotated[str, PlainValidator(_kind), WithJsonSchema({"enum": list(KINDS)})] = Field(
        alias="Loại", description="Loại văn bản; bản này lập được công văn"
    )
    parent: Lines = Field((), alias="Cơ quan chủ quản", description="Cơ quan chủ quản, nếu in")
    issuer: Lines = Field(
        alias="Cơ quan ban hành", description="Cơ quan ban hành; xuống dòng thế nào thì in thế ấy"
    )
    authority: Text = Field(
        alias="Thẩm quyền ban hành", description="In ở dòng «Kèm theo … của …» của phụ lục"
    )
    number: Number = Field("", alias="Số", description="Số văn bản; chưa cấp thì để trống")
    symbol: Text = Field(alias="Ký hiệu", description="Ký hiệu sau số, ví dụ UBND-TH")
    place: Text = Field(alias="Địa danh", description="Địa danh ở trước ngày ban hành")
    date: ReleaseDate = Field(
        alias="Ngày", description="Ngày ban hành, ví dụ 24/01/2025; chưa có ngày thì ghi 01/2025"
    )
    subject: Text = Field(alias="V/v", description="Trích yếu, không ghi chữ V/v")
    urgency: Annotated[
        str, choice({word: word for word in URGENCIES}), WithJsonSchema({"enum": URGENCIES})
    ] = Field("", alias="Độ khẩn", description=f"{', '.join(URGENCIES)}; không khẩn thì bỏ")
    circulation: Text = Field(
        "", alias="Phạm vi lưu hành", description="Ví dụ LƯU HÀNH NỘI BỘ, in ở lề trên trang đầu"
    )
    addressees: Bullets = Field(alias="Kính gửi", description="Nơi kính gửi, mỗi nơi một dòng")
    body: InputFile = Field(alias="Nội dung", description="Tệp nội dung, ví dụ noi-dung.md")
    capacity: Lines = Field(
        alias="Quyền hạn, chức vụ", description="Ví dụ KT. CHỦ TỊCH, dòng dưới PHÓ CHỦ TỊCH"
    )
    signatory: Text = Field(alias="Họ và tên", description="Họ và tên người ký")
    copies: Bullets = Field(alias="Nơi nhận", description="Nơi nhận, mỗi nơi một dòng")
    drafter: Text = Field(
        "", alias="Ký hiệu người soạn", description="Ký hiệu người soạn và số bản, ví dụ PL.(300)"
    )
    contact: Lines = Field(
        (), alias="Thông tin liên hệ", description="Địa chỉ, điện thoại … ở chân trang đầu"
    )
    enclosures: tuple[Enclosure, ...] = Field(
        (), alias="Gửi kèm", description="In thành dòng (Gửi kèm …) ở cuối công văn"
    )
    blank_attachment_line: Annotated[
        bool,
        choice({"để trống": True, "điền": False}),
        WithJsonSchema({"enum": ["để trống", "điền"]}),
    ] = Field(
        False, alias="Dòng kèm theo", description="để trống: không điền số, ngày ở dòng Kèm theo"
    )
    template: InputFile | None = Field(None, alias="Mẫu", description="Mẫu công văn riêng (.docx)")
