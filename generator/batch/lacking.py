"""What an office's own template has to print, and what it prints that is not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.blocks import Field, Run
from generator.config import Settings
from generator.errors import Place, Problem, error
from generator.render import Template

NAMES = ("đơn_vị.tên", "đơn_vị.tên_trong_câu")
TITLE = ("phụ_lục.tên",)


def prints(template: Template, fields: Sequence[str]) -> bool:
    """Tell whether a template asks for one of some fields."""
    return any(field in fields for site in template.sites for field in _with_holders(site.typed))


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


def problems_of_sheet(template: Template, title: Sequence[Run]) -> Iterator[Problem]:
    """Find a sheet that would not say whose it is: all of them would look alike."""
    asked = (run.content.path for run in title if isinstance(run.content, Field))
    is_titled = any(path.strip().casefold().startswith("đơn_vị.tên") for path in asked)
    if prints(template, NAMES) or (is_titled and prints(template, TITLE)):
        return
    what = "mẫu của từng đơn vị không in tên đơn vị, nên mọi bản giống nhau."
    yield error("MA22", Place(template.file), what, "Thêm {{ đơn_vị.tên }} vào mẫu.")
