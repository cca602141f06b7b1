"""The manifest: what a program reads of a set, key by key."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from generator import resources
from generator.archive import pack
from generator.batch.verify import verify
from generator.reconcile import originals
from tests import an_giang

METRIC = "Tỷ lệ hồ sơ trực tuyến toàn trình"


def test_its_keys_are_sorted_its_letters_are_vietnamese_and_it_ends_a_line() -> None:
    written = (an_giang.folder() / "bo-van-ban.json").read_text("utf-8")
    content = json.loads(written)

    assert written == json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert '"name": "năm 2024"' in written


def test_it_says_which_letter_of_which_period_it_is() -> None:
    told = an_giang.manifest()
    keys = ("format", "ready", "number", "symbol", "date", "period")

    assert {key: told[key] for key in keys} == {
        "format": 1,
        "ready": True,
        "number": "112",
        "symbol": "UBND-TH",
        "date": "2025-01-24",
        "period": {"name": "năm 2024", "start": "2024-01-01", "end": "2024-12-31"},
    }
    assert sorted(an_giang.manifest()) == [
        *("absent", "counts", "date", "documents", "format", "inputs", "number", "period"),
        *("ready", "results", "symbol", "totals", "warnings"),
    ]


def test_it_lists_every_input_with_its_hash() -> None:
    own = ["congvan.yaml", "noi-dung.md", "don-vi.xlsx", "so-lieu.xlsx", "mau/phu-luc-don-vi.docx"]
    shipped = ["cong-van.docx", "phu-luc-ngang.docx"]
    read = {file: (an_giang.DOSSIER / file).read_bytes() for file in own}
    read |= {f"templates/{name}": resources.template(name) for name in shipped}

    assert an_giang.manifest()["inputs"] == [
        {"file": file, "sha256": hashlib.sha256(data).hexdigest()} for file, data in read.items()
    ]


def test_it_lists_every_document_with_its_hash() -> None:
    folder, documents = an_giang.folder(), an_giang.manifest()["documents"]
    there = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "bo-van-ban.json"
    }

    assert {each["file"]: each["sha256"] for each in documents} == there
    kinds = [(each["kind"], each["organization"]) for each in documents]
    units = [result["organization"] for result in an_giang.manifest()["results"]]
    assert kinds == [
        ("letter", None),
        *(("organization_appendix", unit) for unit in units),
        ("results", None),
        ("reconciliation", None),
        ("reconciliation", None),
        ("originals", None),
    ]


def test_a_unit_has_its_names_its_figures_and_its_verdict() -> None:
    told = an_giang.manifest()["results"][18]

    assert {key: told[key] for key in ("organization", "name", "group", "metrics")} == {
        "organization": "SN19",
        "name": "Thanh tra tỉnh An Giang",
        "group": "Sở, ban, ngành tỉnh",
        "metrics": {
            METRIC: {
                "value": None,
                "shown": None,
                "target": "tối thiểu 70%",
                "verdict": "not_assessed",
                "rank": None,
            }
        },
    }
    assert "Tỷ lệ ghi trong bảng" not in told["figures"]
    assert told["figures"]["Cộng số TTHC"] == {"value": 9, "cell": None}


def test_a_figure_that_is_not_whole_is_an_exact_fraction() -> None:
    assert an_giang.manifest()["results"][2]["figures"]["Tỷ lệ ghi trong bảng"] == {
        "value": "1981/2000",
        "cell": "so-lieu.xlsx, trang «Tổng hợp», ô M10",
    }


def test_the_totals_have_both_sides_of_every_check() -> None:
    totals = an_giang.manifest()["totals"]

    assert totals["checks"] == {
        "Cộng các kênh hồ sơ": {
            "left": "663.690",
            "right": "663.993",
            "difference": "303",
            "holds": False,
        },
        "Cộng số thủ tục": {"left": "8.011", "right": "8.011", "difference": "0", "holds": True},
        "Tỷ lệ tính lại": {
            "left": "42,50%",
            "right": "42,50%",
            "difference": "0,00 điểm phần trăm",
            "holds": True,
        },
    }
    assert totals["metrics"][METRIC]["value"] == "282049/663690"
    assert totals["figures"]["Tổng hồ sơ"] == {"value": 663690, "cell": None}


def test_a_warning_says_where_what_and_who_has_seen_it_when_and_why() -> None:
    warnings = {warning["code"]: warning for warning in an_giang.manifest()["warnings"]}

    assert warnings["DC06"] == {
        "code": "DC06",
        "subject": "tỷ lệ theo Hệ thống EMC",
        "place": "so-lieu.xlsx, trang «Tổng hợp», ô K38, C38",
        "text": "Số liệu dẫn «tỷ lệ theo Hệ thống EMC» ghi 23,43%, tính từ bảng được 42,50%; "
        "chênh 19,07 điểm phần trăm.",
        "accepted": {
            "reason": "Hai số khác nguồn. Số của Hệ thống EMC được dẫn theo văn bản của Bộ; số "
            "trong phụ lục do tỉnh tổng hợp.",
            "seen_by": "chuyên viên Phòng Tổng hợp",
            "seen_on": "23/01/2025",
        },
    }


def test_originals_of_brackets_within_brackets_say_nothing() -> None:
    deep = pack({originals.WORDS: b"[" * 100_000, originals.SHEETS: b"[" * 100_000})

    assert originals.unpack(deep) is None
    assert originals.sheets_in(deep) == {}


def test_inputs_that_are_no_list_are_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "bo"
    shutil.copytree(an_giang.folder(), folder)
    changed = an_giang.manifest() | {"inputs": 5}
    (folder / "bo-van-ban.json").write_text(json.dumps(changed), "utf-8")

    assert verify(folder).inputs == ()
