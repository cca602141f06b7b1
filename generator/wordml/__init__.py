"""Blocks, styles and packages in WordprocessingML."""

from generator.wordml.long_tables import put_back
from generator.wordml.turning import TURNED
from generator.wordml.widths import fits, reads_well
from generator.wordml.writer import Fragment, write, write_runs

__all__ = ["TURNED", "Fragment", "fits", "put_back", "reads_well", "write", "write_runs"]
