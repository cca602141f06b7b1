"""A set told apart from what was built: untouched, reworded, or a figure, name or code changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import load_workbook

from generator.batch.verify import verify
from generator.cli import main
from generator.errors import Refused
from tests import an_giang
from tests.golden import small
from tests.tampering import (
    AN_PHU,
    CHAU_PHU,
    LETTER,
    after_typing,
    copied,
    retype,
    said,
    told,
)

CLOSING = "Chủ tịch UBND tỉnh yêu cầu các cơ quan, đơn vị khẩn trương, nghiêm túc thực hiện"


def test_a_set_as_built_is_untouched() -> None:
    found = verify(an_giang.folder())

    assert told(found) == {}
    assert found.is_sound
    assert found.problems == ()


# --- figures, names, codes --------------------------------------------------------------------

FIGURES = [
    (AN_PHU, "1.542", "1.543", "đoạn «Một phần (Trực tiếp): 1.542»"),
    (
        AN_PHU,
        "45,58%",
        "45,85%",
        "đoạn «Tỷ lệ hồ sơ trực tuyến toàn trình: 45,58% (19.971/43.819 hồ …»",
    ),
    (LETTER, "40.221", "40.222", "đoạn «Sở Công Thương: 40.221»"),
    (
        LETTER,
        "23,43%",
        "24,43%",
        "đoạn «Qua số liệu thống kê từ Hệ thống giám sát, đo lường mức độ …»",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "place"), FIGURES)
def test_a_figure_typed_over_is_an_error_that_names_old_and_new(
    tmp_path: Path, file: str, old: str, new: str, place: str
) -> None:
    state, problems = after_typing(tmp_path, file, old, new)

    assert state == "CHANGED"
    assert problems == [f"XU23 {place}: số «{old}» đã thành «{new}»."]


@pytest.mark.parametrize("dash", ["-", "\N{MINUS SIGN}"])
def test_a_sign_set_before_a_figure_is_an_error(tmp_path: Path, dash: str) -> None:
    state, problems = after_typing(tmp_path, AN_PHU, "1.542", f"{dash}1.542")

    assert state == "CHANGED"
    assert problems == [
        f"XU23 đoạn «Một phần (Trực tiếp): 1.542»: số «1.542» đã thành «{dash}1.542»."
    ]


def test_a_figure_hidden_or_lengthened_by_a_symbol_is_an_error(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    sheet = Document(str(folder / AN_PHU))
    runs = {each.text: each.getparent() for each in sheet.element.body.iter(qn("w:t"))}
    runs["1.542"].get_or_add_rPr().append(OxmlElement("w:vanish"))
    runs["189"].append(OxmlElement("w:sym"))
    sheet.save(str(folder / AN_PHU))

    (state, problems) = told(verify(folder))[AN_PHU]

    assert (state, problems) == (
        "CHANGED",
        [
            "XU23 đoạn «Một phần (Trực tiếp): 189»: số «189» đã thành «189\ufffd».",
            "XU23 đoạn «Một phần (Trực tiếp): 1.542»: đoạn có số hoặc tên đơn vị đã bị bỏ.",
        ],
    )


NAMES = [
    (AN_PHU, "UBND HUYỆN AN PHÚ", "UBND HUYỆN TRI TÔN"),
    (LETTER, "Ban Dân tộc", "Ban Dân tộc tỉnh"),
    (LETTER, "Sở Nội vụ", "Sở Ngoại vụ"),
]


@pytest.mark.parametrize(("file", "old", "new"), NAMES)
def test_a_name_typed_over_is_an_error_that_names_old_and_new(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    state, problems = after_typing(tmp_path, file, old, new)

    assert state == "CHANGED"
    assert [each.rpartition(": ")[2] for each in problems] == [
        f"tên hoặc mã đơn vị «{old}» đã thành «{new}»."
    ]


def test_two_figures_that_changed_places_are_both_told(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    for old, new in (("189", "?"), ("198", "189"), ("?", "198")):
        retype(folder / AN_PHU, old, new)

    assert told(verify(folder)) == {
        AN_PHU: (
            "CHANGED",
            [
                "XU23 đoạn «Một phần (Trực tiếp): 189»: số «189» đã thành «198».",
                "XU23 đoạn «Một phần (Trực tuyến): 198»: số «198» đã thành «189».",
            ],
        )
    }


def test_a_number_added_to_a_sheet_is_an_error_for_nobody_computed_it(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    sheet = Document(str(folder / AN_PHU))
    sheet.add_paragraph("Trong đó có 5 hồ sơ quá hạn.")
    sheet.save(str(folder / AN_PHU))

    assert told(verify(folder)) == {
        AN_PHU: (
            "CHANGED",
            ["XU23 đoạn «Trong đó có 5 hồ sơ quá hạn.»: đoạn có số được thêm vào."],
        )
    }


def test_a_line_of_the_appendix_that_was_deleted_is_an_error(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    letter = Document(str(folder / LETTER))
    table = letter.tables[-1]
    table._tbl.remove(table.rows[5]._tr)
    letter.save(str(folder / LETTER))

    (state, problems) = told(verify(folder))[LETTER]

    assert state == "CHANGED"
    assert any("Sở Công Thương" in each for each in problems)


# --- words ------------------------------------------------------------------------------------


def test_a_word_changed_is_a_warning_that_shows_both_paragraphs(tmp_path: Path) -> None:
    state, problems = after_typing(tmp_path, LETTER, "khẩn trương, nghiêm túc", "nghiêm túc")

    now = CLOSING.replace("khẩn trương, nghiêm túc", "nghiêm túc")
    rest = " các nội dung nêu trên./."
    assert state == "REWORDED"
    assert problems == [f"XU22 lời văn đã sửa. Trước: «{CLOSING}{rest}». Sau: «{now}{rest}»."]


def test_a_date_in_the_text_is_a_word_for_nobody_computed_it(tmp_path: Path) -> None:
    state, problems = after_typing(tmp_path, LETTER, "28/02/2025", "15/3/2025")

    assert (state, len(problems)) == ("REWORDED", 1)
    assert "Hoàn thành trước 15/3/2025." in problems[0]


def test_a_paragraph_added_to_the_letter_is_a_warning(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    letter = Document(str(folder / LETTER))
    letter.paragraphs[3].insert_paragraph_before("Báo cáo trước ngày 05/02/2025.")
    letter.save(str(folder / LETTER))

    found = verify(folder)

    assert found.is_sound
    assert told(found) == {LETTER: ("REWORDED", ["XU22 đã thêm «Báo cáo trước ngày 05/02/2025.»."])}


def test_a_file_saved_again_by_another_program_says_the_same(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    Document(str(folder / AN_PHU)).save(str(folder / AN_PHU))
    load_workbook(folder / "so-lieu.xlsx").save(folder / "so-lieu.xlsx")

    assert told(verify(folder)) == {AN_PHU: ("RESAVED", []), "so-lieu.xlsx": ("RESAVED", [])}


# --- number and date --------------------------------------------------------------------------


@pytest.fixture(name="draft")
def _draft(tmp_path: Path) -> Path:
    """Return a set without number and day."""
    dossier = small.write(tmp_path / "ky")
    an_giang.changed(dossier, "  Số: 112\n", "  Số:\n")
    an_giang.changed(dossier, "  Ngày: 24/01/2025\n", "  Ngày: 01/2025\n")
    assert main(["build", str(dossier), "--out", str(tmp_path / "out")]) == 0
    return tmp_path / "out" / "ky"


def test_number_and_date_filled_in_by_hand_are_no_change(draft: Path) -> None:
    nbsp = "\N{NO-BREAK SPACE}"
    retype(draft / LETTER, nbsp * 10, "57")
    retype(draft / LETTER, f"ngày{nbsp * 6}tháng", "ngày 24 tháng")

    found = verify(draft)

    assert told(found) == {LETTER: ("FILLED", [])}
    assert found.problems == ()
    assert found.is_sound


def test_a_word_beside_a_number_filled_in_is_still_a_word(draft: Path) -> None:
    retype(draft / LETTER, "\N{NO-BREAK SPACE}" * 10, "57")
    retype(draft / LETTER, "Số: ", "Số công văn: ")

    (state, problems) = told(verify(draft))[LETTER]

    assert state == "REWORDED"
    assert problems == [
        "XU22 lời văn đã sửa. Trước: «Số: /UBND-TH». Sau: «Số công văn: 57/UBND-TH»."
    ]


def test_a_number_that_is_not_the_same_everywhere_is_warned_of(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    retype(folder / AN_PHU, "112", "113")

    found = verify(folder)

    assert told(found) == {AN_PHU: ("FILLED", [])}
    assert list(map(said, found.problems)) == [
        f"XU27 số văn bản ghi không giống nhau: «112» ở {LETTER}, «113» ở {AN_PHU}."
    ]


# --- files ------------------------------------------------------------------------------------


def test_sheets_that_changed_places_are_told_by_whose_they_are(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    one, other = folder / AN_PHU, folder / CHAU_PHU
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)

    swapped = "hai tệp bị tráo hoặc chép nhầm."
    assert told(verify(folder)) == {
        AN_PHU: ("CHANGED", [f"XU24 có nội dung của tệp «{CHAU_PHU}»: {swapped}"]),
        CHAU_PHU: ("CHANGED", [f"XU24 có nội dung của tệp «{AN_PHU}»: {swapped}"]),
    }


def test_a_sheet_under_another_code_is_told_by_its_old_name(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    renamed = "phu-luc/don-vi/DP99_ubnd-huyen-an-phu.docx"
    (folder / AN_PHU).rename(folder / renamed)

    found = verify(folder)

    assert not found.is_sound
    assert told(found) == {
        AN_PHU: ("MISSING", ["XU21 không còn trong thư mục."]),
        renamed: ("EXTRA", [f"XU26 là tệp «{AN_PHU}» đổi tên."]),
    }


def test_a_file_beside_the_set_is_only_a_warning_and_a_lock_is_nothing(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "cong-van.pdf").write_bytes(b"%PDF")
    (folder / "~$ng-van.docx").write_bytes(b"lock")

    found = verify(folder)

    assert found.is_sound
    assert told(found) == {
        "cong-van.pdf": ("EXTRA", ["XU26 không thuộc bộ văn bản đã lập."]),
    }


def test_a_file_that_is_no_longer_of_word_cannot_be_compared(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / AN_PHU).write_bytes(b"PK\3\4 half")

    assert told(verify(folder)) == {
        AN_PHU: (
            "BROKEN",
            ["XU25 không còn đọc được: Gói tệp .docx bị hỏng hoặc tải về chưa xong."],
        )
    }


def test_without_the_kept_words_an_edit_is_an_error_for_it_cannot_be_told(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / ".bo-van-ban.goc.zip").unlink()
    retype(folder / LETTER, "khẩn trương, nghiêm túc", "nghiêm túc")

    found = told(verify(folder))

    assert found[LETTER] == (
        "BROKEN",
        ["XU25 đã đổi, mà bản gốc để so không còn nên không nói được đổi ở đâu."],
    )
    assert found[".bo-van-ban.goc.zip"][0] == "MISSING"


def test_a_set_that_only_lost_the_kept_words_is_still_sound(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / ".bo-van-ban.goc.zip").unlink()

    assert verify(folder).is_sound


def test_the_workbook_and_the_page_are_compared_too(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    workbook = load_workbook(folder / "so-lieu.xlsx")
    sheet = workbook.worksheets[0]
    cell = next(each for row in sheet.iter_rows() for each in row if each.value == 40221)
    cell.value = 40222
    workbook.save(folder / "so-lieu.xlsx")
    page = folder / "doi-chieu.html"
    page.write_bytes(page.read_bytes().replace(b"663.690", b"663.691", 1))

    assert told(verify(folder)) == {
        "so-lieu.xlsx": (
            "CHANGED",
            [f"XU23 trang «Kết quả», ô {cell.coordinate}: số «40221» đã thành «40222»."],
        ),
        "doi-chieu.html": (
            "CHANGED",
            ["XU23 đoạn «Tổng hồ sơ: 663.690»: số «663.690» đã thành «663.691»."],
        ),
    }


# --- the verb ---------------------------------------------------------------------------------


def test_the_verb_says_what_happened_and_ends_with_the_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copied(tmp_path)
    retype(folder / AN_PHU, "1.542", "1.543")

    code = main(["verify", str(folder)])

    assert code == 1
    assert capsys.readouterr().out == (
        f"Bộ văn bản {folder}: 35 tệp.\n"
        f"{AN_PHU}: ĐÃ ĐỔI SỐ, TÊN HOẶC MÃ ĐƠN VỊ.\n"
        "  Lỗi XU23, đoạn «Một phần (Trực tiếp): 1.542»: Số «1.542» đã thành «1.543».\n"
        "  → Số phải sửa thì sửa ở bảng số liệu rồi lập lại; sửa nhầm thì lấy lại tệp đã lập.\n"
        "34 tệp nguyên vẹn.\n"
        "Không so với tệp đầu vào, vì ở thư mục kỳ: congvan.yaml, noi-dung.md, don-vi.xlsx, "
        "so-lieu.xlsx, mau/phu-luc-don-vi.docx, templates/cong-van.docx, "
        "templates/phu-luc-ngang.docx.\n"
        "Không dùng được: có tệp thiếu, hoặc số, tên, mã đơn vị khác với lúc lập.\n"
    )


def test_words_alone_end_with_zero(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    retype(folder / LETTER, "khẩn trương, nghiêm túc", "nghiêm túc")

    assert main(["verify", str(folder)]) == 0


def test_a_folder_without_a_set_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        verify(tmp_path)

    assert [str(each) for each in caught.value.problems] == [
        f"{tmp_path}: không có bo-van-ban.json nên không phải là bộ văn bản đã lập xong. "
        "Chỉ đúng thư mục của bộ, ví dụ out/an-giang-2025-01."
    ]


@pytest.mark.parametrize(
    "broken",
    [b"{", b"[]", json.dumps({"documents": [{}]}).encode(), b"[" * 100_000, b"9" * 5000],
    ids=["cut off", "a list", "no files", "deep", "digits"],
)
def test_a_manifest_that_cannot_be_read_is_refused(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "bo-van-ban.json").write_bytes(broken)

    assert main(["verify", str(tmp_path)]) == 2
