"""Packages of Word: read with suspicion, looked up by part and relation, joined into one file."""

from generator.package.below import is_unsettled, put_below
from generator.package.drafts import as_draft
from generator.package.joining import join, low_paragraph, styles
from generator.package.line import Line, Mark
from generator.package.parts import (
    DECLARATION,
    ContentTypes,
    Relation,
    add_part,
    content_types,
    demand_xml,
    main_part,
    parse,
    relations,
    relations_name,
    resolve,
    strict_parser,
    write,
)
from generator.package.plain_tables import Table
from generator.package.reading import read, read_with_trees
from generator.package.retyping import retyped
from generator.package.texts import lines, tables, text_of
from generator.package.turning import turn_pages

__all__ = [
    "DECLARATION",
    "ContentTypes",
    "Line",
    "Mark",
    "Relation",
    "Table",
    "add_part",
    "as_draft",
    "content_types",
    "demand_xml",
    "is_unsettled",
    "join",
    "lines",
    "low_paragraph",
    "main_part",
    "parse",
    "put_below",
    "read",
    "read_with_trees",
    "relations",
    "relations_name",
    "resolve",
    "retyped",
    "strict_parser",
    "styles",
    "tables",
    "text_of",
    "turn_pages",
    "write",
]
