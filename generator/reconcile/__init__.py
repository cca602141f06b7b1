"""Guard the figures: read finished files back, account for them, tell what was edited."""

from generator.reconcile.account import (
    Account,
    Cells,
    Material,
    account,
    cells_of,
    differing,
    reminders,
    reread,
)
from generator.reconcile.checking import (
    Known,
    ReadBack,
    first_words,
    known,
    opened,
    problems_of,
    read_back,
)
from generator.reconcile.copied import CopiedReading, read_copied
from generator.reconcile.editing import Edits, edits, fills_of
from generator.reconcile.finished import Finished, Printed, Reading, Wording, joined, wording
from generator.reconcile.originals import FILE as ORIGINALS_FILE
from generator.reconcile.originals import Keeper, Original, Originals, sheets_in, told, unpack
from generator.reconcile.page import FILE as HTML_FILE
from generator.reconcile.page import Stretch, page, stretch
from generator.reconcile.paper import FILE as PAPER_FILE
from generator.reconcile.paper import paper
from generator.reconcile.periods import Typed, typed_texts, untagged
from generator.reconcile.saved import edits_of_page, edits_of_workbook
from generator.reconcile.sheets import Sheet, Sheets, sheet_of, still_holds
from generator.reconcile.tables import TableReading, read_tables
from generator.reconcile.wanted import Wanted

__all__ = [
    "HTML_FILE",
    "ORIGINALS_FILE",
    "PAPER_FILE",
    "Account",
    "Cells",
    "CopiedReading",
    "Edits",
    "Finished",
    "Keeper",
    "Known",
    "Material",
    "Original",
    "Originals",
    "Printed",
    "ReadBack",
    "Reading",
    "Sheet",
    "Sheets",
    "Stretch",
    "TableReading",
    "Typed",
    "Wanted",
    "Wording",
    "account",
    "cells_of",
    "differing",
    "edits",
    "edits_of_page",
    "edits_of_workbook",
    "fills_of",
    "first_words",
    "joined",
    "known",
    "opened",
    "page",
    "paper",
    "problems_of",
    "read_back",
    "read_copied",
    "read_tables",
    "reminders",
    "reread",
    "sheet_of",
    "sheets_in",
    "still_holds",
    "stretch",
    "told",
    "typed_texts",
    "unpack",
    "untagged",
    "wording",
]
