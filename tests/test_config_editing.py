"""Entries of congvan.yaml are changed in its text; every other letter of it stays."""

from __future__ import annotations

import pytest

from generator.config.editing import Draft, Entry, draft
from generator.config.source import read

TEXT = """\
# đầu tệp
Văn bản:            # một
  Số: 112           # hai
  V/v: "a: b"
  Kính gửi: |

    - Sở A;
    - Sở B.

  # ghi chú
  Họ và tên: An
Phụ lục:
  - Tên: X
    Cột:
      - A: 1
# cuối
"""


def changed(text: str = TEXT) -> Draft:
    return draft(text.encode(), "x.yaml")


def entry(made: Draft, *route: str | int) -> Entry:
    found = made.find(*route)
    assert found is not None
    return found


def test_a_file_with_no_change_is_the_same_bytes() -> None:
    for data in (TEXT.encode(), TEXT.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + b"a: b"):
        assert draft(data, "x.yaml").encoded() == data


def test_a_value_gives_way_and_the_remark_behind_it_keeps_its_column() -> None:
    made = changed()
    made.set(entry(made, "văn bản", "SỐ"), "7")
    made.set(entry(made, "Phụ lục", 0, "Cột", 0, "A"), "")

    assert made.result() == TEXT.replace("112           #", "7             #").replace("A: 1", "A:")


@pytest.mark.parametrize(
    "value", ["a: b", "# x", "- y", "'q'", '"q" \\', "{{ kỳ.tên }}", "a #b", "[x]", "12", "null"]
)
def test_any_text_is_written_so_that_it_is_read_again(value: str) -> None:
    made = changed()
    made.set(entry(made, "Văn bản", "Số"), value)

    data = read(made.encoded(), "x.yaml").data["Văn bản"]

    assert isinstance(data, dict)
    assert data["Số"] == value


def test_lines_of_a_text_are_changed_added_and_taken_away() -> None:
    made = changed()
    names = entry(made, "Văn bản", "Kính gửi")
    made.set_line(names, 1, "- Sở C;")
    made.add_line(names, 2, "- Sở D;")
    made.set_line(names, 2, None)

    wanted = TEXT.replace("Sở A;", "Sở C;").replace("- Sở B.", "- Sở D;")
    assert made.result() == wanted


def test_a_section_is_dropped_with_all_in_it_and_what_follows_stays() -> None:
    made = changed()
    made.drop(entry(made, "Phụ lục"), "bỏ")

    assert made.result() == TEXT.partition("Phụ lục")[0] + "# bỏ\n# cuối\n"


def test_a_text_in_lines_of_its_own_may_become_one_line() -> None:
    made = changed()
    made.set(entry(made, "Văn bản", "Kính gửi"), "Sở E")

    assert "  Kính gửi: Sở E\n\n  # ghi chú\n" in made.result()
