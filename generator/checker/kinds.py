"""What kind of document a paper is, as far as the decree is concerned."""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """The kind of a document; the value is what people read."""

    DISPATCH = "công văn"
    NAMED = "văn bản có tên loại"
    DECISION = "quyết định"
    ATTACHED = "văn bản ban hành kèm theo"
    APPENDIX = "phụ lục"
    COPY = "bản sao"
    REGULATION = "văn bản quy phạm pháp luật"
    PARTY = "văn bản của Đảng"
    SUBMISSION = "phiếu trình"
    UNKNOWN = "không nhận ra loại văn bản"

    @property
    def is_in_scope(self) -> bool:
        """Tell whether the decree's layout is asked of it."""
        return self not in {Kind.REGULATION, Kind.PARTY, Kind.SUBMISSION, Kind.UNKNOWN}


WITH_LETTERHEAD = frozenset({Kind.DISPATCH, Kind.NAMED, Kind.DECISION})
IN_SCOPE = frozenset(kind for kind in Kind if kind.is_in_scope)
EVERY = frozenset(Kind)
