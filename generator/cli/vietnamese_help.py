"""Commands whose help and whose refusals are in Vietnamese."""

from __future__ import annotations

from typing import Any

import click

from generator.vietnamese import nearest

HELP_OPTIONS = {"help_option_names": ["--help", "-h"], "allow_extra_args": True}


class Command(click.Command):
    """A verb: its help in Vietnamese, with an example."""

    def __init__(self, *args: Any, example: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("context_settings", HELP_OPTIONS)
        super().__init__(*args, **kwargs)
        self.example = example

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as fault:
            fault.ctx = fault.ctx or ctx  # so that it is told which verb was meant
            raise
        if ctx.args:
            raise click.UsageError(f"thừa «{' '.join(ctx.args)}» ở cuối lệnh.", ctx)
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _in_vietnamese(super().get_help_option(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx)).replace("[OPTIONS]", "[TÙY CHỌN]")
        formatter.write_usage(ctx.command_path, pieces, prefix="Cách dùng: ")

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self._section("Tham số", click.Argument, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self._section("Tùy chọn", click.Option, ctx, formatter)

    def _section(
        self,
        title: str,
        kind: type[click.Parameter],
        ctx: click.Context,
        formatter: click.HelpFormatter,
    ) -> None:
        listed = [each for each in self.get_params(ctx) if isinstance(each, kind)]
        records = [each.get_help_record(ctx) for each in listed]
        if records:
            with formatter.section(title):
                formatter.write_dl([record for record in records if record])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.example:
            with formatter.section("Ví dụ"):
                formatter.write_text(self.example)


class Count(click.IntRange):
    """A whole number between two others; the help says so in its own words."""

    def _describe_range(self) -> str:
        return ""


class Group(click.Group):
    """The program: the list of its verbs."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("context_settings", {"help_option_names": ["--help", "-h"]})
        super().__init__(*args, **kwargs)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _in_vietnamese(super().get_help_option(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "LỆNH …", prefix="Cách dùng: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        verbs = [(name, self.commands[name].get_short_help_str(80)) for name in self.commands]
        with formatter.section("Lệnh"):
            formatter.write_dl(verbs)
        formatter.write_paragraph()
        formatter.write_text("Xem từng lệnh: congvan LỆNH --help")

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None:
            raise click.UsageError(_no_such_verb(args[0], list(self.commands)), ctx)
        return super().resolve_command(ctx, args)


def _no_such_verb(typed: str, verbs: list[str]) -> str:
    near = nearest(typed, verbs)
    guess = f" Có phải «{near}» không?" if near else ""
    return f"không có lệnh «{typed}».{guess} Các lệnh: {', '.join(verbs)}."


def _in_vietnamese(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "Hiện hướng dẫn này rồi dừng."
    return option


def _takes_no_value(fault: click.BadOptionUsage) -> bool:
    params = fault.ctx.command.params if fault.ctx else []
    return any(
        fault.option_name in each.opts and isinstance(each, click.Option) and each.is_flag
        for each in params
    )


def refusal(fault: click.ClickException) -> str:
    """Say in Vietnamese what is wrong with a command line."""
    match fault:
        case click.NoSuchOption():
            near = nearest(fault.option_name, fault.possibilities or [])
            guess = f" Có phải «{near}» không?" if near else ""
            return f"không có tùy chọn «{fault.option_name}».{guess}"
        case click.BadOptionUsage() if _takes_no_value(fault):
            return f"tùy chọn «{fault.option_name}» không đi kèm giá trị."
        case click.BadOptionUsage():
            return f"tùy chọn «{fault.option_name}» cần đúng một giá trị."
        case click.MissingParameter(param=param) if param is not None:
            return f"thiếu «{param.make_metavar(fault.ctx) if fault.ctx else param.name}»."
        case click.BadParameter(param=param) if param is not None:
            return f"giá trị của «{param.human_readable_name}» không dùng được."
        case _:
            return fault.format_message()
