"""The verbs of the program; each asks the floors below and prints what they answer.

What a verb needs is imported when it runs, so that `--help` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.vietnamese_help import Command, Count, Group
from generator.errors import Refused

if TYPE_CHECKING:
    from generator.batch import Crew, Orders

FOLDER = click.Path(path_type=Path, readable=False)
DONE, FINDINGS = 0, 1
MOST_WORKERS = 61
"""Windows waits for no more processes at once."""


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
@click.option(
    "--only",
    metavar="MÃ",
    multiple=True,
    help="Chỉ lập phụ lục của các đơn vị mang mã này; nhiều mã thì cách nhau dấu phẩy.",
)
@click.option("--dry-run", "is_dry", is_flag=True, help="Chỉ nói sẽ ghi, giữ, bỏ tệp nào.")
@click.option(
    "--workers",
    metavar="SỐ",
    type=Count(1, MOST_WORKERS),
    help="Số tiến trình cùng lập; bỏ trống thì theo số phụ lục và số nhân của máy.",
)
@click.option("--scheduler", metavar="ĐỊA_CHỈ", default="", help="Lập trên cụm máy Dask.")
def build(  # noqa: PLR0913 - one for each option
    folder: Path,
    out: Path,
    *,
    strict: bool,
    overwrite: bool,
    only: tuple[str, ...],
    is_dry: bool,
    workers: int | None,
    scheduler: str,
) -> int:
    """Lập bộ văn bản từ một thư mục kỳ.

    Đọc congvan.yaml và các tệp mà nó nêu trong THƯ_MỤC, kiểm tra, tính, rồi ghi công văn, phụ
    lục, bảng kết quả vào thư mục cùng tên trong out. Có lỗi thì không ghi gì và nói rõ từng lỗi.
    Mỗi tệp làm xong được mở ra đọc lại; trang đối chiếu doi-chieu.html cho biết đã so những gì.
    """
    from generator import batch
    from generator.cli import report

    orders = _orders(only, batch.Crew(workers, scheduler))
    orders = replace(orders, overwrite=overwrite, strict=strict, is_dry=is_dry)
    built = batch.build(folder, out, orders)
    report.findings(built, sys.stderr)
    if built.folder is None:
        report.not_written(built, sys.stderr)
        return FINDINGS
    report.told(built.reminders, sys.stderr)
    if built.faults:
        report.faults(built, sys.stderr)
        return FINDINGS
    if is_dry:
        report.planned(built, sys.stdout)
        return DONE
    if built.lacking:
        report.partial(built, sys.stdout)
        return FINDINGS
    report.summary(built, sys.stdout)
    return DONE


def _orders(only: Iterable[str], crew: Crew) -> Orders:
    """Return orders that wait and tell as a face does; nothing below it knows of time."""
    from time import sleep

    from generator import batch
    from generator.cli.progress import Progress

    codes = tuple(dict.fromkeys(code.strip() for each in only for code in each.split(",")))
    return batch.Orders(
        only=tuple(filter(None, codes)),
        crew=crew,
        disk=batch.Disk(pause=sleep),
        watch=Progress(sys.stderr),
    )


@congvan.command(
    cls=Command,
    short_help="Xét tệp Word theo Nghị định 30/2020/NĐ-CP: sai ở đâu, sửa thế nào.",
    example="congvan check to-trinh.docx thang-10 --fix da-sua",
)
@click.argument(
    "named",
    metavar="TỆP|THƯ_MỤC…",
    type=FOLDER,
    nargs=-1,
    required=True,
    help="Tệp Word, hoặc thư mục: xét mọi tệp .docx ở trong.",
)
@click.option("--json", "as_json", is_flag=True, help="In danh sách JSON cho chương trình khác.")
@click.option(
    "--profile",
    metavar="TỆP",
    type=FOLDER,
    help="Mức độ, giới hạn riêng của cơ quan (tệp .yaml).",
)
@click.option(
    "--fix",
    "copies",
    metavar="THƯ_MỤC",
    type=FOLDER,
    help="Ghi bản sửa thể thức vào đây; không sửa chữ nào, bản gốc để nguyên.",
)
def check(
    named: tuple[Path, ...], *, as_json: bool, profile: Path | None, copies: Path | None
) -> int:
    """Xét tệp Word theo Nghị định 30/2020/NĐ-CP.

    Với mỗi chỗ sai, cho biết: ở đâu, đo được gì, yêu cầu gì, sửa thế nào trong Word. Có chỗ là
    lỗi thì mã thoát là 1. Các quy tắc: docs/the-thuc.md.
    """
    from generator.batch import checking
    from generator.cli import checked

    plan = checking.plan(named, profile, copies)
    progress = checked.Progress(len(plan.gathered.sources), sys.stderr)
    writer = (
        checked.Programs(sys.stdout, sys.stderr) if as_json else checked.People(plan, sys.stdout)
    )
    return checked.tell(plan, checking.reports(plan), writer, progress)


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
