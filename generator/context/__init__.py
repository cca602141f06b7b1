"""The words a template may use, and the evaluation turned into them."""

from generator.context.catalogue import FIELDS, FieldSpec, Scope, concrete, spec_of
from generator.context.columns import columns_of
from generator.context.filling import Fields, fill, fill_line, lookup, unknown_fields
from generator.context.headings import with_headings, with_titles_kept
from generator.context.letter import (
    Heading,
    Names,
    appendix_fields,
    heading_fields,
    letter_fields,
    names_of,
    result_fields,
)
from generator.context.letterhead import draft_words, size_set
from generator.context.submission import Prepared, Submitted, submission_fields
from generator.context.tables import header_rows, is_led, organization_table, titles_of
from generator.context.titled import about_fields, title_fields

__all__ = [
    "FIELDS",
    "FieldSpec",
    "Fields",
    "Heading",
    "Names",
    "Prepared",
    "Scope",
    "Submitted",
    "about_fields",
    "appendix_fields",
    "columns_of",
    "concrete",
    "draft_words",
    "fill",
    "fill_line",
    "header_rows",
    "heading_fields",
    "is_led",
    "letter_fields",
    "lookup",
    "names_of",
    "organization_table",
    "result_fields",
    "size_set",
    "spec_of",
    "submission_fields",
    "title_fields",
    "titles_of",
    "unknown_fields",
    "with_headings",
    "with_titles_kept",
]
