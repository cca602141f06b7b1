"""Names as they are spelled: composed, compared when spelled otherwise, written in a file name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from unicodedata import category, normalize


def nfc(text: str) -> str:
    """Compose the letters, so that those that look the same are the same."""
    return normalize("NFC", text)


@lru_cache(maxsize=4096)
def fold_name(name: str) -> str:
    """Fold a name into the identifier that templates use.

    >>> fold_name("Sở, ban, ngành tỉnh")
    'sở_ban_ngành_tỉnh'
    """
    return re.sub(r"[\W_]+", "_", nfc(nfc(name).casefold())).strip("_")


def fold_text(text: str) -> str:
    """Fold a name for comparing: composition, case, spaces, place of the accent, kinds of đ.

    >>> fold_text("Ủy  ban XÃ HÒA BÌNH") == fold_text("Uỷ ban xã Hoà Bình")
    True
    """
    return _folded_name(text) if len(text) <= _NAME else _folded(text)


_NAME = 64
"""So short a text may be a name, which is compared again and again."""


def _folded(text: str) -> str:
    if text.isascii():
        return " ".join(text.lower().split())
    plain = " ".join(normalize("NFC", normalize("NFC", text).casefold()).split())
    plain = plain.replace("\N{LATIN SMALL LETTER ETH}", "đ").replace("ɖ", "đ")
    return _OLD_ACCENT.sub(_accent_last, plain)


_folded_name = lru_cache(maxsize=1 << 15)(_folded)

# Only open syllables have two spellings (hòa, hoà); "toàn" and "khuỷu" have one. All the letters
# stand in front, where a search skips to them.
_OLD_ACCENT = re.compile(r"([òóỏõọùúủũụ])((?<=[òóỏõọ])[ae]|(?<=[ùúủũụ])y)(?![^\W\d_])")


def _accent_last(match: re.Match[str]) -> str:
    parts = normalize("NFD", match[1])
    return parts[0] + nfc(match[2] + parts[1])


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate most like a mistyped name, or None if none is like it.

    >>> nearest("Tong ho so", ["Tổng TTHC", "Tổng hồ sơ"])
    'Tổng hồ sơ'
    """
    scored = [(_likeness(name, candidate), candidate) for candidate in candidates]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    return best[1] if best[0] >= _ALIKE else None


_ALIKE = 0.6


def _likeness(one: str, other: str) -> float:
    """Compare letters first (0 to 1); accents only settle between equals."""
    letters = SequenceMatcher(None, _letters(one), _letters(other)).ratio()
    accents = SequenceMatcher(None, fold_text(one), fold_text(other)).ratio()
    return letters + accents / 100 if letters >= _ALIKE else 0.0


def _letters(text: str) -> str:
    """Drop accents and spaces: "Tổng hồ sơ" -> "tonghoso"."""
    return file_name(text).replace("-", "")


def file_name(text: str) -> str:
    """Write a name without accents, for a file.

    >>> file_name("Sơn Hạ"), file_name("Đặc khu Lý Sơn (mới)")
    ('son-ha', 'dac-khu-ly-son-moi')
    """
    spelled = normalize("NFD", fold_text(text)).replace("đ", "d")
    plain = "".join(letter for letter in spelled if category(letter) != "Mn")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def capitalized(text: str) -> str:
    """Write a clause as a sentence begins: its first letter large, the others as they are.

    >>> capitalized("đặc khu Lý Sơn")
    'Đặc khu Lý Sơn'
    """
    return text[:1].upper() + text[1:]
