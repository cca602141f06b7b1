"""The settings of a dossier and its office file, or a refusal with the line of each fault."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.config.appendix import (
    AppendixSettings,
    Direction,
    Placement,
    ResultSettings,
    TableSpec,
)
from generator.config.asking import columns, questions
from generator.config.copied import CopiedSettings
from generator.config.data import DataSettings
from generator.config.figures import PeriodSettings
from generator.config.judgement import GoalSettings
from generator.config.letter import AttachedSettings, LetterSettings
from generator.config.mending import mended
from generator.config.names import Declared, declared, name_problems
from generator.config.office import merged, read_office
from generator.config.periods import over_periods
from generator.config.problems import problems_of, sorted_by_line, unknown_entries
from generator.config.roster import roster
from generator.config.settings import Settings, Sharing
from generator.config.source import Source, read_file
from generator.config.submission import SubmissionSettings
from generator.config.table import Joining, TableColumn, leaves_of
from generator.config.values import IssueDate, guess_file, name_from
from generator.errors import Place, Problem, Refused, error
from generator.frozen import replace

__all__ = [
    "FILE",
    "AppendixSettings",
    "AttachedSettings",
    "CopiedSettings",
    "DataSettings",
    "Direction",
    "GoalSettings",
    "IssueDate",
    "Joining",
    "LetterSettings",
    "PeriodSettings",
    "Placement",
    "ResultSettings",
    "Settings",
    "SubmissionSettings",
    "TableColumn",
    "TableSpec",
    "columns",
    "leaves_of",
    "load",
    "over_periods",
    "questions",
    "roster",
    "schema",
    "settings_file",
]

FILE = "congvan.yaml"
_SOFT = ("CH06", "CH10")
"""What leaves settings with which the rest of a dossier can be read: entries, files."""


def load(folder: Path) -> Settings:
    """Read the settings of a dossier, laid over those of its office file where it names one.

    Where only entries are unknown or files are missing, the settings are returned with
    `problems`, so that all that is wrong with the rest of the dossier can be told with these.

    Raises:
        Refused: with every problem of its file and of the office file, at its line.
        MachineRefused: where the machine does not let us read it.
    """
    source = read_file(settings_file(folder), FILE)
    office = _office_file(source, folder)
    if office is not None:
        source = merged(source, read_office(office, name_from(folder, office)))
    names = declared(source, folder, office)
    problems = list(name_problems(names))
    try:
        settings = Settings.model_validate(source.data, context=names)
    except ValidationError as fault:
        told = sorted_by_line([*problems, *problems_of(fault, source, Settings)], FILE)
        left = None if problems else _left(names, fault, told)
        if left is None:
            raise Refused(told) from None
        return left
    if problems:
        raise Refused(sorted_by_line(problems, FILE))
    return settings


def _left(names: Declared, fault: ValidationError, told: Sequence[Problem]) -> Settings | None:
    """Return the settings that unknown entries and missing files leave, if these are whole.

    What else was told is a consequence then, such as a metric that an unknown section declares.
    """
    source = mended(names.source, unknown_entries(fault, names.source, Settings))
    soft = tuple(problem for problem in told if problem.code in _SOFT)
    again = replace(declared(source, names.folder, names.office), problems=soft)
    try:
        return Settings.model_validate(source.data, context=again)
    except ValidationError:
        return None


def schema() -> dict[str, object]:
    """Return the JSON Schema of congvan.yaml and of an office file, for editors.

    It asks for none of their sections, and nothing in a section: the other file may say it.
    """
    found = Settings.model_json_schema(by_alias=True)
    for each in (found, *_sections(found)):
        each.pop("required", None)
    return found


def _sections(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for entry in schema["properties"].values():
        for each in (entry, *entry.get("anyOf", ())):
            if "$ref" in each:
                yield schema["$defs"][each["$ref"].rpartition("/")[2]]


def _office_file(source: Source, folder: Path) -> Path | None:
    """Return the office file that a dossier names."""
    try:
        sharing = Sharing.model_validate(source.data, context=declared(source, folder))
    except ValidationError as fault:
        raise Refused(problems_of(fault, source, Sharing)) from None
    return sharing.office_file


def settings_file(folder: Path) -> Path:
    """Return the settings' file of a dossier, which is there.

    Raises:
        Refused: where there is no such folder, or no such file in it.
    """
    path = folder / FILE
    if not folder.is_dir():
        what = "không có thư mục này." if not folder.exists() else "không phải là thư mục."
        remedy = f"Ghi tên thư mục kỳ, là thư mục có tệp {FILE}."
        raise Refused([error("CH01", Place(folder.as_posix()), what, remedy)])
    if not path.is_file():
        files = sorted(each for each in folder.iterdir() if each.is_file())
        remedy = guess_file(path, files, f"Chép {FILE} từ một thư mục kỳ có sẵn rồi sửa.")
        what = f"trong thư mục không có tệp {FILE}."
        raise Refused([error("CH01", Place(folder.as_posix()), what, remedy)])
    return path
