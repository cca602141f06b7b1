"""Build a set: read a dossier, make its documents, write them."""

from __future__ import annotations

from generator.batch.building import Built, Orders, build, documents, finish
from generator.batch.crew import Crew
from generator.batch.disk import Disk
from generator.batch.dossier import (
    SAMPLE_ORGANIZATION,
    Dossier,
    Figures,
    read,
    read_figures,
)
from generator.batch.make import Document, letter_fields
from generator.batch.manifest import places

__all__ = [
    "SAMPLE_ORGANIZATION",
    "Built",
    "Crew",
    "Disk",
    "Document",
    "Dossier",
    "Figures",
    "Orders",
    "build",
    "documents",
    "finish",
    "letter_fields",
    "places",
    "read",
    "read_figures",
]
