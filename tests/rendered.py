"""Templates rendered, and read back as the lines that people see."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path

from lxml import etree

from generator import render
from generator.archive import data_of
from generator.blocks import Body, Cell, Slot, SlotKind, Table
from generator.model import Figure

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": W}

APPENDED: dict[str, object] = {
    "loại": "Công văn",
    "ký_hiệu": "UBND-TH",
    "cơ_quan": {"tên_đầy_đủ": "Ủy ban nhân dân tỉnh An Giang"},
    "văn_bản": {
        "loại": "Công văn",
        "số": Slot(SlotKind.NUMBER, "112"),
        "ký_hiệu": "UBND-TH",
        "ngày": Slot(SlotKind.DATE, "ngày 24 tháng 01 năm 2025"),
        "ngắt_dòng": " ",
        "thẩm_quyền": "Chủ tịch UBND tỉnh An Giang",
    },
    "phụ_lục": {
        "số": "II",
        "tên": "KẾT QUẢ",
        "bảng": Body((Table((), ((Cell("x"),),), 160),)),
    },
    "kỳ": {"tên": "năm 2024", "từ_ngày": "01/01/2024", "đến_ngày": "31/12/2024"},
}


def text(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{{{W}}}t"))


@cache
def compiled(path: Path) -> render.Template:
    return render.compile(path.read_bytes(), path.name)


def rendered(path: Path, fields: dict[str, object]) -> etree._Element:
    parts = compiled(path).render(fields).parts
    return etree.fromstring(data_of(parts["word/document.xml"]))


def lines(path: Path, fields: dict[str, object], where: str = ".//w:p") -> list[str]:
    """Render a template and return its paragraphs, empty ones left out."""
    return [line for each in rendered(path, fields).iterfind(where, NS) if (line := text(each))]


def figure(shown: str) -> Figure:
    return Figure(Fraction(0), shown, "ô A1")
