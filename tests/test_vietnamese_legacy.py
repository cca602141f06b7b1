"""Text typed for the fonts of old is told from Vietnamese and from other languages."""

from __future__ import annotations

import re
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.errors import Refused
from generator.model import Column
from generator.text import parse
from generator.vietnamese import (
    fold_text,
    invisible_character,
    legacy_encoding,
    legacy_text,
    nfc,
    unusable_character,
)
from generator.workbook import read_dataset, read_register
from tests import small_dossier
from tests.an_giang import DOSSIER
from tests.spreadsheets import refusal, spreadsheet

# As UniKey writes them, apart from the tables of the program.
TCVN3 = dict(
    zip(
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ",
        "µ¶·\u00b8¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ",
        strict=True,
    )
)
SYLLABLES = sorted(
    {
        word.lower()
        for file in ("noi-dung.md", "congvan.yaml")
        for word in re.findall(r"[^\W\d_]+", nfc((DOSSIER / file).read_text("utf-8")))
    }
)
BEYOND_DOUBT = re.compile("[µ¶·¹¨»¼½¾©®ª«¬\u00b8Þ×÷þ]")
CONVERT = (
    "Chép chữ, mở UniKey Toolkit (Ctrl+Shift+F6), chọn «Chuyển mã clipboard», nguồn "
    "TCVN3 (ABC), đích Unicode, bấm «Chuyển mã» rồi dán lại."
)


def in_tcvn3(text: str) -> str:
    return "".join(TCVN3.get(letter, letter) for letter in text)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Uû ban nh©n d©n x·, hå s¬ trùc tuyÕn", "TCVN3"),
        ("Së Y tÕ", "TCVN3"),
        ("X· An", "TCVN3"),
        ("Ba T¬", "TCVN3"),
        ("®\u00adêng", "TCVN3"),
        ("thÞ trÊn", "TCVN3"),
        ("«ng Lª V¨n Ph\u00adíc", "TCVN3"),
        ("hép møt tÕt", "TCVN3"),
        ("Ủy ban nhân dân nh©n d©n x·", "TCVN3"),
        ("Uyû ban nhaân daân xaõ, hoà sô tröïc tuyeán", "VNI"),
        ("UÛY BAN NHAÂN DAÂN TÆNH", "VNI"),
        ("Sôû Y teá", "VNI"),
        ("Ñöùc Phoå", "VNI"),
    ],
)
def test_text_in_an_old_encoding_is_told(text: str, encoding: str) -> None:
    assert legacy_encoding(text) == encoding


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Uy ban nhan dan xa",
        "Résumé café naïve",
        "On a dû aller où il est né à Noël, c'est très sûr et mûr",
        "Công ty Nestlé, Citroën, Müller GmbH, Zürich",
        "Année où Ê Đê",
        "Ê Đê, Chăm, Ea H'Leo, Đăk Pék, M'Drắk, Ngọk Réo, B'Lao, Ia Đal, Kon Plông",
        "hoà, hòa, thuỷ, thủy, qúy, tòan, HOÀ BÌNH, hoÀ",
        "«Tổng hồ sơ» và «an toàn», «nâng cao",
        "Microsoft® Word® © 2025, §5, 10°C, m², bảng¹, ½, 3×4",
        "5 µm, 10 µg, 3 N·m",
        "Nồng độ bụi 5 µm, 10 µg; lực 3 N·m",
        "\u00ad thông\u00adtin",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert legacy_text(text) is None
    assert legacy_text(normalize("NFD", text)) is None


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=12))
def test_no_vietnamese_text_is_taken_for_an_old_encoding(words: list[str]) -> None:
    for text in (" ".join(words), " ".join(words).title(), " ".join(words).upper()):
        assert legacy_encoding(text) is None
        assert legacy_encoding(normalize("NFD", text)) is None


@given(st.lists(st.sampled_from(SYLLABLES), min_size=5, max_size=12, unique=True))
def test_text_with_three_letters_that_only_tcvn3_has_is_told(words: list[str]) -> None:
    text = in_tcvn3(" ".join(words))

    assume(len(BEYOND_DOUBT.findall(text)) >= 3)

    assert legacy_encoding(text) == "TCVN3"


@given(st.text())
def test_any_text_is_looked_at_without_fault(text: str) -> None:
    assert legacy_encoding(text) in {None, "TCVN3", "VNI"}


# --- where text comes in ---------------------------------------------------------------------


def test_a_body_in_an_old_encoding_is_refused_once_with_an_example() -> None:
    body = "Kính gửi các đơn vị.\n\nHå s¬ trùc tuyÕn.\n\nUû ban nh©n d©n x·.\n"

    assert refusal(lambda: parse(body, "noi-dung.md")) == [
        "VB21 noi-dung.md, dòng 3: chữ gõ theo bảng mã TCVN3, ví dụ «s¬» là «sơ»; "
        f"còn 1 dòng như thế. {CONVERT}"
    ]


def test_settings_in_an_old_encoding_are_refused_at_their_line(tmp_path: Path) -> None:
    assert small_dossier.refusals(tmp_path, ("Địa danh: An Giang", "Địa danh: Qu¶ng Ng·i")) == [
        f"CH17 congvan.yaml, dòng 9: chữ gõ theo bảng mã TCVN3, ví dụ «Qu¶ng» là «Quảng». {CONVERT}"
    ]


def test_a_letter_of_tcvn3_is_not_told_as_an_invisible_character(tmp_path: Path) -> None:
    said = small_dossier.refusals(tmp_path, ("Lê Văn Phước", "Lª V¨n Ph\u00adíc"))

    assert said == [
        "CH17 congvan.yaml, dòng 15: chữ gõ theo bảng mã TCVN3, ví dụ «Ph\u00adíc» là «Phước». "
        f"{CONVERT}"
    ]


@pytest.mark.parametrize("code", [0xAD, 0x200B, 0x2028, 0xFEFF])
def test_settings_hold_nothing_that_does_not_show(code: int, tmp_path: Path) -> None:
    said = small_dossier.refusals(tmp_path, ("Lê Văn Phước", f"Lê Văn Ph{chr(code)}ước"))

    assert said == [
        f"CH16 congvan.yaml, dòng 15: có ký tự không nhìn thấy U+{code:04X}, không dùng được. "
        "Xóa ký tự đó, gõ lại chữ đứng cạnh."
    ]


def test_figures_in_an_old_encoding_are_refused_before_their_titles_are_missed(
    tmp_path: Path,
) -> None:
    rows = [("T£N", "Sè hå s¬"), ("Së Y tÕ", 1), ("Së Néi vô", 2)]
    path = spreadsheet(tmp_path / "a.xlsx", rows)

    def read() -> object:
        return read_dataset(
            path,
            "số.xlsx",
            sheet="Tổng hợp",
            columns=[Column("Hồ sơ", ("Số hồ sơ",))],
            organization_titles=("TÊN",),
            total_label=None,
            register=(),
        )

    assert refusal(read) == [
        "SL69 số.xlsx, trang «Tổng hợp», ô A1: Chữ gõ theo bảng mã TCVN3, ví dụ «T£N» là «TÊN»; "
        f"còn 3 ô như thế. {CONVERT}"
    ]


def test_a_register_in_an_old_encoding_is_refused(tmp_path: Path) -> None:
    rows = [("Mã", "Tên đầy đủ"), ("01", "Sôû Noâng nghieäp")]
    path = spreadsheet(tmp_path / "dv.xlsx", rows)

    assert refusal(lambda: read_register(path, "dv.xlsx")) == [
        "SL69 dv.xlsx, trang «Tổng hợp», ô B2: Chữ gõ theo bảng mã VNI, ví dụ «nghieäp» là "
        f"«nghiệp». {CONVERT.replace('TCVN3 (ABC)', 'VNI Windows')}"
    ]


# --- characters that are not what they show --------------------------------------------------


@pytest.mark.parametrize("letter", ["\u00d0", "\u0189", "\u00f0", "\u0256", "\u0111"])
def test_letters_that_look_like_d_with_stroke_are_compared_as_it(letter: str) -> None:
    assert fold_text(f"{letter}ắk Pơ") == "đắk pơ"


@pytest.mark.parametrize(
    "code",
    [0x0, 0xB, 0x1F, 0x7F, 0x85, 0x9F, 0x61C, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069],
)
def test_control_and_bidi_characters_may_enter_nowhere(code: int) -> None:
    kind = "điều khiển" if code < 0x100 else "đổi chiều chữ"

    assert unusable_character(f"Sở{chr(code)} Y tế") == f"ký tự {kind} U+{code:04X}"
    with pytest.raises(Refused, match=f"U\\+{code:04X}"):
        parse(f"Sở{chr(code)} Y tế", "noi-dung.md")


@pytest.mark.parametrize("code", [0xAD, 0x200B, 0x200C, 0x200D, 0x2028, 0x2060, 0xFEFF])
def test_a_character_that_shows_as_nothing_is_told_by_its_number(code: int) -> None:
    assert invisible_character(f"Xã{chr(code)} An") == f"ký tự không nhìn thấy U+{code:04X}"


def test_spaces_are_no_invisible_characters() -> None:
    assert invisible_character("Xã\u00a0An Phú\t\n") is None
