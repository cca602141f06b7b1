"""The manual tells the truth: its dossier is built, its messages are what the program says."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator import config, resources
from generator.cli import main
from generator.cli.commands import congvan
from tests import word
from tests.spreadsheets import spreadsheet

MANUAL = (Path(__file__).parent.parent / "docs" / "huong-dan.md").read_text(encoding="utf-8")

Change = Callable[[Path], object]


def fenced(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)


def holding(kind: str, word: str) -> str:
    (found,) = (block for block in fenced(kind) if block.startswith(word))
    return found


def table(heading: str) -> list[list[object]]:
    """Return the first table under a heading, figures as numbers, blanks as nothing."""
    lines = MANUAL[MANUAL.index(heading) :].splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("| "))
    rows = lines[start : lines.index("", start)]
    split = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return [[value(cell) for cell in row] for row in (split[0], *split[2:])]


def value(cell: str) -> object:
    return int(cell.replace(".", "")) if re.fullmatch(r"[0-9.]+", cell) else cell or None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The dossier of the manual, made step by step as it says."""
    made = tmp_path / "thang-10-2025"
    made.mkdir()
    spreadsheet(made / "don-vi.xlsx", table("**2. "))
    spreadsheet(
        made / "so-lieu.xlsx", table("**3. "), change=lambda sheet: sheet.merge_cells("B1:D1")
    )
    (made / "noi-dung.md").write_text(holding("markdown", "Trong"), encoding="utf-8")
    (made / "congvan.yaml").write_text(holding("yaml", "Văn bản:"), encoding="utf-8")
    return made


def build(folder: Path) -> int:
    return main(["build", str(folder), "--out", str(folder.parent / "out")])


# --- changes that a clerk makes by mistake ---------------------------------------------------


def typed(old: str, new: str, file: str = "congvan.yaml") -> Change:
    def change(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")

    return change


def sheet(work: Callable[[Worksheet], object]) -> Change:
    def change(folder: Path) -> None:
        workbook = load_workbook(folder / "so-lieu.xlsx")
        work(workbook.worksheets[0])
        workbook.save(folder / "so-lieu.xlsx")

    return change


def cells(values: dict[str, object]) -> Change:
    def write(page: Worksheet) -> None:
        for spot, content in values.items():
            page[spot].value = content

    return sheet(write)


def hide(page: Worksheet) -> None:
    page.row_dimensions[4].hidden = True


def own_template(folder: Path) -> None:
    """Misspell a field in an own template of the letter."""
    (folder / "mau").mkdir()
    shipped = resources.folder("templates") / "cong-van.docx"
    with zipfile.ZipFile(shipped) as old, zipfile.ZipFile(folder / "mau/cong-van.docx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).decode().replace("họ_và_tên", "họ_tên"))
    body = "  Nội dung: noi-dung.md\n"
    typed(body, f"{body}  Mẫu: mau/cong-van.docx\n")(folder)


def accepted(folder: Path) -> None:
    with (folder / "congvan.yaml").open("a", encoding="utf-8") as stream:
        stream.write("\n" + holding("yaml", "Cảnh báo đã xem:"))


def edited(folder: Path) -> None:
    assert build(folder) == 0
    (the_set(folder) / "cong-van.docx").write_bytes(b"edited in Word")


def the_set(folder: Path) -> Path:
    return folder.parent / "out" / folder.name


def docx_paragraphs(file: Path) -> list[str]:
    """Return the text of the paragraphs of a Word file."""
    with zipfile.ZipFile(file) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    name = f"{{{word.W_NS}}}"
    return ["".join(t.text or "" for t in p.iter(f"{name}t")) for p in body.iter(f"{name}p")]


def retype(folder: Path, old: str, new: str) -> None:
    """Change a word of the finished letter, as somebody does in Word."""
    letter = the_set(folder) / "cong-van.docx"
    with zipfile.ZipFile(letter) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"].decode()
    assert old in body
    parts["word/document.xml"] = body.replace(old, new, 1).encode()
    with zipfile.ZipFile(letter, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


MISTAKES: dict[str, Change] = {
    "CH03": typed("  Địa danh: ", "  Địa danh:"),
    "CH06": typed("  Ký hiệu:", "  Kí hiệu:"),
    "CH09": typed("Ngày: 11/2025", "Ngày: 31/11/2025"),
    "CH10": typed("Tệp: so-lieu.xlsx", "Tệp: so-lieu-thang-10.xlsx"),
    "CH12": typed("Tổng số: Tổng hồ sơ", "Tổng số: Tổng số hồ sơ"),
    "CH13": typed("Cách tính: Hồ sơ trực tuyến / Tổng hồ sơ", "Cách tính: 1 / Tổng hồ so"),
    "VB11": typed("số_liệu.tổng_hồ_sơ", "số_liệu.tổng_số_hồ_sơ", "noi-dung.md"),
    "MA03": own_template,
    "SL10": typed("Trang tính: Tổng hợp", "Trang tính: Sheet1"),
    "SL12": typed("Hồ sơ > Trực tuyến", "Hồ sơ > Nộp trực tuyến"),
    "SL16": cells({"A5": "UBND xã Tân Phu"}),
    "SL18": sheet(lambda page: page.delete_rows(4)),
    "SL20": cells({"D3": "1.100"}),
    "SL25": cells({"B3": "=C3+D3"}),
    "SL31": sheet(hide),
    "SL36": cells({"C5": None}),
    "DC02": cells({"D6": 2061}),
    "DC03": cells({"C4": 348, "C6": 588}),
    "DC08": accepted,
    "XU01": edited,
}


EDITS = {"Nguyễn Văn An": "Nguyễn Văn Anh", "2.600": "2.601"}
"""What is changed by hand in the letter, to show what verify says: words, then a figure."""


def quoted(code: str = "[A-Z]{2}[0-9]{2}") -> list[str]:
    told = re.compile(rf"(?:Lỗi|Cảnh báo) {code}[:,] ")
    return [line for block in fenced("text") for line in block.splitlines() if told.match(line)]


def shown_by_verify() -> list[str]:
    return [block for block in fenced("text") if block.startswith("cong-van.docx: ")]


# --- what the manual promises ----------------------------------------------------------------


def test_the_first_dossier_is_built_as_the_manual_shows(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(folder) == 0

    said = capsys.readouterr()
    assert said.err == ""
    where = f"{folder.parent / 'out'}"
    assert said.out.replace(where, "out").replace("\\", "/") == holding("text", "Đã lập")


@pytest.mark.parametrize("code", MISTAKES)
def test_the_manual_quotes_the_message(
    code: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    MISTAKES[code](folder)
    capsys.readouterr()

    build(folder)

    assert [line for line in capsys.readouterr().err.splitlines() if f" {code}" in line] == quoted(
        code
    )


def test_the_manual_quotes_no_other_message() -> None:
    assert len(quoted()) == len(MISTAKES) == 20


def test_the_warning_is_accepted_by_the_lines_that_the_manual_gives(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    MISTAKES["DC03"](folder)
    accepted(folder)

    assert build(folder) == 0
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Sẵn sàng trình ký: 1 cảnh báo đều đã có người xem."
    )


@pytest.mark.parametrize(("position", "old"), list(enumerate(EDITS)))
def test_the_manual_shows_what_verify_says_of_an_edited_letter(
    position: int, old: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(folder) == 0
    retype(folder, old, EDITS[old])
    capsys.readouterr()

    assert main(["verify", str(the_set(folder))]) == position

    _, _, said = capsys.readouterr().out.partition("\n")
    assert said == shown_by_verify()[position]


def test_a_build_that_was_stopped_is_finished_by_the_same_command(folder: Path) -> None:
    assert build(folder) == 0
    (the_set(folder) / "bo-van-ban.json").unlink()

    assert main(["verify", str(the_set(folder))]) == 2
    assert build(folder) == 0
    assert main(["verify", str(the_set(folder))]) == 0


def test_a_month_is_short_beside_the_office_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    month, whole = holding("yaml", "Dùng chung:"), holding("yaml", "Văn bản:")
    own = [line.partition(":")[0] for line in month.splitlines() if line.startswith("  ")]
    shared = [line for line in whole.splitlines() if line.partition(":")[0] not in own]
    text = "\n".join(line for line in shared if line != "Kỳ số liệu:")
    (folder.parent / "co-quan.yaml").write_text(f"{text}\n", encoding="utf-8")
    (folder / "congvan.yaml").write_text(month, encoding="utf-8")
    (folder / "don-vi.xlsx").rename(folder.parent / "don-vi.xlsx")

    assert build(folder) == 0, capsys.readouterr().err


def with_sheets(folder: Path, template: bytes) -> None:
    """Add a sheet for each unit, as the manual says."""
    (folder / "mau").mkdir()
    (folder / "mau" / "phu-luc-don-vi.docx").write_bytes(template)
    old = (folder / "congvan.yaml").read_text(encoding="utf-8")
    new = old + holding("yaml", "  - Tên: Kết quả")
    (folder / "congvan.yaml").write_text(new, encoding="utf-8")


def test_the_short_sheet_of_the_manual_is_made_for_each_unit(folder: Path) -> None:
    typed_in_word = holding("text", "Phụ lục {{").splitlines()
    with_sheets(folder, word.docx(*map(word.paragraph, typed_in_word)))
    cells({"B5": 0, "C5": 0, "D5": 0, "B6": 2100, "C6": 484, "D6": 1616})(folder)

    assert build(folder) == 0

    sheets = sorted((the_set(folder) / "phu-luc" / "don-vi").iterdir())
    assert [each.name[:3] for each in sheets] == ["S01", "S02", "X01"]
    assert docx_paragraphs(sheets[1])[-2:] == [
        "Trong tháng 10 năm 2025, Sở Xây dựng tiếp nhận 860 hồ sơ, trong đó nộp trực tuyến 516 "
        "hồ sơ.",
        "Tỷ lệ trực tuyến: 60,00%. Mức giao: tối thiểu 70%. Kết quả: Chưa đạt./.",
    ]
    none = "Không tính tỷ lệ trực tuyến, vì không phát sinh hồ sơ./."
    assert docx_paragraphs(sheets[2])[-1] == none


def test_the_sheet_of_an_giang_is_refused_by_the_dossier_of_the_manual(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_sheets(folder, (resources.sample() / "mau" / "phu-luc-don-vi.docx").read_bytes())

    assert build(folder) != 0
    assert "Lỗi MA03: mau/phu-luc-don-vi.docx" in capsys.readouterr().err
    assert not the_set(folder).exists()


def test_the_manual_says_what_every_key_of_a_dossier_means() -> None:
    whole: Any = config.schema()
    keys = {key for each in (whole, *whole["$defs"].values()) for key in each.get("properties", ())}

    told = {key for key in keys if re.search(rf"`{key}[`:]|^[ -]*{key}:", MANUAL, re.MULTILINE)}
    assert keys - told == set()


def test_the_manual_names_only_commands_and_options_that_exist() -> None:
    verbs = set(re.findall(r"`congvan ([a-z]+)", MANUAL))
    options = set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", MANUAL))

    assert verbs <= set(congvan.commands)
    taken = {
        each
        for verb in congvan.commands.values()
        for own in verb.params
        for each in (*own.opts, *own.secondary_opts)
    }
    assert options <= taken | {"--help"}


# --- what is said about figures in so-lieu.md -------------------------------------------------

READY = "Sẵn sàng trình ký: không có cảnh báo."


def last_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert build(folder) == 0
    return capsys.readouterr().out.splitlines()[-1]


def test_a_verdict_of_the_sheet_that_differs_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells({"E1": "Xếp loại", "E3": "Đạt", "E4": "Đạt", "E5": "-"})(folder)
    columns = "    Đơn vị: Tên cơ quan\n"
    own = "    Xếp loại:\n      Tiêu đề: Xếp loại\n      Kiểu: chữ\n"
    typed(columns, f"{columns}{own}")(folder)
    target = "    Mức giao: tối thiểu 70%\n"
    typed(target, f"{target}    Kết quả trên bảng: Xếp loại\n")(folder)

    assert build(folder) == 0
    assert capsys.readouterr().err == (
        "Cảnh báo DC09, Tỷ lệ trực tuyến: Sở Xây dựng: cột «Xếp loại» ghi «Đạt», xét lại «Tỷ lệ "
        "trực tuyến» được «Chưa đạt». (so-lieu.xlsx, trang «Tổng hợp», ô E4)\n"
    )


def test_one_column_sorted_alone_is_seen_only_by_a_check(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells({"D3": 400, "D4": 1100, "D5": 516})(folder)
    assert last_line(folder, capsys) != READY

    text = (folder / "congvan.yaml").read_text(encoding="utf-8")
    check = text[text.index("Đối chiếu:") : text.index("Chỉ tiêu:")]
    typed(check, "")(folder)
    cells({"D3": 400, "D4": 516, "D5": 500, "D6": 1416})(folder)
    assert last_line(folder, capsys) == READY


def test_a_period_in_the_title_of_the_sheet_is_not_compared(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def entitle(page: Worksheet) -> None:
        page.unmerge_cells("B1:D1")
        page.insert_rows(1)
        page["A1"].value = "Kết quả tháng 9 năm 2025"
        page.merge_cells("B2:D2")

    sheet(entitle)(folder)

    assert last_line(folder, capsys) == READY


def test_a_number_added_to_the_letter_is_told_as_an_edit_of_words(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(folder) == 0
    retype(folder, "rà soát nguyên nhân", "rà soát 12 nguyên nhân")

    assert main(["verify", str(the_set(folder))]) == 0
    assert "XU22" in capsys.readouterr().out
