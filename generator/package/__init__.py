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

__all__ = [
    "DECLARATION",
    "ContentTypes",
    "Relation",
    "add_part",
    "content_types",
    "join",
    "low_paragraph",
    "main_part",
    "parse",
    "read",
    "relations",
    "resolve",
    "strict_parser",
    "write",
]
