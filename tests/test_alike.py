"""Results of one shape are told column by column; the others, and what alarms, are told as well."""

from __future__ import annotations

from fractions import Fraction

from generator.archive import Unpacked, copied, pack
from generator.blocks import Cell, Table
from generator.frozen import replace
from generator.model import Figure, Organization, Result, Source, alike
from generator.model.alike import TOGETHER
from generator.reconcile import stretch
from generator.wordml import fits, write

START = "<h2>Từ số in đến ô số liệu</h2>"
HEAD = "<table>\n<thead><tr><th>Cột</th><th>Số in</th><th>Ô, cách tính</th></tr></thead>\n<tbody>\n"
END = "\n</tbody>\n</table>"


def result(code: str, *names: str) -> Result:
    organization = Organization(code, f"Xã {code}", f"Xã {code} & phường", "Xã", 1)
    cells = {
        name: Figure(Fraction(1120), "1.120", Source("a.xlsx", "Trang 1", f"{column}7"))
        for name, column in zip(names, "CDE", strict=False)
    }
    return Result(organization, cells, {}, {}, {})


def row(name: str, cell: str, *, is_bad: bool = False) -> str:
    start = '<tr class="bad">' if is_bad else "<tr>"
    return f'{start}<td>{name}</td><td class="n">1.120</td><td>{cell}</td></tr>'


def title(code: str) -> str:
    return f"\n<h3>{code} · Xã {code} &amp; phường</h3>\n"


def test_results_are_parted_where_their_shape_changes_and_before_they_are_many() -> None:
    one, other = result("A", "Tổng"), result("B", "Tổng", "Đã xong")

    assert list(alike([one, one, other, one])) == [(one, one), (other,), (one,)]
    assert [len(some) for some in alike([one] * (TOGETHER + 1))] == [TOGETHER, 1]
    assert list(alike([])) == []


def test_figures_of_every_shape_lead_to_their_cells() -> None:
    told = [
        result("A", "Tổng 100%"),
        result("B"),
        result("C", "Tổng 100%", "<5"),
        result("D", "KHÁC"),
    ]

    assert stretch(told).text.decode() == START + "".join(
        [
            title("A") + HEAD + row("Tổng 100%", "Trang 1!C7") + END,
            title("B") + "<p></p>",
            title("C") + HEAD,
            row("Tổng 100%", "Trang 1!C7") + "\n" + row("&lt;5", "Trang 1!D7") + END,
            title("D") + HEAD + row("KHÁC", "Trang 1!C7", is_bad=True) + END,
        ]
    )


def test_a_part_that_is_pressed_already_stands_in_an_archive_as_it_is() -> None:
    data = bytes(range(256)) * 1000

    assert Unpacked(pack({"a.xlsx": copied("a.xlsx", data)}))["a.xlsx"] == data


def test_a_table_is_written_by_its_own_widths_whichever_was_held_against_its_page() -> None:
    short = Table(((Cell("Cột"),) * 2,), ((Cell("a"), Cell("b")),), 100)
    long = replace(short, rows=((Cell("a"), Cell("b" * 30)),))
    alone = write(long).xml

    assert fits(short)
    assert write(long).xml == alone
    assert fits(long)
    assert write(long).xml == alone
