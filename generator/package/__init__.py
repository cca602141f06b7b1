"""Packages of Word: read with suspicion, looked up by part and relation, joined into one file."""

from generator.package.joining import join, low_paragraph, styles
from generator.package.parts import (
    DECLARATION,
    ContentTypes,
    Relation,
    add_part,
    content_types,
    main_part,
    parse,
    relations,
    relations_name,
    resolve,
    strict_parser,
    write,
)
from generator.package.reading import read, read_with_trees
from generator.package.texts import Line, Mark, Table, lines, tables, text_of

__all__ = [
    "DECLARATION",
    "ContentTypes",
    "Line",
    "Mark",
    "Relation",
    "Table",
    "add_part",
    "content_types",
    "join",
    "lines",
    "low_paragraph",
    "main_part",
    "parse",
    "read",
    "read_with_trees",
    "relations",
    "relations_name",
    "resolve",
    "strict_parser",
    "styles",
    "tables",
    "text_of",
    "write",
]
