"""The one grammar of formulas, conditions and levels that a dossier may contain."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache, reduce

from generator.model import Bound, Constant, Expression, Name, Operation
from generator.vietnamese import fold_text, nearest, nfc, number, parse_number

Number = Fraction | int
"""An exact number; a whole one as an int takes a tenth of the time that its Fraction takes."""

Lookup = Callable[[str], Number | None]
"""Gives the value of a name, or None where there is no data."""

Computing = Callable[[Lookup], Number | None]
Deciding = Callable[[Lookup], bool | None]
Comparing = Callable[[Number, Number], bool]

COMPARISONS: Mapping[str, Comparing] = {
    "=": operator.eq,
    "≠": operator.ne,
    "<": operator.lt,
    "≤": operator.le,
    ">": operator.gt,
    "≥": operator.ge,
}


def _plus(one: Number, other: Number) -> Number:
    """Add as whole numbers where both are; nearly all counts are, and no divisor is looked for."""
    if one.denominator == 1 == other.denominator:
        return one.numerator + other.numerator
    return one + other


def _quotient(one: Number, other: Number) -> Fraction | None:
    """Divide exactly: the sign «/» would make a float of two whole numbers."""
    return Fraction(one, other) if other else None


_ARITHMETIC: Mapping[str, Callable[[Number, Number], Number | None]] = {
    "+": _plus,
    "-": operator.sub,
    "*": operator.mul,
    "/": _quotient,
}
_AND, _OR = "và", "hoặc"
_LOGIC = (_AND, _OR)
_LEVELS = ((_OR,), (_AND,), tuple(COMPARISONS), ("+", "-"), ("*", "/"))
_STRENGTH = {sign: level for level, signs in enumerate(_LEVELS) for sign in signs}

_TWINS = {
    "\N{MINUS SIGN}": "-",
    "–": "-",
    "×": "*",
    ":": "/",
    "÷": "/",
    "==": "=",
    "!=": "≠",
    "<>": "≠",
    "<=": "≤",
    ">=": "≥",
    "tối thiểu": "≥",
    "tối đa": "≤",
}

_MOST_TOKENS = 400  # The tree is walked by recursion, and Python stops at a depth of 1000.
_MOST_PARENTHESES = 20
_MOST_DIGITS = 15  # As many as Excel keeps.
_KEPT = 1024  # A dossier has few formulas, and each is shown and looked into for every row.


class FormulaError(ValueError):
    """A formula that cannot be read: what is wrong with it, and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        """Take two Vietnamese sentences."""
        self.what = what
        self.remedy = remedy
        super().__init__(f"{what} {remedy}")


# --- reading ---------------------------------------------------------------------------------


def parse(text: str, names: Iterable[str]) -> Expression:
    """Read a formula or a condition over declared names.

    Raises:
        FormulaError: Where it cannot be read.
    """
    tokens = list(_tokens(text, names))
    if not tokens:
        raise FormulaError("Công thức để trống.", "Ghi công thức, ví dụ «Tổng hồ sơ / 2».")
    if len(tokens) > _MOST_TOKENS:
        raise FormulaError("Công thức quá dài.", "Tách ra thành nhiều cột ở mục «Tính thêm».")
    return _Reader(tokens).read()


_BOUND = re.compile(r"(?P<least>tối thiểu|≥|>=)|(?P<most>tối đa|≤|<=)", re.IGNORECASE)


def parse_bound(text: str) -> Bound:
    """Read a level: "tối thiểu 70%", "tối đa 5%".

    Raises:
        FormulaError: Where it cannot be read.
    """
    plain = " ".join(nfc(text).split())
    found = _BOUND.match(plain)
    if not found:
        raise FormulaError(
            f"«{plain}» chưa nói là mức tối thiểu hay tối đa.",
            "Ghi dạng «tối thiểu 70%» hoặc «tối đa 5%».",
        )
    shown = plain[found.end() :].strip()
    return Bound(bool(found["least"]), _constant(shown).value, shown)


_SIGN = re.compile(
    r"==|!=|<>|<=|>=|[-\N{MINUS SIGN}–+*×:÷/()=≠<≤>≥]|(?<!\w)(?:và|hoặc|tối thiểu|tối đa)(?!\w)"
)
_NUMBER = re.compile(r"[0-9][0-9.,]*(?: ?%)?")
_OPERAND = re.compile(rf".+?(?= ?(?:$|{_SIGN.pattern}))")

Token = Name | Constant | str
"""An operand, or a sign in its one spelling."""


def _tokens(text: str, names: Iterable[str]) -> Iterator[Token]:
    written, folded = _aligned(text)
    declared = tuple(names)
    spellings = sorted(((fold_text(name), name) for name in declared), key=lambda s: -len(s[0]))
    at = 0
    while at < len(folded):
        token, end = _operand(folded, at, spellings) or _sign(folded, at) or (None, at)
        if token is None:
            raise _unknown(written[at:], folded[at:], declared)
        if token:
            yield token
        at = end


def _aligned(text: str) -> tuple[str, str]:
    """Return the text as written and as compared, character under character."""
    written, folded = " ".join(nfc(text).split()), fold_text(text)
    return (written if len(written) == len(folded) else folded), folded


def _operand(
    folded: str, at: int, spellings: Iterable[tuple[str, str]]
) -> tuple[Name | Constant, int] | None:
    for spelling, name in spellings:
        end = at + len(spelling)
        if spelling and folded.startswith(spelling, at) and _ends_operand(folded, end):
            return Name(name), end
    found = _NUMBER.match(folded, at)
    if found and _ends_operand(folded, found.end()):
        return _constant(found[0]), found.end()
    return None


def _ends_operand(folded: str, at: int) -> bool:
    """Tell whether a sign or the end follows, so that half a name is never taken for a name."""
    at += folded[at : at + 1] == " "
    return at == len(folded) or bool(_SIGN.match(folded, at))


def _sign(folded: str, at: int) -> tuple[str, int] | None:
    if folded[at] == " ":
        return "", at + 1
    found = _SIGN.match(folded, at)
    return (_TWINS.get(found[0], found[0]), found.end()) if found else None


def _constant(text: str) -> Constant:
    try:
        return Constant(parse_number(text, _MOST_DIGITS))
    except ValueError as error:
        raise FormulaError(str(error), "Ghi số dạng «1.000», «70,5» hoặc «70,5%».") from None


def _unknown(written: str, folded: str, names: Iterable[str]) -> FormulaError:
    found = _OPERAND.match(folded)
    name = written[: found.end()] if found else written
    like = nearest(name, names)
    remedy = f"Có phải «{like}» không?" if like else "Khai báo tên này hoặc sửa lại công thức."
    return FormulaError(f"Trong công thức, không có tên «{name}».", remedy)


class _Reader:
    """Tokens being read by recursive descent, weakest signs first."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = [*tokens, ""]
        self._at = 0
        self._open = 0

    def read(self) -> Expression:
        expression = self._level(0)
        if self._next() == ")":
            raise FormulaError("Công thức thừa dấu «)».", "Bỏ dấu thừa hoặc thêm dấu «(».")
        if self._next():
            raise _misplaced(self._next())
        return expression

    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _level(self, level: int) -> Expression:
        if level == len(_LEVELS):
            return self._single()
        left = self._level(level + 1)
        while self._next() in _LEVELS[level]:
            sign = str(self._take())
            left = _joined(sign, left, self._level(level + 1))
        return left

    def _single(self) -> Expression:
        token = self._take()
        if not isinstance(token, str):
            return token
        if token == "-":
            return _negative(self._single())
        if token == "(":
            return self._inside()
        raise _misplaced(token)

    def _inside(self) -> Expression:
        self._open += 1
        if self._open > _MOST_PARENTHESES:
            raise FormulaError("Công thức lồng quá nhiều dấu «(».", "Tách ra ở mục «Tính thêm».")
        expression = self._level(0)
        if self._take() != ")":
            raise FormulaError("Công thức thiếu dấu «)».", "Thêm dấu «)» vào chỗ đóng ngoặc.")
        self._open -= 1
        return expression


def _misplaced(token: Token) -> FormulaError:
    if not token:
        return FormulaError("Công thức dừng giữa chừng.", "Ghi tiếp tên hoặc số sau dấu cuối.")
    shown = token if isinstance(token, str) else show(token)
    return FormulaError(f"Trong công thức, «{shown}» đứng sai chỗ.", "Xem lại các dấu đứng cạnh.")


def _negative(expression: Expression) -> Expression:
    if isinstance(expression, Constant):
        return Constant(-expression.value)
    return _joined("-", Constant(Fraction(0)), expression)


def _joined(sign: str, left: Expression, right: Expression) -> Operation:
    for side in (left, right):
        if is_condition(side) and sign not in _LOGIC:
            raise FormulaError(
                f"«{show(side)}» là điều kiện, không đi cùng dấu «{sign}» được.",
                "Mỗi lần chỉ so sánh hai vế; nối các điều kiện bằng «và», «hoặc».",
            )
        if sign in _LOGIC and not is_condition(side):
            raise FormulaError(
                f"«{show(side)}» ở cạnh «{sign}» chưa phải là điều kiện.",
                "Ghi dạng «Tổng hồ sơ = 0».",
            )
    return Operation(sign, left, right)


# --- using -----------------------------------------------------------------------------------


def is_condition(expression: Expression) -> bool:
    """Tell whether an expression is true or false, rather than a number."""
    return isinstance(expression, Operation) and expression.operator not in _ARITHMETIC


@lru_cache(_KEPT)
def names_in(expression: Expression) -> tuple[str, ...]:
    """Return the names that an expression uses, each once, in the order of writing."""
    if isinstance(expression, Operation):
        return tuple(dict.fromkeys(names_in(expression.left) + names_in(expression.right)))
    return (expression.name,) if isinstance(expression, Name) else ()


def computing(expression: Expression) -> Computing:
    """Return what computes a formula for row after row, without a look at the formula again."""
    if isinstance(expression, Constant):
        value = _plainest(expression.value)
        return lambda _: value
    if isinstance(expression, Name):
        name = expression.name
        return lambda lookup: lookup(name)
    added = _names_added(expression)
    if added:
        return lambda lookup: _sum([*map(lookup, added)])
    left, right = computing(expression.left), computing(expression.right)
    apply = _ARITHMETIC[expression.operator]

    def compute(lookup: Lookup) -> Number | None:
        one, other = left(lookup), right(lookup)
        return None if one is None or other is None else apply(one, other)

    return compute


def _names_added(expression: Expression) -> tuple[str, ...]:
    """Return what a mere sum of names adds; none for any other formula."""
    if isinstance(expression, Name):
        return (expression.name,)
    if not isinstance(expression, Operation) or expression.operator != "+":
        return ()
    left, right = _names_added(expression.left), _names_added(expression.right)
    return (*left, *right) if left and right else ()


def _sum(values: Sequence[Number | None]) -> Number | None:
    if None in values:
        return None
    total: Number = sum(values)  # type: ignore[arg-type]  # it is not among them
    return total if type(total) is int else reduce(_plus, values)  # type: ignore[arg-type]


def _plainest(value: Fraction) -> Number:
    return value.numerator if value.denominator == 1 else value


def deciding(condition: Expression) -> Deciding:
    """Return what decides a condition for row after row."""
    if not isinstance(condition, Operation):
        raise TypeError("a condition was expected")
    if condition.operator in _LOGIC:
        settles = condition.operator == _OR
        one, other = deciding(condition.left), deciding(condition.right)
        return lambda lookup: _settled(one(lookup), other(lookup), settles=settles)
    left, right = computing(condition.left), computing(condition.right)
    compares = COMPARISONS[condition.operator]

    def decide(lookup: Lookup) -> bool | None:
        one, other = left(lookup), right(lookup)
        return None if one is None or other is None else compares(one, other)

    return decide


def _settled(one: bool | None, other: bool | None, *, settles: bool) -> bool | None:
    """Join two conditions, of which one alone settles the whole if it is as said."""
    if settles in (one, other):
        return settles
    return None if None in (one, other) else not settles


_computing = lru_cache(_KEPT)(computing)
_deciding = lru_cache(_KEPT)(deciding)


def value_of(expression: Expression, lookup: Lookup) -> Fraction | None:
    """Compute a formula exactly; None where an operand is missing or a divisor is zero."""
    found = _computing(expression)(lookup)
    return Fraction(found) if isinstance(found, int) else found


def holds(condition: Expression, lookup: Lookup) -> bool | None:
    """Tell whether a condition is true; None where missing data leaves it open."""
    return _deciding(condition)(lookup)


@lru_cache(_KEPT)
def show(expression: Expression) -> str:
    """Write an expression as a clerk would; reading it again gives the same expression."""
    if isinstance(expression, Name):
        return expression.name
    if isinstance(expression, Constant):
        return number(expression.value, _decimals(expression.value))
    strength = _STRENGTH[expression.operator]
    left = _enclosed(expression.left, strength)
    right = _enclosed(expression.right, strength + 1)
    return f"{left} {expression.operator} {right}"


def _enclosed(side: Expression, strength: int) -> str:
    is_weaker = isinstance(side, Operation) and _STRENGTH[side.operator] < strength
    return f"({show(side)})" if is_weaker else show(side)


def _decimals(value: Fraction) -> int:
    """Count the decimals that write a value exactly (a constant was typed with digits)."""
    decimals = 0
    while (value * 10**decimals).denominator != 1:
        decimals += 1
    return decimals
