"""The rules, a module for each part of a document; its letters begin the codes of its rules."""

from __future__ import annotations

from types import ModuleType

from generator.checker.rule import Rule
from generator.checker.rules import (
    addressees,
    appendix,
    body,
    boxes,
    capitals,
    copies,
    headings,
    leftovers,
    letterhead,
    page,
    reference,
    safety,
    scope,
    signature,
    subject,
    tables,
    wording,
)

PARTS: dict[str, ModuleType] = {
    "PV": scope,
    "PG": page,
    "LH": letterhead,
    "RF": reference,
    "SJ": subject,
    "AD": addressees,
    "BD": body,
    "HD": headings,
    "TB": tables,
    "SG": signature,
    "CL": copies,
    "BX": boxes,
    "AP": appendix,
    "VH": capitals,
    "WD": wording,
    "LO": leftovers,
    "SF": safety,
}
RULES: tuple[Rule, ...] = tuple(rule for module in PARTS.values() for rule in module.RULES)
