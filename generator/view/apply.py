"""Carries out edits of format on the parts of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.view.edits import (
    Edit,
    PageEdit,
    PageNumberEdit,
    ParagraphEdit,
    RowEdit,
    RuleEdit,
    RunEdit,
)
from generator.view.mending.draft import Draft
from generator.view.mending.page_numbers import mend_page_number
from generator.view.mending.pages import mend_page
from generator.view.mending.paragraphs import mend_paragraph, mend_row
from generator.view.mending.rules import mend_rule
from generator.view.mending.runs import mend_runs
from generator.view.tables import inside


def apply(parts: Mapping[str, bytes], edits: Sequence[Edit]) -> dict[str, bytes]:
    """Return the parts after some edits; those that are not concerned keep their bytes.

    An edit that cannot be carried out by format alone leaves all as it is.
    """
    draft = Draft(parts)
    for edit in edits:
        _mend(draft, edit)
    return draft.finished()


def _mend(draft: Draft, edit: Edit) -> None:
    match edit:
        case PageEdit():
            mend_page(draft, edit)
        case PageNumberEdit():
            mend_page_number(draft, edit)
        case RowEdit():
            _mend_row(draft, edit)
        case RuleEdit():
            mend_rule(draft, edit)
        case ParagraphEdit() | RunEdit():
            _mend_paragraph(draft, edit)


def _mend_paragraph(draft: Draft, edit: ParagraphEdit | RunEdit) -> None:
    paragraph = draft.paragraph(edit.spot)
    if paragraph is None:
        return
    if isinstance(edit, RunEdit):
        mend_runs(paragraph, edit)
    else:
        mend_paragraph(paragraph, edit, draft.sheet)


def _mend_row(draft: Draft, edit: RowEdit) -> None:
    table = draft.table(edit.table)
    rows = [] if table is None else list(inside(table, "tr"))
    if edit.row < len(rows):
        mend_row(rows[edit.row], edit)
