"""Characters that may not enter a document."""

from __future__ import annotations

import re

_UNUSABLE = (
    ("ký tự điều khiển", "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"),
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
    is_plain = text.isprintable() or text.replace("\n", " ").isprintable()
    found = None if is_plain else _ANY_UNUSABLE.search(text)
    if not found:
        return None
    kind, _ = _UNUSABLE[(found.lastindex or 1) - 1]
    return f"{kind} U+{ord(found[0]):04X}"


_FOREIGN = re.compile("[\u0370-\u052f\uff21-\uff3a\uff41-\uff5a]")


def foreign_letter(text: str) -> str | None:
    """Describe the first Greek, Cyrillic or full-width letter, if there is one.

    It may look like ours, so that two names that look the same are not.

    >>> foreign_letter("\N{GREEK SMALL LETTER OMEGA}n")
    'chữ lạ «ω» U+03C9'
    """
    found = _FOREIGN.search(text)
    return f"chữ lạ «{found[0]}» U+{ord(found[0]):04X}" if found else None


# What shows as nothing, so that two names or codes that look the same are not. The soft hyphen is
# a letter of TCVN3: ask `legacy_text` first.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u180e\u200b-\u200d\u2028\u2029\u2060-\u2064\ufeff]"
)


def invisible_character(text: str) -> str | None:
    r"""Describe the first character of a name or a code that shows as nothing, if there is one.

    >>> invisible_character("Xã\u200b An")
    'ký tự không nhìn thấy U+200B'
    """
    found = _INVISIBLE.search(text)
    return f"ký tự không nhìn thấy U+{ord(found[0]):04X}" if found else None
