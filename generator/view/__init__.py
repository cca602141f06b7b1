"""Any Word document as it is read on paper, and edits of its format."""

from generator.view.marks import Marks, Stretch, marks
from generator.view.names import paragraphs_of, runs_of, tables_of
from generator.view.reading import read, read_parts

__all__ = [
    "Marks",
    "Stretch",
    "marks",
    "paragraphs_of",
    "read",
    "read_parts",
    "runs_of",
    "tables_of",
]
