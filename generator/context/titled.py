"""What stands above the text of a document with a type name: type, title, authority."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator import layout, titled
from generator.blocks import Rule
from generator.config import LetterSettings
from generator.context.letterhead import size_set, subject_lines
from generator.context.lines import TEXT_COST, Room, broken, room_of
from generator.kinds import Kind
from generator.layout import Element

ABBREVIATED = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}
"""What the line of authority writes in full, however «Thẩm quyền ban hành» has it."""


def about_fields(letter: LetterSettings, subject: str) -> dict[str, object]:
    """Return the fields that say what a document is and what it is about."""
    return {
        "trích_yếu": subject,
        **title_fields(letter.kind, subject),
        **({} if not letter.kind.is_dispatch else _dispatch(letter, subject)),
        "thẩm_quyền": _authority(letter) if letter.kind.is_decision else [],
        "mệnh_lệnh": letter.kind.order,
        "người_điện": " ".join(map(_in_full, _authority_typed(letter))),
        "nơi_nhận_điện": [f"- {each.removeprefix('- ')}" for each in letter.wired],
        "thư_ký": letter.secretary,
        "hình_thức_sao": letter.copy_form.upper(),
    }


def _dispatch(letter: LetterSettings, subject: str) -> dict[str, object]:
    return {"trích_yếu_chia_dòng": subject_lines(subject, size_set(letter.place))}


def title_fields(kind: Kind, subject: str) -> dict[str, object]:
    """Return the type name, the title in lines alike in length, and the rule under them."""
    name, room = kind.name.upper(), _room(layout.TITLE)
    lines = broken(subject, room, TEXT_COST) if subject else []
    last = lines[-1] if lines else name
    return {
        "tên_loại": name,
        "trích_yếu_chia_dòng": "\n".join(lines),
        "đường_kẻ_trích_yếu": _rule(last),
    }


def _rule(last_line: str) -> Rule:
    """Return the rule under a title: a share of the line above it (ND30-37)."""
    text_mm = _room(layout.TITLE).width(last_line)
    return Rule(round(layout.ISSUER_RULE_SHARE * text_mm, 1), layout.PORTRAIT.text_width_mm)


def _authority(letter: LetterSettings) -> list[str]:
    """Return who decides, in full and in capitals, as typed or else as the Kèm theo line has it."""
    room, typed = _room(titled.AUTHORITY), _authority_typed(letter)
    return [line for each in typed for line in broken(_in_full(each).upper(), room)]


def _authority_typed(letter: LetterSettings) -> Sequence[str]:
    return letter.authority_line or (letter.authority,)


def _in_full(text: str) -> str:
    return re.sub(r"\b(?:UBND|HĐND)\b", lambda found: ABBREVIATED[found[0]], text)


def _room(look: Element) -> Room:
    """Return the room of a centred line, which reads better where it is narrower than the text."""
    return room_of(look, layout.PORTRAIT.text_width_mm - 2 * layout.TITLE_INDENT_MM)
