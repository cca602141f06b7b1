"""The shipped templates are what the script makes, sound for Word, and say what they should."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from pypdf import PdfReader

from generator import layout
from generator.archive import pack
from generator.blocks import Body, Cell, Paragraph, Rule, Run, Slot, SlotKind, Table
from generator.context import spec_of
from generator.vietnamese import fold_name
from generator.wordml.shell import section
from templates import make
from tests.rendered import APPENDED, NS, W, compiled, lines, text

ROOT = Path(__file__).parent.parent
LETTER = ROOT / "templates" / "cong-van.docx"
LANDSCAPE = ROOT / "templates" / "phu-luc-ngang.docx"
NARROW = ROOT / "templates" / "cong-van-hep.docx"
PORTRAIT = ROOT / "templates" / "phu-luc-doc.docx"
SHEET = ROOT / "data" / "an-giang-2025-01" / "mau" / "phu-luc-don-vi.docx"
TITLED = [
    ROOT / "templates" / f"{name}{ending}.docx" for name in make.TITLED for ending in ("", "-hep")
]
SHIPPED = [LETTER, NARROW, *TITLED, LANDSCAPE, PORTRAIT, SHEET]

every_template = pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)


def part(path: Path, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def value(element: etree._Element | None, name: str = "val") -> str | None:
    assert element is not None
    return element.get(f"{{{W}}}{name}")


# --- as shipped -------------------------------------------------------------------------------


def test_the_script_makes_exactly_the_templates_that_are_shipped() -> None:
    made = make.templates()

    assert sorted(made) == sorted(SHIPPED)
    every = (made | make.workbooks()).items()
    stale = [path.name for path, data in every if path.read_bytes() != data]
    assert stale == [], "chạy lại: python -m templates.make"


@every_template
def test_word_would_open_a_template_without_a_word(path: Path) -> None:
    assert [*OpenXmlValidator().validate(path).errors] == []


@every_template
def test_a_template_says_nothing_of_who_made_it_or_when(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        times = {entry.date_time for entry in package.infolist()}
        core, application = package.read("docProps/core.xml"), package.read("docProps/app.xml")

    names = {etree.QName(each).localname for each in etree.fromstring(core)}
    assert names == {"title", "subject", "creator", "language"}
    assert [each.text for each in etree.fromstring(application)] == ["congvan"]
    assert times == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("path", [LANDSCAPE, PORTRAIT, SHEET], ids=lambda path: path.name)
def test_all_templates_share_one_set_of_styles(path: Path) -> None:
    ours, theirs = (etree.tostring(part(each, "word/styles.xml")) for each in (LETTER, path))

    assert ours == theirs


def test_the_template_for_long_names_of_places_differs_in_a_few_sizes_only() -> None:
    ours, theirs = (_sizes(path) for path in (LETTER, NARROW))

    assert {
        style: (ours[style], theirs[style]) for style in ours if ours[style] != theirs[style]
    } == {
        "QuocHieu": ("26", "24"),
        "TieuNgu": ("28", "26"),
        "CoQuanChuQuan": ("26", "24"),
        "CoQuanBanHanh": ("26", "24"),
        "TrichYeuCongVan": ("26", "24"),
        "DiaDanhNgay": ("28", "26"),
    }
    assert ours.keys() == theirs.keys()


def _sizes(path: Path) -> dict[str | None, str | None]:
    sized = part(path, "word/styles.xml").iterfind("w:style/w:rPr/w:sz/../..", NS)
    return {value(each, "styleId"): value(each.find("w:rPr/w:sz", NS)) for each in sized}


@every_template
def test_every_style_that_is_used_exists(path: Path) -> None:
    root = part(path)
    known = {
        value(style, "styleId") for style in part(path, "word/styles.xml").iter(f"{{{W}}}style")
    }

    assert {value(each) for each in root.iter(f"{{{W}}}pStyle")} <= known


# --- fields -----------------------------------------------------------------------------------


def fields_of(path: Path) -> set[str]:
    """Return the fields that a template prints or tests, those of its loops excluded."""
    around = [text(part(path, name)) for name in around_of(path)]
    typed = (
        text(part(path))
        + "".join(around)
        + (part(path, "docProps/core.xml").findtext("{*}title") or "")
    )
    inside = " ".join(re.findall(r"\{[{%](.*?)[}%]\}", typed))
    inside = re.sub(r'"[^"]*"', "", inside)
    looped = set(re.findall(r"for (\w+) in", inside))
    words = {"p", "if", "else", "elif", "endif", "for", "endfor", "in", "not", "and", "or"}
    names = set(re.findall(r"[^\W\d][\w.]*", inside))
    return {name for name in names - words - looped if not name.startswith("loop.")}


def around_of(path: Path) -> list[str]:
    """Return the headers and footers of a template."""
    with zipfile.ZipFile(path) as package:
        return [name for name in package.namelist() if re.search(r"/(header|footer)\d", name)]


@every_template
def test_a_template_asks_only_for_fields_that_exist(path: Path) -> None:
    assert {field for field in fields_of(path) if spec_of(field) is None} == set()


def test_the_letter_uses_all_that_a_letter_is_made_of() -> None:
    assert fields_of(LETTER) == {
        *("số", "ký_hiệu", "địa_danh", "ngày", "trích_yếu", "kính_gửi", "nội_dung"),
        *("quyền_hạn", "họ_và_tên", "nơi_nhận", "gửi_kèm"),
        *("trích_yếu_chia_dòng", "độ_khẩn", "dự_thảo", "phạm_vi_lưu_hành"),
        *("ký_hiệu_người_soạn", "thông_tin_liên_hệ"),
        *("cơ_quan.chủ_quản", "cơ_quan.tên", "cơ_quan.đường_kẻ"),
    }


def test_every_figure_of_the_sheet_is_a_column_of_the_sample_dossier() -> None:
    dossier = (ROOT / "data" / "an-giang-2025-01" / "congvan.yaml").read_text("utf-8")
    columns = {fold_name(name) for name in re.findall(r"^    ([^\W\d][^:\n]*):", dossier, re.M)}

    asked = {field.removeprefix("số_liệu.") for field in fields_of(SHEET) if "số_liệu." in field}

    assert asked - columns == set()


# --- pages ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "size", "orientation"),
    [
        (LETTER, ("11906", "16838"), None),
        (NARROW, ("11906", "16838"), None),
        (PORTRAIT, ("11906", "16838"), None),
        (SHEET, ("11906", "16838"), None),
        (LANDSCAPE, ("16838", "11906"), "landscape"),
    ],
)
def test_a_page_is_a4_with_the_margins_of_the_decree(
    path: Path, size: tuple[str, str], orientation: str | None
) -> None:
    page, margins = part(path).find(".//w:pgSz", NS), part(path).find(".//w:pgMar", NS)

    assert (value(page, "w"), value(page, "h"), value(page, "orient")) == (*size, orientation)
    sides = [value(margins, side) for side in ("top", "bottom", "left", "right", "header")]
    assert sides == ["1134", "1134", "1701", "1134", "567"]


@every_template
def test_pages_are_numbered_from_one_in_the_top_margin_but_not_on_the_first(path: Path) -> None:
    root, header = part(path), part(path, "word/header1.xml")

    assert value(root.find(".//w:pgNumType", NS), "start") == "1"
    assert root.find(".//w:titlePg", NS) is not None
    assert [each.text for each in header.iter(f"{{{W}}}instrText")] == ["PAGE"]
    assert value(header.find(".//w:pStyle", NS)) == layout.PAGE_NUMBER.style


def test_a_section_for_another_page_needs_nothing_but_the_page() -> None:
    assert section(layout.LANDSCAPE).find("w:pgSz", NS) is not None


def test_every_slot_of_every_font_is_times_new_roman() -> None:
    fonts = [*part(LETTER, "word/styles.xml").iter(f"{{{W}}}rFonts")]

    slots = {value(font, slot) for font in fonts for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert slots == {"Times New Roman"}
    assert len(fonts) > len(layout.ELEMENTS)


# --- what they say ----------------------------------------------------------------------------


def letter_fields(**changed: object) -> dict[str, object]:
    return {
        "loại": "Công văn",
        "số": Slot(SlotKind.NUMBER, "112"),
        "ký_hiệu": "UBND-TH",
        "địa_danh": "An Giang",
        "ngày": Slot(SlotKind.DATE, "ngày 24 tháng 01 năm 2025"),
        "trích_yếu": "nâng cao tỷ lệ hồ sơ trực tuyến",
        "trích_yếu_chia_dòng": "V/v nâng cao tỷ lệ hồ sơ trực tuyến",
        "độ_khẩn": Body(()),
        "dự_thảo": Body(()),
        "phạm_vi_lưu_hành": Body(()),
        "ký_hiệu_người_soạn": "",
        "thông_tin_liên_hệ": [],
        "kính_gửi": ["- Sở, ban, ngành tỉnh;", "- UBND huyện, thị xã, thành phố."],
        "nội_dung": Body((Paragraph((Run("Nội dung./."),)),)),
        "quyền_hạn": ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        "họ_và_tên": "Lê Văn Phước",
        "nơi_nhận": ["- Như trên;", "- Lưu: VT, TH."],
        "gửi_kèm": "",
        "cơ_quan": {
            "chủ_quản": [],
            "tên": ["ỦY BAN NHÂN DÂN", "TỈNH AN GIANG"],
            "tên_đầy_đủ": "Ủy ban nhân dân tỉnh An Giang",
            "đường_kẻ": Rule(14, layout.LARGE_SET.left_mm),
        },
        **changed,
    }


def test_a_letter_reads_as_form_one_five() -> None:
    assert lines(LETTER, letter_fields(gửi_kèm="(Gửi kèm danh mục)")) == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH AN GIANG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 112/UBND-TH",
        "V/v nâng cao tỷ lệ hồ sơ trực tuyến",
        "An Giang, ngày 24 tháng 01 năm 2025",
        "Kính gửi:",
        "- Sở, ban, ngành tỉnh;",
        "- UBND huyện, thị xã, thành phố.",
        "Nội dung./.",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT, TH.",
        "(Gửi kèm danh mục)",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Lê Văn Phước",
    ]


def test_one_addressee_stands_on_the_line_of_kinh_gui() -> None:
    said = lines(LETTER, letter_fields(kính_gửi=["Bộ Nội vụ"]))

    assert "Kính gửi: Bộ Nội vụ" in said
    assert "Kính gửi:" not in said


def test_an_office_under_another_names_it_first() -> None:
    issuer = {
        "chủ_quản": ["UBND TỈNH AN GIANG"],
        "tên": ["SỞ NỘI VỤ"],
        "tên_đầy_đủ": "Sở Nội vụ",
        "đường_kẻ": Rule(14, layout.LARGE_SET.left_mm),
    }

    assert lines(LETTER, letter_fields(cơ_quan=issuer))[:2] == ["UBND TỈNH AN GIANG", "SỞ NỘI VỤ"]


def test_the_letterhead_stands_between_the_margins() -> None:
    for table in part(LETTER).iter(f"{{{W}}}tbl"):
        grid = [int(value(each, "w") or 0) for each in table.iter(f"{{{W}}}gridCol")]
        assert sum(grid) == pytest.approx(layout.PORTRAIT.text_width_mm * 1440 / 25.4, abs=1)
        assert value(table.find("w:tblPr/w:tblInd", NS), "w") == "0"
        assert value(table.find("w:tblPr/w:tblLayout", NS), "type") == "fixed"


ATTACHED = (
    "(Kèm theo Công văn số 112/UBND-TH ngày 24 tháng 01 năm 2025 của Chủ tịch UBND tỉnh An Giang)"
)


@pytest.mark.parametrize("path", [PORTRAIT, LANDSCAPE])
def test_an_appendix_reads_as_form_two_one(path: Path) -> None:
    assert lines(path, APPENDED) == ["Phụ lục II", "KẾT QUẢ", ATTACHED, "x"]


def test_an_appendix_that_is_alone_has_no_number() -> None:
    alone = {"số": "", "tên": "KẾT QUẢ", "bảng": Body((Table((), ((Cell("x"),),), 160),))}

    assert lines(PORTRAIT, {**APPENDED, "phụ_lục": alone})[0] == "Phụ lục"


def test_what_is_rendered_is_a_package_that_word_would_open(tmp_path: Path) -> None:
    file = tmp_path / "cong-van.docx"
    file.write_bytes(pack(compiled(LETTER).render(letter_fields()).parts))

    assert [*OpenXmlValidator().validate(file).errors] == []


# --- on paper ---------------------------------------------------------------------------------


def test_a_signature_never_stands_alone_on_a_page(
    soffice: Callable[[Iterable[Path]], list[Path]], tmp_path: Path
) -> None:
    files = []
    for count in range(14, 26):  # from all on one page to a second page with text of its own
        body = [Paragraph((Run("Dong."),))] * count + [Paragraph((Run("KETTHUC./."),))]
        made = compiled(LETTER).render(letter_fields(nội_dung=Body(tuple(body))))
        files.append(tmp_path / f"{count}.docx")
        files[-1].write_bytes(pack(made.parts))

    lengths = set()
    for file in soffice(files):
        pages = [page.extract_text() for page in PdfReader(file).pages]
        (signed,) = (page for page in pages if "KT. " in page)
        assert "KETTHUC./." in signed, file.name
        lengths.add(len(pages))
    assert lengths == {1, 2}
