"""Every document that the program makes is sound; what is said of their words is written down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from generator.checker import Finding, check_file
from generator.errors import Severity
from tests import an_giang
from tests.golden.cases import Case, cases, made

DOCUMENTS = [
    pytest.param(case, document, id=f"{case.folder.name}/{document}")
    for case in cases()
    for document in case.documents
]
LISTED: dict[str, Any] = yaml.safe_load((an_giang.DOSSIER / "the-thuc.yaml").read_text("utf-8"))
TOLD = ("Quy tắc", "Mức độ", "Chỗ", "Đo được")


def told(finding: Finding) -> dict[str, str]:
    """Tell of a finding as the list beside the dossier does."""
    said = finding.rule, finding.severity.value, str(finding.place), finding.measured
    return dict(zip(TOLD, said, strict=True))


def of_an_giang() -> Iterator[tuple[str, bytes]]:
    folder = an_giang.folder()
    for path in sorted(folder.rglob("*.docx")):
        yield path.relative_to(folder).as_posix(), path.read_bytes()


def test_all_that_is_said_of_the_set_of_an_giang_is_listed_in_its_dossier() -> None:
    found = {file: [told(each) for each in check_file(data, file)] for file, data in of_an_giang()}

    assert len(found) > 30
    listed = {
        file: [{name: entry[name] for name in TOLD} for entry in entries]
        for file, entries in LISTED.items()
    }
    assert {file: findings for file, findings in found.items() if findings} == listed


def test_each_finding_that_is_left_has_its_reason() -> None:
    assert [entry for entries in LISTED.values() for entry in entries if not entry["Vì sao"]] == []


UNSAID = "lời văn không nhắc đến phụ lục"
OF_THEIR_WORDS = {
    "draft": [f"AP01 đoạn 15 «Phụ lục»: {UNSAID}"],
    "odd-characters": [
        "HD08 đoạn 9 «1. Điểm đầu > điểm sau & 5*3*2 < 31 –…»: chữ không đậm",
        "LO01 đoạn 14 «- Phòng {{ kỳ.tên }}, {% if %}, {#…»: «{{ kỳ.tên }}», «{% if %}», "
        "«{# không phải lệnh #}»",
        f"AP01 đoạn 18 «Phụ lục»: {UNSAID}",
        "LO01 bảng 1, dòng 3 «]]> &amp; {% raw %} “x” – 5 < 6»: «{% raw %}», «{{ kỳ.tên }}»",
    ],
    "parent-organization": [f"AP01 đoạn 18 «Phụ lục»: {UNSAID}"],
    "separate-appendix": [f"AP01 đoạn 15 «Phụ lục I»: {UNSAID}"],
    "paper-table-of-tasks/quyet-dinh.docx": [
        "SG02 đoạn 22 «CHỦ TỊCH»: không thấy họ và tên người ký",
    ],
    "paper-table-of-tasks/ke-hoach.docx": [
        "BD18 bảng 1, dòng 52 «Niêm yết và đăng tải công khai Bản…»: «Thông tư số "
        "02/2017/TT-VPCP» không có ngày ban hành",
    ],
}
"""What is found in the words, made to be odd, of some letters; nothing of how they are printed."""


@pytest.mark.parametrize(("case", "document"), DOCUMENTS)
def test_in_a_golden_document_nothing_is_found_but_its_own_words(case: Case, document: str) -> None:
    found = check_file(made(case)[document], document)

    said = [
        f"{each.rule} {each.place}: {each.measured}"
        for each in found
        if each.severity is not Severity.INFO
    ]
    folder = case.folder.name
    whose = folder if document == "cong-van.docx" else f"{folder}/{document}"
    assert said == OF_THEIR_WORDS.get(whose, [])
