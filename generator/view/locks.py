"""Why a document may not be changed: it is protected, signed, or written in another dialect."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from generator.package import main_part, relations, resolve
from generator.view.names import STRICT_MARK, W, child, flag, tree

Lock = Literal["protected", "signed", "strict"]
_SIGNATURES: Final = "/digital-signature/origin"


def lock(parts: Mapping[str, bytes]) -> Lock | None:
    """Return what keeps a document from being changed."""
    main = main_part(parts)
    if STRICT_MARK in parts[main]:
        return "strict"
    if any(each.type.endswith(_SIGNATURES) for each in relations(parts, "").values()):
        return "signed"
    for arrow in relations(parts, main).values():
        settings = parts.get(resolve(main, arrow.target), b"")
        if arrow.type.endswith("/settings") and settings and _is_protected(settings):
            return "protected"
    return None


def _is_protected(settings: bytes) -> bool:
    root = tree(settings)
    asked = child(root, "documentProtection")
    return asked is not None and flag(asked.get(f"{W}enforcement"))
