"""The verbs of the program; each asks the floors below and prints what they answer.

What a verb needs is imported when it runs, so that `--help` answers at once.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.vietnamese_help import Command, Group
from generator.errors import Refused

FOLDER = click.Path(path_type=Path, readable=False)
DONE, FINDINGS = 0, 1


@click.group(cls=Group)
def congvan() -> None:
    """Lập công văn, phụ lục đúng thể thức Nghị định 30/2020/NĐ-CP từ bảng số liệu."""


@congvan.command(
    cls=Command,
    short_help="Lập bộ văn bản từ một thư mục kỳ.",
    example="congvan build data/an-giang-2025-01 --out out",
)
@click.argument("folder", metavar="THƯ_MỤC", type=FOLDER, help="Thư mục kỳ, có tệp congvan.yaml.")
@click.option(
    "--out",
    metavar="THƯ_MỤC",
    type=FOLDER,
    default=Path("out"),
    help="Nơi ghi bộ văn bản; bỏ trống thì ghi vào out.",
)
@click.option("--strict", is_flag=True, help="Còn cảnh báo chưa ai xem thì không ghi gì cả.")
@click.option("--overwrite", is_flag=True, help="Ghi đè cả những tệp đã được sửa tay.")
def build(folder: Path, out: Path, *, strict: bool, overwrite: bool) -> int:
    """Lập bộ văn bản từ một thư mục kỳ.

    Đọc congvan.yaml và các tệp mà nó nêu trong THƯ_MỤC, kiểm tra, tính, rồi ghi công văn, phụ
    lục, bảng kết quả vào thư mục cùng tên trong out. Có lỗi thì không ghi gì và nói rõ từng lỗi.
    Mỗi tệp làm xong được mở ra đọc lại; trang đối chiếu doi-chieu.html cho biết đã so những gì.
    """
    from generator import batch
    from generator.cli import report

    built = batch.build(folder, out, strict=strict, overwrite=overwrite)
    report.findings(built, sys.stderr)
    if built.folder is None:
        report.not_written(built, sys.stderr)
        return FINDINGS
    report.told(built.reminders, sys.stderr)
    if built.faults:
        report.faults(built, sys.stderr)
        return FINDINGS
    report.summary(built, sys.stdout)
    return DONE


@congvan.command(
    cls=Command,
    short_help="So bộ văn bản với lúc lập: sửa chữ, đổi số, thiếu tệp.",
    example="congvan verify out/an-giang-2025-01",
)
@click.argument(
    "folder", metavar="BỘ_VĂN_BẢN", type=FOLDER, help="Thư mục của bộ, có tệp bo-van-ban.json."
)
def verify(folder: Path) -> int:
    """So từng tệp trong thư mục của một bộ văn bản với lúc lập ra nó.

    Chỉ cần thư mục của bộ, không cần thư mục kỳ. Với mỗi tệp, cho biết: nguyên vẹn; đã sửa lời
    văn (in đoạn trước và sau); đã đổi số, tên hoặc mã đơn vị (là lỗi). Số và ngày ghi tay vào chỗ
    trống không phải là lỗi.
    """
    from generator.batch.verify import verify as hold
    from generator.cli.verified import verified

    found = hold(folder)
    verified(found, sys.stdout)
    return DONE if found.is_sound else FINDINGS


@congvan.command(
    cls=Command,
    short_help="Liệt kê các trường dùng được trong mẫu và nội dung.",
    example="congvan fields data/an-giang-2025-01",
)
@click.argument("folder", metavar="THƯ_MỤC", type=FOLDER, help="Thư mục kỳ, có tệp congvan.yaml.")
def fields(folder: Path) -> int:
    """Liệt kê các trường dùng được trong mẫu Word và trong nội dung, kèm giá trị hiện có.

    Trường ghi trong hai dấu ngoặc nhọn, ví dụ {{ kỳ.tên }}.
    """
    from generator import batch
    from generator.cli import report

    figures = batch.read_figures(folder)
    report.fields(figures, sys.stdout)
    if figures.problems:
        raise Refused(figures.problems)
    return DONE


@congvan.command(
    cls=Command,
    short_help="In lược đồ JSON của congvan.yaml cho trình soạn thảo.",
    example="congvan schema > congvan.schema.json",
)
def schema() -> int:
    """In lược đồ JSON của congvan.yaml, để trình soạn thảo gợi ý và báo lỗi khi gõ."""
    import json

    from generator import config

    click.echo(json.dumps(config.schema(), ensure_ascii=False, indent=2, sort_keys=True))
    return DONE
