"""The words a template may use, and the evaluation turned into them."""

from generator.context.catalogue import FIELDS, FieldSpec, Scope, concrete, spec_of
from generator.context.filling import Fields, fill, fill_line, lookup, unknown_fields
from generator.context.letter import (
    Names,
    appendix_fields,
    letter_fields,
    names_of,
    result_fields,
)
from generator.context.tables import organization_table

__all__ = [
    "FIELDS",
    "FieldSpec",
    "Fields",
    "Names",
    "Scope",
    "appendix_fields",
    "concrete",
    "fill",
    "fill_line",
    "letter_fields",
    "lookup",
    "names_of",
    "organization_table",
    "result_fields",
    "spec_of",
    "unknown_fields",
]
