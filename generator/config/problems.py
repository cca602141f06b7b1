"""Turn what pydantic found into problems with a line and a Vietnamese sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.config.entries import Model
from generator.config.source import Route, Source
from generator.config.values import Fault
from generator.errors import Place, Problem, error
from generator.vietnamese import nearest


def problems_of(fault: ValidationError, source: Source, model: type[Model]) -> Iterator[Problem]:
    """Yield a problem for each thing that pydantic found."""
    found = fault.errors(include_url=False)
    misspelt = {
        _meant(source.written(tuple(e["loc"])), model)
        for e in found
        if e["type"] == "extra_forbidden"
    }
    for each in found:
        route = source.written(_aliased(each))
        if each["type"] == "missing" and route in misspelt:
            continue
        match each["type"]:
            case "faults":
                yield from (_of_fault(f, route, source) for f in each["ctx"]["faults"])
            case "missing":
                yield _missing(route, source)
            case "extra_forbidden":
                yield _unknown(route, source, model)
            case kind:
                yield _wrong_shape(kind, each["input"], route, source)


def _aliased(found: ErrorDetails) -> Route:
    """Return where something was found; an entry that a kind of document lacks says its name."""
    route: Route = tuple(found["loc"])
    alias = found.get("ctx", {}).get("alias")
    return (*route[:-1], alias) if alias else route


def unknown_entries(
    fault: ValidationError, source: Source, model: type[Model]
) -> dict[Route, Route]:
    """Return the routes of unknown entries, each with what it was most likely meant to be."""
    unknown = (each for each in fault.errors() if each["type"] == "extra_forbidden")
    found = [source.written(tuple(each["loc"])) for each in unknown]
    return {route: _meant(route, model) for route in found}


def sorted_by_line(problems: Iterable[Problem], first: str) -> list[Problem]:
    """Sort problems as they are met in the first file, then in the other."""

    def met(problem: Problem) -> tuple[bool, int, int, str]:
        place = problem.place
        return place.file != first, place.line or 0, place.column or 0, problem.code

    return sorted(problems, key=met)


def _of_fault(fault: Fault, route: Route, source: Source) -> Problem:
    whole = (*route, *fault.route)
    what = fault.what if fault.route else f"{_label(whole, source)}{fault.what}"
    return error(fault.code, source.place(whole), what, fault.remedy)


def _label(route: Route, source: Source) -> str:
    """Return the name of the nearest entry that has one, for the beginning of a sentence."""
    names = [step for step in source.known(route) if isinstance(step, str)]
    return f"«{names[-1]}»: " if names else ""


def _missing(route: Route, source: Source) -> Problem:
    *around, name = route
    if source.has(route):
        or_else = ", hoặc xóa dòng này để theo tệp dùng chung" if source.is_blanked(route) else ""
        what, remedy = f"«{name}» để trống.", f"Ghi giá trị{or_else}."
        return error("CH07", source.place(route), what, remedy + _IF_UNKNOWN.get(route, ""))
    within = _within(tuple(around), source)
    what, remedy = f"thiếu mục «{name}»{within}.", f"Thêm dòng «{name}: …»."
    return error("CH07", source.place(tuple(around)), what, remedy + _IF_UNKNOWN.get(route, ""))


_IF_UNKNOWN: dict[Route, str] = {
    ("Văn bản", "Ngày"): " Chưa có ngày thì ghi tháng và năm, ví dụ «01/2025»."
}
"""What to write while the value of a required entry is not known yet."""


def _within(route: Route, source: Source) -> str:
    names = [step for step in source.known(route) if isinstance(step, str)]
    return f" trong «{names[-1]}»" if names else ""


# --- unknown entries -------------------------------------------------------------------------


def _unknown(route: Route, source: Source, model: type[Model]) -> Problem:
    *around, name = route
    known = _model_at(tuple(around), model).aliases()
    near = nearest(str(name), known)
    listed = ", ".join(f"«{alias}»" for alias in known)
    remedy = f"Có phải «{near}» không?" if near else f"Các mục ghi được ở đây: {listed}."
    what = f"không có mục «{name}»{_within(tuple(around), source)}."
    return error("CH06", source.place(route), what, remedy)


def _meant(route: Route, model: type[Model]) -> Route:
    """Return the route that a misspelt one was most likely meant to be."""
    *around, name = route
    return (*around, nearest(str(name), _model_at(tuple(around), model).aliases()) or name)


def _model_at(route: Route, model: type[Model]) -> type[Model]:
    """Return the model that reads the entries at a route."""
    for step in route:
        fields = {field.alias: field for field in model.model_fields.values()}
        if step in fields:
            model = _model_in(fields[str(step)].annotation) or model
    return model


def _model_in(annotation: Any) -> type[Model] | None:
    """Return the model inside tuple[Model, ...], dict[str, Model] or Model | None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation if issubclass(annotation, Model) else None
    return next(filter(None, map(_model_in, get_args(annotation))), None)


# --- wrong shapes ----------------------------------------------------------------------------


def _wrong_shape(kind: str, value: object, route: Route, source: Source) -> Problem:
    place, label = source.place(route), _label(route, source)
    if value is None:
        return error("CH07", place, f"{label}để trống.", "Ghi giá trị, hoặc xóa cả dòng.")
    if kind == "string_type":
        return _not_text(value, place, label, source.text(route))
    if kind in ("tuple_type", "list_type"):
        what = f"{label}cần một danh sách."
        remedy = "Ghi mỗi mục một dòng, thụt vào, bắt đầu bằng gạch đầu dòng và dấu cách."
        return error("CH08", place, what, remedy)
    what = f"{label}cần các mục «tên: giá trị» ở dưới."
    return error("CH08", place, what, "Ghi mỗi mục một dòng, thụt vào, không có gạch đầu dòng.")


def _not_text(value: object, place: Place, label: str, written: str) -> Problem:
    if isinstance(value, Mapping) and written:
        what = f"{label}«{written}» có dấu hai chấm nên bị hiểu thành một mục có tên."
        return error("CH08", place, what, f"Đặt cả dòng giữa hai dấu nháy đơn: '{written}'.")
    found = "một danh sách" if isinstance(value, list) else "các mục con"
    what = f"{label}cần một dòng chữ, ở đây lại có {found}."
    remedy = "Ghi giá trị ngay sau dấu hai chấm; nhiều dòng thì ghi dấu | rồi xuống dòng."
    return error("CH08", place, what, remedy)
