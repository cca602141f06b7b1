"""Documents of every kind: what stands in them, in what order, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.text.paragraph import Paragraph
from openxml_audit import OpenXmlValidator

from generator import batch, kinds, resources
from generator.checker import check_file
from generator.checker.anatomy.words import TYPES
from generator.errors import Refused
from generator.kinds import ATTACHABLE, KINDS, expected_symbol, kind_named
from generator.vietnamese import NBSP
from tests import papers
from tests.golden import small

every_paper = pytest.mark.parametrize("name", papers.PAPERS)


def paragraphs(data: bytes, folder: Path) -> list[Paragraph]:
    """Return the paragraphs outside tables that have text."""
    path = folder / "read.docx"
    path.write_bytes(data)
    return [each for each in Document(str(path)).paragraphs if each.text.strip()]


def styled(data: bytes, folder: Path) -> list[tuple[str, str]]:
    """Return the id of its style and the text of each paragraph outside tables."""
    return [(_style(each), words(each)) for each in paragraphs(data, folder)]


def words(paragraph: Paragraph) -> str:
    """Return a text as typed: that a line may not break at a space is a matter of looks."""
    return paragraph.text.replace(NBSP, " ")


def _style(paragraph: Paragraph) -> str:
    assert paragraph.style is not None
    return paragraph.style.style_id


def refusal(name: str, folder: Path, **changed: object) -> list[str]:
    with pytest.raises(Refused) as refused:
        batch.read(papers.dossier(name, folder / name, **changed))
    return [f"{each.code} {each}" for each in refused.value.problems]


# --- every kind -------------------------------------------------------------------------------


def test_there_is_a_paper_of_every_kind_but_the_letter() -> None:
    assert sorted(f"{name}.docx" for name in papers.PAPERS) == sorted(
        each.file for each in KINDS if not each.is_dispatch
    )


def test_a_kind_has_the_abbreviation_that_the_checker_knows() -> None:
    ours = {each.name.lower(): each.symbol for each in (*KINDS, *ATTACHABLE) if each.symbol}

    assert {name: TYPES.get(name) for name in ours} == ours


@every_paper
def test_the_checker_has_nothing_to_say_of_a(name: str, tmp_path: Path) -> None:
    made = papers.made(name, tmp_path / name)

    said = [str(each) for file, data in made.items() for each in check_file(data, file)]
    assert said == []


@every_paper
def test_word_would_open_without_a_word_a(name: str, tmp_path: Path) -> None:
    for file, data in papers.made(name, tmp_path / name).items():
        path = tmp_path / Path(file).name
        path.write_bytes(data)
        assert [*OpenXmlValidator().validate(path).errors] == []


@every_paper
def test_a_set_is_built_and_read_back_of_a(name: str, tmp_path: Path) -> None:
    built = batch.build(papers.dossier(name, tmp_path / name), tmp_path / "out")

    assert built.faults == ()
    assert built.folder is not None
    assert (built.folder / f"{name}.docx").is_file()


@every_paper
def test_the_words_of_the_text_stand_in_a(name: str, tmp_path: Path) -> None:
    made = papers.made(name, tmp_path / name)
    told = {words(each) for data in made.values() for each in paragraphs(data, tmp_path)}

    for text in papers.PAPERS[name]["texts"].values():
        typed = {line.replace("**", "") for line in text.splitlines() if line}
        assert typed - told == set()


# --- what stands in them ----------------------------------------------------------------------


def test_a_plan_has_its_type_its_title_and_its_headings_in_order(tmp_path: Path) -> None:
    data = papers.made("ke-hoach", tmp_path / "ke-hoach")["ke-hoach.docx"]

    assert styled(data, tmp_path)[:6] == [
        ("TenLoai", "KẾ HOẠCH"),
        (
            "TrichYeu",
            "Nâng cao tỷ lệ hồ sơ thủ tục hành chính được xử lý\n"
            "trực tuyến toàn trình trên địa bàn tỉnh An Giang năm 2026",
        ),
        (
            "NoiDung",
            "Thực hiện nhiệm vụ cải cách hành chính năm 2026, Ủy ban nhân dân tỉnh ban hành "
            "Kế hoạch như sau:",
        ),
        ("DeMucDong", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("NoiDung", "1. Mục đích"),
        ("NoiDung", "a) Nâng cao tỷ lệ hồ sơ trực tuyến toàn trình trên địa bàn tỉnh."),
    ]


def test_a_proposal_says_whom_it_goes_to_under_its_title(tmp_path: Path) -> None:
    data = papers.made("to-trinh", tmp_path / "to-trinh")["to-trinh.docx"]

    assert [style for style, _ in styled(data, tmp_path)][:4] == [
        "TenLoai",
        "TrichYeu",
        "KinhGuiMotNoi",
        "NoiDung",
    ]


def test_a_decision_names_authority_and_grounds_before_it_decides(tmp_path: Path) -> None:
    data = papers.made("quyet-dinh", tmp_path / "quyet-dinh")["quyet-dinh.docx"]
    said = styled(data, tmp_path)

    assert [style for style, _ in said] == [
        *("TenLoai", "TrichYeu", "ThamQuyen", "CanCu", "CanCu", "CanCu", "LenhBanHanh"),
        *("NoiDung", "NoiDung", "NoiDung"),
    ]
    assert said[2][1] == "ỦY BAN NHÂN DÂN TỈNH AN GIANG"
    assert said[6][1] == "QUYẾT ĐỊNH:"


def test_the_number_of_an_article_is_bold_and_its_sentence_is_not(tmp_path: Path) -> None:
    data = papers.made("quyet-dinh", tmp_path / "quyet-dinh")["quyet-dinh.docx"]
    second = next(p for p in paragraphs(data, tmp_path) if words(p).startswith("Điều 2"))

    assert [(run.text.replace(NBSP, " "), bool(run.bold)) for run in second.runs] == [
        ("Điều 2.", True),
        (" Quyết định này có hiệu lực kể từ ngày ký.", False),
    ]


def test_what_a_decision_issues_has_a_letterhead_without_number_and_date(tmp_path: Path) -> None:
    data = papers.made("quyet-dinh", tmp_path / "quyet-dinh")["quy-che.docx"]
    (tmp_path / "quy-che.docx").write_bytes(data)
    (letterhead,) = Document(str(tmp_path / "quy-che.docx")).tables

    words = "\n".join(cell.text for row in letterhead.rows for cell in row.cells)
    assert words.split("\n") == [
        *("ỦY BAN NHÂN DÂN", "TỈNH AN GIANG", ""),
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", ""),
    ]
    assert styled(data, tmp_path)[:6] == [
        ("TenLoai", "QUY CHẾ"),
        ("TrichYeu", "Phối hợp giải quyết thủ tục hành chính\ntrên địa bàn tỉnh An Giang"),
        (
            "KemTheo",
            "(Kèm theo Quyết định số 45/QĐ-UBND ngày 05 tháng 3 năm 2026\ncủa UBND tỉnh An Giang)",
        ),
        ("DeMuc", "Chương I"),
        ("DeMucTen", "QUY ĐỊNH CHUNG"),
        ("DeMucDong", "Điều 1. Phạm vi điều chỉnh"),
    ]


def test_a_telegram_says_who_wires_whom(tmp_path: Path) -> None:
    data = papers.made("cong-dien", tmp_path / "cong-dien")["cong-dien.docx"]

    assert styled(data, tmp_path)[2:5] == [
        ("NguoiDien", "Chủ tịch Ủy ban nhân dân tỉnh An Giang điện:"),
        ("KinhGuiDanhSach", "- Giám đốc các sở, ban, ngành tỉnh;"),
        ("KinhGuiDanhSach", "- Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu."),
    ]


def test_minutes_have_no_date_and_are_signed_by_two(tmp_path: Path) -> None:
    data = papers.made("bien-ban", tmp_path / "bien-ban")["bien-ban.docx"]
    (tmp_path / "bien-ban.docx").write_bytes(data)
    head, signed = Document(str(tmp_path / "bien-ban.docx")).tables

    assert [cell.text.strip() for cell in head.rows[1].cells] == ["Số: 45/BB-UBND", ""]
    assert [cell.text for cell in signed.rows[0].cells] == [
        "THƯ KÝ\nLê Thị Hoa\n\nNơi nhận:\n- Các sở, ban, ngành tỉnh;\n- Lưu: VT, Hồ sơ.",
        "CHỦ TỌA\nNguyễn Văn An",
    ]


def test_what_introduces_somebody_stands_in_the_middle(tmp_path: Path) -> None:
    data = papers.made("giay-gioi-thieu", tmp_path / "one")["giay-gioi-thieu.docx"]

    said = "Ủy ban nhân dân tỉnh An Giang trân trọng giới thiệu:"
    assert styled(data, tmp_path)[:2] == [("TenLoai", "GIẤY GIỚI THIỆU"), ("NguoiDien", said)]


@pytest.mark.parametrize(("name", "key"), [("cong-dien", "Nơi nhận điện"), ("bien-ban", "Thư ký")])
def test_a_kind_asks_for_what_only_it_has(name: str, key: str, tmp_path: Path) -> None:
    assert refusal(name, tmp_path, **{key: None}) == [
        f"CH07 congvan.yaml, dòng 1: thiếu mục «{key}» trong «Văn bản». Thêm dòng «{key}: …»."
    ]


def test_the_appendices_of_a_decision_go_with_what_it_issues(tmp_path: Path) -> None:
    folder = papers.dossier("quyet-dinh", tmp_path / "one")
    appendix = (
        "Phụ lục:\n  - Tên: Danh mục hồ sơ\n    Tệp: cùng công văn\n    Nội dung: phu-luc.md\n"
    )
    with (folder / "congvan.yaml").open("a", encoding="utf-8") as file:
        file.write(appendix)
    table = "| Hồ sơ | Số |\n|---|---|\n| Một cửa | 5 |"
    text = f"1. Hồ sơ của {{{{ cơ_quan.tên_đầy_đủ }}}}.\n\n{table}\n\n./.\n"
    (folder / "phu-luc.md").write_text(text, "utf-8")
    built = batch.build(folder, tmp_path / "out")

    assert (built.faults, built.folder is not None) == ((), True)
    assert built.folder is not None
    rules = styled((built.folder / "quy-che.docx").read_bytes(), tmp_path)
    assert rules[-5:] == [
        ("PhuLuc", "Phụ lục"),
        ("PhuLucTen", "DANH MỤC HỒ SƠ"),
        rules[2],
        ("NoiDung", "1. Hồ sơ của Ủy ban nhân dân tỉnh An Giang."),
        ("NoiDung", "./."),
    ]
    decision = styled((built.folder / "quyet-dinh.docx").read_bytes(), tmp_path)
    assert "PhuLuc" not in {style for style, _ in decision}


def test_figures_and_appendices_go_with_a_plan_as_with_a_letter(tmp_path: Path) -> None:
    folder = small.write(tmp_path / "small")
    written = (folder / "congvan.yaml").read_text("utf-8")
    for old, new in (
        ("Loại: Công văn", "Loại: Kế hoạch"),
        ("Ký hiệu: UBND-TH", "Ký hiệu: KH-UBND"),
        ("  V/v: nâng cao tỷ lệ\n  Kính gửi: Sở Y tế\n", "  Trích yếu: Nâng cao tỷ lệ\n"),
    ):
        assert written.count(old) == 1
        written = written.replace(old, new)
    (folder / "congvan.yaml").write_text(written, "utf-8")
    built = batch.build(folder, tmp_path / "out")

    assert built.faults == ()
    assert built.folder is not None
    said = styled((built.folder / "ke-hoach.docx").read_bytes(), tmp_path)
    attached = (
        "(Kèm theo Kế hoạch số 112/KH-UBND ngày 24 tháng 01 năm 2025\ncủa Chủ tịch UBND tỉnh)"
    )
    assert said[0] == ("TenLoai", "KẾ HOẠCH")
    assert said[-1] == ("KemTheo", attached)


def test_the_line_of_authority_may_be_typed(tmp_path: Path) -> None:
    typed = {"Dòng thẩm quyền": "Chủ tịch Ủy ban nhân dân tỉnh An Giang"}
    data = papers.made("quyet-dinh", tmp_path / "quyet-dinh", **typed)["quyet-dinh.docx"]

    assert ("ThamQuyen", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN GIANG") in styled(data, tmp_path)


def test_a_field_of_the_grounds_is_filled_in(tmp_path: Path) -> None:
    bases = "Căn cứ Quyết định số 1 của {{ cơ_quan.tên_đầy_đủ }}."
    data = papers.made("nghi-quyet", tmp_path / "one", **{"Căn cứ": bases})["nghi-quyet.docx"]

    said = "Căn cứ Quyết định số 1 của Hội đồng nhân dân tỉnh An Giang."
    assert ("CanCu", said) in styled(data, tmp_path)


def test_a_long_name_of_a_place_takes_the_narrow_template(tmp_path: Path) -> None:
    place = {"Địa danh": "Thành phố Hồ Chí Minh"}
    read = batch.read(papers.dossier("ke-hoach", tmp_path / "one", **place))

    assert [each.file for each in read.inputs][-1] == "templates/van-ban-co-ten-loai-hep.docx"


def test_a_template_without_the_looks_of_headings_prints_them_as_text(tmp_path: Path) -> None:
    folder = papers.dossier("ke-hoach", tmp_path / "own", Mẫu="mau.docx")
    (folder / "mau.docx").write_bytes(resources.template("cong-van.docx"))
    (letter, *_) = batch.documents(batch.read(folder))

    assert letter.file == "ke-hoach.docx"
    assert ("NoiDung", "I. MỤC ĐÍCH, YÊU CẦU") in styled(letter.data, tmp_path)


# --- what is refused --------------------------------------------------------------------------


def test_a_symbol_begins_with_the_abbreviation_of_its_kind(tmp_path: Path) -> None:
    assert refusal("ke-hoach", tmp_path, **{"Ký hiệu": "UBND"}) == [
        "CH31 congvan.yaml, dòng 12: «Ký hiệu»: «UBND» không bắt đầu bằng «KH-» của kế hoạch. "
        "Ghi «KH-UBND»."
    ]


@pytest.mark.parametrize(
    ("kind", "symbol", "expected"),
    [
        ("Kế hoạch", "KH-UBND", "KH-UBND"),
        ("Kế hoạch", "QĐ-UBND", "KH-UBND"),
        ("Kế hoạch", "kh-UBND", "KH-UBND"),
        ("Tờ trình", "UBND-TH", "TTr-UBND"),
        ("Quyết định", "QĐ-SNV-VP", "QĐ-SNV-VP"),
        ("Công văn", "UBND-TH", "UBND-TH"),
    ],
)
def test_the_expected_symbol_is_that_of_the_kind(kind: str, symbol: str, expected: str) -> None:
    found = kind_named(kind)

    assert found is not None
    assert expected_symbol(found, symbol) == expected


def test_a_plan_has_a_title_and_no_short_subject(tmp_path: Path) -> None:
    assert refusal("ke-hoach", tmp_path, **{"Trích yếu": None, "V/v": "nâng cao tỷ lệ"}) == [
        "CH07 congvan.yaml, dòng 1: thiếu mục «Trích yếu» trong «Văn bản». "
        "Thêm dòng «Trích yếu: …».",
        "CH30 congvan.yaml, dòng 13: «V/v»: kế hoạch không có mục này. "
        "Ghi trích yếu ở mục «Trích yếu».",
    ]


def test_a_letter_has_a_short_subject_and_no_title(tmp_path: Path) -> None:
    changed = {"Loại": "Công văn", "Ký hiệu": "UBND-TH"}

    assert refusal("to-trinh", tmp_path, **changed) == [
        "CH07 congvan.yaml, dòng 1: thiếu mục «V/v» trong «Văn bản». Thêm dòng «V/v: …».",
        "CH30 congvan.yaml, dòng 13: «Trích yếu»: công văn không có mục này. "
        "Ghi trích yếu ở mục «V/v».",
    ]


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [("Kính gửi", "Bộ Nội vụ", 14), ("Dòng thẩm quyền", "Chủ tịch", 14)],
)
def test_what_a_kind_does_not_have_is_refused(
    key: str, value: str, line: int, tmp_path: Path
) -> None:
    assert refusal("thong-bao", tmp_path, **{key: value}) == [
        f"CH30 congvan.yaml, dòng {line}: «{key}»: thông báo không có mục này. Xóa mục này."
    ]


def test_a_proposal_goes_to_somebody(tmp_path: Path) -> None:
    assert refusal("to-trinh", tmp_path, **{"Kính gửi": None}) == [
        "CH07 congvan.yaml, dòng 1: thiếu mục «Kính gửi» trong «Văn bản». Thêm dòng «Kính gửi: …»."
    ]


def test_a_kind_that_cannot_be_made_is_told_with_those_that_can(tmp_path: Path) -> None:
    (said,) = refusal("ke-hoach", tmp_path, Loại="Hợp đồng")

    listed = ", ".join(each.name for each in kinds.KINDS)
    assert said == (
        f"CH09 congvan.yaml, dòng 11: «Loại»: chưa lập được «Hợp đồng». Bản này lập được: {listed}."
    )


def test_unknown_fields_of_grounds_and_of_what_is_issued_are_told(tmp_path: Path) -> None:
    attached = {"Loại": "Quy chế", "Trích yếu": "Về {{ không_có }}", "Nội dung": "quy-che.md"}
    changed = {"Căn cứ": "Căn cứ {{ cũng_không_có }}.", "Ban hành kèm theo": attached}
    said = refusal("quyet-dinh", tmp_path, **changed)

    assert [each.partition(". ")[0] for each in said] == [
        "VB11 congvan.yaml, dòng 14: không có trường «cũng_không_có»",
        "VB11 congvan.yaml, dòng 17: không có trường «không_có»",
    ]
