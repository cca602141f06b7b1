"""Text typed for the fonts of old (.VnTime, VNI-Times): its letters are not those it shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from itertools import product
from unicodedata import normalize

from generator.frozen import Frozen
from generator.vietnamese.names import nfc
from generator.vietnamese.syllables import is_syllable

TCVN3, VNI = "TCVN3", "VNI"
_IN_UNIKEY = {TCVN3: "TCVN3 (ABC)", VNI: "VNI Windows"}


class LegacyText(Frozen):
    """What gives a text away: its encoding, a word as it is stored, the word that was meant."""

    encoding: str
    word: str
    meant: str

    def what(self, others: int, kind: str) -> str:
        """Say what is wrong, to follow the place; how many `others` of a kind are so, too."""
        more = f"; còn {others} {kind} như thế" if others else ""
        example = f"ví dụ «{self.word}» là «{self.meant}»"
        return f"chữ gõ theo bảng mã {self.encoding}, {example}{more}."

    @property
    def remedy(self) -> str:
        """Say how to convert."""
        return (
            "Chép chữ, mở UniKey Toolkit (Ctrl+Shift+F6), chọn «Chuyển mã clipboard», nguồn "
            f"{_IN_UNIKEY[self.encoding]}, đích Unicode, bấm «Chuyển mã» rồi dán lại."
        )


def legacy_encoding(text: str) -> str | None:
    """Name the old encoding that a text is typed in, if it is.

    >>> legacy_encoding("Uû ban nh©n d©n x·"), legacy_encoding("Uyû ban nhaân daân xaõ")
    ('TCVN3', 'VNI')
    """
    found = legacy_text(text)
    return found.encoding if found else None


def legacy_text(text: str) -> LegacyText | None:
    """Find out whether a text is typed in an old encoding; ask before anything is cleaned.

    Letters alone do not tell: «Résumé» has as many strange ones. Evidence is a word that is no
    syllable as it stands and becomes one when it is decoded. It has to weigh 2; 3 where other
    words are Vietnamese beyond doubt; and always more than there are foreign words.
    """
    if _has_no_strange_word(text):
        return None
    words = list({word.lower(): word for word in _words(nfc(text)) if not word.isascii()}.values())
    strange = [word for word in words if not _is_sound(word)]
    if not strange:
        return None
    weighed = [_weighed(strange, old) for old in _ENCODINGS]
    score, found = max(weighed, key=lambda pair: pair[0])
    is_mixed = any(_is_sound(word) and max(word) > _LAST_OF_LATIN_1 for word in words)
    return found if score >= (3 if is_mixed else 2) else None


def legacy_texts(texts: Collection[str]) -> dict[str, LegacyText]:
    """Find those of many texts that are typed in an old encoding; one look tells that none is."""
    if _has_no_strange_word(" ".join(texts)):
        return {}
    return {text: old for text in texts if (old := legacy_text(text))}


_LAST_OF_LATIN_1 = "\xff"


@lru_cache(maxsize=1 << 13)
def _is_sound(word: str) -> bool:
    """Tell a syllable whose capitals stand in front: «tÕ» would be one, but for its Õ."""
    return is_syllable(word) and (word.isupper() or not any(map(str.isupper, word[1:])))


@lru_cache(maxsize=1 << 13)
def _is_at_ease(piece: str) -> bool:
    """Tell a piece between spaces without a strange word: most texts have no other."""
    return piece.isascii() or all(word.isascii() or _is_sound(word) for word in _words(nfc(piece)))


def _has_no_strange_word(text: str) -> bool:
    return text.isascii() or ("«" not in text and all(map(_is_at_ease, set(text.split()))))


def _weighed(strange: list[str], old: _Encoding) -> tuple[int, LegacyText | None]:
    """Add up the evidence for an encoding; foreign words that outweigh it leave none."""
    meant = {word: old.decode(word) for word in strange if not _MEASURE.fullmatch(word)}
    meant = {word: decoded for word, decoded in meant.items() if is_syllable(decoded)}
    weights = {word: _weight(word, old) for word in meant}
    score = sum(weights.values())
    if score <= len(strange) - len(meant):
        return 0, None
    word = max(meant, key=lambda each: (weights[each], len(each)))
    return score, LegacyText(old.name, word, meant[word])


def _weight(word: str, old: _Encoding) -> int:
    """Count the strange letters of a word, those twice that no language has there: «x·», «daân»."""
    return sum(not letter.isascii() for letter in word) + len(old.unheard.findall(word))


# --- words -----------------------------------------------------------------------------------

# In TCVN3 these are letters; « may be one anywhere, but ằ never ends a word: there » is a quote.
_SIGNS = "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·\u00b8¹»¼½¾×÷"
_WORD = re.compile(rf"(?:[^\W\d_]|[{_SIGNS}])+")
_QUOTED = re.compile(rf"(?<![^\W\d_{_SIGNS}])«([^«»]*)»(?![^\W\d_])")
_MEASURE = re.compile("µ.*|[A-Z]·m")
"""µm and N·m would decode to syllables that are no words."""


def _words(text: str) -> list[str]:
    """Split off what may be a word, without quotes: a sign alone is none."""
    words = _WORD.findall(_QUOTED.sub(r" \1 ", text))
    return [word for word in words if any(map(str.isalpha, word))]


# --- TCVN3 -----------------------------------------------------------------------------------

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·\u00b8¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_FROM_TCVN3 = str.maketrans(_TCVN3)


def _from_tcvn3(word: str) -> str:
    return word.translate(_FROM_TCVN3)


# --- VNI -------------------------------------------------------------------------------------

_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300\u0301\u0303\u0309\u0323"
_CIRCUMFLEX, _BREVE, _HORN = "\u0302\u0306\u031b"
_TONES = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_ROOFED = {"â": "", "á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_BOWED = {"ê": "", "é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_ALONE = {"ñ": "đ", "ö": "ư", "ô": "ơ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni() -> Mapping[str, str]:
    """Make the table of VNI: a letter, or a letter and the mark that stands behind it."""
    toned = {"a": "a", "e": "e", "o": "o", "u": "u", "y": "y", "ô": "ơ", "ö": "ư"}
    pairs = {a + b: toned[a] + tone for a, (b, tone) in product(toned, _TONES.items())}
    pairs |= {a + b: a + _CIRCUMFLEX + tone for a, (b, tone) in product("aeo", _ROOFED.items())}
    pairs |= {"a" + b: "a" + _BREVE + tone for b, tone in _BOWED.items()}
    return {**_ALONE, **{stored: normalize("NFC", meant) for stored, meant in pairs.items()}}


_VNI = _vni()
_IN_VNI = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))


def _from_vni(word: str) -> str:
    return _IN_VNI.sub(lambda found: _VNI[found[0]], word.lower())


# --- both ------------------------------------------------------------------------------------


class _Encoding(Frozen):
    """An encoding: how a word of it is read, and what in a word no language has."""

    name: str
    decode: Callable[[str], str]
    unheard: re.Pattern[str]


_ENCODINGS = (
    _Encoding(TCVN3, _from_tcvn3, re.compile(rf"(?<=.)[{_SIGNS}](?<![\u00ad¹])")),
    _Encoding(VNI, _from_vni, re.compile("[aeo][âáàåãä]|[AEO][ÂÁÀÅÃÄ]")),
)
