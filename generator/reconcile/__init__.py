"""Guard the figures: read finished files back, account for them, tell what was edited."""

from generator.reconcile.account import Account, Material, account, reminders
from generator.reconcile.checking import ReadBack, first_words, read_back
from generator.reconcile.editing import Edits, edits, fills_of
from generator.reconcile.finished import Finished, Printed, Reading, Wording, joined, wording
from generator.reconcile.originals import FILE as ORIGINALS_FILE
from generator.reconcile.originals import Original, Originals, pack, unpack
from generator.reconcile.page import FILE as HTML_FILE
from generator.reconcile.page import page
from generator.reconcile.paper import FILE as PAPER_FILE
from generator.reconcile.paper import paper
from generator.reconcile.periods import Typed, typed_texts, untagged
from generator.reconcile.saved import edits_of_page, edits_of_workbook
from generator.reconcile.tables import TableReading, read_tables

__all__ = [
    "HTML_FILE",
    "ORIGINALS_FILE",
    "PAPER_FILE",
    "Account",
    "Edits",
    "Finished",
    "Material",
    "Original",
    "Originals",
    "Printed",
    "ReadBack",
    "Reading",
    "TableReading",
    "Typed",
    "Wording",
    "account",
    "edits",
    "edits_of_page",
    "edits_of_workbook",
    "fills_of",
    "first_words",
    "joined",
    "pack",
    "page",
    "paper",
    "read_back",
    "read_tables",
    "reminders",
    "typed_texts",
    "unpack",
    "untagged",
    "wording",
]
