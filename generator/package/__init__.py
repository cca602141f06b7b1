"""Packages of Word: read with suspicion, looked up by part and relation, joined into one file."""

from generator.package.joining import join, low_paragraph
from generator.package.parts import (
    DECLARATION,
    ContentTypes,
    Relation,
    add_part,
    content_types,
    main_part,
    parse,
    relations,
    resolve,
    strict_parser,
    write,
)
from generator.package.reading import read
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
    "relations",
    "resolve",
    "strict_parser",
    "tables",
    "text_of",
    "write",
]
