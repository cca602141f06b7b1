"""Settings are read as an office writes them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from generator import config
from generator.config import TableColumn
from generator.formula import show
from generator.model import Column, ColumnKind, Organization
from generator.resources import sample
from tests.small_dossier import DOSSIER, REGISTER, ask, load, load_bytes

# --- what is read ----------------------------------------------------------------------------


def test_the_sample_dossier_is_read_whole() -> None:
    settings = config.load(sample("an-giang-2025-01"))

    assert settings.letter.issuer == ("Ủy ban nhân dân", "tỉnh An Giang")
    assert settings.letter.number == "112"
    assert str(settings.letter.date) == "2025-01-24"
    assert settings.letter.capacity == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert settings.letter.copies[-1] == "- Lưu: VT, TH."
    assert len(settings.letter.enclosures) == 5
    assert settings.data.tables[0].organization_titles == ("TÊN CƠ QUAN",)
    assert [appendix.per_organization for appendix in settings.appendices] == [False, True]
    assert settings.appendices[0].landscape
    assert settings.acceptances[1].differences == {"": Fraction(1907, 10000)}


def test_the_questions_of_the_sample_dossier_are_understood() -> None:
    settings = config.load(sample("an-giang-2025-01"))
    groups = ("Sở, ban, ngành tỉnh", "UBND huyện, thị xã, thành phố")
    register = [Organization(group, group, group, group, 1) for group in groups]
    asked = config.questions(settings, register)

    (metric,) = asked.metrics
    assert show(metric.formula) == "Hồ sơ toàn trình nộp trực tuyến / Tổng hồ sơ"
    assert metric.is_percent
    assert metric.goal_period == "năm 2025"
    assert [goal.shown for goal in map(metric.goal.of, register) if goal] == ["85%", "70%"]
    assert show(metric.exemptions[0].when) == "TTHC toàn trình = 0"
    assert [acceptance.subject for acceptance in asked.acceptances] == [
        "Cộng các kênh hồ sơ",
        "tỷ lệ theo Hệ thống EMC",
    ]


def test_columns_are_found_by_their_titles_from_the_top(tmp_path: Path) -> None:
    assert config.columns(load(tmp_path)) == (
        Column("Tổng hồ sơ", ("TỔNG SỐ", "HSTN")),
        Column("Hồ sơ trực tuyến", ("Trực tuyến",)),
        Column("Ghi chú", ("Ghi chú",), ColumnKind.TEXT),
    )


def test_a_table_is_titles_over_titles_over_what_fills_them(tmp_path: Path) -> None:
    table = load(tmp_path).appendices[0].table

    assert table is not None
    assert table.total_label == "TỔNG CỘNG"
    assert table.columns == (
        TableColumn("STT", "số thứ tự"),
        TableColumn("TỔNG SỐ", None, (TableColumn("HSTN", "Tổng hồ sơ"),)),
        TableColumn("Kết quả", "Kết quả"),
    )


def test_a_table_names_things_as_they_were_declared(tmp_path: Path) -> None:
    changes = ("- Kết quả: Kết quả", "- Kết quả: KẾT QUẢ  tỷ lệ trực tuyến")
    table = load(tmp_path, changes).appendices[0].table

    assert table is not None
    assert table.columns[-1].source == "Kết quả Tỷ lệ trực tuyến"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xef\xbb\xbf" + DOSSIER.encode(), id="a byte order mark"),
        pytest.param(DOSSIER.replace("\n", "\r\n").encode(), id="line ends of Windows"),
        pytest.param(unicodedata.normalize("NFD", DOSSIER).encode(), id="letters taken apart"),
        pytest.param(DOSSIER.replace("Văn bản:", "VĂN  BẢN:").encode(), id="capitals and spaces"),
        pytest.param(f"---\n{DOSSIER}".encode(), id="three dashes on top"),
    ],
)
def test_these_change_nothing(tmp_path: Path, data: bytes) -> None:
    assert repr(load_bytes(tmp_path, data)) == repr(load(tmp_path))


def test_a_number_and_a_day_may_still_be_unknown(tmp_path: Path) -> None:
    letter = load(tmp_path, ("Số: 112", "Số:"), ("24/01/2025", "01/2025")).letter

    assert letter.number == ""
    assert (letter.date.day, str(letter.date)) == (None, "2025-01")


def test_nothing_is_typed_before_its_field_says_so(tmp_path: Path) -> None:
    letter = load(tmp_path, ("UBND-TH", "01"), ("An Giang\n  N", "NO\n  N")).letter

    assert (letter.symbol, letter.place) == ("01", "NO")


def test_dashes_of_a_yaml_list_are_the_dashes_that_are_printed(tmp_path: Path) -> None:
    several = ("Kính gửi: Sở Y tế", "Kính gửi:\n    - Sở Y tế;\n    - Sở Xây dựng.")

    assert load(tmp_path, several).letter.addressees == ("- Sở Y tế;", "- Sở Xây dựng.")


def test_at_most_two_decimals_drops_trailing_zeros(tmp_path: Path) -> None:
    (metric,) = ask(tmp_path, ("    Ngoại trừ:", "    Số lẻ: tối đa 1\n    Ngoại trừ:")).metrics

    assert (metric.decimals, metric.trims_zeros) == (1, True)


def test_what_a_metric_may_say_of_its_rounding(tmp_path: Path) -> None:
    said = "Làm tròn: cắt bỏ\n    Xét theo: số làm tròn\n    Đơn vị chênh lệch: điểm %\n    "
    (metric,) = ask(tmp_path, ("Ngoại trừ:", f"{said}Ngoại trừ:")).metrics

    assert (metric.truncates, metric.judges_rounded, metric.difference_word) == (
        True,
        True,
        "điểm %",
    )


def test_a_level_in_numbers_has_no_points_of_percent(tmp_path: Path) -> None:
    (metric,) = ask(tmp_path, ("tối thiểu 70%", "tối đa 1.000")).metrics

    assert (metric.is_percent, metric.difference_word) == (False, "")


def test_levels_are_kept_by_code_and_group_of_the_register(tmp_path: Path) -> None:
    levels = """
      Theo nhóm:
        UBND XÃ: tối thiểu 60%
      Theo đơn vị:
        SYT: tối thiểu 90%"""
    (metric,) = ask(tmp_path, (" tối thiểu 70%", levels)).metrics

    shown = [bound.shown for bound in map(metric.target.of, REGISTER) if bound]
    assert shown == ["90%", "60%"]


def test_a_column_is_computed_after_those_it_needs(tmp_path: Path) -> None:
    computed = (
        "    Hồ sơ trực tiếp: Tổng",
        "    Gấp đôi: Hồ sơ trực tiếp * 2\n    Hồ sơ trực tiếp: Tổng",
    )
    settings = load(tmp_path, computed)

    assert [each.name for each in settings.data.derived] == ["Gấp đôi", "Hồ sơ trực tiếp"]
    asked = config.questions(settings, REGISTER)
    assert [each.name for each in asked.derived] == ["Hồ sơ trực tiếp", "Gấp đôi"]


def test_an_accepted_difference_of_the_total_belongs_to_no_organization(tmp_path: Path) -> None:
    several = "Chênh lệch:\n      Sở Y tế: 19,07 điểm phần trăm\n      Tổng cộng: -3"
    (acceptance,) = ask(tmp_path, ("Chênh lệch: 25", several)).acceptances

    assert acceptance.subject == "Cộng các kênh"
    assert acceptance.differences == {"Sở Y tế": Fraction(1907, 10000), "": Fraction(-3)}
    assert acceptance.seen_on == "23/01/2025"


@pytest.mark.parametrize(
    ("entry", "subject", "codes"),
    [
        ("Đối chiếu: cộng các kênh", "Cộng các kênh", "DC03 DC04 DC05"),
        ("Số liệu dẫn: Tỷ lệ EMC", "tỷ lệ EMC", "DC06"),
        ("Dòng tổng: tổng hồ sơ", "Tổng hồ sơ", "DC02 DC20"),
        ("Ô trống: Hồ sơ trực tiếp", "Hồ sơ trực tiếp", "DC01"),
        ("Chỉ tiêu: tỷ lệ trực tuyến", "Tỷ lệ trực tuyến", "DC07 DC09 DC11 DC19"),
        ("Chỉ tiêu: Hồ sơ trực tuyến", "Hồ sơ trực tuyến", "DC07 DC09 DC11 DC19"),
    ],
)
def test_what_an_accepted_warning_may_be_about(
    tmp_path: Path, entry: str, subject: str, codes: str
) -> None:
    (acceptance,) = ask(tmp_path, ("Đối chiếu: Cộng các kênh", entry)).acceptances

    assert (acceptance.subject, acceptance.line) == (subject, 64)
    assert acceptance.codes == frozenset(codes.split())


def test_a_cited_figure_may_be_words(tmp_path: Path) -> None:
    words = ("    Giá trị: 23,43%", "    Giá trị: gần một phần tư")
    (citation,) = ask(tmp_path, words, ("    So với: Tỷ lệ trực tuyến\n", "")).citations

    assert (citation.shown, citation.value, citation.metric) == ("gần một phần tư", None, None)


def test_settings_tell_the_line_of_an_entry(tmp_path: Path) -> None:
    settings = load(tmp_path)

    assert settings.line("Văn bản", "V/v") == 11
    assert settings.line("phụ lục", 0, "TÊN") == 54
    assert settings.line("Phụ lục", 0, "Mẫu") == 54
    assert settings.file == tmp_path / config.FILE


# --- the schema for editors ------------------------------------------------------------------


def test_the_schema_names_every_entry_and_explains_it() -> None:
    schema = config.schema()
    models = [schema, *_definitions(schema)]
    properties = [entry for model in models for entry in model.get("properties", {}).values()]

    assert list(schema["properties"])[:3] == ["Dùng chung", "Văn bản", "Kỳ số liệu"]  # type: ignore[call-overload]
    assert [entry for entry in properties if "description" not in entry] == []
    assert all(model["additionalProperties"] is False for model in models if "properties" in model)


def _definitions(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for definition in schema["$defs"].values():
        yield from definition.get("anyOf", [definition])
