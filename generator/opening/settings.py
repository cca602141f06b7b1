"""Roll congvan.yaml forward: the period moves, what was of the last month alone goes away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.config.editing import Draft, Entry, draft
from generator.config.source import Route
from generator.errors import Place, Problem, Refused, Severity, error, warning
from generator.opening.files import TABLES, Named, from_there, named_files
from generator.opening.periods import Term, month_of_issue, term, written_day
from generator.vietnamese import fold_text

PERIOD = "Kỳ số liệu"
CITED = "Số liệu dẫn"
SEEN, ABSENT, SET_BEFORE = "Cảnh báo đã xem", "Đơn vị vắng", "Kỳ trước"
LETTER = "Văn bản"
OPENED_FROM, OF_OLD = "Mở từ thư mục kỳ", "của kỳ trước:"
TO_COPY = OLD_TABLE, COPY_TABLE = "bảng kỳ trước:", "chép bảng số liệu của"
"""How our remarks begin: those of the last time make way."""
_DATE_PARTS = _ENTRY = 2
_MONTHS = 12


@dataclass(slots=True)
class Rolling:
    """Settings while they are rolled forward; `told` names entries, their lines come later."""

    draft: Draft
    office: Draft | None
    old: Path
    new: Path
    period: Term | None
    told: list[tuple[Route, Problem]] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)

    @property
    def files(self) -> list[Draft]:
        """The dossier's own settings, and those of its office file."""
        return [each for each in (self.draft, self.office) if each is not None]

    def tell(self, made: Problem, *route: str | int) -> None:
        """Tell something about an entry of the new file."""
        self.told.append((route, made))

    def value(self, *route: str) -> str | None:
        """Return what an entry says, in the dossier or else in its office file."""
        for each in self.files:
            found = each.find(*route)
            if found:
                return found.value
        return None

    def say(self, section: str, entries: dict[str, str]) -> None:
        """Set entries of a section, writing those that are not there."""
        absent = {k: v for k, v in entries.items() if self.draft.find(section, k) is None}
        for name, value in entries.items():
            found = self.draft.find(section, name)
            if found is not None:
                self.draft.set(found, value)
        lines = [f"{name}: {value}".rstrip() for name, value in absent.items()]
        if lines:
            self.add(section, lines)

    def add(self, section: str, lines: Sequence[str]) -> None:
        """Add lines to a section, or write it with them."""
        above, below = self.draft.find(section), self.draft.below(section)
        has_names = any(isinstance(route[1], str) for route, _ in below if len(route) == _ENTRY)
        if above is not None and has_names:
            self.draft.put_in(above, lines)
        elif above is not None:
            what = f"mục «{section}» không gồm các mục con nên không chuyển kỳ được."
            at = Place(self.draft.file, above.line + 1)
            remedy = "Sửa mục ấy ở thư mục cũ, hoặc chép thư mục bằng tay."
            raise Refused([error("TM15", at, what, remedy)])
        else:
            self.draft.append("".join(f"{line}\n" for line in (f"{section}:", *_in(lines))))


def _in(lines: Sequence[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def old_term(rolling: Rolling) -> Term | None:
    """Return the period of the old dossier."""
    names = ("Tên kỳ", "Từ ngày", "Đến ngày")
    return term(*(rolling.value(PERIOD, name) for name in names))


def roll(rolling: Rolling, manifest: Path | None) -> None:
    """Roll settings forward; `manifest` is that of the old set, there or not."""
    _move_period(rolling)
    _clear_number_and_date(rolling)
    _point_at_set_before(rolling, manifest)
    for name in (SEEN, ABSENT):
        _drop(rolling, name)
    _empty_citations(rolling)
    _move_files(rolling)
    _begin_drafts_again(rolling)
    _remind(rolling)
    name = rolling.old.resolve().name
    rolling.draft.begin(f"{OPENED_FROM} «{name}» bằng congvan new.", OPENED_FROM)


# --- the period ------------------------------------------------------------------------------


def _move_period(rolling: Rolling) -> None:
    period = rolling.period
    if period is None:
        return
    has_own = rolling.draft.find(PERIOD) is not None
    has_shared = rolling.office is not None and rolling.office.find(PERIOD) is not None
    if not has_own and not has_shared:
        what = f"thư mục cũ không có mục «{PERIOD}», nên «{period.name}» chỉ dùng để đoán «Ngày»."
        rolling.tell(_news("TM15", what, f"Văn bản có số liệu theo kỳ thì thêm «{PERIOD}»."))
        return
    start, end = (written_day(day) for day in period.days)
    rolling.say(PERIOD, {"Tên kỳ": period.name, "Từ ngày": start, "Đến ngày": end})
    if not has_own:
        what = f"mục «{PERIOD}» ở tệp dùng chung; kỳ mới ghi vào congvan.yaml, thay cho mục ấy."
        rolling.tell(_news("TM15", what, "Nên xóa mục ấy ở tệp dùng chung."), PERIOD)


def _clear_number_and_date(rolling: Rolling) -> None:
    issued = rolling.value(LETTER, "Ngày")
    date = ""
    if rolling.period is not None:
        date = month_of_issue(rolling.period, old_term(rolling), _month(issued))
    numbered = {"Số": ""} if any(each.find(LETTER, "Số") for each in rolling.files) else {}
    rolling.say(LETTER, {**numbered, "Ngày": date})
    what = f"«Số» để trống, «Ngày» ghi {date}: tháng ký được đoán theo văn bản trước."
    remedy = "Xem lại tháng; có số và ngày thì ghi vào."
    if not date:
        what = "«Số», «Ngày» để trống; chưa biết kỳ mới nên không đoán được tháng ký."
        remedy = "Ghi «Ngày» trước khi lập, chưa có ngày thì ghi tháng/năm."
    rolling.tell(_news("TM10", what, remedy), LETTER, "Ngày")


def _month(written: str | None) -> tuple[int, int] | None:
    """Return the year and the month of a date, with or without a day."""
    parts = (written or "").strip().split("/")[-_DATE_PARTS:]
    if len(parts) != _DATE_PARTS or not all(each.isdecimal() for each in parts):
        return None
    year, month = int(parts[1]), int(parts[0])
    return (year, month) if 1 <= month <= _MONTHS else None


def _point_at_set_before(rolling: Rolling, manifest: Path | None) -> None:
    entry = rolling.draft.find(SET_BEFORE)
    if entry is None or manifest is None:
        return
    own = rolling.draft.find(SET_BEFORE, "Bộ văn bản") or entry
    if own.value is None:
        return
    name = from_there(manifest, rolling.new)
    rolling.draft.set(own, name or "")
    if name is None or not manifest.is_file():
        what = f"chưa có bộ văn bản của kỳ cũ ở «{manifest.as_posix()}» để so."
        remedy = "Lập bộ của kỳ cũ, hoặc ghi đúng tệp bo-van-ban.json của bộ ấy."
        rolling.tell(warning("TM14", _SOMEWHERE, what, remedy), SET_BEFORE)


# --- what was of the old period alone --------------------------------------------------------


def _drop(rolling: Rolling, name: str) -> None:
    entry, below = rolling.draft.find(name), rolling.draft.below(name)
    if entry is None or (entry.value is None and not below):
        return
    count = max(1, len({route[1] for route, _ in below}))
    words = f"«{name}» của kỳ trước ({count} mục) đã bỏ: kỳ này xem lại từ đầu."
    rolling.draft.drop(entry, words)
    remedy = "Lập rồi xem; cần thì ghi lại cho đúng kỳ này."
    rolling.tell(_news("TM10", words, remedy))


def _empty_citations(rolling: Rolling) -> None:
    """Take away the figures cited: under a new letter they would be those of the old period."""
    if rolling.draft.find(CITED) is None:
        _shadow_citations(rolling)
        return
    for route, entry in rolling.draft.below(CITED):
        if route[-1] not in (_VALUE, _SOURCE) or entry.value is None:
            continue
        old = " ".join(entry.value.split())
        rolling.draft.remark(entry, f"{OF_OLD} {old}; phải nhập lại", (OF_OLD,))
        rolling.draft.set(entry, "")
        if route[-1] == _VALUE:
            name = rolling.draft.find(*route[:-1], "Tên")
            _tell_cited(rolling, name.value if name else None, old, route)


_VALUE, _SOURCE = fold_text("Giá trị"), fold_text("Nguồn")


def _tell_cited(rolling: Rolling, name: str | None, old: str, route: Route) -> None:
    what = f"số dẫn «{name or '?'}» là số của kỳ trước ({old}), đã để trống; phải nhập lại."
    remedy = "Ghi «Giá trị» và «Nguồn» của kỳ này; chưa ghi thì không lập được bộ văn bản."
    rolling.tell(warning("TM09", _SOMEWHERE, what, remedy), *route)


def _shadow_citations(rolling: Rolling) -> None:
    """Write blank citations over those of the office file."""
    office = rolling.office
    if office is None or office.find(CITED) is None:
        return
    lines = [f"{CITED}:"]
    for route, _ in office.below(CITED):
        if len(route) != len((CITED, 0)) or not isinstance(route[1], int):
            continue
        inside = [(e.name, e.value or "", r[-1]) for r, e in office.below(*route)]
        dash = "- "
        for name, value, last in inside:
            kept = "" if last in (_VALUE, _SOURCE) else value
            lines.append(f"  {dash}{name}: {kept}".rstrip())
            dash = "  "
        named = office.find(*route, "Tên")
        cited = office.find(*route, "Giá trị")
        old = (cited.value if cited else None) or "?"
        _tell_cited(rolling, named.value if named else None, old, (CITED,))
    rolling.draft.append("".join(f"{line}\n" for line in lines))


# --- files -----------------------------------------------------------------------------------


def _move_files(rolling: Rolling) -> None:
    for each in named_files(rolling.draft, rolling.old):
        if each.is_data:
            _ask_for_table(rolling, each.entry, each.inside, each.route)
        elif each.inside is None:
            name = from_there(each.path, rolling.new)
            written = (each.entry.value or "").replace("\\", "/")
            if name is None:
                what = f"từ thư mục mới không chỉ được tới «{written}», vì ở ổ đĩa khác."
                remedy = "Chép tệp ấy về cùng ổ đĩa rồi ghi lại tên."
                rolling.tell(warning("TM13", _SOMEWHERE, what, remedy), *each.route)
            elif (rolling.new / written).resolve() != each.path.resolve():
                rolling.draft.set(each.entry, name)
    _shadow_tables(rolling)


def _ask_for_table(rolling: Rolling, entry: Entry, inside: str | None, route: Route) -> None:
    """Ask for the table of figures of the new period; the old one does not go along."""
    period = rolling.period.name if rolling.period else "kỳ mới"
    if inside is None:
        words = f"{OLD_TABLE} {entry.value}; ghi tên bảng của {period}"
        rolling.draft.remark(entry, words, TO_COPY)
        rolling.draft.set(entry, "")
        what = f"bảng số liệu «{entry.value}» nằm ngoài thư mục kỳ, là bảng của kỳ trước."
        remedy = f"Chép bảng của {period} vào thư mục kỳ rồi ghi tên ở «Tệp»."
        rolling.tell(warning("TM16", _SOMEWHERE, what, remedy), *route)
        return
    if inside not in rolling.lacking:
        rolling.lacking.append(inside)
        words = f"{COPY_TABLE} {period} vào thư mục này, tên {inside}"
        rolling.draft.remark(entry, words, TO_COPY)


def _shadow_tables(rolling: Rolling) -> None:
    """Write blanks over the tables that the office file names: they are those of the old period."""
    office = rolling.office
    if office is None:
        return
    for section in sorted(TABLES):
        named = [
            each
            for each in named_files(office, Path(office.file).parent)
            if each.is_data and each.route[0] == section and not _goes_along(rolling, each)
        ]
        if named and not _is_covered(rolling.draft, named[0].route):
            _shadow(rolling, office, named)


def _goes_along(rolling: Rolling, named: Named) -> bool:
    """Tell whether an office file lies in the old dossier, as its table does; ask for that one."""
    old, office = rolling.old.resolve(), rolling.office
    if office is None or not Path(office.file).resolve().is_relative_to(old):
        return False
    inside = from_there(named.path, old)
    if inside is None or not named.path.resolve().is_relative_to(old):
        return False
    if inside not in rolling.lacking:
        rolling.lacking.append(inside)
    return True


def _is_covered(own: Draft, route: Route) -> bool:
    """Tell whether a dossier says itself what an office file says."""
    section, *_, last = route
    if len(route) == _ENTRY and isinstance(last, str) and own.below(section):
        return own.find(*route) is not None or own.find(section, 0) is not None
    return own.find(section) is not None


def _shadow(rolling: Rolling, office: Draft, named: Sequence[Named]) -> None:
    """Blank the tables of a section; a list is copied, for it hides the whole of the office's."""
    period = rolling.period.name if rolling.period else "kỳ mới"
    at = office.find(named[0].route[0])
    assert at is not None
    is_list = len(named[0].route) > _ENTRY
    copy = draft(office.written(at).encode(), office.file)
    for each in named:
        old = from_there(each.path, rolling.new) or each.entry.value
        words = f"{OLD_TABLE} {old}; ghi tên bảng của {period}"
        entry = copy.find(*each.route)
        assert entry is not None
        copy.remark(entry, words, TO_COPY)
        copy.set(entry, "")
        if not is_list:
            rolling.add(at.name, [f"# {words}", f"{each.entry.name}:"])
        what = f"bảng số liệu «{old}» do tệp dùng chung nêu, là bảng của kỳ trước; đã bỏ tên."
        remedy = f"Chép bảng của {period} vào thư mục kỳ rồi ghi tên ở «Tệp»."
        rolling.tell(warning("TM16", _SOMEWHERE, what, remedy), *each.route)
    if is_list:
        rolling.draft.append(copy.result())


def _begin_drafts_again(rolling: Rolling) -> None:
    for section, name, value in ((LETTER, "Dự thảo", "lần 1"), ("Phiếu trình", "Ngày", "")):
        entry = rolling.draft.find(section, name)
        if entry is None or entry.value in (None, value):
            continue
        rolling.draft.set(entry, value)
        what = f"«{name}» của «{section}» trước đây ghi {entry.value}, nay "
        what += f"ghi {value}." if value else "để trống."
        rolling.tell(_news("TM10", what, "Xem lại nếu cần."), section, name)


def _remind(rolling: Rolling) -> None:
    """Remind of what may be of the old period without saying so."""
    for route, entry in rolling.draft.entries.items():
        if route[-1] == _PERIODS and entry.value:
            what = f"«Các kỳ» của một cột ghi {entry.value}, như kỳ trước."
            rolling.tell(warning("TM12", _SOMEWHERE, what, "Sửa cho đúng kỳ này."), *route)
    if rolling.draft.find(LETTER, "Gửi kèm"):
        what = "«Gửi kèm» còn là các văn bản gửi kèm lần trước."
        remedy = "Sửa cho đúng lần này, hoặc xóa mục."
        rolling.tell(warning("TM12", _SOMEWHERE, what, remedy), LETTER, "Gửi kèm")


_PERIODS = fold_text("Các kỳ")
_SOMEWHERE = Place("congvan.yaml")
"""Until the lines of the new file are known."""


def _news(code: str, what: str, remedy: str) -> Problem:
    return Problem(code, Severity.INFO, _SOMEWHERE, what, remedy)
