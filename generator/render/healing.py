"""docxtpl's own rules; it brings Word's classes with it, so it is loaded only where one applies."""

from __future__ import annotations

from typing import Any, Final, cast

from docxtpl.template import DocxTemplate

# Of docxtpl only this function is used; it needs no instance.
_patch_xml: Final = cast(Any, DocxTemplate.patch_xml)


def healed(xml: str) -> str:
    """Return the XML of a part as docxtpl has Jinja read it."""
    made: str = _patch_xml(None, xml)
    return made
