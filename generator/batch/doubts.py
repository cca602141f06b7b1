"""What an office's own template leaves out or sets in another font: told, and nothing stops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator import layout, view
from generator.archive import data_of
from generator.batch.dossier import Dossier
from generator.batch.lacking import prints
from generator.errors import Place, Problem, warning
from generator.package.parts import Parts
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


def _set_in_other_fonts(parts: Parts, file: str) -> Iterator[tuple[str, str]]:
    whole = {name: data_of(part) for name, part in parts.items()}
    for paragraph in view.read_parts(whole, file).paragraphs:
        words = " ".join(paragraph.text.split())
        if words.startswith(("{%p", "{%tr", "{%tc", "{{p ")) or paragraph.story == "comment":
            continue
        runs = (run for run in paragraph.runs if run.text.strip() and not run.hidden)
        fonts = {font for run in runs for font in run.fonts} - {layout.FONT, "Symbol"}
        yield from ((font, words[:FIRST_WORDS]) for font in sorted(fonts))
