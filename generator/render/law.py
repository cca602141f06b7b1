"""What a template may say; everything else is refused before anything is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from jinja2 import nodes

LOOP: Final = frozenset({"index", "first", "last"})
ALLOWED: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Name,
    nodes.Getattr, nodes.Getitem, nodes.Const, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.CondExpr,
)  # fmt: skip
COMPUTE: Final = "Số liệu được tính và viết sẵn trước khi vào mẫu; chỉ in trường, không tính."
OF_LOOPS: Final = "Của vòng lặp chỉ dùng loop.index, loop.first, loop.last."
ONLY_FIELDS: Final = "Trong mẫu chỉ dùng {{ trường }}, {% if %} và {% for %}."


def is_counter(node: nodes.Node) -> bool:
    """Tell whether an expression is the counter of a loop, as `loop.index`."""
    return (
        isinstance(node, nodes.Getattr)
        and isinstance(node.node, nodes.Name)
        and node.node.name == "loop"
        and node.attr in LOOP
    )


def is_span(node: nodes.Node) -> bool:
    """Tell whether an expression says how wide a cell is that takes a whole loop (`{% hm %}`)."""
    if isinstance(node, nodes.Mul):
        return isinstance(node.left, nodes.Const) and is_span(node.right)
    return (
        isinstance(node, nodes.Getattr)
        and isinstance(node.node, nodes.Name)
        and (node.node.name, node.attr) == ("loop", "length")
    )


def offences(node: nodes.Node, line: int = 1) -> Iterator[tuple[int, str, str]]:
    """Yield line, what and remedy of everything that is not allowed."""
    line = node.lineno or line  # some statements have none: that of what is around them
    if is_counter(node):
        return
    if offence := _offence(node):
        yield (line, *offence)
        return
    is_printed = isinstance(node, nodes.Output)
    for child in node.iter_child_nodes():
        if is_printed and isinstance(child, nodes.Const) and not isinstance(child.value, str):
            yield child.lineno, f"Mẫu không in giá trị viết thẳng «{child.value}».", COMPUTE
        elif not (is_printed and is_span(child)):
            yield from offences(child, line)


Offence = tuple[str, str] | None


def _offence(node: nodes.Node) -> Offence:
    if isinstance(node, ALLOWED):
        check = CHECKS.get(type(node))
        return check(node) if check else None
    if isinstance(node, nodes.Filter):
        return f"Mẫu không dùng bộ lọc «|{node.name}».", COMPUTE
    if isinstance(node, nodes.Call):
        return "Mẫu không gọi hàm.", ONLY_FIELDS
    if isinstance(node, nodes.BinExpr | nodes.UnaryExpr | nodes.Concat):
        return "Mẫu không làm phép tính.", COMPUTE
    return f"Mẫu không dùng «{WORDS.get(type(node), type(node).__name__.lower())}».", ONLY_FIELDS


WORDS: Final[dict[type[nodes.Node], str]] = {
    nodes.Assign: "set",
    nodes.AssignBlock: "set",
    nodes.Macro: "macro",
    nodes.CallBlock: "call",
    nodes.FilterBlock: "filter",
    nodes.Test: "is",
    nodes.FromImport: "from … import",
    nodes.Scope: "autoescape",
    nodes.List: "[…]",
    nodes.Tuple: "(…)",
    nodes.Dict: "{…}",
}


def _name(node: nodes.Name) -> Offence:
    if node.name == "loop":
        return OF_LOOPS, ONLY_FIELDS
    return _private(node.name)


def _getattr(node: nodes.Getattr) -> Offence:
    return _private(node.attr)


def _getitem(node: nodes.Getitem) -> Offence:
    if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        return _private(node.arg.value)
    return "Trong ngoặc vuông chỉ dùng tên trường đặt trong dấu nháy.", ONLY_FIELDS


def _private(name: str) -> Offence:
    if name.startswith("_"):
        return f"Tên trường «{name}» bắt đầu bằng dấu gạch dưới.", ONLY_FIELDS
    return None


def _for(node: nodes.For) -> Offence:
    if not isinstance(node.target, nodes.Name) or node.test or node.recursive:
        return "Vòng lặp chỉ viết được dạng {% for dòng in danh_sách %}.", ONLY_FIELDS
    return None


def _conditional(node: nodes.CondExpr) -> Offence:
    if node.expr2 is None:
        return "Thẻ {{ … if … }} thiếu phần else.", "Thêm else, hoặc dùng {% if %} … {% endif %}."
    return None


def _const(node: nodes.Const) -> Offence:
    if isinstance(node.value, str | int):
        return None
    return f"Mẫu không viết thẳng giá trị «{node.value}».", COMPUTE


CHECKS: Final[dict[type[nodes.Node], Callable[..., Offence]]] = {
    nodes.Name: _name,
    nodes.Getattr: _getattr,
    nodes.Getitem: _getitem,
    nodes.For: _for,
    nodes.CondExpr: _conditional,
    nodes.Const: _const,
}
