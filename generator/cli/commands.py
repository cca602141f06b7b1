"""The verbs of the program; each asks the floors below and prints what they answer.

What a verb needs is imported when it runs, so that `--help` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.vietnamese_help import Command, Count, Group
from generator.errors import Place, Refused, error
from generator.frozen import replace

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
    short_help="Mở thư mục kỳ mới: từ đầu, hoặc từ thư mục kỳ trước.",
    example='congvan new data/thang-10 --from data/thang-09 --period "tháng 10 năm 2025"',
)
@click.argument("folder", metavar="THƯ_MỤC", type=FOLDER, help="Thư mục kỳ sẽ tạo.")
@click.option(
    "--kind", metavar="LOẠI", help="Loại văn bản: công văn (không ghi), báo cáo, kế hoạch …"
)
@click.option(
    "--data/--no-data",
    "has_data",
    default=None,
    help="Có, không có bảng số liệu và danh sách đơn vị; không ghi thì công văn, báo cáo có.",
)
@click.option("--from", "old", metavar="THƯ_MỤC", type=FOLDER, help="Thư mục kỳ trước.")
@click.option("--period", metavar="KỲ", help="Kỳ mới, ví dụ «tháng 10 năm 2025».")
@click.option(
    "--set",
    "the_set",
    metavar="BỘ_VĂN_BẢN",
    type=FOLDER,
    help="Bộ đã lập của kỳ trước, để lấy lời đã sửa trong Word; không ghi thì ở --out.",
)
@click.option(
    "--out",
    metavar="THƯ_MỤC",
    type=FOLDER,
    default=Path("out"),
    help="Nơi đã ghi các bộ văn bản; bỏ trống thì là out.",
)
def new(  # noqa: PLR0913 - one for each option
    folder: Path,
    *,
    kind: str | None,
    has_data: bool | None,
    old: Path | None,
    period: str | None,
    the_set: Path | None,
    out: Path,
) -> int:
    """Mở một thư mục kỳ mới.

    Không có --from: tạo congvan.yaml có ghi chú, lời mẫu của loại văn bản, bảng để điền. Có
    --from: chuyển thư mục kỳ trước sang kỳ mới; số, ngày, số liệu dẫn, cảnh báo đã xem của kỳ
    trước bị bỏ, lời đã sửa trong Word được lấy vào, bảng số liệu thì phải chép vào. Thư mục cũ
    giữ nguyên.
    """
    from generator import batch, opening
    from generator.cli.opened import opened

    disk = batch.Disk(pause=_sleep)
    if old is None:
        _refuse_options({"--set": the_set is not None}, "không có --from.")
        wish = opening.Wish(kind or "Công văn", period, _today(), has_data)
        made = opening.begin(folder, wish, disk)
    else:
        given = {"--kind": kind is not None, "--data": has_data is not None}
        _refuse_options(given, "đã có --from: loại văn bản, bảng theo thư mục cũ.")
        built = _named_set(the_set) if the_set else out / old.resolve().name
        made = opening.roll_forward(folder, old, period, built, disk)
    opened(made, sys.stdout, sys.stderr, is_rolled=old is not None)
    return DONE


def _refuse_options(given: dict[str, bool], why: str) -> None:
    """Refuse options that say nothing beside the others."""
    wrong = [
        error("TM04", Place(name), f"không dùng được vì {why}", "Bỏ tùy chọn này.")
        for name, is_given in given.items()
        if is_given
    ]
    if wrong:
        raise Refused(wrong)


def _named_set(folder: Path) -> Path:
    """Return the folder of a set that was named: it has to be there."""
    from generator.batch.files import MANIFEST

    found = folder.parent if folder.name == MANIFEST else folder
    if not (found / MANIFEST).is_file():
        what = f"không có {MANIFEST} nên không phải là bộ văn bản đã lập xong."
        remedy = "Chỉ đúng thư mục của bộ, ví dụ out/thang-09."
        raise Refused([error("TM14", Place(folder.as_posix()), what, remedy)])
    return found


def _today() -> tuple[int, int]:
    """Return the year and the month; nothing below the face knows of them."""
    from datetime import date

    today = date.today()  # noqa: DTZ011 - the day of who sits there
    return today.year, today.month


def _sleep(seconds: float) -> None:
    from time import sleep

    sleep(seconds)


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
@click.option("--strict", is_flag=True, help="Còn cảnh báo chưa xem, chỗ chờ điền thì không ghi.")
@click.option("--overwrite", is_flag=True, help="Ghi đè cả tệp đã sửa tay, giữ bộ cũ riêng.")
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
    report.kept_round(built, sys.stdout, is_dry=is_dry)
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
    short_help="Chép mẫu Word vào thư mục kỳ để sửa.",
    example="congvan forms data/thang-10-2025",
)
@click.argument("folder", metavar="THƯ_MỤC", type=FOLDER, help="Thư mục kỳ, có tệp congvan.yaml.")
def forms(folder: Path) -> int:
    """Chép các mẫu Word mà thư mục kỳ đang dùng vào thư mục mau của nó, để sửa bằng Word.

    Với mỗi mẫu, cho biết dòng phải thêm vào congvan.yaml. Mẫu đã có trong mau thì giữ nguyên. Mẫu
    phụ lục từng đơn vị đã khai mà chưa có tệp thì được lập sẵn từ các cột, chỉ tiêu của kỳ.
    """
    from generator import batch
    from generator.cli import report

    report.forms(batch.copy_forms(folder), sys.stdout)
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
