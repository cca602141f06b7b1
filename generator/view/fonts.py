"""Which face a letter is set in: four slots of a font by script, and the faces of the theme."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from typing import Final

from generator.frozen import Frozen, field
from generator.view.names import A, Element, W, child, tree

DEFAULT_FONT: Final = "Times New Roman"
"""Word's own, where a document says nothing."""

Slot = str
ASCII, HANSI, EAST, COMPLEX = "ascii", "hAnsi", "eastAsia", "cs"
SLOTS: Final = (ASCII, HANSI, EAST, COMPLEX)


# --- the theme -------------------------------------------------------------------------------


class Theme(Frozen):
    """The faces of a theme ("majorAscii" …) and its colours ("accent1" …)."""

    fonts: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)

    def font(self, name: str) -> str:
        """Return the face that a theme font stands for; Word falls back on its own default."""
        return self.fonts.get(name.lower(), "") or DEFAULT_FONT

    def colour(self, name: str, tint: str, shade: str, fallback: str) -> str:
        """Return a colour of the theme, made lighter or darker."""
        found = self.colours.get(COLOUR_NAMES.get(name, name), "")
        return _toned(found, tint, shade) if HEX.fullmatch(found) else fallback


HEX: Final = re.compile(r"[0-9A-F]{6}")
COLOUR_NAMES: Final = {
    "text1": "dk1", "dark1": "dk1", "background1": "lt1", "light1": "lt1",
    "text2": "dk2", "dark2": "dk2", "background2": "lt2", "light2": "lt2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
SCRIPTS: Final = {
    "ja": "Jpan", "ko": "Hang", "zh-cn": "Hans", "zh-sg": "Hans", "zh": "Hant",
    "ar": "Arab", "fa": "Arab", "he": "Hebr", "th": "Thai", "km": "Khmr", "lo": "Laoo",
}  # fmt: skip


def theme(data: bytes, settings: Element | None) -> Theme:
    """Read the theme part; the languages of its fonts stand in the settings."""
    root = tree(data)
    languages = child(settings, "themeFontLang")
    east = "" if languages is None else languages.get(f"{W}eastAsia", "")
    bidi = "" if languages is None else languages.get(f"{W}bidi", "")
    fonts: dict[str, str] = {}
    for kind in ("major", "minor"):
        faces = next(root.iter(f"{A}{kind}Font"), None)
        if faces is None:
            continue
        latin = _face(faces, "latin", "")
        slots = {"ascii": latin, "hansi": latin}
        slots |= {"eastasia": _face(faces, "ea", east), "bidi": _face(faces, "cs", bidi)}
        fonts |= {kind + slot: face for slot, face in slots.items()}
    return Theme(fonts, _colours(next(root.iter(f"{A}clrScheme"), None)))


def _face(faces: Element, name: str, language: str) -> str:
    found = faces.find(A + name)
    face = "" if found is None else found.get("typeface", "")
    if face or not language:
        return face
    tag = language.lower()
    script = SCRIPTS.get(tag) or SCRIPTS.get(tag.partition("-")[0], "")
    alike = (each for each in faces.iterfind(f"{A}font") if each.get("script") == script)
    return next((each.get("typeface", "") for each in alike), "")


def _colours(scheme: Element | None) -> dict[str, str]:
    found = {}
    for entry in () if scheme is None else scheme:
        for shade in entry:
            if isinstance(entry.tag, str):
                value = shade.get("lastClr") or shade.get("val") or ""
                found[entry.tag.removeprefix(A)] = value.upper()
    return found


def _toned(colour: str, tint: str, shade: str) -> str:
    """Make a colour lighter (tint) or darker (shade), as Word does: by its lightness."""
    if not tint and not shade:
        return colour
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    if tint:
        share = _share(tint)
        light = light * share + 1 - share
    if shade:
        light *= _share(shade)
    made = colorsys.hls_to_rgb(hue, min(light, 1.0), saturation)
    return "".join(f"{round(part * 255):02X}" for part in made)


def _share(text: str) -> float:
    return int(text, 16) / 255 if re.fullmatch("[0-9A-Fa-f]{2}", text) else 1.0


# --- scripts ---------------------------------------------------------------------------------

# The ranges of ISO 29500-1, 17.3.2.26.
_C: Final = r"\u0590-\u08ff\u0900-\u0eff\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefe"
_E: Final = (
    r"\u1100-\u11ff\u2e80-\ua4ff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef"
    r"\U00020000-\U0003ffff"
)
_EITHER: Final = (
    r"\xa1\xa4\xa7\xa8\xaa\xad\xaf-\xb4\xb6-\xba\xbc-\xbf\xd7\xf7\u02b0-\u04ff"
    r"\u2000-\u2bff\ue000-\uf8ff\ufb00-\ufb1c"
)
"""East Asian where the run asks for it (w:hint): quotes, dots, arrows, Greek and Cyrillic."""
ASCII_ONLY: Final = re.compile(r"[\x00-\x7f]*")
COMPLEX_LETTERS: Final = re.compile(f"[{_C}]")
EAST_LETTERS: Final = re.compile(f"[{_E}]")
EITHER_LETTERS: Final = re.compile(f"[{_EITHER}]")
OTHERS: Final = re.compile(r"[^\x00-\x7f]")
ASCII_LETTERS: Final = re.compile(r"[\x00-\x7f]")


class Faces(Frozen):
    """The faces of a run by slot; `is_complex` sets all of it in the complex one."""

    ascii: str = DEFAULT_FONT
    h_ansi: str = DEFAULT_FONT
    east: str = DEFAULT_FONT
    complex: str = DEFAULT_FONT
    prefers_east: bool = False
    is_complex: bool = False

    def of(self, text: str) -> tuple[str, ...]:
        """Return the faces that a text is set in, each once."""
        if self.is_complex:
            return (self.complex,)
        if text.isascii():
            return (self.ascii,)
        if self.ascii == self.h_ansi == self.east == self.complex:
            return (self.ascii,)
        return self._mixed(text)

    def _mixed(self, text: str) -> tuple[str, ...]:
        found = [self.ascii] if ASCII_LETTERS.search(text) else []
        rest = text
        for letters, face, is_asked in (
            (COMPLEX_LETTERS, self.complex, True),
            (EAST_LETTERS, self.east, True),
            (EITHER_LETTERS, self.east, self.prefers_east),
        ):
            if is_asked and letters.search(rest):
                found.append(face)
                rest = letters.sub("", rest)
        if OTHERS.search(rest):
            found.append(self.h_ansi)
        return tuple(dict.fromkeys(found))


def one_face(face: str) -> Faces:
    """Return faces that are the same in all scripts."""
    return Faces(face, face, face, face)
