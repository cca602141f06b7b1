"""Templates that an office owns: made of blocks of Word, with what Word and people do to them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from generator import render
from generator.archive import data_of, pack
from generator.blocks import Body, Slot, SlotKind
from generator.errors import Refused
from tests import word
from tests.templates import figure

SAMPLE: dict[str, object] = {
    "số": Slot(SlotKind.NUMBER, "112"),
    "họ_và_tên": "Lê Văn Phước",
    "kính_gửi": ["Sở Y tế", "Sở Nội vụ"],
    "nội_dung": Body(()),
    "đơn_vị": {"tên": "Sở Y tế", "nhóm": "sở"},
    "số_liệu": {"tổng_hồ_sơ": figure("1.234"), "hồ_sơ_trực_tuyến": figure("987")},
    "chỉ_tiêu": {"tỷ_lệ": {"giá_trị": figure("80%"), "đạt": True, "còn_thiếu": None}},
}
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WPS = f"xmlns:wps='{SHAPE}'"
DRAWN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
ANCHORED = (
    "distT='0' distB='0' distL='0' distR='0' simplePos='0' relativeHeight='1' behindDoc='0' "
    "locked='0' layoutInCell='1' allowOverlap='1'"
)
PLACED = (
    "<wp:simplePos x='0' y='0'/><wp:positionH relativeFrom='column'><wp:posOffset>0"
    "</wp:posOffset></wp:positionH><wp:positionV relativeFrom='paragraph'><wp:posOffset>0"
    "</wp:posOffset></wp:positionV><wp:extent cx='1800000' cy='600000'/><wp:wrapNone/>"
    "<wp:docPr id='1' name='Hộp'/><wp:cNvGraphicFramePr/>"
)
RECTANGLE = (
    "<wps:spPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='1800000' cy='600000'/></a:xfrm>"
    "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom></wps:spPr>"
)
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
OFFICE = "application/vnd.openxmlformats-officedocument"
VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"


def faults(template: bytes, sample: Mapping[str, object] = SAMPLE) -> list[str]:
    """Return all that is told of a template before anything is filled in, with its codes."""
    try:
        problems = render.compile(template, "mau.docx").problems(sample)
    except render.Unusable as unusable:
        problems = (*unusable.problems, *unusable.checkable.problems(sample))
    except Refused as refused:
        problems = refused.problems
    return [f"{each.code} {each}".replace("mau.docx, đoạn ", "") for each in problems]


def filled(template: bytes, sample: Mapping[str, object] = SAMPLE) -> dict[str, bytes]:
    parts = render.compile(template, "mau.docx").render(sample).parts
    return {name: data_of(part) for name, part in parts.items()}


def changed(template: bytes, **parts: bytes) -> bytes:
    """Put other parts into a template; `__` in a name is a slash."""
    with zipfile.ZipFile(io.BytesIO(template)) as package:
        kept = {name: package.read(name) for name in package.namelist()}
    return pack(
        {**kept, **{f"{name.replace('__', '/')}.xml": data for name, data in parts.items()}}
    )


def linked(template: bytes, part: str, kind: str, target: str, *, external: bool = True) -> bytes:
    """Add a relation to a part (`word/document.xml`)."""
    folder, _, name = part.rpartition("/")
    path = f"{folder}/_rels/{name}.rels"
    with zipfile.ZipFile(io.BytesIO(template)) as package:
        kept = {each: package.read(each) for each in package.namelist()}
    mode = ' TargetMode="External"' if external else ""
    arrow = f'<Relationship Id="rIdX" Type="{word.R_NS}/{kind}" Target="{target}"{mode}/>'
    empty = f'<Relationships xmlns="{word.PACKAGE}/relationships"></Relationships>'
    before = kept.get(path, empty.encode())
    kept[path] = before.replace(b"</Relationships>", f"{arrow}</Relationships>".encode())
    return pack(kept)


def typed(template: bytes, name: str, data: str, kind: str) -> bytes:
    """Add a part of a content type to a template."""
    with zipfile.ZipFile(io.BytesIO(template)) as package:
        kept = {each: package.read(each) for each in package.namelist()}
    types = kept["[Content_Types].xml"].decode()
    entry = f'<Override PartName="/{name}" ContentType="{kind}"/>'
    kept["[Content_Types].xml"] = types.replace("</Types>", f"{entry}</Types>").encode()
    kept[name] = data.encode()
    return pack(kept)


# --- pieces of Word --------------------------------------------------------------------------


def box(*paragraphs: str) -> str:
    """Write a paragraph with a text box as Word does: once for new, once for old programs."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        f"<w:p><w:r><mc:AlternateContent {MC}><mc:Choice {WPS} Requires='wps'><w:drawing>"
        f"<wp:anchor {WP} {ANCHORED}>{PLACED}<a:graphic {DRAWN}><a:graphicData uri='{SHAPE}'>"
        f"<wps:wsp><wps:cNvSpPr txBox='1'/>{RECTANGLE}<wps:txbx>{inside}</wps:txbx><wps:bodyPr/>"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml' "
        f"style='position:absolute'><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def control(inside: str, properties: str = "") -> str:
    """Write a content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def raw(*inside: str) -> str:
    return f"<w:p>{''.join(inside)}</w:p>"


def field(instruction: str, shown: str) -> str:
    kinds = [
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    ]
    told = "".join(
        f"<w:r><w:instrText>{half}</w:instrText></w:r>" for half in instruction.split("|")
    )
    return kinds[0] + told + kinds[1] + word.run(shown) + kinds[2]


def settings(inside: str) -> bytes:
    return f"{word.XML}<w:settings {word.NAMESPACES}>{inside}</w:settings>".encode()
