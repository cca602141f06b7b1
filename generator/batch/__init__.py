"""Build a set: read a dossier, make its documents, write them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.batch import manifest, output
from generator.batch.dossier import Dossier, read
from generator.batch.make import Document, documents, letter_fields
from generator.batch.manifest import places

__all__ = ["Built", "Document", "Dossier", "build", "documents", "letter_fields", "places", "read"]


@dataclass(frozen=True, slots=True)
class Built:
    """A set that was made; `folder` is None where it was not written."""

    dossier: Dossier
    documents: tuple[Document, ...]
    folder: Path | None


def build(source: Path, out: Path, *, overwrite: bool = False, strict: bool = False) -> Built:
    """Make the set of a dossier and write it into a folder of that name under `out`.

    With `strict`, a set that has unaccepted warnings is not written.

    Raises:
        Refused: where something given cannot be used, or an edited set would be lost; nothing is
            written then.
        MachineRefused: where the machine does not let us write.
    """
    dossier = read(source)
    made = tuple(documents(dossier))
    if strict and not dossier.evaluation.is_ready:
        return Built(dossier, made, None)
    folder = out / dossier.name
    if not overwrite:
        output.refuse_edited(folder, made)
    output.write(folder, made, manifest.manifest(dossier, made))
    return Built(dossier, made, folder)
