"""What a verb prints for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from generator import context
from generator.batch import Built, Dossier, letter_fields, places
from generator.context import Scope
from generator.errors import Problem
from generator.model import Evaluation, Finding


def problems(found: Iterable[Problem], stream: TextIO) -> None:
    """Print bad news, one to a paragraph: where, what, what to do."""
    listed = list(found)
    for problem in listed:
        stream.write(f"{problem.severity.value.capitalize()} {problem.code}: {problem}\n")
    if len(listed) > 1:
        stream.write(f"Tất cả {len(listed)} chỗ cần sửa.\n")


def findings(built: Built, stream: TextIO) -> None:
    """Print what a person has to see: first what nobody has accepted, then the rest."""
    found = built.dossier.evaluation.findings
    for finding in sorted(found, key=lambda each: (each.acceptance is not None, each.code)):
        stream.write(f"{_finding(finding)}\n")


def _finding(finding: Finding) -> str:
    where = f" ({places(finding.sources)})" if finding.sources else ""
    text = f"{finding.code}, {finding.subject}: {finding.text}{where}"
    if finding.acceptance is None:
        return f"Cảnh báo {text}"
    seen = finding.acceptance
    return f"Cảnh báo đã xem {text} Người xem: {seen.seen_by}, ngày {seen.seen_on}."


def not_written(built: Built, stream: TextIO) -> None:
    """Say that a strict build has written nothing."""
    left = _unaccepted(built.dossier.evaluation)
    stream.write(f"Không ghi gì: còn {left} cảnh báo chưa ai xem (--strict).\n{_HOW_TO_ACCEPT}\n")


def summary(built: Built, stream: TextIO) -> None:
    """Say what was made, where it is, and whether it may be signed."""
    evaluation = built.dossier.evaluation
    stream.write(f"Đã lập bộ văn bản vào {built.folder}\n")
    for line in _contents(built):
        stream.write(f"  {line}\n")
    for name, tally in evaluation.tallies.items():
        stream.write(
            f"{name}: {tally.met} đạt, {tally.not_met} chưa đạt, "
            f"{tally.not_assessed} không đánh giá, {tally.no_data} không phát sinh hồ sơ.\n"
        )
    stream.write(f"{_readiness(evaluation)}\n")


def _contents(built: Built) -> Iterable[str]:
    sheets = [each for each in built.documents if each.organization]
    for each in built.documents:
        if not each.organization:
            yield each.file
    if sheets:
        folder = sheets[0].file.rsplit("/", 1)[0]
        yield f"{folder}/ ({len(sheets)} tệp, mỗi đơn vị một tệp)"


_HOW_TO_ACCEPT = (
    "Sửa số liệu, hoặc ghi vào «Cảnh báo đã xem» trong congvan.yaml: số chênh, lý do, người xem."
)


def _readiness(evaluation: Evaluation) -> str:
    left = _unaccepted(evaluation)
    if left:
        return f"Chưa sẵn sàng trình ký: còn {left} cảnh báo chưa ai xem.\n{_HOW_TO_ACCEPT}"
    if evaluation.findings:
        return f"Sẵn sàng trình ký: {len(evaluation.findings)} cảnh báo đều đã có người xem."
    return "Sẵn sàng trình ký: không có cảnh báo."


def _unaccepted(evaluation: Evaluation) -> int:
    return sum(1 for finding in evaluation.findings if finding.acceptance is None)


def fields(dossier: Dossier, stream: TextIO) -> None:
    """Print every field of a dossier: its name, its present value, its meaning."""
    letter = letter_fields(dossier)
    result = dossier.evaluation.results[0]
    assert result.organization is not None
    own = context.result_fields(dossier.names, result.organization, result)
    appendix = context.appendix_fields(dossier.settings, letter, numeral="I", title="", table=None)
    for scope, known in (
        (Scope.LETTER, letter),
        (Scope.APPENDIX, {name: appendix[name] for name in appendix.keys() - letter.keys()}),
        (Scope.ORGANIZATION, own),
    ):
        stream.write(f"\nDùng trong {scope.value}:\n")
        for path, value in context.concrete(known):
            spec = context.spec_of(path)
            stream.write(f"  {{{{ {path} }}}}: {spec.meaning if spec else ''} [{_now(value)}]\n")
    stream.write(f"\nGiá trị của đơn vị lấy ví dụ ở «{result.organization.short_name}».\n")


def _now(value: object) -> str:
    match value:
        case None:
            return "không có"
        case bool():
            return "đúng" if value else "sai"
        case list():
            return " / ".join(map(str, value))
        case str():
            return value
        case _ if hasattr(value, "shown"):
            return str(value)
        case _:
            return "khối"
