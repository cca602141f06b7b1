"""Build a set: read a dossier, make its documents, write them.

What is named here is loaded when it is asked for: a check needs nothing of a build.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    from generator.batch.forms import Form, copy_forms
    from generator.batch.make import Document, letter_fields
    from generator.batch.manifest import places
else:

    def __getattr__(name: str) -> object:
        """Load the module that a name is from."""
        for home, names in HOMES.items():
            if name in names:
                return getattr(import_module(f"{__name__}.{home}"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


HOMES = {
    "building": ("Built", "Orders", "build", "documents", "finish"),
    "crew": ("Crew",),
    "disk": ("Disk",),
    "dossier": ("Dossier", "Figures", "SAMPLE_ORGANIZATION", "read", "read_figures"),
    "forms": ("Form", "copy_forms"),
    "make": ("Document", "letter_fields"),
    "manifest": ("places",),
}
"""Each module with what it gives to others."""

__all__ = [
    "SAMPLE_ORGANIZATION",
    "Built",
    "Crew",
    "Disk",
    "Document",
    "Dossier",
    "Figures",
    "Form",
    "Orders",
    "build",
    "copy_forms",
    "documents",
    "finish",
    "letter_fields",
    "places",
    "read",
    "read_figures",
]
