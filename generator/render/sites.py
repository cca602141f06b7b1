"""Each field that a template asks for, as a site: what was typed, where, and to what end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from jinja2 import nodes

from generator.errors import Place
from generator.frozen import Frozen
from generator.render.law import is_counter, is_span
from generator.render.source import ATTRIBUTE, Source, Standing, without_lines
from generator.vietnamese import fold_name

INLINE, RUNS, BLOCK, PLAIN = "inline", "runs", "block", "plain"
COUNT, COLOUR, TEST, ROWS = "count", "colour", "test", "rows"
"""The ends: print in a line, print words with their look, print blocks, print outside of Word's
text, say over how many columns or in which colour a cell stands, test, loop over.

They are also the names of the filters that serve them; templates cannot use filters themselves.
"""
PAGE: Final = "_page"
"""The name that carries what one rendering prints; templates cannot use such a name."""

BLOCK_HOLDERS: Final = frozenset(
    f"w:{name}" for name in ("body", "tc", "hdr", "ftr", "footnote", "txbxContent", "sdtContent")
)

ENDS: Final = {
    "w:t": INLINE,
    "w:p": RUNS,
    "w:hyperlink": RUNS,
    f"{ATTRIBUTE}w:gridSpan w:val": COUNT,
    f"{ATTRIBUTE}w:shd w:fill": COLOUR,
}


NOT_PLAIN: Final = (ATTRIBUTE, "w:", "m:", "a:")
"""Attributes, and elements of Word, of formulas and of drawings: nothing is printed there."""


class Site(Frozen):
    """A field where a template asks for it: in which part, to what end, inside of what."""

    typed: str
    place: Place
    part: str = ""
    end: str = ""
    holder: str = ""


def end_of(holder: str) -> str | None:
    """Return how a `{{ }}` inside an element prints, or None where nothing may be printed."""
    if holder in BLOCK_HOLDERS:
        return BLOCK
    if holder in ENDS:
        return ENDS[holder]
    return None if holder.startswith(NOT_PLAIN) else PLAIN


class SiteMaker:
    """Fold the names of a part, and send every field through the filter that serves its end."""

    def __init__(self, source: Source, standing: Standing, sites: list[Site]) -> None:
        self.misplaced: list[tuple[int, str]] = []
        self.spans: list[int] = []
        self._source = source
        self._holders = iter(standing.holders)
        self._sites = sites

    def walk(self, node: nodes.Node) -> None:
        """Rewrite a statement and what is inside it."""
        if isinstance(node, nodes.Output):
            node.nodes = [self._output(child) for child in node.nodes]
            return
        if isinstance(node, nodes.For):
            node.iter = self._through(ROWS, node.iter)
            node.target = _fold(node.target)
        elif isinstance(node, nodes.If):
            node.test = self._within(node.test)
        for child in node.iter_child_nodes(exclude=("iter", "target", "test")):
            self.walk(child)

    def _output(self, child: nodes.Expr) -> nodes.Expr:
        if isinstance(child, nodes.TemplateData):
            child.data = without_lines(child.data)
            return child
        holder = next(self._holders)
        end = end_of(holder)
        if is_span(child) and end != COUNT:
            self.spans.append(child.lineno)
        elif end is None:
            self.misplaced.append((child.lineno, typed(child)))
        return self._through(end or PLAIN, child, holder)

    def _through(self, end: str, node: nodes.Node, holder: str = "") -> nodes.Filter:
        """Send an expression to its end; what is only a part of it is tested."""
        place = self._source.place(node.lineno)
        site = Site(typed(node), place, self._source.part, end, holder)
        if is_span(node):
            rewritten = node
        else:
            rewritten = _fold(node) if _is_field(node) else self._within(node)
        self._sites.append(site)
        known: list[nodes.Expr] = [nodes.Name(PAGE, "load"), nodes.Const(len(self._sites) - 1)]
        return nodes.Filter(rewritten, end, known, [], None, None, lineno=node.lineno)

    def _within(self, node: nodes.Node) -> nodes.Node:
        """Send the fields inside an expression to be tested."""
        if _is_field(node):
            return self._through(TEST, node)
        for name, value in node.iter_fields():
            if isinstance(value, nodes.Expr):
                setattr(node, name, self._within(value))
            elif name == "ops":
                for operand in value:
                    operand.expr = self._within(operand.expr)
        return node


def _fold(node: nodes.Node) -> nodes.Node:
    """Rewrite a path: `Đơn_vị.Tên` looks up «đơn_vị», then the key «tên»."""
    match node:
        case nodes.Name():
            return nodes.Name(fold_name(node.name), node.ctx, lineno=node.lineno)
        case nodes.Getattr() if not is_counter(node):
            return _item(_fold(node.node), node.attr, node.lineno)
        case nodes.Getitem(arg=nodes.Const(value=str(key))):
            return _item(_fold(node.node), key, node.lineno)
    return node


def _is_field(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem)


def _item(holder: nodes.Node, key: str, line: int) -> nodes.Getitem:
    return nodes.Getitem(holder, nodes.Const(fold_name(key)), "load", lineno=line)


def typed(node: nodes.Node) -> str:
    """Write an expression as it was typed, where it is a field; else its fields."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{typed(node.node)}.{node.attr}"
        case nodes.Getitem(arg=nodes.Const(value=key)):
            return f"{typed(node.node)}.{key}"
        case nodes.Const():
            return str(node.value)
    return ", ".join(dict.fromkeys(_typed_within(node)))


def _typed_within(node: nodes.Node) -> Iterator[str]:
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Expr):
            yield typed(child)


def path_of(node: nodes.Node) -> list[str] | None:
    """Return the keys of a folded path, or None for anything else."""
    match node:
        case nodes.Name():
            return [node.name]
        case nodes.Getitem(arg=nodes.Const(value=str(key))):
            holder = path_of(node.node)
            return None if holder is None else [*holder, key]
    return None
