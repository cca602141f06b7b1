"""Blocks, styles and packages in WordprocessingML."""

from generator.wordml.widths import fits
from generator.wordml.writer import Fragment, write, write_runs

__all__ = ["Fragment", "fits", "write", "write_runs"]
