"""What a written Vietnamese syllable may be made of."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

_WRITTEN_ONSETS = "b c ch d đ g gh gi h k kh l m n nh ng ngh p ph qu r s t th tr v x"
# The k at the end is that of the highlands: Đăk, Ngọk.
_WRITTEN_RIMES = """
    a ac ach ai ak am an ang anh ao ap at au ay
    ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec ek em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oc oe oen oeo oet oi ok om on ong ooc oong op ot
    ô ôc ôi ôk ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc uê uêch uênh ui um un ung uơ up ut uân uâng uât uây uôc uôi uôm uôn uông uôt
    uy uya uych uyên uyêt uynh uyt uyu
    ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu ych ynh yt
"""
_ONSETS, _LONGEST_ONSET = frozenset({"", *_WRITTEN_ONSETS.split()}), 3
_RIMES = frozenset(_WRITTEN_RIMES.split())

_ACUTE, _DOT = "\u0301", "\u0323"
_TONES = re.compile(f"[\u0300{_ACUTE}\u0303\u0309{_DOT}]")
_STOPPED = re.compile("(?:c|ch|k|p|t)$")


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Tell whether a word may be one Vietnamese syllable, in any case.

    >>> [word for word in ("Nghiêng", "xã", "hoà", "café", "cỏt") if is_syllable(word)]
    ['Nghiêng', 'xã', 'hoà']
    """
    spelled = normalize("NFD", word.lower())
    tones = _TONES.findall(spelled)
    plain = normalize("NFC", _TONES.sub("", spelled))
    if len(tones) > 1 or not _is_spelled(plain):
        return False
    # A syllable that a stop closes rises or is heavy.
    return not (tones and _STOPPED.search(plain)) or tones[0] in (_ACUTE, _DOT)


def _is_spelled(plain: str) -> bool:
    """Tell whether a word without tones is an onset, or none, and a rime."""
    ends = range(_LONGEST_ONSET + 1)
    return any(plain[:end] in _ONSETS and plain[end:] in _RIMES for end in ends)
