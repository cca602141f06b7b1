"""The fields that the tree of a template asks for."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

OF_A_LOOP = frozenset({"loop"})
Names = frozenset[str]


def asked(node: nodes.Node, bound: Names = frozenset()) -> Iterator[str]:
    """Yield the first name of every field, but those that a loop around it names.

    Jinja finds the same by making the code of the template once more.
    """
    match node:
        case nodes.Name():
            if node.name not in bound:
                yield node.name
        case nodes.For():
            within = bound | OF_A_LOOP | {each.name for each in _named(node.target)}
            yield from asked(node.iter, bound)
            yield from (name for each in node.body for name in asked(each, within))
            yield from (name for each in node.else_ for name in asked(each, bound))
            if node.test is not None:
                yield from asked(node.test, within)
        case nodes.TemplateData() | nodes.Const():
            return
        case _:
            for child in node.iter_child_nodes():
                yield from asked(child, bound)


def _named(target: nodes.Node) -> Iterator[nodes.Name]:
    return iter([target]) if isinstance(target, nodes.Name) else target.find_all(nodes.Name)
