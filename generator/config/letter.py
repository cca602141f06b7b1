"""Settings of the letter: who issues what, to whom, when."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import (
    Field,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    field_validator,
)
from pydantic_core import PydanticCustomError

from generator import kinds, layout
from generator.config.entries import Model
from generator.config.values import (
    Bullets,
    Fault,
    InputFile,
    Lines,
    Number,
    Read,
    ReleaseDate,
    Text,
    choice,
    faulty,
    guess,
    unless_open,
    worded,
)
from generator.kinds import Asked, Kind
from generator.vietnamese import fold_text

URGENCIES = [*layout.URGENCY_WIDTHS_MM]
_ROUND = re.compile(r"(?:(?:dự thảo )?lần (?:thứ )?)?([1-9][0-9]?)")


def _round(written: object) -> int:
    """Read which round of drafts it is: «lần 2», or the number alone."""
    found = _ROUND.fullmatch(fold_text(worded(written)))
    if found is None:
        what = f"«{worded(written)}» không cho biết là dự thảo lần mấy."
        raise faulty(
            Fault("CH56", what, "Ghi «lần 1», «lần 2» … đến «lần 99»; hết dự thảo thì xóa.")
        )
    return int(found[1])


Draft = Annotated[int, Read(_round)]


def _one_of(among: tuple[Kind, ...]) -> Read:
    """Accept the name of a kind of documents."""
    names = [each.name for each in among]

    def chosen(written: object) -> Kind:
        found = kinds.kind_named(worded(written), among)
        if found is None:
            listed = f"Bản này lập được: {', '.join(names)}."
            remedy = guess(worded(written), names, listed)
            raise faulty(Fault("CH09", f"chưa lập được «{written}».", remedy))
        return found

    return Read(chosen, {"enum": names})


IssuedKind = Annotated[Kind, _one_of(kinds.KINDS)]
AttachedKind = Annotated[Kind, _one_of(kinds.ATTACHABLE)]


class Enclosure(Model):
    """Something sent along with the letter."""

    name: Text = Field(alias="Tên", description="Tên văn bản gửi kèm, in sau chữ «Gửi kèm»")
    file: InputFile | None = Field(None, alias="Tệp", description="Tệp của văn bản gửi kèm")


class AttachedSettings(Model):
    """A text that a decision issues together with itself (Mẫu 1.3)."""

    kind: AttachedKind = Field(alias="Loại", description="Quy chế, Quy định, Kế hoạch …")
    title: Text = Field(alias="Trích yếu", description="Trích yếu, in dưới tên loại")
    body: InputFile = Field(alias="Nội dung", description="Tệp nội dung, ví dụ quy-che.md")
    landscape: Annotated[bool, choice({"dọc": False, "ngang": True})] = Field(
        False, alias="Hướng trang", description="dọc hoặc ngang"
    )
    template: InputFile | None = Field(None, alias="Mẫu", description="Mẫu riêng (.docx)")


class LetterSettings(Model):
    """What a document says beside its figures; what it has goes by its kind."""

    kind: IssuedKind = Field(
        alias="Loại", description="Loại văn bản: Công văn, Quyết định, Kế hoạch, Báo cáo …"
    )
    copy_form: Annotated[
        str,
        choice({form: form for form in kinds.COPY_FORMS}),
    ] = Field(
        "",
        alias="Hình thức sao",
        description="Của bản sao: Sao y, Sao lục, Trích sao",
        validate_default=True,
    )
    parent: Lines = Field((), alias="Cơ quan chủ quản", description="Cơ quan chủ quản, nếu in")
    issuer: Lines = Field(
        alias="Cơ quan ban hành", description="Cơ quan ban hành; xuống dòng thế nào thì in thế ấy"
    )
    authority: Text = Field(
        alias="Thẩm quyền ban hành", description="In ở dòng «Kèm theo … của …» của phụ lục"
    )
    number: Number = Field("", alias="Số", description="Số văn bản; chưa cấp thì để trống")
    draft: Draft = Field(
        0,
        alias="Dự thảo",
        description="Dự thảo lần mấy, ví dụ lần 2; bản dự thảo chưa có số",
    )
    symbol: Text = Field(alias="Ký hiệu", description="Ký hiệu sau số, ví dụ UBND-TH")
    place: Text = Field(alias="Địa danh", description="Địa danh ở trước ngày ban hành")
    date: ReleaseDate = Field(
        alias="Ngày", description="Ngày ban hành, ví dụ 24/01/2025; chưa có ngày thì ghi 01/2025"
    )
    dispatch_subject: Text = Field(
        "",
        alias="V/v",
        description="Trích yếu của công văn, không ghi chữ V/v",
        validate_default=True,
    )
    title: Text = Field(
        "",
        alias="Trích yếu",
        description="Trích yếu của văn bản có tên loại, ví dụ Về việc …",
        validate_default=True,
    )
    urgency: Annotated[str, choice({word: word for word in URGENCIES})] = Field(
        "", alias="Độ khẩn", description=f"{', '.join(URGENCIES)}; không khẩn thì bỏ"
    )
    circulation: Text = Field(
        "", alias="Phạm vi lưu hành", description="Ví dụ LƯU HÀNH NỘI BỘ, in ở lề trên trang đầu"
    )
    addressees: Bullets = Field(
        (),
        alias="Kính gửi",
        description="Nơi kính gửi, mỗi nơi một dòng: công văn, tờ trình, báo cáo",
        validate_default=True,
    )
    authority_line: Lines = Field(
        (),
        alias="Dòng thẩm quyền",
        description="Dòng trên các căn cứ của quyết định, nghị quyết; trước chữ «điện:»",
    )
    wired: Bullets = Field(
        (),
        alias="Nơi nhận điện",
        description="Nơi nhận công điện, mỗi nơi một dòng",
        validate_default=True,
    )
    secretary: Text = Field(
        "", alias="Thư ký", description="Họ và tên thư ký của biên bản", validate_default=True
    )
    bases: Lines = Field((), alias="Căn cứ", description="Các căn cứ, mỗi căn cứ một dòng")
    attached: AttachedSettings | None = Field(
        None, alias="Ban hành kèm theo", description="Văn bản mà quyết định ban hành kèm theo"
    )
    template: InputFile | None = Field(None, alias="Mẫu", description="Mẫu công văn riêng (.docx)")
    body: InputFile | None = Field(
        None,
        alias="Nội dung",
        description="Tệp nội dung, ví dụ noi-dung.md",
        validate_default=True,
    )
    original: InputFile | None = Field(
        None,
        alias="Văn bản được sao",
        description="Của bản sao: tệp Word của văn bản được sao",
        validate_default=True,
    )
    capacity: Lines = Field(
        alias="Quyền hạn, chức vụ", description="Ví dụ KT. CHỦ TỊCH, dòng dưới PHÓ CHỦ TỊCH"
    )
    signatory: Text = Field(
        alias="Họ và tên", description="Họ và tên người ký; chưa có người ký thì ghi: để trống"
    )
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
    ] = Field(
        False, alias="Dòng kèm theo", description="để trống: không điền số, ngày ở dòng Kèm theo"
    )

    @property
    def subject(self) -> str:
        """What it is about, as typed."""
        return self.dispatch_subject or self.title

    @property
    def subject_entry(self) -> str:
        """The entry that says what it is about."""
        return "V/v" if self.kind.is_dispatch else "Trích yếu"

    @field_validator(
        "copy_form",
        "dispatch_subject",
        "title",
        "urgency",
        "circulation",
        "contact",
        "addressees",
        "authority_line",
        "wired",
        "secretary",
        "bases",
        "attached",
        "body",
        "original",
        mode="wrap",
    )
    @classmethod
    def _as_its_kind_asks(
        cls, value: Any, read: ValidatorFunctionWrapHandler, info: ValidationInfo
    ) -> Any:
        """Refuse what a document of this kind does not have, and ask for what it has to have."""
        kind, name = info.data.get("kind"), info.field_name or ""
        asked = _asked(kind, name) if kind else Asked.MAYBE
        if name == "body" and info.data.get("template"):
            asked = Asked.MAYBE  # an office may keep the whole letter in its template
        if value in ("", (), None):
            if asked is Asked.ALWAYS:
                alias = cls.model_fields[name].alias
                raise PydanticCustomError("missing", "missing", {"alias": alias})
            return value
        if asked is Asked.NEVER and kind:
            what = f"{kind.name.lower()} không có mục này."
            raise faulty(Fault("CH30", what, _instead(kind, name)))
        return read(value)

    @field_validator("draft")
    @classmethod
    def _has_no_number(cls, draft: int, info: ValidationInfo) -> int:
        number = info.data.get("number")
        if draft and number:
            what = f"bản dự thảo lần {draft} không có số, mà «Số» đã ghi «{number}»."
            remedy = "Đã cấp số thì xóa mục «Dự thảo»; còn dự thảo thì để trống «Số»."
            raise faulty(Fault("CH57", what, remedy))
        return draft

    @field_validator("signatory", "secretary")
    @classmethod
    def _may_be_open(cls, name: str) -> str:
        """Leave the name out where the dossier says so; a blank entry is a forgotten one."""
        return unless_open(name)

    @field_validator("symbol")
    @classmethod
    def _begins_with_its_kind(cls, symbol: str, info: ValidationInfo) -> str:
        kind = info.data.get("kind")
        form = info.data.get("copy_form") or ""
        expected = kinds.expected_symbol(kind, symbol, form) if kind else symbol
        if kind and expected != symbol:
            begins, of = expected.partition("-")[0], (form or kind.name).lower()
            what = f"«{symbol}» không bắt đầu bằng «{begins}-» của {of}."
            raise faulty(Fault("CH31", what, f"Ghi «{expected}»."))
        return symbol


def _asked(kind: Kind, field: str) -> Asked:
    """Tell whether a kind of document has what a field says."""
    return {
        "copy_form": Asked.ALWAYS if kind.is_copy else Asked.NEVER,
        "body": Asked.MAYBE if kind.is_copy else Asked.ALWAYS,
        "original": Asked.MAYBE if kind.is_copy else Asked.NEVER,
        "urgency": Asked.NEVER if kind.is_copy else Asked.MAYBE,
        "circulation": Asked.NEVER if kind.is_copy else Asked.MAYBE,
        "contact": Asked.NEVER if kind.is_copy else Asked.MAYBE,
        "dispatch_subject": Asked.ALWAYS if kind.is_dispatch else Asked.NEVER,
        "title": kind.title,
        "addressees": kind.addressees,
        "bases": Asked.NEVER if kind.is_dispatch or kind.is_copy else Asked.MAYBE,
        "authority_line": Asked.MAYBE if kind.has_authority else Asked.NEVER,
        "attached": Asked.MAYBE if kind.may_issue else Asked.NEVER,
        "wired": Asked.ALWAYS if kind.is_telegram else Asked.NEVER,
        "secretary": Asked.ALWAYS if kind.is_minutes else Asked.NEVER,
    }[field]


def _instead(kind: Kind, field: str) -> str:
    """Return where to write what does not belong into a field."""
    if field == "dispatch_subject" and kind.title is Asked.ALWAYS:
        return "Ghi trích yếu ở mục «Trích yếu»."
    return "Ghi trích yếu ở mục «V/v»." if kind.is_dispatch and field == "title" else "Xóa mục này."
