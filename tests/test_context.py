"""Fields looked up and put into texts; the catalogue of fields held against a real set."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from generator import config, context
from generator.blocks import Body, Field, Note, Paragraph, Run
from generator.errors import Refused
from tests import an_giang

FIELDS: Mapping[str, object] = {
    "kỳ": {"tên": "năm 2024"},
    "số": None,
    "kính_gửi": ["- Sở;"],
}


def paragraph(*paths: str) -> Paragraph:
    return Paragraph(tuple(Run(Field(path, line=7)) for path in paths))


def refusals(*paths: str) -> list[str]:
    with pytest.raises(Refused) as caught:
        context.fill([paragraph(*paths)], FIELDS, "noi-dung.md")
    return [str(problem) for problem in caught.value.problems]


def test_a_field_becomes_its_value() -> None:
    filled = context.fill([paragraph("kỳ.tên")], FIELDS, "noi-dung.md")

    assert filled == (Paragraph((Run("năm 2024"),)),)


def test_a_field_in_a_footnote_becomes_its_value() -> None:
    block = Paragraph((Run("Số"), Note((paragraph("Kỳ.Tên"),))))

    assert context.fill([block], FIELDS, "noi-dung.md") == (
        Paragraph((Run("Số"), Note((Paragraph((Run("năm 2024"),)),)))),
    )


def test_an_unknown_field_is_refused_with_the_nearest_known() -> None:
    assert refusals("kỳ.ten") == [
        "noi-dung.md, dòng 7: không có trường «kỳ.ten». Có phải «kỳ.tên» không? "
        "Xem mọi trường: congvan fields."
    ]


def test_all_fields_are_refused_at_once() -> None:
    assert len(refusals("kỳ.ten", "xyz", "kính_gửi")) == 3


def test_a_field_without_a_value_is_never_printed() -> None:
    assert refusals("số") == [
        "noi-dung.md, dòng 7: trường «số» không có giá trị. "
        "Bỏ trường này khỏi câu, hoặc bổ sung số liệu."
    ]


def test_a_group_of_fields_is_not_a_field() -> None:
    assert refusals("kỳ") == [
        "noi-dung.md, dòng 7: trường «kỳ» là một nhóm trường. "
        "Viết tiếp tên ở trong nó, ví dụ «kỳ.tên»."
    ]


def submitted() -> dict[str, object]:
    """Return the fields of a set that is submitted: the sample's is not."""
    with TemporaryDirectory() as room:
        folder = an_giang.copied(Path(room))
        with (folder / "congvan.yaml").open("a", encoding="utf-8") as file:
            file.write("Phiếu trình: có\n")
        settings = config.load(folder)
    evaluation = an_giang.built().dossier.evaluation
    return context.submission_fields(settings, evaluation, context.Submitted())


def test_the_catalogue_has_a_meaning_for_every_field_of_a_real_set() -> None:
    dossier = an_giang.built().dossier
    result = dossier.evaluation.results[0]
    assert result.organization is not None
    letter = an_giang.letter()
    everything = {
        **context.appendix_fields(dossier.settings, letter, context.Heading("I")),
        **context.result_fields(dossier.names, result.organization, result),
        "phiếu_trình": submitted(),
    }

    assert [path for path, _ in context.concrete(everything) if context.spec_of(path) is None] == []


def test_a_real_set_has_every_field_of_the_catalogue() -> None:
    dossier = an_giang.built().dossier
    result = dossier.evaluation.results[0]
    assert result.organization is not None
    everything = {
        **context.appendix_fields(dossier.settings, an_giang.letter(), context.Heading("I")),
        **context.result_fields(dossier.names, result.organization, result),
        "phiếu_trình": submitted(),
        "bảng": {"nhiệm_vụ": Body(())},
    }
    specs = {context.spec_of(path) for path, _ in context.concrete(everything)}

    assert [spec.path for spec in context.FIELDS if spec not in specs] == []
