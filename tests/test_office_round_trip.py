"""Every shipped template, copied into a dossier and saved by LibreOffice, prints the same text."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from generator import archive, batch, package, resources
from generator.batch import shipped
from tests import papers, word
from tests import test_office_dossiers as dossiers
from tests.conftest import tool
from tests.office import box

NAMES = sorted(path.name for path in resources.folder("templates").glob("*.docx"))
SHEET = "phu-luc-don-vi.docx"
FAR = {"Địa danh": "Thành phố Hồ Chí Minh"}
COPIES = {name for name in NAMES if name.startswith("ban-sao")}
"""Made only over a text that is given, which is not here."""


def saved_by_office(paths: Sequence[Path], room: pytest.TempPathFactory) -> dict[str, bytes]:
    """Save documents by LibreOffice; return them by their names."""
    program, folder = tool("soffice"), room.mktemp("saved")
    profile = room.mktemp("libreoffice").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += ["--convert-to", "docx", "--outdir", str(folder), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    written = {path.name: folder / path.name for path in paths}
    assert [name for name, path in written.items() if not path.exists()] == [], done.stderr
    return {name: path.read_bytes() for name, path in written.items()}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Every shipped template as LibreOffice writes it."""
    paths = [resources.folder("templates") / name for name in NAMES]
    return saved_by_office([*paths, resources.sample() / "mau" / SHEET], tmp_path_factory)


def told(folder: Path) -> dict[str, list[str]]:
    """Return the text of every Word file that a dossier makes, paragraph by paragraph."""
    made = batch.documents(batch.read(folder))
    return {
        each.file: [line.text for line in package.lines(archive.Unpacked(each.data))]
        for each in made
        if each.file.endswith(".docx")
    }


def declare(folder: Path, templates: Mapping[str, bytes]) -> set[str]:
    """Copy the templates of a dossier into it, as others saved them; return their names."""
    used = set()
    settings: dict[str, Any] = yaml.load(
        (folder / "congvan.yaml").read_text("utf-8"), yaml.BaseLoader
    )
    for form in batch.copy_forms(folder):
        name = Path(form.file).name
        (folder / form.file).write_bytes(templates[name])
        used.add(name)
        for entry in entries(settings, name):
            entry["Mẫu"] = form.file
    write(settings, folder)
    return used


def write(settings: dict[str, Any], folder: Path) -> None:
    plain = json.loads(json.dumps(settings))  # an alias for what stands twice else
    text = yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, default_style='"', width=1000)
    (folder / "congvan.yaml").write_text(text, "utf-8")


def entries(settings: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    """Yield the entries of a dossier that a template is declared in."""
    for each in settings.get("Phụ lục", []):
        lies = each.get("Hướng trang") == "ngang"
        if shipped.APPENDIX[lies] == name and each.get("Lập cho") != "từng đơn vị":
            yield each
    if name.startswith(shipped.SUBMISSION):
        yield settings["Phiếu trình"]
    elif name.startswith(shipped.ATTACHED):
        yield settings["Văn bản"]["Ban hành kèm theo"]
    elif not name.startswith("phu-luc"):
        yield settings["Văn bản"]


LYING = {
    **papers.PAPERS["quyet-dinh"]["letter"]["Ban hành kèm theo"],
    "Hướng trang": "ngang",
}
CASES: list[tuple[str, Mapping[str, Any]]] = [
    *((name, more) for name in papers.PAPERS for more in ({}, FAR)),
    *(("quyet-dinh", {**more, "Ban hành kèm theo": LYING}) for more in ({}, FAR)),
]


def test_every_kind_says_the_same_by_a_template_that_went_through_an_office_program(
    saved: Mapping[str, bytes], tmp_path: Path
) -> None:
    used = set()
    for number, (name, changed) in enumerate(CASES):
        folder = papers.dossier(name, tmp_path / str(number), **changed)
        before = told(folder)
        used |= declare(folder, saved)
        assert told(folder) == before, (name, changed)
    others = ("phu-luc", "cong-van", "phieu-trinh")
    assert used == {each for each in NAMES if not each.startswith(others)}


def without_inputs(said: dict[str, list[str]]) -> dict[str, list[str]]:
    """Leave out the line that names what the set was made from: own templates are part of it."""
    return {
        file: [line for line in lines if not line.startswith("Tài liệu đầu vào:")]
        for file, lines in said.items()
    }


@pytest.mark.parametrize("place", ["An Giang", "Thành phố Hồ Chí Minh"])
def test_a_whole_set_says_the_same_and_is_sound(
    saved: Mapping[str, bytes], tmp_path: Path, place: str
) -> None:
    folder = tmp_path / "ky"
    shutil.copytree(resources.sample(), folder)
    path = folder / "congvan.yaml"
    settings = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    settings["Văn bản"]["Địa danh"] = place
    upright = {"Tên": "Kết quả", "Tệp": "riêng", "Bảng": {"Cột": [{"Đơn vị": "Đơn vị"}]}}
    settings |= {"Phụ lục": [upright, *settings["Phụ lục"]], "Phiếu trình": {"Lập": "có"}}
    write(settings, folder)
    before = words(batch.build(folder, tmp_path / "truoc"))
    used = declare(folder, {**saved})
    (folder / "mau" / SHEET).write_bytes(saved[SHEET])
    after = batch.build(folder, tmp_path / "sau")
    assert (after.faults, after.reminders) == ((), ())
    assert without_inputs(words(after)) == without_inputs(before)
    end = "" if place == "An Giang" else "-hep"
    names = ["cong-van" + end, "phieu-trinh" + end, "phu-luc-doc", "phu-luc-ngang"]
    assert used == {f"{name}.docx" for name in names}


def words(built: batch.Built) -> dict[str, list[str]]:
    """Return what the Word files of a set say, but its account, which names their hashes."""
    assert built.folder is not None
    return {
        path.name: [line.text for line in package.lines(archive.Unpacked(path.read_bytes()))]
        for path in built.folder.rglob("*.docx")
        if path.name != "doi-chieu.docx"
    }


def test_a_letter_with_boxes_that_an_office_program_wrote_is_filled(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = dossiers.document(*dossiers.HEAD, *dossiers.END)
    inside = box(word.paragraph("Hộp {{ tổng.số_liệu.tổng_hồ_sơ }}"))
    hung = etree.fromstring(f"<body {word.NAMESPACES}>{inside}</body>")
    paragraph = own.add_paragraph("Chung ")
    paragraph._p.extend(list(hung[0]))
    paragraph.add_run("{{ tổng.số_liệu.hồ_sơ_trực_tuyến }}")
    own.save(str(tmp_path / "mau.docx"))
    (written,) = saved_by_office([tmp_path / "mau.docx"], tmp_path_factory).values()
    made = dossiers.built(dossiers.dossier(tmp_path / "ky", {"cong-van.docx": written}))
    assert dossiers.said(made)[-2:] == ["Chung 987", "Hộp 1.234"]
