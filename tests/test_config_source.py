"""YAML is read as text, and its traps are refused in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config.source import read
from generator.errors import Problem, Refused
from tests.small_dossier import DOSSIER, load, load_bytes, refusal

CUT = (
    "Đặt cả giá trị, kể cả phần sau «#», giữa hai dấu nháy kép; "
    "nếu phần sau «#» là ghi chú thì để ít nhất hai dấu cách trước «#»."
)
OPEN = "dấu nháy mở ở đây mà không đóng. Thêm dấu nháy vào cuối giá trị."
QUOTE = "Đặt cả giá trị giữa hai dấu nháy kép."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            "Kính gửi: Sở Y tế",
            "Kính gửi:\n    - Sở Y tế\n    - VP. UBND: LĐVP, Phòng",
            "08 dòng 14: «Kính gửi»: «VP. UBND: LĐVP, Phòng» có dấu hai chấm nên bị hiểu "
            "thành một mục có tên. Đặt cả dòng giữa hai dấu nháy đơn: 'VP. UBND: LĐVP, "
            "Phòng'.",
            id="item with a colon",
        ),
        pytest.param(
            "V/v: nâng cao tỷ lệ",
            "V/v:\n    - nâng cao",
            "08 dòng 11: «V/v»: cần một dòng chữ, ở đây lại có một danh sách. Ghi giá trị "
            "ngay sau dấu hai chấm; nhiều dòng thì ghi dấu | rồi xuống dòng.",
            id="list for text",
        ),
        pytest.param(
            "  Tên kỳ: năm 2024\n  Từ ngày: 01/01/2024\n  Đến ngày: 31/12/2024\n",
            "  năm 2024\n",
            "08 dòng 19: «Kỳ số liệu»: cần các mục «tên: giá trị» ở dưới. Ghi mỗi mục một "
            "dòng, thụt vào, không có gạch đầu dòng.",
            id="text for entries",
        ),
        pytest.param(
            "      - Khi: Tổng",
            "        Khi: Tổng",
            "08 dòng 49: «Ngoại trừ»: cần một danh sách. Ghi mỗi mục một dòng, thụt vào, "
            "bắt đầu bằng gạch đầu dòng và dấu cách.",
            id="entries for a list",
        ),
        pytest.param(
            "nâng cao tỷ lệ",
            "nâng cao Số #12",
            "04 dòng 11: giá trị bị cắt ở dấu «#», chỉ còn «nâng cao Số». " + CUT,
            id="cut number",
        ),
        pytest.param(
            "nâng cao tỷ lệ",
            "nâng cao (mục # 12)",
            "04 dòng 11: giá trị bị cắt ở dấu «#», chỉ còn «nâng cao (mục». " + CUT,
            id="cut parenthesis",
        ),
        pytest.param(
            "nâng cao tỷ lệ",
            "nâng cao # tỷ lệ",
            "04 dòng 11: giá trị bị cắt ở dấu «#», chỉ còn «nâng cao». " + CUT,
            id="cut words",
        ),
        pytest.param(
            "Lê Văn Phước",
            "Lê Văn Phước #PCT",
            "04 dòng 15: giá trị bị cắt ở dấu «#», chỉ còn «Lê Văn Phước». " + CUT,
            id="cut tag",
        ),
        pytest.param(
            "Địa danh: An Giang",
            "Địa danh: #An Giang",
            "04 dòng 9: giá trị bị cắt ở dấu «#», không còn gì. " + CUT,
            id="cut whole",
        ),
        pytest.param(
            "- Tên: tỷ lệ EMC",
            "- Tên: tỷ lệ EMC #TTHC của tỉnh",
            "04 dòng 24: giá trị bị cắt ở dấu «#», chỉ còn «tỷ lệ EMC». " + CUT,
            id="cut in a list",
        ),
        pytest.param(
            "nâng cao tỷ lệ",
            "về việc: nâng cao",
            "03 dòng 11: dấu hai chấm đứng sai chỗ: hoặc nó thuộc về nội dung, hoặc dòng "
            "thụt vào sai. Đặt cả giá trị giữa hai dấu nháy kép. Nếu đây là một mục thì "
            "thụt dòng này thẳng hàng với các mục cùng cấp.",
            id="colon in a value",
        ),
        pytest.param(
            "nâng cao tỷ lệ",
            "{{ kỳ.tên }} nâng cao",
            "04 dòng 11: giá trị bắt đầu bằng «{{» mà không có dấu nháy kép. Đặt cả giá trị"
            ' giữa hai dấu nháy kép: "{{ … }} …".',
            id="field first",
        ),
        pytest.param(
            "nâng cao tỷ lệ",
            '"nâng cao',
            "03 dòng 11: dấu nháy mở ở đây mà không đóng. Thêm dấu nháy vào cuối giá trị.",
            id="open quote",
        ),
        pytest.param(
            "nâng cao tỷ lệ",
            '"nâng cao" tỷ lệ',
            "03 dòng 11: dòng này không thẳng hàng với các mục cùng cấp, hoặc có chữ thừa "
            "sau dấu nháy kép đóng. Thụt dòng này thẳng hàng với các mục cùng cấp. Nếu dấu "
            "nháy kép là nội dung thì đặt cả giá trị giữa hai dấu nháy đơn.",
            id="words after a quote",
        ),
        pytest.param(
            "nâng cao tỷ lệ",
            "%5",
            "03 dòng 11: giá trị bắt đầu bằng «%». " + QUOTE,
            id="percent first",
        ),
        pytest.param(
            "nâng cao tỷ lệ",
            "*x",
            "04 dòng 11: giá trị bắt đầu bằng «&» hoặc «*», là neo và bí danh của YAML. Đặt"
            " cả giá trị giữa hai dấu nháy kép; muốn dùng lại mục khác thì ghi lại.",
            id="alias",
        ),
        pytest.param(
            "nâng cao tỷ lệ",
            "!x y",
            "04 dòng 11: giá trị bắt đầu bằng «!», là thẻ kiểu của YAML. Đặt cả giá trị "
            "giữa hai dấu nháy kép, hoặc xóa thẻ.",
            id="tag",
        ),
        pytest.param(
            "nâng cao tỷ lệ",
            "[a, b]",
            "04 dòng 11: giá trị bắt đầu bằng «[», là danh sách viết liền của YAML. Ghi mỗi"
            " mục một dòng, thụt vào dưới tên mục; nếu «[» thuộc về nội dung thì đặt cả giá"
            " trị giữa hai dấu nháy kép.",
            id="flow list",
        ),
        pytest.param(
            "Chênh lệch: 25",
            "Chênh lệch: {Sở Y tế: 25}",
            "04 dòng 65: giá trị bắt đầu bằng «{», là danh sách viết liền của YAML. Ghi mỗi"
            " mục một dòng, thụt vào dưới tên mục; nếu «{» thuộc về nội dung thì đặt cả giá"
            " trị giữa hai dấu nháy kép.",
            id="flow entries",
        ),
        pytest.param(
            "  V/v: nâng",
            "\tV/v: nâng",
            "03 dòng 11: dòng thụt vào bằng phím Tab. Xóa phần thụt đầu dòng, gõ lại bằng "
            "phím cách.",
            id="tab",
        ),
        pytest.param(
            "  V/v: nâng",
            "\u00a0 V/v: nâng",
            "03 dòng 11: dòng thụt vào bằng dấu cách đặc biệt (không ngắt). Xóa phần thụt "
            "đầu dòng, gõ lại bằng phím cách.",
            id="no-break space",
        ),
        pytest.param(
            "  V/v: nâng",
            "  V/v:\u00a0nâng",
            "03 dòng 11: dòng này thiếu dấu hai chấm và một dấu cách sau tên mục. Ghi dạng "
            "«tên mục: giá trị». Dòng này có dấu cách đặc biệt (không ngắt): xóa đi, gõ lại"
            " bằng phím cách.",
            id="no-break space after the colon",
        ),
        pytest.param(
            "  Số: 112",
            "   Số: 112",
            "03 dòng 7: dấu hai chấm đứng sai chỗ: hoặc nó thuộc về nội dung, hoặc dòng "
            "thụt vào sai. Đặt cả giá trị giữa hai dấu nháy kép. Nếu đây là một mục thì "
            "thụt dòng này thẳng hàng với các mục cùng cấp.",
            id="indent",
        ),
        pytest.param(
            "nâng cao tỷ lệ",
            "nâng\u200e cao",
            "16 dòng 11: có ký tự đổi chiều chữ U+200E, không dùng được. Xóa ký tự đó, gõ "
            "lại chữ đứng cạnh.",
            id="bidi",
        ),
        pytest.param(
            "nâng cao tỷ lệ",
            "nâng\x85 cao",
            "16 dòng 11: có ký tự điều khiển U+0085, không dùng được. "
            "Xóa ký tự đó, gõ lại chữ đứng cạnh.",
            id="next line",
        ),
        pytest.param(
            "Kỳ số liệu:",
            "---\nKỳ số liệu:",
            "04 dòng 19: có dấu --- mở một tài liệu thứ hai. Xóa dòng --- hoặc tách thành "
            "thư mục kỳ khác.",
            id="second document",
        ),
        pytest.param(
            "Nơi nhận: |\n",
            "Nơi nhận: | x\n",
            "03 dòng 16: sau dấu «|» còn có chữ. Xuống dòng ngay sau dấu «|», nội dung ghi "
            "ở các dòng dưới, thụt vào.",
            id="after a bar",
        ),
    ],
)
def test_a_trap_is_told_at_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert refusal(tmp_path, (old, new)) == said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(
            b"",
            "congvan.yaml: tệp không có mục nào. Chép một thư mục kỳ có sẵn rồi sửa.",
            id="empty",
        ),
        pytest.param(
            b"# x\n",
            "congvan.yaml: tệp không có mục nào. Chép một thư mục kỳ có sẵn rồi sửa.",
            id="only comments",
        ),
        pytest.param(
            b"- a\n",
            "congvan.yaml: tệp không gồm các mục «tên: giá trị». Chép một thư mục kỳ có sẵn"
            " rồi sửa.",
            id="a list",
        ),
        pytest.param(
            b"a\n",
            "congvan.yaml: tệp không gồm các mục «tên: giá trị». Chép một thư mục kỳ có sẵn"
            " rồi sửa.",
            id="a text",
        ),
        pytest.param(
            DOSSIER.encode("utf-16"),
            "congvan.yaml, dòng 1: không phải chữ Unicode (UTF-8). Mở bằng Notepad, chọn "
            "Lưu thành (Save as), mã hóa (Encoding) UTF-8.",
            id="UTF-16",
        ),
        pytest.param(
            b"a: 1\nb: \xd0\n",
            "congvan.yaml, dòng 2: không phải chữ Unicode (UTF-8). Mở bằng Notepad, chọn "
            "Lưu thành (Save as), mã hóa (Encoding) UTF-8.",
            id="legacy letters",
        ),
        pytest.param(
            b"x: 1\n" * 300_000,
            "congvan.yaml: tệp lớn hơn 1 MB, không phải là tệp cấu hình. Chọn đúng tệp "
            "cấu hình (.yaml).",
            id="too large",
        ),
        pytest.param(
            b"".join(b" " * n + b"a:\n" for n in range(30)),
            "congvan.yaml, dòng 21: các mục lồng nhau quá 20 tầng. Bớt số tầng.",
            id="too deep",
        ),
        pytest.param(
            b"a: &x\n  b: 1\n",
            "congvan.yaml, dòng 1: giá trị bắt đầu bằng «&» hoặc «*», là neo và bí danh của"
            " YAML. Đặt cả giá trị giữa hai dấu nháy kép; muốn dùng lại mục khác thì ghi "
            "lại.",
            id="anchors",
        ),
    ],
)
def test_a_file_that_is_no_dossier_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(Refused) as caught:
        load_bytes(tmp_path, data)
    assert str(caught.value) == said


def test_a_comment_is_no_trap(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        ("nâng cao tỷ lệ", "nâng cao (tỷ lệ)  #ghi chú\n  # một dòng riêng"),
        ("Số: 112", "Số:  # chưa cấp"),
        ("Địa danh: An Giang", "Địa danh: An Giang\t# phím Tab"),
        ("Kỳ số liệu:", "Kỳ số liệu: # mở một khối"),
        ("Kính gửi: Sở Y tế", "Kính gửi: | # mở một khối\n    Sở Y tế"),
        ("UBND-TH", '"UBND-TH" # sau dấu nháy'),
    )

    letter = settings.letter
    assert (letter.subject, letter.number) == ("nâng cao (tỷ lệ)", "")
    assert (letter.symbol, letter.place) == ("UBND-TH", "An Giang")


@pytest.mark.parametrize(
    ("quote", "later"),
    [('"', '"Công văn"'), ("'", "'Công văn'"), ('"', 'Công văn "5559" x'), ('"', '"')],
)
def test_an_open_quote_is_told_where_it_opens(tmp_path: Path, quote: str, later: str) -> None:
    opening = ("nâng cao tỷ lệ", f"{quote}nâng cao tỷ lệ")

    assert refusal(tmp_path, opening, ("Công văn số 5559", later)) == f"03 dòng 11: {OPEN}"


def test_a_quoted_value_may_go_on_in_the_next_line(tmp_path: Path) -> None:
    settings = load(tmp_path, ("nâng cao tỷ lệ", '"nâng cao\n    tỷ lệ #1"'))

    assert settings.letter.subject == "nâng cao tỷ lệ #1"


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    assert all(problem.what.endswith(".") for problem in _problems(text))


def _problems(text: str) -> Sequence[Problem]:
    try:
        read(text.encode(), "x.yaml")
    except Refused as refused:
        return refused.problems
    return ()


@given(st.text("01NOyestru~null.-:e", min_size=1, max_size=8).filter(lambda t: ":" not in t))
def test_a_plain_value_stays_the_text_that_was_typed(value: str) -> None:
    if value.strip("-"):
        source = read(f'khóa: "{value}"\n'.encode(), "x.yaml")
        assert source.data == {"khóa": value}
