"""The texts that an office types, as blocks."""

from generator.text.places import Places, note_labels, places
from generator.text.reading import parse, parse_line

__all__ = ["Places", "note_labels", "parse", "parse_line", "places"]
