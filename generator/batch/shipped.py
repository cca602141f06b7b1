"""Which of the shipped templates serves which document of a dossier."""

from __future__ import annotations

from collections.abc import Iterator

from generator import context, layout
from generator.config import AppendixSettings, Settings

NARROW = {layout.LARGE_SET: "", layout.SMALL_SET: "-hep"}
"""What the name of a template ends with whose letterhead has room for a long name of a place."""
ATTACHED, SUBMISSION = "van-ban-kem-theo", "phieu-trinh"
APPENDIX = {True: "phu-luc-ngang.docx", False: "phu-luc-doc.docx"}


def of_letter(settings: Settings) -> str:
    """Return the template whose sizes leave room for the name of the place."""
    return _named(settings, settings.letter.kind.form.value)


def of_attached(settings: Settings) -> str:
    """Return the template of what a decision issues with itself."""
    issued = settings.letter.attached
    lying = "-ngang" if issued and issued.landscape else ""
    return _named(settings, f"{ATTACHED}{lying}")


def of_submission(settings: Settings) -> str:
    """Return the template of the sheet for the leader."""
    return _named(settings, SUBMISSION)


def of_appendix(own: AppendixSettings) -> str:
    """Return the template of an appendix for all organizations."""
    return APPENDIX[own.landscape]


def in_use(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the templates that serve a dossier: the entry that has none of its own, and the name.

    An appendix for each organization has no shipped template: none could know its fields.
    """
    letter, submitted = settings.letter, settings.submitted
    if not letter.template:
        yield "mục «Văn bản»", of_letter(settings)
    if letter.attached and not letter.attached.template:
        yield "mục «Ban hành kèm theo»", of_attached(settings)
    if submitted and not submitted.template:
        yield "mục «Phiếu trình»", of_submission(settings)
    for number, each in enumerate(settings.appendices, 1):
        if not each.template:
            yield f"mục thứ {number} của «Phụ lục»", of_appendix(each)


def _named(settings: Settings, name: str) -> str:
    return f"{name}{NARROW[context.size_set(settings.letter.place)]}.docx"
