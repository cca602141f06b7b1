"""C16, C17: the command line, and where the set is to go."""

from __future__ import annotations

from tests.catalogue.rows import Row

ROWS = (
    Row(
        "C16",
        "an option that is none",
        lambda _: None,
        "Lệnh viết chưa đúng: không có tùy chọn «--overwrit». Có phải «--overwrite» không?\n"
        "Xem hướng dẫn: congvan build --help\n",
        arguments=("--overwrit",),
    ),
    Row(
        "C16",
        "an option without its value",
        lambda _: None,
        "Lệnh viết chưa đúng: tùy chọn «--out» cần đúng một giá trị.\n"
        "Xem hướng dẫn: congvan build --help\n",
        arguments=("--out",),
    ),
    Row(
        "C16",
        "a value for a switch",
        lambda _: None,
        "Lệnh viết chưa đúng: tùy chọn «--strict» không đi kèm giá trị.\n"
        "Xem hướng dẫn: congvan build --help\n",
        arguments=("--strict=1",),
    ),
    Row(
        "C16",
        "a word too many",
        lambda _: None,
        "Lệnh viết chưa đúng: thừa «nữa» ở cuối lệnh.\nXem hướng dẫn: congvan build --help\n",
        arguments=("nữa",),
    ),
)
