"""The templates that a dossier uses, copied into it so that its office can edit them in Word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator import archive, config, package, resources
from generator.batch import shipped
from generator.batch.disk import refusing
from generator.config import Settings
from generator.frozen import Frozen
from generator.vietnamese import fold_name

FOLDER: Final = "mau"
SHEET: Final = "phu-luc-don-vi.docx"
TABLE: Final = "{{p phụ_lục.bảng }}"


class Form(Frozen):
    """A template in a dossier: `file` as the dossier names it, and the entry to write it in.

    `entry` is empty where the dossier names the template already; `is_new` tells whether it was
    written now: what is there already is never written over.
    """

    file: str
    entry: str
    is_new: bool


def copy_forms(folder: Path) -> tuple[Form, ...]:
    """Copy the shipped templates that a dossier uses into its folder `mau`.

    A template that the dossier names for each organization, and that is not there yet, is made
    from its own columns and metrics.

    Raises:
        Refused: where its settings cannot be read.
        MachineRefused: where the machine does not let us write.
    """
    settings = config.load(folder)
    copied = dict[str, str]()
    for entry, name in shipped.in_use(settings):
        copied[name] = f"{copied[name]}; {entry}" if name in copied else entry
    made = [
        _put(settings.folder / FOLDER / name, f"{FOLDER}/{name}", entry, resources.template(name))
        for name, entry in copied.items()
    ]
    return (*made, *_sheets(settings))


def _sheets(settings: Settings) -> Iterator[Form]:
    for each in settings.appendices:
        path = each.template
        if each.per_organization and path and not path.exists():
            yield _put(path, settings.name_of(path), "", _sheet(settings))


def _put(path: Path, file: str, entry: str, data: bytes) -> Form:
    with refusing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("xb") as stream:
                stream.write(data)
        except FileExistsError:
            return Form(file, entry, is_new=False)
    return Form(file, entry, is_new=True)


# --- a sheet for each organization -----------------------------------------------------------


def _sheet(settings: Settings) -> bytes:
    """Make a plain sheet that says every column and every metric of an organization."""
    name = shipped.APPENDIX[False]
    plain = package.read(resources.template(name), name)
    return archive.pack(package.retyped(plain, TABLE, _lines(settings)))


def _lines(settings: Settings) -> Iterator[str]:
    yield "Kết quả {{ kỳ.tên }} của {{ đơn_vị.tên_trong_câu }}:"
    columns = [column.name for column in config.columns(settings)]
    for name in (*columns, *(each.name for each in settings.data.derived)):
        field = f"số_liệu.{fold_name(name)}"
        yield f"- {name}: {{{{ {field} if {field} else 'không có số liệu' }}}}."
    for metric in settings.metrics:
        field = f"chỉ_tiêu.{fold_name(metric.name)}"
        yield f"{{%p if {field}.giá_trị %}}"
        yield (
            f"- {metric.name}: {{{{ {field}.giá_trị }}}}{{% if {field}.mức_giao %}}; mức giao: "
            f"{{{{ {field}.mức_giao }}}}{{% endif %}}; kết quả: {{{{ {field}.kết_quả }}}}."
        )
        yield "{%p else %}"
        yield f"- {metric.name}: {{{{ {field}.kết_quả }}}}."
        yield "{%p endif %}"
