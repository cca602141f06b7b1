"""Run the program as `python -m generator`."""

import sys

from generator.cli import process

sys.exit(process())
