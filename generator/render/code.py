"""The code that Jinja makes of a template, without its calls that change nothing here."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE

from generator.render.sites import BLOCK, COLOUR, COUNT, INLINE, PAGE, PLAIN, RUNS

PRINTED = frozenset({INLINE, RUNS, BLOCK, PLAIN, COUNT, COLOUR})


class Coder(CodeGenerator):
    """Writes no second guard and no second escaping around what a page returns.

    A key that a plain dict has is looked up on the spot; all else the environment decides.
    A name is asked for once where it is looked up, not wherever it stands.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not _is_served(node):
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not _is_served(node):
            super()._output_child_post(node, frame, finalize)

    def enter_frame(self, frame: Frame) -> None:
        """Look the fields up that are asked for, once for all the places that ask."""
        super().enter_frame(frame)
        for target, (how, name) in frame.symbols.loads.items():
            if how == VAR_LOAD_RESOLVE and name != PAGE:
                self.writeline(f"if {target} is missing: {target} = undefined(name={name!r})")

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write a name; what was looked up is there, be it undefined."""
        target = frame.symbols.ref(node.name)
        known = frame.symbols.find_load(target)
        if known is not None and known[0] == VAR_LOAD_RESOLVE:
            self.write(target)
        else:
            super().visit_Name(node, frame)

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
