"""Build a set: read a dossier, make its documents, write them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.batch import manifest, output
from generator.batch.dossier import (
    SAMPLE_ORGANIZATION,
    Dossier,
    Figures,
    own_files,
    read,
    read_figures,
)
from generator.batch.make import Document, documents, letter_fields
from generator.batch.manifest import places
from generator.batch.reconciling import reconciled
from generator.errors import Problem

__all__ = [
    "SAMPLE_ORGANIZATION",
    "Built",
    "Document",
    "Dossier",
    "Figures",
    "build",
    "documents",
    "finish",
    "letter_fields",
    "places",
    "read",
    "read_figures",
]


@dataclass(frozen=True, slots=True)
class Built:
    """A set that was made; `folder` is None where it was not written.

    `faults` are what reading back found: those files were not written, and the set is not whole.
    `reminders` are to be looked at.
    """

    dossier: Dossier
    documents: tuple[Document, ...]
    folder: Path | None
    faults: tuple[Problem, ...] = ()
    reminders: tuple[Problem, ...] = ()


def build(source: Path, out: Path, *, overwrite: bool = False, strict: bool = False) -> Built:
    """Make the set of a dossier and write it into a folder of that name under `out`.

    With `strict`, a set that has unaccepted warnings is not written.

    Raises:
        Refused: where something given cannot be used, or an edited set would be lost; nothing is
            written then.
        MachineRefused: where the machine does not let us write.
    """
    dossier = read(source)
    folder = out / dossier.name
    output.refuse_inputs(folder, dossier.settings.folder, own_files(dossier.settings))
    made = tuple(documents(dossier))
    if strict and not dossier.evaluation.is_ready:
        return Built(dossier, made, None)
    return finish(dossier, made, folder, overwrite=overwrite)


def finish(
    dossier: Dossier, made: Sequence[Document], folder: Path, *, overwrite: bool = False
) -> Built:
    """Read the documents of a set back and write those that are sound.

    Raises:
        Refused, MachineRefused: as `build`.
    """
    checked = reconciled(dossier, made)
    if not overwrite:
        output.refuse_edited(folder, checked.documents)
    whole = None if checked.problems else manifest.manifest(dossier, checked.documents)
    output.write(folder, checked.documents, whole)
    return Built(dossier, checked.documents, folder, checked.problems, checked.reminders)
