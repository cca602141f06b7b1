"""The settings of a dossier: read from congvan.yaml, or refused with the line of each fault."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from generator.config.appendix import AppendixSettings, Placement, TableSpec
from generator.config.asking import columns, questions
from generator.config.names import declared, name_problems
from generator.config.problems import problems_of, sorted_by_line
from generator.config.settings import Settings
from generator.config.source import read
from generator.config.table import TableColumn
from generator.config.values import IssueDate, guess
from generator.errors import MachineRefused, Place, Refused, error

__all__ = [
    "FILE",
    "AppendixSettings",
    "IssueDate",
    "Placement",
    "Settings",
    "TableColumn",
    "TableSpec",
    "columns",
    "load",
    "questions",
    "schema",
]

FILE = "congvan.yaml"


def load(folder: Path) -> Settings:
    """Read the settings of a dossier.

    Raises:
        Refused: with every problem of its file, at its line.
        MachineRefused: where the machine does not let us read it.
    """
    source = read(_contents(folder), FILE)
    names = declared(source, folder)
    problems = list(name_problems(names))
    try:
        settings = Settings.model_validate(source.data, context=names)
    except ValidationError as fault:
        problems += problems_of(fault, source, Settings)
        raise Refused(sorted_by_line(problems)) from None
    if problems:
        raise Refused(sorted_by_line(problems))
    return settings


def schema() -> dict[str, object]:
    """Return the JSON Schema of congvan.yaml, for editors."""
    return Settings.model_json_schema(by_alias=True)


def _contents(folder: Path) -> bytes:
    path = folder / FILE
    if not folder.is_dir():
        what = "không có thư mục này." if not folder.exists() else "không phải là thư mục."
        remedy = f"Ghi tên thư mục kỳ, là thư mục có tệp {FILE}."
        raise Refused([error("CH01", Place(folder.as_posix()), what, remedy)])
    if not path.is_file():
        files = sorted(each.name for each in folder.iterdir() if each.is_file())
        remedy = guess(FILE, files, "Chép một thư mục kỳ có sẵn, hoặc chạy: congvan new.")
        what = f"trong thư mục không có tệp {FILE}."
        raise Refused([error("CH01", Place(folder.as_posix()), what, remedy)])
    try:
        return path.read_bytes()
    except OSError as fault:
        what = f"không đọc được ({fault.strerror})."
        remedy = "Đóng chương trình đang mở tệp rồi làm lại."
        raise MachineRefused([error("CH01", Place(FILE), what, remedy)]) from fault
