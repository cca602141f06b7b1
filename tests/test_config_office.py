"""A dossier is laid over its office file, and each fault is told in the file where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import config
from generator.config import Settings
from generator.errors import MachineRefused
from tests.small_dossier import DOSSIER, told

ACCEPTED = DOSSIER[DOSSIER.index("Cảnh báo đã xem:") :]
OF_THE_MONTH = ("Số:", "Ngày:", "V/v:", "Nội dung:", "Tệp: so-lieu", "Kỳ", "Tên kỳ", "Từ", "Đến")
OFFICE = "".join(
    line
    for line in DOSSIER.removesuffix(ACCEPTED).splitlines(keepends=True)
    if not line.lstrip().startswith(OF_THE_MONTH)
)
MONTH = f"""\
Dùng chung: ../co-quan.yaml
Văn bản:
  Số: 112
  Ngày: 24/01/2025
  V/v: nâng cao tỷ lệ
  Nội dung: noi-dung.md
Kỳ số liệu:
  Tên kỳ: năm 2024
  Từ ngày: 01/01/2024
  Đến ngày: 31/12/2024
Số liệu:
  Tệp: so-lieu.xlsx
{ACCEPTED}"""


def load(room: Path, month: str = MONTH, office: str | None = OFFICE) -> Settings:
    """Load a dossier that lies beside its office file."""
    dossier = room / "2025-01"
    dossier.mkdir()
    (dossier / "congvan.yaml").write_text(month, "utf-8")
    for name in ("2025-01/noi-dung.md", "2025-01/so-lieu.xlsx", "don-vi.xlsx"):
        (room / name).touch()
    if office is not None:
        (room / "co-quan.yaml").write_text(office, "utf-8")
    return config.load(dossier)


def refusals(room: Path, month: str = MONTH, office: str | None = OFFICE) -> list[str]:
    return told(lambda: load(room, month, office))


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def test_two_files_say_together_what_one_said(tmp_path: Path) -> None:
    settings = load(tmp_path)
    folder = tmp_path / "2025-01"

    assert settings.letter.issuer == ("Ủy ban nhân dân", "tỉnh An Giang")
    assert (settings.letter.number, settings.letter.signatory) == ("112", "Lê Văn Phước")
    assert list(settings.data.columns) == ["Tổng hồ sơ", "Hồ sơ trực tuyến", "Ghi chú"]
    assert settings.data.tables[0].sheet == "Tổng hợp"
    assert settings.file == folder / "congvan.yaml"
    assert settings.office_file == folder / "../co-quan.yaml"


def test_a_file_is_looked_for_beside_the_file_that_names_it(tmp_path: Path) -> None:
    settings = load(tmp_path)
    folder = tmp_path / "2025-01"

    assert settings.letter.body == folder / "noi-dung.md"
    assert settings.register == folder / ".." / "don-vi.xlsx"
    assert settings.name_of(settings.register) == "../don-vi.xlsx"
    assert settings.name_of(settings.letter.body) == "noi-dung.md"


def test_the_office_file_may_lie_anywhere_and_be_named_as_windows_does(tmp_path: Path) -> None:
    (tmp_path / "chung" / "mau").mkdir(parents=True)
    (tmp_path / "chung" / "co-quan.yaml").write_text(
        changed(OFFICE, "don-vi.xlsx", "mau\\..\\..\\don-vi.xlsx"), "utf-8"
    )
    month = changed(MONTH, "../co-quan.yaml", "..\\chung\\co-quan.yaml")
    settings = load(tmp_path, month, office=None)

    assert settings.office_file is not None
    assert settings.name_of(settings.office_file) == "../chung/co-quan.yaml"
    assert settings.name_of(settings.register) == "../don-vi.xlsx"
    assert settings.place("Văn bản", "Địa danh").file == "../chung/co-quan.yaml"


def test_a_dossier_signs_with_another_name_than_its_office(tmp_path: Path) -> None:
    own = "  Số: 112\n  Họ và tên: Hồ Văn Mừng\n  Nơi nhận: Như trên.\n"
    letter = load(tmp_path, changed(MONTH, "  Số: 112\n", own)).letter

    assert (letter.signatory, letter.copies) == ("Hồ Văn Mừng", ("Như trên.",))
    assert letter.capacity == ("CHỦ TỊCH",)


def test_a_dossier_adds_a_column_and_takes_one_away(tmp_path: Path) -> None:
    own = "  Tệp: so-lieu.xlsx\n  Cột:\n    Ghi chú:\n    Hồ sơ trễ hạn: Trễ hạn\n"
    settings = load(tmp_path, changed(MONTH, "  Tệp: so-lieu.xlsx\n", own))

    assert list(settings.data.columns) == ["Tổng hồ sơ", "Hồ sơ trực tuyến", "Hồ sơ trễ hạn"]


def test_settings_tell_the_file_and_line_of_an_entry(tmp_path: Path) -> None:
    settings = load(tmp_path)

    assert str(settings.place("Văn bản", "V/v")) == "congvan.yaml, dòng 5"
    assert str(settings.place("Văn bản", "Họ và tên")) == "../co-quan.yaml, dòng 11"
    assert str(settings.place("Phụ lục", 0, "Tên")) == "../co-quan.yaml, dòng 45"


def test_without_an_office_file_or_with_a_blank_one_nothing_is_shared(tmp_path: Path) -> None:
    settings = load(
        tmp_path, f"Dùng chung:\n{changed(DOSSIER, 'don-vi.xlsx', '../don-vi.xlsx')}", office=None
    )

    assert settings.office_file is None


# --- faults ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("named", "said"),
    [
        pytest.param(
            "../co-quan.yml",
            "CH10 congvan.yaml, dòng 1: «Dùng chung»: không có tệp «../co-quan.yml» tính từ thư "
            "mục kỳ. Có phải «co-quan.yaml» không?",
            id="missing",
        ),
        pytest.param(
            "..",
            "CH10 congvan.yaml, dòng 1: «Dùng chung»: «..» là một thư mục. "
            "Ghi tên tệp ở trong thư mục đó.",
            id="folder",
        ),
        pytest.param(
            "C:\\co-quan.yaml",
            "CH10 congvan.yaml, dòng 1: «Dùng chung»: «C:\\co-quan.yaml» là đường dẫn riêng của "
            "một máy. Chép tệp vào thư mục kỳ rồi ghi tên tính từ thư mục đó.",
            id="path of a machine",
        ),
        pytest.param(
            "\n  - ../co-quan.yaml",
            "CH08 congvan.yaml, dòng 1: «Dùng chung»: cần một dòng chữ, ở đây lại có một danh "
            "sách. Ghi giá trị ngay sau dấu hai chấm; nhiều dòng thì ghi dấu | rồi xuống dòng.",
            id="several",
        ),
        pytest.param(
            "congvan.yaml",
            "CH15 congvan.yaml, dòng 1: «Dùng chung»: tệp dùng chung không nêu tiếp một tệp dùng "
            "chung khác. Chép các mục của tệp kia vào đây rồi xóa dòng này.",
            id="itself",
        ),
    ],
)
def test_an_office_file_that_cannot_be_used_is_the_only_fault(
    tmp_path: Path, named: str, said: str
) -> None:
    month = changed(MONTH.removesuffix(ACCEPTED), "../co-quan.yaml", named)

    assert refusals(tmp_path, month) == [said]


def test_an_office_file_names_no_other_and_accepts_no_warning(tmp_path: Path) -> None:
    office = f"{OFFICE}Dùng chung: ../tinh.yaml\n{ACCEPTED}"

    assert refusals(tmp_path, office=office) == [
        "CH15 ../co-quan.yaml, dòng 54: «Dùng chung»: tệp dùng chung không nêu tiếp một tệp dùng "
        "chung khác. Chép các mục của tệp kia vào đây rồi xóa dòng này.",
        "CH15 ../co-quan.yaml, dòng 55: «Cảnh báo đã xem»: cảnh báo của kỳ nào phải được xem ở kỳ "
        "ấy, không ghi vào tệp dùng chung. Chuyển mục này vào congvan.yaml của thư mục kỳ.",
    ]


@pytest.mark.parametrize(
    ("office", "said"),
    [
        pytest.param(
            "# chưa có gì\n",
            "CH02 ../co-quan.yaml: tệp không có mục nào. Chép vào đây các mục kỳ nào cũng giống "
            "nhau, hoặc xóa dòng «Dùng chung» ở congvan.yaml.",
            id="empty",
        ),
        pytest.param(
            "Văn bản:\n\tLoại: Công văn\n",
            "CH03 ../co-quan.yaml, dòng 2: dòng thụt vào bằng phím Tab. "
            "Xóa phần thụt đầu dòng, gõ lại bằng phím cách.",
            id="tab",
        ),
        pytest.param(
            changed(OFFICE, "  Họ và tên:", "  Ho ten:"),
            "CH06 ../co-quan.yaml, dòng 11: không có mục «Ho ten» trong «Văn bản». "
            "Có phải «Họ và tên» không?",
            id="unknown entry",
        ),
        pytest.param(
            changed(OFFICE, "don-vi.xlsx", "noi-dung.md"),
            "CH10 ../co-quan.yaml, dòng 20: «Danh sách đơn vị»: không có tệp «noi-dung.md» trong "
            "thư mục của tệp dùng chung. "
            "Tệp của riêng kỳ thì ghi ở congvan.yaml trong thư mục kỳ.",
            id="file of the dossier",
        ),
        pytest.param(
            changed(OFFICE, "don-vi.xlsx", "/don-vi.xlsx"),
            "CH10 ../co-quan.yaml, dòng 20: «Danh sách đơn vị»: «/don-vi.xlsx» là đường dẫn riêng "
            "của một máy. Chép tệp vào thư mục của tệp dùng chung rồi ghi tên tính từ thư mục đó.",
            id="path of a machine",
        ),
        pytest.param(
            changed(OFFICE, "Mức giao: tối thiểu 70%", "Mức giao: 70%"),
            "CH09 ../co-quan.yaml, dòng 39: «Mức giao»: «70%» chưa nói là mức tối thiểu hay tối "
            "đa. Ghi dạng «tối thiểu 70%» hoặc «tối đa 5%».",
            id="level",
        ),
        pytest.param(
            changed(OFFICE, "Hồ sơ trực tuyến / Tổng", "Hồ sơ qua mạng / Tổng"),
            "CH13 ../co-quan.yaml, dòng 38: Trong công thức, không có tên «Hồ sơ qua mạng». "
            "Khai báo tên này hoặc sửa lại công thức.",
            id="formula",
        ),
    ],
)
def test_a_fault_of_the_office_file_is_told_there(tmp_path: Path, office: str, said: str) -> None:
    assert refusals(tmp_path, office=office) == [said]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            "  Số: 112\n",
            "  Số: 112\n  Họ và tên:\n",
            "CH07 congvan.yaml, dòng 4: «Họ và tên» để trống. "
            "Ghi giá trị, hoặc xóa dòng này để theo tệp dùng chung.",
            id="taken away",
        ),
        pytest.param(
            "  V/v: nâng cao tỷ lệ\n",
            "",
            "CH07 congvan.yaml, dòng 2: thiếu mục «V/v» trong «Văn bản». Thêm dòng «V/v: …».",
            id="said by neither",
        ),
        pytest.param(
            "  V/v: nâng cao tỷ lệ\n",
            "  V/v:\n",
            "CH07 congvan.yaml, dòng 5: «V/v» để trống. Ghi giá trị.",
            id="blank, and not in the office file",
        ),
        pytest.param(
            "  Tệp: so-lieu.xlsx\n",
            "  Tệp: so-lieu.xlsx\n  Cột:\n    Tổng_hồ_sơ: Tổng\n",
            "CH11 congvan.yaml, dòng 14: tên «Tổng_hồ_sơ» trùng với «Tổng hồ sơ» ở "
            "../co-quan.yaml, dòng 26. Đổi tên một trong hai.",
            id="two names in two files",
        ),
    ],
)
def test_a_fault_of_the_dossier_is_told_there(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert refusals(tmp_path, changed(MONTH, old, new)) == [said]


def test_faults_of_both_files_are_told_at_once_those_of_the_dossier_first(tmp_path: Path) -> None:
    said = refusals(
        tmp_path,
        changed(MONTH, "24/01/2025\n", "24.01.2025\n"),
        changed(OFFICE, "Loại: Công văn", "Loại: Thư ngỏ"),
    )

    assert [each.split(":")[0] for each in said] == [
        "CH09 congvan.yaml, dòng 4",
        "CH09 ../co-quan.yaml, dòng 2",
    ]


def test_an_office_file_that_the_machine_keeps_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = Path.read_bytes

    def kept(path: Path) -> bytes:
        if path.name == "co-quan.yaml":
            raise PermissionError(13, "Permission denied")
        return reads(path)

    monkeypatch.setattr(Path, "read_bytes", kept)
    with pytest.raises(MachineRefused) as caught:
        load(tmp_path)
    assert str(caught.value) == (
        "../co-quan.yaml: không đọc được (Permission denied). "
        "Đóng chương trình đang mở tệp rồi làm lại."
    )


def test_the_schema_asks_of_neither_file_what_the_other_may_say() -> None:
    schema = config.schema()

    assert "required" not in schema
    definitions = schema["$defs"]
    assert isinstance(definitions, dict)
    required = {name for name, model in definitions.items() if "required" in model}
    assert required.isdisjoint({"LetterSettings", "PeriodSettings", "DataSettings"})
    assert "CheckSettings" in required
