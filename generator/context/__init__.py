"""The words a template may use, and the evaluation turned into them."""

from generator.context.catalogue import FIELDS, FieldSpec, Scope, concrete, spec_of
from generator.context.filling import Fields, fill, fill_line, lookup, unknown_fields
from generator.context.headings import with_headings
from generator.context.letter import (
    Heading,
    Names,
    appendix_fields,
    letter_fields,
    names_of,
    result_fields,
)
from generator.context.letterhead import size_set
from generator.context.tables import organization_table, titles_of
from generator.context.titled import about_fields, title_fields

__all__ = [
    "FIELDS",
    "FieldSpec",
    "Fields",
    "Heading",
    "Names",
    "Scope",
    "about_fields",
    "appendix_fields",
    "concrete",
    "fill",
    "fill_line",
    "letter_fields",
    "lookup",
    "names_of",
    "organization_table",
    "result_fields",
    "size_set",
    "spec_of",
    "title_fields",
    "titles_of",
    "unknown_fields",
    "with_headings",
]
