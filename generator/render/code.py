"""The code that Jinja makes of a template, without its calls that change nothing here."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from generator.render.sites import BLOCK, COLOUR, COUNT, INLINE, PLAIN, RUNS

PRINTED = frozenset({INLINE, RUNS, BLOCK, PLAIN, COUNT, COLOUR})


class Coder(CodeGenerator):
    """Writes no second guard and no second escaping around what a page returns.

    A key that a plain dict has is looked up on the spot; all else the environment decides.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not _is_served(node):
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not _is_served(node):
            super()._output_child_post(node, frame, finalize)

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write the lookup of a key."""
        if not (isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str)):
            super().visit_Getitem(node, frame)
            return
        key = repr(node.arg.value)
        self.write(f"(held[{key}] if type(held := ")
        self.visit(node.node, frame)
        self.write(f") is dict and {key} in held else environment.getitem(held, {key}))")


def _is_served(node: nodes.Expr) -> bool:
    """Tell whether an expression is a call of a page, which returns only what needs no escaping."""
    return isinstance(node, nodes.Filter) and node.name in PRINTED
