"""What an office's own template has to print, and what it prints that is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.blocks import Field, Run
from generator.config import Settings
from generator.context.organization import SIDES
from generator.errors import Place, Problem, error
from generator.model import VERDICT_LABELS, Roster
from generator.render import BLOCK, TEST, Template

Choices = Mapping[str, Sequence[str]]
ASIDE = "w:txbxContent"
TEXTS = frozenset({"nội_dung", "phụ_lục.bảng"})
"""What may hold footnotes, tables and turned pages: Word takes these in the body only."""
NAMES = ("đơn_vị.tên", "đơn_vị.tên_trong_câu")
TITLE = ("phụ_lục.tên",)


def prints(template: Template, fields: Sequence[str]) -> bool:
    """Tell whether a template asks for one of some fields, more than to test it.

    Of a template that cannot be used, nothing is known of the ends of its fields.
    """
    return any(
        field in fields
        for site in template.sites
        if site.end != TEST or not template.is_whole
        for field in _with_holders(site.typed)
    )


def _with_holders(typed: str) -> Iterator[str]:
    keys = typed.casefold().split(".")
    return (".".join(keys[:count]) for count in range(1, len(keys) + 1))


def problems_of_letter(settings: Settings, template: Template) -> Iterator[Problem]:
    """Find a text that an office's letter prints, and that its dossier does not name."""
    own = settings.letter
    is_told = own.body or own.kind.is_copy
    if own.template and not is_told and "nội_dung" in template.names:
        what = "mẫu in {{p nội_dung }}, mà congvan.yaml không có mục «Nội dung»."
        remedy = "Thêm dòng «Nội dung: noi-dung.md», hoặc xóa thẻ ấy và gõ lời vào mẫu."
        yield error("MA23", Place(template.file), what, remedy)


def choices(roster: Roster | None) -> Choices:
    """Return what the fields say that have a choice of words only, by the ends of their paths."""
    always = {
        "kết_quả": tuple(VERDICT_LABELS.values()),
        "so_với_mức": ("", *SIDES.values()),
    }
    if roster is None:
        return always
    absent = (each.organization for each in roster.absences)
    own = (*roster.owing, *absent, *roster.outside)
    return {
        **always,
        "đơn_vị.nhóm": tuple(dict.fromkeys(each.group for each in own)),
        "đơn_vị.mã": tuple(each.code for each in own),
        "đơn_vị.tên": tuple(each.name for each in own),
        "đơn_vị.tên_trong_câu": tuple(each.short_name for each in own),
    }


def problems_of_texts(template: Template, *, has_turns: bool) -> Iterator[Problem]:
    """Find a text that would be printed where Word cannot take what it holds."""
    for site in template.sites:
        if site.end != BLOCK or site.typed.casefold() not in TEXTS:
            continue
        if site.part != template.main or site.holder == ASIDE:
            what = f"«{site.typed}» đứng ở đầu trang, chân trang, chú thích hoặc hộp chữ."
        elif site.holder == "w:tc" and has_turns:
            what = f"«{site.typed}» có dấu sang trang hoặc trang ngang mà đứng trong ô của bảng."
        else:
            continue
        remedy = f"Để {{{{p {site.typed} }}}} một mình trong một đoạn của thân văn bản."
        yield error("MA27", site.place, what, remedy)


def problems_of_sheet(template: Template, title: Sequence[Run]) -> Iterator[Problem]:
    """Find a sheet that would not say whose it is: all of them would look alike."""
    asked = (run.content.path for run in title if isinstance(run.content, Field))
    is_titled = any(path.strip().casefold().startswith("đơn_vị.tên") for path in asked)
    if prints(template, NAMES) or (is_titled and prints(template, TITLE)):
        return
    what = "mẫu của từng đơn vị không in tên đơn vị, nên mọi bản giống nhau."
    yield error("MA22", Place(template.file), what, "Thêm {{ đơn_vị.tên }} vào mẫu.")
