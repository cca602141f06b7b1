"""Words of foreign documents made harmless for a console: nothing in them moves the cursor."""

from __future__ import annotations

import re

_ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""Control characters, those that turn the direction of writing, and halves of characters."""


def plain(text: str) -> str:
    r"""Write what would act on a console as its code.

    >>> plain("Sở\x1b[31m Y tế")
    'Sở\\x1b[31m Y tế'
    """
    return _ACTING.sub(_code, text)


def _code(match: re.Match[str]) -> str:
    return ascii(match[0])[1:-1]


def plain_json(text: str) -> str:
    r"""Write the same characters in a JSON text as JSON writes them.

    >>> plain_json('{"file": "a\u202eb"}')
    '{"file": "a\\u202eb"}'
    """
    return _ACTING.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
