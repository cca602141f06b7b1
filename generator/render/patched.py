"""What docxtpl makes of the XML of a part, so that Jinja reads the tags in it."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Final

SOUND_TAG: Final = re.compile(
    r"\{(?:\{|(%)(?!p?\s+(?:colspan|cellbg|vm|hm)\b))p?\s[^<>{}&“”‘’]*\s(?(1)%|\})\}"  # noqa: RUF001
)
"""A tag in one piece in which docxtpl has nothing to mend, and which it at most lifts."""
BRACE: Final = re.compile(r"[{}]")
BARE_TEXT: Final = "<w:t>"
"""Before a tag docxtpl has it keep its blanks."""
LIFTED: Final = re.compile(
    r"<w:p[ >][^<]*(?:<(?!w:p[ >])[^<]*)*(\{[{%])p ([^}%]*[}%]\}).*?</w:p>", re.DOTALL
)
"""A paragraph that gives way to its tag, by docxtpl's own rule: the tag that begins with a p."""


def patched(xml: str) -> str:
    """Return the XML of a part as docxtpl would have Jinja read it.

    Where of its twenty rules only that of paragraphs can apply, as in the templates that the
    program comes with, docxtpl is not even loaded: it takes a tenth of all that a build loads.
    """
    if is_sound(xml):
        return LIFTED.sub(r"\1 \2", xml)
    return str(import_module("generator.render.healing").healed(xml))


def is_sound(xml: str) -> bool:
    """Tell whether docxtpl would do nothing to the XML of a part but lift tags of paragraphs."""
    bare = xml.find(BARE_TEXT)
    keeps_blanks = bare < 0 or bare > xml.rfind("}")
    return keeps_blanks and not BRACE.search(SOUND_TAG.sub("", xml))
