"""The kinds of documents that an office issues, each with its symbol and its form in the decree."""

from __future__ import annotations

from enum import Enum

from generator.frozen import Frozen
from generator.vietnamese import file_name, fold_text


class Form(Enum):
    """How a document is built (Phụ lục III); the value is the name of its shipped template."""

    DISPATCH = "cong-van"
    TITLED = "van-ban-co-ten-loai"
    DECISION = "quyet-dinh"
    TELEGRAM = "cong-dien"
    MINUTES = "bien-ban"
    COPY = "ban-sao"


class Asked(Enum):
    """Whether a kind of document has a part."""

    NEVER = "never"
    MAYBE = "maybe"
    ALWAYS = "always"


class Kind(Frozen):
    """A kind of document: its name, its abbreviation in «Ký hiệu», what stands in it.

    `order` is the line above the articles of a decision: «QUYẾT ĐỊNH:».
    """

    name: str
    symbol: str
    form: Form = Form.TITLED
    title: Asked = Asked.ALWAYS
    addressees: Asked = Asked.NEVER
    order: str = ""

    @property
    def file(self) -> str:
        """Return the name of its file in a set."""
        return f"{file_name(self.name)}.docx"

    @property
    def is_dispatch(self) -> bool:
        """Tell whether it is a công văn: its subject stands under its number, after «V/v»."""
        return self.form is Form.DISPATCH

    @property
    def is_decision(self) -> bool:
        """Tell whether it decides: it names its authority and its grounds first."""
        return self.form is Form.DECISION

    @property
    def may_issue(self) -> bool:
        """Tell whether it may issue another text together with itself (Mẫu 1.3)."""
        return self.symbol == "QĐ"

    @property
    def has_authority(self) -> bool:
        """Tell whether it names who issues it above its text."""
        return self.is_decision or self.is_telegram

    @property
    def is_telegram(self) -> bool:
        """Tell whether it is a công điện: «… điện:», and those it goes to (Mẫu 1.6)."""
        return self.form is Form.TELEGRAM

    @property
    def is_minutes(self) -> bool:
        """Tell whether it is a biên bản: no place and date, two who sign (Mẫu 1.9)."""
        return self.form is Form.MINUTES

    @property
    def is_copy(self) -> bool:
        """Tell whether it is what stands under a copied text (Mẫu 3.1)."""
        return self.form is Form.COPY


DISPATCH = Kind("Công văn", "", Form.DISPATCH, Asked.NEVER, Asked.ALWAYS)

KINDS = (
    DISPATCH,
    Kind("Nghị quyết", "NQ", Form.DECISION, order="QUYẾT NGHỊ:"),
    Kind("Quyết định", "QĐ", Form.DECISION, order="QUYẾT ĐỊNH:"),
    Kind("Chỉ thị", "CT"),
    Kind("Thông báo", "TB"),
    Kind("Hướng dẫn", "HD"),
    Kind("Chương trình", "CTr"),
    Kind("Kế hoạch", "KH"),
    Kind("Phương án", "PA"),
    Kind("Đề án", "ĐA"),
    Kind("Báo cáo", "BC", addressees=Asked.MAYBE),
    Kind("Biên bản", "BB", Form.MINUTES),
    Kind("Tờ trình", "TTr", addressees=Asked.ALWAYS),
    Kind("Công điện", "CĐ", Form.TELEGRAM),
    Kind("Giấy mời", "GM"),
    Kind("Giấy giới thiệu", "GGT", title=Asked.NEVER),
    Kind("Phiếu gửi", "PG", addressees=Asked.MAYBE),
    Kind("Phiếu chuyển", "PC", addressees=Asked.MAYBE),
    Kind("Bản sao", "", Form.COPY, title=Asked.NEVER),
)
"""What can be made, in the order of Điều 7 of the decree but for the first, the most common."""

COPY_FORMS = {"Sao y": "SY", "Sao lục": "SL", "Trích sao": "TrS"}
"""How a text is copied, each with its abbreviation (Phụ lục III, Mục I)."""

ATTACHABLE = (
    Kind("Quy chế", "QC"),
    Kind("Quy định", "QyĐ"),
    *(each for each in KINDS if each.name in {"Chương trình", "Kế hoạch", "Phương án", "Đề án"}),
)
"""What a decision issues together with itself (Mẫu 1.3)."""


def kind_named(name: str, among: tuple[Kind, ...] = KINDS) -> Kind | None:
    """Return the kind of a name, however it is cased or composed."""
    return next((each for each in among if fold_text(each.name) == fold_text(name)), None)


def expected_symbol(kind: Kind, symbol: str, copy_form: str = "") -> str:
    """Return a symbol as its kind asks for it: the same where nothing is wrong with it.

    The decree begins it with the abbreviation of the kind, or of the form of a copy; a công văn
    has none (II.3.b).
    """
    wanted = COPY_FORMS.get(copy_form, kind.symbol)
    if not wanted:
        return symbol
    first, _, rest = symbol.partition("-")
    if first == wanted and rest:
        return symbol
    known = {each.symbol.casefold() for each in (*KINDS, *ATTACHABLE)} - {""}
    known |= {each.casefold() for each in COPY_FORMS.values()}
    office = rest if rest and first.casefold() in known else first
    return f"{wanted}-{office}"
