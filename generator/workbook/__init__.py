"""Workbooks in and out: the register, the figures, the results (the only user of openpyxl)."""

from generator.workbook.contents import Contents, contents, own_contents
from generator.workbook.dataset import read_dataset
from generator.workbook.register import read_register
from generator.workbook.results import write_results

__all__ = [
    "Contents",
    "contents",
    "own_contents",
    "read_dataset",
    "read_register",
    "write_results",
]
