"""What an office typed by hand into its templates, and what may be false in a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator import package
from generator.errors import Place, Problem, Severity, warning
from generator.frozen import Frozen
from generator.model import Organization
from generator.reconcile import Typed, first_words, reminders, untagged
from generator.render import Template
from generator.vietnamese import Period, nfc, parse_period

TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
ALONE: Final = re.compile(r"\{%\s*(?:if|elif|else|endif|for|endfor)\b[^{}]*%\}", re.IGNORECASE)
NAMED: Final = re.compile(
    r"\d{1,2} tháng (?:đầu|cuối) năm \d{4}|(?:tháng \d{1,2}|quý (?:[IV]+|\d))(?:/| năm )\d{4}"
    r"|năm \d{4}",
    re.IGNORECASE,
)
DATED: Final = re.compile(
    r"so với|cùng kỳ|(?:kỳ|tháng|quý|năm) trước|giai đoạn|ngày \d|luật|nghị định|nghị quyết"
    r"|quyết định|thông tư|chỉ thị|hiến pháp|kế hoạch|công văn|chương trình",
    re.IGNORECASE,
)
"""Who compares, or names a text by its year, may name a period that is over."""
SHORTEST_NAME: Final = 4
MET, NOT_MET, UNKNOWN = "Đạt", "Chưa đạt", ""
VERDICT: Final = re.compile(
    r"^(?:if|elif)\s+(not\s+)?chỉ_tiêu\.(?P<metric>\w+)\."
    r"(?:(?P<field>đạt|chưa_đạt)|kết_quả\s*==\s*[\"'“](?P<said>[^\"'”]+)[\"'”])$",
    re.IGNORECASE,
)
SAYS_NOT_MET: Final = re.compile(r"\b(?:chưa|không) đạt\b|\bthấp hơn mức giao", re.IGNORECASE)
SAYS_MET: Final = re.compile(
    r"(?<!chưa )(?<!không )\b(?:đạt|vượt|hoàn thành)(?: và vượt)? (?:mức|chỉ tiêu|kế hoạch|yêu cầu)"
    r"|^\W*đạt\W*$|\bcao hơn mức giao",
    re.IGNORECASE,
)


def of_template(template: Template, period: Period | None) -> Iterator[Problem]:
    """Yield what is told of any template: lines left blank, periods that are over."""
    for text in _lines(template):
        place = Place(template.file, paragraph=first_words(text))
        if ALONE.fullmatch(text.strip()):
            what = f"thẻ «{text.strip()}» đứng riêng một đoạn mà không có chữ p, để lại dòng trống."
            remedy = f"Viết {text.strip().replace('{%', '{%p', 1)}."
            yield warning("MA28", place, what, remedy)
        for name in _periods_over(untagged(text), period):
            what = f"chữ gõ sẵn trong mẫu nhắc đến «{name}», trước kỳ số liệu."
            remedy = "Thay bằng {{ kỳ.tên }} nếu là kỳ này; nếu đúng ý thì để nguyên."
            yield Problem("DC10", Severity.INFO, place, what, remedy)


def of_sheet(template: Template, organizations: Iterable[Organization]) -> Iterator[Problem]:
    """Yield what is told of a sheet: names typed into all, verdicts that may be false."""
    lines = {text: untagged(text) for text in _lines(template)}
    names = _names_within(organizations, lines.values())
    for text, own in lines.items():
        for name in (each for each in names if each in own):
            what = f"tên «{name}» gõ sẵn, nên phụ lục của đơn vị nào cũng in tên ấy."
            remedy = "Thay bằng {{ đơn_vị.tên_trong_câu }} nếu là đơn vị nhận phụ lục."
            place = Place(template.file, paragraph=first_words(text))
            yield Problem("MA29", Severity.INFO, place, what, remedy)
    yield from _verdicts(template)


def _names_within(organizations: Iterable[Organization], texts: Iterable[str]) -> list[str]:
    """Return the names that may stand in some text, as their ends do; each is sought in each."""
    ends = {text[at : at + SHORTEST_NAME] for text in texts for at in range(len(text))}
    names = dict.fromkeys(n for each in organizations for n in (each.name, each.short_name))
    return [n for n in names if len(n) >= SHORTEST_NAME and n[-SHORTEST_NAME:] in ends]


def _lines(template: Template) -> Iterator[str]:
    yield from dict.fromkeys(nfc(line.text) for line in package.lines(template.parts))


# --- periods ---------------------------------------------------------------------------------


def _periods_over(text: str, period: Period | None) -> Iterator[str]:
    if period is None or DATED.search(text):
        return
    for name in dict.fromkeys(found[0] for found in NAMED.finditer(text)):
        try:
            ends = parse_period(" ".join(name.split()))[1]
        except ValueError:
            continue
        if ends < period[0] and not _is_before(name, period):
            yield name


def _is_before(name: str, period: Period) -> bool:
    """Tell whether a period is the one right before ours, of which the account tells already."""
    return bool(reminders([Typed("", name)], period))


# --- verdicts --------------------------------------------------------------------------------


class _Branch(Frozen):
    """What is known of verdicts in a branch: which it is, or (`not`) which it is not."""

    verdict: str = UNKNOWN
    is_not: bool = False
    is_tested: bool = False


def _verdicts(template: Template) -> Iterator[Problem]:
    """Follow the choices of a sheet, and hold the words in each against its verdict."""
    open_branches: list[_Branch] = []
    for line in package.lines(template.parts):
        text = nfc(line.text)
        place = Place(template.file, paragraph=first_words(text))
        end = 0
        for tag in (*TAG.finditer(text), None):
            words = text[end : tag.start() if tag else None]
            yield from _claims(words, open_branches, place)
            if tag is not None:
                _follow(tag[0], open_branches)
                end = tag.end()


def _claims(words: str, branches: list[_Branch], place: Place) -> Iterator[Problem]:
    for claimed, pattern in ((MET, SAYS_MET), (NOT_MET, SAYS_NOT_MET)):
        found = pattern.search(words)
        if found is None:
            continue
        said = " ".join(found[0].split())
        if any(_is_against(claimed, branch) for branch in branches):
            what = f"viết «{said}» ở nhánh chỉ in khi kết quả ngược lại."
            yield warning("MA30", place, what, "Xem lại điều kiện {% if … %}, hoặc lời.")
        elif not any(branch.is_tested for branch in branches):
            what = f"viết «{said}» cho mọi đơn vị, dù kết quả của đơn vị thế nào."
            remedy = "Đặt câu ấy giữa {%p if chỉ_tiêu.….đạt %} và {%p endif %}, hoặc in kết_quả."
            yield Problem("MA30", Severity.INFO, place, what, remedy)


def _is_against(claimed: str, branch: _Branch) -> bool:
    if branch.is_not:
        return branch.verdict == claimed
    return branch.verdict in {MET, NOT_MET} and branch.verdict != claimed


def _follow(tag: str, branches: list[_Branch]) -> None:
    words = " ".join(re.sub(r"^\{%(?:p|tr|tc|r)?[-\s]*|[-\s]*%\}$", "", tag).split())
    word = words.split(" ")[0].casefold() if tag.startswith("{%") else ""
    if word == "if":
        branches.append(_branch(words))
    elif word == "for":
        branches.append(_Branch())
    elif word in {"endif", "endfor"}:
        del branches[-1:]
    elif word == "elif" and branches:
        branches[-1] = _branch(words)
    elif word == "else" and branches:
        last = branches[-1]
        branches[-1] = _Branch(last.verdict, not last.is_not, last.is_tested)


def _branch(words: str) -> _Branch:
    asked = VERDICT.match(words)
    if asked is None:
        return _Branch(is_tested="chỉ_tiêu" in words.casefold())
    said = asked["said"] or {"đạt": MET}.get((asked["field"] or "").casefold(), NOT_MET)
    return _Branch(said, bool(asked[1]), is_tested=True)
