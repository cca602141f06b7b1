"""Blocks, styles and packages in WordprocessingML."""

from generator.wordml.widths import fits
from generator.wordml.writer import Fragment, write

__all__ = ["Fragment", "fits", "write"]
