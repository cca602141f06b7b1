"""Characters that may not enter a document."""

from __future__ import annotations

import re

_UNUSABLE = (
    ("ký tự điều khiển", "\x00-\x08\x0b\x0c\x0e-\x1f"),
    ("ký tự đổi chiều chữ", "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"),
    ("nửa ký tự", "\ud800-\udfff"),
    ("ký tự dùng riêng", "\ue000-\ue00f"),
    (
        "mã không phải là ký tự",
        "\ufdd0-\ufdef"
        + "".join(f"{chr(p + 0xFFFE)}{chr(p + 0xFFFF)}" for p in range(0, 0x110000, 0x10000)),
    ),
)
_ANY_UNUSABLE = re.compile("|".join(f"([{characters}])" for _, characters in _UNUSABLE))


def unusable_character(text: str) -> str | None:
    r"""Describe the first character that may not enter a document, if there is one.

    >>> unusable_character("Sở\x07 Y tế")
    'ký tự điều khiển U+0007'
    """
    found = _ANY_UNUSABLE.search(text)
    if not found:
        return None
    kind, _ = _UNUSABLE[(found.lastindex or 1) - 1]
    return f"{kind} U+{ord(found[0]):04X}"
