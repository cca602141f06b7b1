"""What a verb prints for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from generator import context, layout
from generator.batch import SAMPLE_ORGANIZATION, Built, Figures, Form, places
from generator.batch.placeholders import has_placeholders
from generator.cli.screen import plain
from generator.context import Scope
from generator.errors import Problem, Severity
from generator.model import Comparison, Evaluation, Finding, Tally
from generator.vietnamese import enumerate_vi

MOST_NAMED, MOST_LISTED = 5, 20
OF_CHECKS = frozenset({"DC03", "DC04", "DC05"})


def problems(found: Iterable[Problem], stream: TextIO) -> None:
    """Print bad news, one to a paragraph: where, what, what to do."""
    listed = list(found)
    told(listed, stream)
    if len(listed) > 1:
        stream.write(f"Tất cả {len(listed)} chỗ cần sửa.\n")


def told(found: Iterable[Problem], stream: TextIO) -> None:
    """Print news, good or bad, one to a paragraph."""
    for problem in found:
        what = problem.what[:1].upper() + problem.what[1:]
        word = problem.severity.value.capitalize()
        told = f"{word} {problem.code}: {problem.place}: {what} {problem.remedy}"
        stream.write(f"{plain(told)}\n")


def forms(copied: Iterable[Form], stream: TextIO) -> None:
    """Say which templates were copied, and what to write into congvan.yaml."""
    listed = list(copied)
    for each in listed:
        done = f"Đã ghi {each.file}." if each.is_new else f"Giữ nguyên {each.file}, vì tệp đã có."
        stream.write(f"{done}\n")
        if each.entry:
            where = f"Trong congvan.yaml, {each.entry}, thêm dòng:"
            stream.write(f"  {where}  Mẫu: {each.file}\n")
    if not listed:
        stream.write("Mọi văn bản của kỳ này đã khai mẫu riêng; không chép gì.\n")


def faults(built: Built, stream: TextIO) -> None:
    """Say which files reading back found wrong, and that the set is not whole."""
    told(built.faults[:MOST_LISTED], stream)
    if len(built.faults) > MOST_LISTED:
        stream.write(f"Còn {len(built.faults) - MOST_LISTED} lỗi nữa.\n")
    count = len({problem.place.file for problem in built.faults})
    is_unmade = all(problem.code == "XU32" for problem in built.faults)
    why = "không lập được" if is_unmade else "đọc lại không đúng"
    stream.write(
        f"Bộ văn bản chưa đủ: {count} tệp {why} nên không ghi; chưa có trang đối "
        f"chiếu, chưa có bo-van-ban.json. Các tệp khác đã ghi vào {built.folder}.\n"
    )


def findings(built: Built, stream: TextIO) -> None:
    """Print what a person has to see: first what nobody has accepted, then the rest."""
    found = built.dossier.evaluation.findings
    for finding in sorted(found, key=lambda each: (each.acceptance is not None, each.code)):
        stream.write(f"{_finding(finding)}\n")
    for comparison in _explained(built.dossier.evaluation):
        stream.write(
            f"Do các đơn vị trên, ở dòng tổng cũng vậy: {comparison.check}: "
            f"{comparison.left} và {comparison.right}, chênh {comparison.difference}.\n"
        )


def _explained(evaluation: Evaluation) -> Iterable[Comparison]:
    """Yield what fails at the total only because it fails at organizations."""
    # A column, a metric may have the name of a check.
    failed = [each for each in evaluation.findings if each.code in OF_CHECKS]
    at_total = {each.subject for each in failed if not each.organization}
    of_rows = {each.subject for each in failed if each.organization}
    for name, comparison in evaluation.total.comparisons.items():
        if not comparison.holds and name in of_rows - at_total:
            yield comparison


def _finding(finding: Finding) -> str:
    where = f" ({places(finding.sources)})" if finding.sources else ""
    text = f"{finding.code}, {finding.subject}: {finding.text}{where}"
    if finding.acceptance is None:
        return f"Cảnh báo {text}"
    seen = finding.acceptance
    return f"Cảnh báo đã xem {text} Người xem: {seen.seen_by}, ngày {seen.seen_on}."


def kept_round(built: Built, stream: TextIO, *, is_dry: bool = False) -> None:
    """Say where the earlier round of a set is kept, if one is."""
    if built.round is not None:
        word = "Lần trước sẽ được giữ" if is_dry else "Lần trước được giữ nguyên"
        stream.write(f"{word} ở {built.round}\n")


def not_written(built: Built, stream: TextIO) -> None:
    """Say that a strict build has written nothing."""
    told(built.reminders, stream)
    if has_placeholders(built.reminders):
        stream.write("Không ghi gì: còn chỗ chờ điền [nhập …] (--strict).\n")
        return
    left = _unaccepted(built.dossier.evaluation)
    stream.write(f"Không ghi gì: còn {left} cảnh báo chưa ai xem (--strict).\n{_HOW_TO_ACCEPT}\n")


def summary(built: Built, stream: TextIO) -> None:
    """Say what was made, where it is, and whether it may be signed."""
    evaluation = built.dossier.evaluation
    stream.write(f"Đã lập bộ văn bản vào {built.folder}\n")
    for line in _contents(built):
        stream.write(f"  {line}\n")
    if built.kept:
        stream.write(f"Lần này {_counted(built)} đã đúng.\n")
    for absence in built.dossier.roster.absences:
        stream.write(f"Vắng số liệu: {absence.organization.name}. Lý do: {absence.reason}\n")
    for name, tally in evaluation.tallies.items():
        stream.write(
            f"{name}: {tally.met} đạt, {tally.not_met} chưa đạt, {tally.not_assessed} không đánh "
            f"giá, {tally.no_data} không phát sinh hồ sơ{_missing(tally)}.\n"
        )
        stream.write(_left_out(evaluation, name))
    stream.write(f"{_readiness(built)}\n")


def planned(built: Built, stream: TextIO) -> None:
    """Say what a build would do; nothing was written."""
    stream.write(f"Nếu lập vào {built.folder}: {_counted(built)}.\n")
    for word, files in (("ghi", built.made), ("bỏ", built.removed)):
        for file in files[:MOST_LISTED]:
            stream.write(f"  {word} {file}\n")
        if len(files) > MOST_LISTED:
            stream.write(f"  {word} {len(files) - MOST_LISTED} tệp nữa\n")
    if built.lacking:
        stream.write(f"{_lacking(built)}\n")
    stream.write("Chưa ghi gì cả (--dry-run).\n")


def partial(built: Built, stream: TextIO) -> None:
    """Say what was made where only some sheets were wanted."""
    stream.write(f"Đã lập vào {built.folder}: {_counted(built)}.\n")
    for document in built.documents[:MOST_LISTED]:
        stream.write(f"  {document.file}\n")
    if built.removed:
        stream.write(f"Đã bỏ của lần lập trước: {', '.join(built.removed)}.\n")
    stream.write(f"{_lacking(built)}\n")


def _counted(built: Built) -> str:
    return f"ghi {len(built.made)} tệp, giữ {len(built.kept)} tệp"


def _lacking(built: Built) -> str:
    return (
        f"Bộ văn bản chưa đủ: {len(built.lacking)} phụ lục khác chưa có hoặc không còn đúng số "
        "liệu; các văn bản chung không được lập lại; chưa có bo-van-ban.json. Lập cả bộ: bỏ --only."
    )


def _missing(tally: Tally) -> str:
    return f", {tally.missing} không có số liệu" if tally.missing.value else ""


def _left_out(evaluation: Evaluation, metric: str) -> str:
    """Say which organizations are not among those assessed; nothing where all are."""
    tally = evaluation.tallies[metric]
    names = [
        result.organization.short_name
        for result in evaluation.results
        if result.organization and not result.assessments[metric].is_judged
    ]
    if not names:
        return ""
    more = len(names) - MOST_NAMED
    told = enumerate_vi([*names[:MOST_NAMED], f"{more} đơn vị nữa"] if more > 0 else names)
    return f"  Được đánh giá {tally.assessed} trên {tally.everybody} đơn vị; không có: {told}.\n"


def _contents(built: Built) -> Iterable[str]:
    sheets = [each for each in built.documents if each.organization]
    for each in built.documents:
        if not each.organization and not each.file.startswith("."):
            yield each.file
    if sheets:
        folder = sheets[0].file.rsplit("/", 1)[0]
        yield f"{folder}/ ({len(sheets)} tệp, mỗi đơn vị một tệp)"


_HOW_TO_ACCEPT = (
    "Sửa số liệu, hoặc ghi vào «Cảnh báo đã xem» trong congvan.yaml: số chênh, lý do, người xem."
)


def _readiness(built: Built) -> str:
    evaluation = built.dossier.evaluation
    left = _unaccepted(evaluation)
    if has_placeholders(built.reminders):
        also = f" và {left} cảnh báo chưa ai xem" if left else ""
        return f"Chưa sẵn sàng trình ký: còn chỗ chờ điền [nhập …]{also}."
    if left:
        return f"Chưa sẵn sàng trình ký: còn {left} cảnh báo chưa ai xem.\n{_HOW_TO_ACCEPT}"
    if evaluation.findings:
        seen = f"{len(evaluation.findings)} cảnh báo đều đã có người xem"
        return f"Sẵn sàng trình ký: {seen}{_of_templates(built)}."
    return f"Sẵn sàng trình ký: không có cảnh báo{_of_templates(built, ' về số liệu')}."


def _of_templates(built: Built, figures: str = "") -> str:
    """Say how many warnings stand above that are not of figures: of the office's templates."""
    count = sum(each.severity is Severity.WARNING for each in built.reminders)
    return f"{figures}; xem {count} cảnh báo về mẫu ở trên" if count else ""


def _unaccepted(evaluation: Evaluation) -> int:
    return sum(1 for finding in evaluation.findings if finding.acceptance is None)


def fields(figures: Figures, stream: TextIO) -> None:
    """Print every field of a dossier: its name, its present value, its meaning."""
    settings, evaluation = figures.settings, figures.evaluation
    citations = figures.questions.citations
    letter = context.letter_fields(settings, figures.names, evaluation, citations)
    heading = context.Heading("I", "", layout.PORTRAIT)
    appendix = context.appendix_fields(settings, letter, heading)
    sample = (*evaluation.results, evaluation.total)[0]
    organization = sample.organization or SAMPLE_ORGANIZATION
    scopes: dict[Scope, dict[str, object]] = {
        Scope.LETTER: {**letter, "nội_dung": None},
        Scope.APPENDIX: {name: appendix[name] for name in appendix.keys() - letter.keys()},
        Scope.ORGANIZATION: context.result_fields(figures.names, organization, sample),
    }
    if settings.submitted:
        submitted = context.submission_fields(settings, evaluation, context.Submitted())
        scopes[Scope.SUBMISSION] = {"phiếu_trình": submitted}
    for scope, known in scopes.items():
        stream.write(f"\nDùng trong {scope.value}:\n")
        for path, value in context.concrete(known):
            spec = context.spec_of(path)
            stream.write(f"  {{{{ {path} }}}}: {spec.meaning if spec else ''} [{_now(value)}]\n")
    stream.write(f"\nGiá trị của đơn vị lấy ví dụ ở «{organization.short_name}».\n")


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
