"""The proof that an edit of format left every word of a document as it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.errors import CongvanError, Place, error
from generator.package import ContentTypes, content_types, lines
from generator.view.words import words

Parts = Mapping[str, bytes]

_FORMED: Final = (".main", "header", "footer", "footnotes", "endnotes", "comments")
"""The parts whose format may change; the last words of their content types."""


def prove(before: Parts, after: Parts, file: str) -> None:
    """Prove that no word changed anywhere, and no part that is not about format.

    The words are read twice, by the reader that counts all of them and by the one of `reconcile`.

    Raises:
        CongvanError: where one did, which is our own bug; nothing may be written then.
    """
    changed = [name for name in before if after.get(name) != before[name]]
    types = content_types(after)
    are_formed = all(_may_change(name, types) for name in changed)
    if not are_formed or words(before) != words(after) or _read(before) != _read(after):
        what = "Bản sửa có chữ khác bản gốc, nên không được ghi."
        remedy = "Đây là lỗi của chương trình; gửi tệp này cho người giữ chương trình."
        raise CongvanError([error("XU30", Place(file), what, remedy)])


def _may_change(name: str, types: ContentTypes) -> bool:
    is_formed = types.of(name).removesuffix("+xml").endswith(_FORMED)
    return is_formed or name == "[Content_Types].xml" or name.endswith(".rels")


def _read(parts: Parts) -> list[str]:
    return [each.text for each in lines(parts)]
