"""Every document that the program makes is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checker import Kind, check_file, dissect
from generator.errors import Severity
from generator.view import read
from tests import an_giang, letters


def told(path: Path) -> list[tuple[str, str, str, str]]:
    return [
        (path.name, each.rule, str(each.place), each.measured)
        for each in check_file(path.read_bytes(), path.name)
        if each.severity is not Severity.INFO
    ]


UNSAID = ("AP01", "lời văn không nhắc đến phụ lục")
OF_THEIR_WORDS = {
    "tinh": [UNSAID],
    "thanh-pho": [UNSAID],
    "hai-phu-luc": [UNSAID],
    "phuong": [("RF12", "dòng chữ dài 123,7 mm, chỗ rộng 103,5 mm")],
}
"""What is found in the words of these dossiers, not in what the program makes of them."""


@pytest.mark.parametrize("name", letters.CASES)
def test_every_shape_of_letter_is_sound(name: str, tmp_path: Path) -> None:
    documents = list(letters.write(name, tmp_path))

    assert documents
    found = [(rule, measured) for path in documents for _, rule, _, measured in told(path)]
    assert found == OF_THEIR_WORDS.get(name, [])


def test_every_sheet_of_an_giang_is_sound() -> None:
    sheets = list(an_giang.unit_files())

    assert len(sheets) > 25
    assert [fault for path in sheets for fault in told(path)] == []


def test_our_documents_are_known_for_what_they_are(tmp_path: Path) -> None:
    kinds = {
        path.name: dissect(read(path.read_bytes(), path.name)).kind
        for path in letters.write("phu-luc-rieng", tmp_path)
    }

    assert kinds == {
        "phu-luc-rieng_cong-van.docx": Kind.DISPATCH,
        "phu-luc-rieng_phu-luc-1.docx": Kind.APPENDIX,
        "phu-luc-rieng_phu-luc-2.docx": Kind.APPENDIX,
    }
