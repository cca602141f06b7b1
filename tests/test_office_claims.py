"""What an office typed into its templates that may be false, blank or out of date once printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import batch
from generator.errors import Severity
from tests import word
from tests.office import box
from tests.test_office_dossiers import END, HEAD, SHEETS, built, document, dossier, refused, saved

LETTER = saved(document(*HEAD, *END))
RATE = "chỉ_tiêu.tỷ_lệ_trực_tuyến"
BODY = ("  Mẫu: mau/cong-van.docx\n", "  Mẫu: mau/cong-van.docx\n  Nội dung: noi-dung.md\n")
WHOSE = "{{ đơn_vị.tên }}: {{ số_liệu.tổng_hồ_sơ }}."


def told(made: batch.Built) -> list[str]:
    named = {Severity.INFO: "thông tin", Severity.WARNING: "cảnh báo"}
    return [f"{named[each.severity]} {each.code} {each}" for each in made.reminders]


def of_sheet(folder: Path, *words: str) -> list[str]:
    """Build the sheets of «Sở Y tế» and «Sở Nội vụ» from a template; return what is told."""
    templates = {"cong-van.docx": LETTER, "phu-luc-don-vi.docx": saved(document(WHOSE, *words))}
    return [
        each.replace("mau/phu-luc-don-vi.docx, đoạn ", "")
        for each in told(built(dossier(folder / "ky", templates, more=SHEETS)))
    ]


def of_letter(folder: Path, *words: str) -> list[str]:
    own = {"cong-van.docx": saved(document(*HEAD, *words, *END))}
    return [
        each.replace("mau/cong-van.docx, đoạn ", "")
        for each in told(built(dossier(folder / "ky", own)))
    ]


# --- periods ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Kết quả năm 2024 của tỉnh.", "năm 2024"),
        ("Kết quả tháng 9/2024.", "tháng 9/2024"),
        ("Trong quý II năm 2025", "quý II năm 2025"),
        ("Trong 6 tháng đầu năm 2025", "6 tháng đầu năm 2025"),
    ],
)
def test_a_period_that_is_over_is_told_where_a_template_names_it(
    tmp_path: Path, words: str, name: str
) -> None:
    assert of_letter(tmp_path, words) == [
        f"thông tin DC10 «{words}»: chữ gõ sẵn trong mẫu nhắc đến «{name}», trước kỳ số liệu. "
        "Thay bằng {{ kỳ.tên }} nếu là kỳ này; nếu đúng ý thì để nguyên."
    ]


def test_the_period_right_before_is_told_once(tmp_path: Path) -> None:
    assert of_letter(tmp_path, "Kết quả tháng 9 năm 2025") == [
        "thông tin DC10 «Kết quả tháng 9 năm 2025»: nhắc đến «tháng 9 năm 2025», là kỳ liền trước "
        "kỳ số liệu. Nếu chép từ kỳ trước thì sửa; nếu đúng ý thì để nguyên."
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Tăng so với năm 2024.",
        "Luật Tổ chức chính quyền địa phương năm 2015",
        "Nghị định ngày 05 tháng 3 năm 2020",
        "Kết quả tháng 10 năm 2025, năm 2025, tháng 12/2025",
        "{{ kỳ.tên }}",
        "Kết quả tháng 13/2024",
    ],
)
def test_other_years_are_not_told(tmp_path: Path, words: str) -> None:
    assert of_letter(tmp_path, words) == []


# --- words of sheets -------------------------------------------------------------------------


def test_the_name_of_an_organization_typed_into_all_sheets_is_told(tmp_path: Path) -> None:
    assert of_sheet(tmp_path, "Sở Nội vụ đã nộp báo cáo.") == [
        "thông tin MA29 «Sở Nội vụ đã nộp báo cáo.»: tên «Sở Nội vụ» gõ sẵn, nên phụ lục của đơn "
        "vị nào cũng in tên ấy. Thay bằng {{ đơn_vị.tên_trong_câu }} nếu là đơn vị nhận phụ lục."
    ]


def test_a_name_of_which_only_the_end_is_typed_is_not_told(tmp_path: Path) -> None:
    assert of_sheet(tmp_path, "Phòng Nội vụ đã nộp báo cáo.") == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (f"{{% if {RATE}.đạt %}}Chưa đạt{{% endif %}}", "Chưa đạt"),
        (f"{{% if {RATE}.đạt %}}a{{% else %}}Đã đạt mức giao.{{% endif %}}", "đạt mức"),
        (f"{{% if {RATE}.chưa_đạt %}}Đạt{{% endif %}}", "Đạt"),
        (f"{{% if not {RATE}.đạt %}}Vượt chỉ tiêu{{% endif %}}", "Vượt chỉ tiêu"),
        (f"{{% if {RATE}.kết_quả == “Đạt” %}}Không đạt{{% endif %}}", "Không đạt"),
        (
            f"{{% if {RATE}.thiếu_số_liệu %}}a{{% elif {RATE}.đạt %}}không đạt{{% endif %}}",
            "không đạt",
        ),
    ],
)
def test_words_against_the_verdict_of_their_branch_are_told(
    tmp_path: Path, words: str, said: str
) -> None:
    (found,) = of_sheet(tmp_path, words)
    assert found.startswith("cảnh báo MA30 «")
    assert found.endswith(
        f"»: viết «{said}» ở nhánh chỉ in khi kết quả ngược lại. "
        "Xem lại điều kiện {% if … %}, hoặc lời."
    )


def test_a_verdict_typed_for_all_organizations_is_told(tmp_path: Path) -> None:
    assert of_sheet(tmp_path, "Đơn vị đã đạt mức giao.") == [
        "thông tin MA30 «Đơn vị đã đạt mức giao.»: viết «đạt mức» cho mọi đơn vị, dù kết quả của "
        "đơn vị thế nào. Đặt câu ấy giữa {%p if chỉ_tiêu.….đạt %} và {%p endif %}, hoặc in kết_quả."
    ]


def test_words_that_agree_with_their_branch_are_not_told(tmp_path: Path) -> None:
    words = [
        f"{{%p if {RATE}.đạt %}}",
        "Đơn vị đạt mức giao, đạt tỷ lệ cao.",
        f"{{%p elif {RATE}.chưa_đạt %}}",
        "Đơn vị chưa đạt mức giao.",
        "{%p else %}",
        f"Không đánh giá: {{{{ {RATE}.kết_quả }}}}.",
        "{%p endif %}",
    ]
    assert of_sheet(tmp_path, *words) == []


# --- what stays blank ------------------------------------------------------------------------


def test_a_tag_alone_without_its_letter_leaves_a_blank_line(tmp_path: Path) -> None:
    said = "đứng riêng một đoạn mà không có chữ p, để lại dòng trống. Viết"
    assert of_sheet(tmp_path, f"{{% if {RATE}.đạt %}}", "Tốt.", "{% endif %}") == [
        f"cảnh báo MA28 «{{% if {RATE}.đạt %}}»: thẻ «{{% if {RATE}.đạt %}}» {said} "
        f"{{%p if {RATE}.đạt %}}.",
        f"cảnh báo MA28 «{{% endif %}}»: thẻ «{{% endif %}}» {said} {{%p endif %}}.",
    ]


def test_what_a_letter_has_in_a_branch_not_taken_is_told(tmp_path: Path) -> None:
    kept, signed = "{%p if gửi_kèm %}", "{{ họ_và_tên }}"
    end = [each for each in END if each != signed]
    own = saved(document(*HEAD, kept, "{{p nội_dung }}", signed, "{%p endif %}", *end))
    folder = dossier(tmp_path / "ky", {"cong-van.docx": own}, BODY)
    (folder / "noi-dung.md").write_text("Đề nghị thực hiện./.", "utf-8")
    assert told(built(folder)) == [
        f"cảnh báo MA21 mau/cong-van.docx: Mẫu có thẻ «{name}», nhưng lần này không in, vì thẻ ở "
        "nhánh không được chọn. Xem lại {% if … %} quanh thẻ ấy."
        for name in ("nội_dung", "họ_và_tên")
    ]


def test_what_a_letter_only_tests_it_does_not_print(tmp_path: Path) -> None:
    end = ["{% if họ_và_tên %}Trần Văn Cũ{% endif %}" if "họ" in each else each for each in END]
    own = {"cong-van.docx": saved(document(*HEAD, *end))}
    (found,) = told(built(dossier(tmp_path / "ky", own)))
    assert found.startswith("cảnh báo MA21 mau/cong-van.docx: Mẫu không in «họ_và_tên»; ")


def test_a_sheet_that_only_tests_whose_it_is_is_refused(tmp_path: Path) -> None:
    sheet = saved(document("{% if đơn_vị.tên %}Sở Y tế{% endif %}"))
    templates = {"cong-van.docx": LETTER, "phu-luc-don-vi.docx": sheet}
    (found,) = refused(dossier(tmp_path / "ky", templates, more=SHEETS))
    assert found.startswith("MA22 ")


# --- where a text may not stand --------------------------------------------------------------


def _texts(*blocks: str, **parts: bytes) -> bytes:
    return word.docx(*map(word.paragraph, [*HEAD, *END]), *blocks, **parts)


@pytest.mark.parametrize(
    "own",
    [
        _texts(box(word.paragraph("{{p nội_dung }}"))),
        _texts(header1=word.header(word.paragraph("{{p nội_dung }}"))),
    ],
    ids=["box", "header"],
)
def test_a_text_outside_of_the_body_is_refused(tmp_path: Path, own: bytes) -> None:
    folder = dossier(tmp_path / "ky", {"cong-van.docx": own}, BODY)
    (folder / "noi-dung.md").write_text("Lời[^1].\n\n[^1]: Chú thích.\n", "utf-8")
    assert refused(folder) == [
        "MA27 mau/cong-van.docx, đoạn «{{ nội_dung }}»: «nội_dung» đứng ở đầu trang, chân trang, "
        "chú thích hoặc hộp chữ. Để {{p nội_dung }} một mình trong một đoạn của thân văn bản."
    ]


def test_a_text_with_turned_pages_in_a_cell_is_refused(tmp_path: Path) -> None:
    own = _texts(word.table(["{{p nội_dung }}"]))
    folder = dossier(tmp_path / "ky", {"cong-van.docx": own}, BODY)
    text = folder / "noi-dung.md"
    text.write_text("Một.\n\n[trang ngang]\n\nHai.\n\n[trang dọc]\n\nBa./.\n", "utf-8")
    assert refused(folder) == [
        "MA27 mau/cong-van.docx, đoạn «{{ nội_dung }}»: «nội_dung» có dấu sang trang hoặc trang "
        "ngang mà đứng trong ô của bảng. Để {{p nội_dung }} một mình trong một đoạn của thân văn "
        "bản."
    ]
    text.write_text("Một./.\n", "utf-8")
    assert told(built(folder)) == []


# --- comparisons that are never true ---------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (f'{RATE}.kết_quả == "đạt"', f"«{RATE}.kết_quả» không bao giờ là «đạt». Có phải «Đạt» "),
        ('"sỡ" != đơn_vị.nhóm', "«đơn_vị.nhóm» không bao giờ là «sỡ». Có phải «sở» "),
        ('đơn_vị.mã == "s1"', "«đơn_vị.mã» không bao giờ là «s1». Có phải «S1» "),
        ('đơn_vị.tên == "Sở Y Tế"', "«đơn_vị.tên» không bao giờ là «Sở Y Tế». Có phải «Sở Y tế» "),
    ],
)
def test_a_comparison_with_words_that_a_field_never_says_is_refused(
    tmp_path: Path, asked: str, message: str
) -> None:
    sheet = saved(document(WHOSE, f"{{% if {asked} %}}a{{% endif %}}"))
    templates = {"cong-van.docx": LETTER, "phu-luc-don-vi.docx": sheet}
    (found,) = refused(dossier(tmp_path / "ky", templates, more=SHEETS))
    assert found.startswith("MA06 ")
    assert found.endswith(f"»: {message}không?")


def test_a_comparison_with_words_that_a_field_says_is_taken(tmp_path: Path) -> None:
    asked = f'{RATE}.kết_quả == "Đạt" and đơn_vị.nhóm == "sở" and {RATE}.so_với_mức != ""'
    assert of_sheet(tmp_path, f"{{% if {asked} %}}a{{% endif %}}") == []


# --- what is no fault ------------------------------------------------------------------------


def test_a_broken_sheet_is_not_told_to_lack_the_name_that_it_prints(tmp_path: Path) -> None:
    sheet = saved(document(WHOSE, "{{ số"))
    templates = {"cong-van.docx": LETTER, "phu-luc-don-vi.docx": sheet}
    (found,) = refused(dossier(tmp_path / "ky", templates, more=SHEETS))
    assert found.startswith("MA01 ")


def test_a_name_left_blank_by_the_dossier_is_not_missed(tmp_path: Path) -> None:
    blank = ("  Họ và tên: Lê Văn Phước\n", "  Họ và tên: để trống\n")
    made = built(dossier(tmp_path / "ky", {"cong-van.docx": LETTER}, blank))
    assert [each.code for each in made.reminders] == []
