"""What is told of a dossier and stops nothing, mostly of an office's own templates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator import layout
from generator.archive import data_of
from generator.batch import claims
from generator.batch.dossier import Dossier
from generator.batch.lacking import prints
from generator.batch.placeholders import in_sheets
from generator.batch.previous import of_draft
from generator.blocks import Body, Slot, lines
from generator.context import Fields
from generator.errors import Place, Problem, warning
from generator.package.parts import Parts
from generator.reconcile import Printed
from generator.render import Template
from generator.vietnamese import enumerate_vi

FEW, FIRST_WORDS = 3, 60
OF_LETTER: Final = {
    "số": ("số",),
    "ký_hiệu": ("ký_hiệu",),
    "ngày": ("ngày",),
    "trích_yếu": ("trích_yếu", "trích_yếu_chia_dòng"),
    "kính_gửi": ("kính_gửi",),
    "nội_dung": ("nội_dung",),
    "quyền_hạn": ("quyền_hạn",),
    "họ_và_tên": ("họ_và_tên",),
    "nơi_nhận": ("nơi_nhận",),
}
"""What the decree asks of a document (article 8), and the fields that print it."""
BLOCKS: Final = frozenset({"nội_dung", "phụ_lục.bảng"})
LISTS: Final = frozenset({"kính_gửi", "quyền_hạn", "nơi_nhận"})
FOUND: Final = ("số_liệu", "chỉ_tiêu", "đối_chiếu")


def doubts(dossier: Dossier) -> Iterator[Problem]:
    """Yield what is told of the set before, and of an office's own templates."""
    yield from of_draft(dossier.questions.past)
    yield from in_sheets(dossier)
    yield from _of_decree(dossier)
    figures = dossier.settings.period_of_figures
    period = (figures.start, figures.end) if figures else None
    for template in {each.file: each for each in own_templates(dossier)}.values():
        yield from claims.of_template(template, period)
    results = dossier.evaluation.results
    organizations = [each.organization for each in results if each.organization]
    for each in dossier.appendices:
        if each.settings.template and each.settings.per_organization:
            yield from claims.of_sheet(each.template, organizations)


def own_templates(dossier: Dossier) -> Iterator[Template]:
    """Yield the templates of an office that serve a dossier."""
    settings, attached = dossier.settings, dossier.texts.attached
    if settings.letter.template:
        yield dossier.letter
    if attached and attached.settings.template and dossier.attached:
        yield dossier.attached
    yield from (each.template for each in dossier.appendices if each.settings.template)
    if dossier.submission and settings.submitted and settings.submitted.template:
        yield dossier.submission


def unprinted(dossier: Dossier, fields: Fields, printed: Printed) -> Iterator[Problem]:
    """Yield a warning where a letter has the tags, but stands them in a branch not taken."""
    if not dossier.settings.letter.template:
        return
    seen = {*printed.body, *printed.around}
    for name, asked in OF_LETTER.items():
        shown = [text for field in asked for text in _shown(fields.get(field))]
        if prints(dossier.letter, asked) and shown and seen.isdisjoint(shown):
            what = f"Mẫu có thẻ «{name}», nhưng lần này không in, vì thẻ ở nhánh không được chọn."
            remedy = "Xem lại {% if … %} quanh thẻ ấy."
            yield warning("MA21", Place(dossier.letter.file), what, remedy)


def _shown(value: object) -> list[str]:
    match value:
        case Body():
            return [text for text in lines(value) if text.strip()]
        case Slot():
            return [value.shown]
        case list():
            return [str(each) for each in value]
    return [str(value)] if value else []


def _of_decree(dossier: Dossier) -> Iterator[Problem]:
    """Yield a warning for each thing of the decree that an office's own templates do not print."""
    letter = dossier.settings.letter
    if letter.template:
        said = {"trích_yếu": letter.subject, "kính_gửi": letter.addressees, "nội_dung": letter.body}
        wanted = {name: own for name, own in OF_LETTER.items() if said.get(name, True)}
        yield from _left_out(dossier.letter, wanted)
        yield from _fonts(dossier.letter)
    attached = dossier.texts.attached
    if attached and dossier.attached and attached.settings.template:
        yield from _left_out(dossier.attached, {"nội_dung": ("nội_dung",)})
        yield from _fonts(dossier.attached)
    for each in dossier.appendices:
        if not each.settings.template:
            continue
        if each.settings.per_organization:
            yield from _of_sheet(each.template)
        elif each.settings.table or each.settings.body:
            yield from _left_out(each.template, {"phụ_lục.bảng": ("phụ_lục.bảng",)})
        yield from _fonts(each.template)


def _left_out(template: Template, wanted: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    lacking = [name for name, fields in wanted.items() if not prints(template, fields)]
    if lacking:
        named = enumerate_vi([f"«{name}»" for name in lacking])
        what = f"Mẫu không in {named}; điều ghi trong congvan.yaml sẽ không có trong văn bản."
        remedy = f"Thêm thẻ vào mẫu, ví dụ {_tag(lacking[0])}, hoặc xem lại nếu cố ý."
        yield warning("MA21", Place(template.file), what, remedy)


def _tag(name: str) -> str:
    if name in BLOCKS:
        return f"{{{{p {name} }}}}"
    return f"{{%p for dòng in {name} %}}" if name in LISTS else f"{{{{ {name} }}}}"


def _of_sheet(template: Template) -> Iterator[Problem]:
    if not prints(template, FOUND):
        what = "Mẫu của từng đơn vị không in số liệu, chỉ tiêu nào của đơn vị."
        remedy = "Thêm trường số_liệu, chỉ_tiêu; lệnh «congvan fields» liệt kê."
        yield warning("MA24", Place(template.file), what, remedy)


# --- fonts -----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Seen:
    """How many paragraphs are set in a font, and the first words of the first."""

    words: str
    count: int = 0


def _fonts(template: Template) -> Iterator[Problem]:
    """Yield a warning for each font but that of the decree (ND30-08)."""
    seen: dict[str, _Seen] = {}
    for font, words in _set_in_other_fonts(template.parts, template.file):
        seen.setdefault(font, _Seen(words)).count += 1
    for font, each in list(seen.items())[:FEW]:
        more = f", cùng {each.count - 1} đoạn khác," if each.count > 1 else ""
        what = f"Chữ ở đây{more} dùng phông «{font}», không phải {layout.FONT}."
        remedy = f"Trong Word: chọn cả mẫu (Ctrl+A), chọn phông {layout.FONT}, rồi lưu lại."
        yield warning("MA20", Place(template.file, paragraph=each.words), what, remedy)


NAMES_FONT: Final = re.compile(rb"<[^\s<>/]*(?:rFonts|sym)\b[^<>]*>")
VALUE: Final = re.compile(rb"=\s*[\"']([^\"']*)")
OF_FORMULAS: Final = b"oMath"
OUR_FONTS: Final = {layout.FONT.encode(), b"Symbol"}


def _set_in_other_fonts(parts: Parts, file: str) -> Iterator[tuple[str, str]]:
    whole = {name: data_of(part) for name, part in parts.items()}
    if not any(map(_may_name_others, whole.values())):
        return
    from generator import view  # noqa: PLC0415 - slow to load, and few templates come this far

    for paragraph in view.read_parts(whole, file).paragraphs:
        words = " ".join(paragraph.text.split())
        if words.startswith(("{%p", "{%tr", "{%tc", "{{p ")) or paragraph.story == "comment":
            continue
        runs = (run for run in paragraph.runs if run.text.strip() and not run.hidden)
        fonts = {font for run in runs for font in run.fonts} - {layout.FONT, "Symbol"}
        yield from ((font, words[:FIRST_WORDS]) for font in sorted(fonts))


def _may_name_others(part: bytes) -> bool:
    """Tell whether a part may set letters in another font: Word's own is that of the decree."""
    if OF_FORMULAS in part:
        return True  # their letters are set in a font of their own
    named = (VALUE.findall(tag) for tag in NAMES_FONT.findall(part))
    return any(value not in OUR_FONTS for values in named for value in values)
