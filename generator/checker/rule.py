"""What a rule is: a function that yields faults, with its clause, its limits and its page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from generator.checker.kinds import IN_SCOPE, Kind
from generator.checker.paper import Paper, Part, Piece
from generator.errors import Severity
from generator.frozen import Frozen
from generator.layout import Band
from generator.view.edits import Edit
from generator.view.records import Paragraph

Limit = Band | float | str | tuple[str, ...]
Limits = Mapping[str, Limit]
"""Values that a profile may set, by the words that an office uses for them ("lề trái")."""


class At(Frozen):
    """Where a fault is; all counted from 0, `None` where it does not apply.

    `story` and `paragraph` lead a person there; `words` are the first ones of the paragraph.
    """

    section: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    words: str = ""


class Fault(Frozen):
    """One departure: where, what was measured, what is asked for, which edits would mend it.

    Both texts are Vietnamese and start small, without a full stop: «lề trái 25 mm», «30–35 mm».
    `part` is the part of the document that is concerned, None for the part of the rule.
    Without edits, a person has to mend it.
    """

    at: At
    measured: str
    required: str
    edits: tuple[Edit, ...] = ()
    part: Part | None = None


Judge = Callable[[Paper, Limits], Iterator[Fault]]


class Rule(Frozen):
    """A rule with its page; made by the decorator `rule`.

    `title` is the first line of the docstring; `why` and `remedy` are its paragraphs «Vì sao:» and
    «Cách sửa:». `layout` tells a rule that looks at the layout, not at words.
    """

    code: str
    name: str
    clause: str
    part: str
    severity: Severity
    judge: Judge
    title: str
    why: str
    remedy: str
    kinds: Collection[Kind] = IN_SCOPE
    limits: Limits | None = None
    doubtful: bool = False


def rule(  # noqa: PLR0913 - a rule says of itself all that its page prints, each by its name
    code: str,
    *,
    clause: str,
    part: str,
    severity: Severity = Severity.ERROR,
    kinds: Collection[Kind] = IN_SCOPE,
    limits: Limits | None = None,
    doubtful: bool = False,
) -> Callable[[Judge], Rule]:
    """Make a rule of a function; nothing is registered anywhere.

    `clause` is where the decree says so (or «thông lệ»). A `doubtful` rule may never be an error.
    """

    def make(judge: Judge) -> Rule:
        title, why, remedy = _page(judge.__doc__ or "")
        return Rule(
            code=code,
            name=judge.__name__,
            clause=clause,
            part=part,
            severity=severity,
            judge=judge,
            title=title,
            why=why,
            remedy=remedy,
            kinds=kinds,
            limits=limits or {},
            doubtful=doubtful,
        )

    return make


def _page(docstring: str) -> tuple[str, str, str]:
    """Return title, reason and remedy; missing ones are empty, which a test refuses."""
    title, _, rest = docstring.strip().partition("\n")
    why, _, remedy = rest.partition("Cách sửa:")
    return title.strip(), _one_line(why.partition("Vì sao:")[2]), _one_line(remedy)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def at(piece: Piece | Paragraph) -> At:
    """Return where a line stands."""
    paragraph = piece.paragraph if isinstance(piece, Piece) else piece
    cell = paragraph.cell
    return At(
        section=paragraph.section if paragraph.section >= 0 else None,
        paragraph=paragraph.index,
        table=cell.table if cell else None,
        row=cell.row if cell else None,
        words=" ".join(piece.text.split())[:60],
    )
