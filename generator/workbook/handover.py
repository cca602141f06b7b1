"""Reads a book in a child process and hands it over as JSON: what the two have to say in common."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from generator.apart import LIMITS, Apart, Limits, Lost
from generator.errors import Place, Problem, Refused, Severity, error
from generator.workbook.cells import Area, Book, Cell, CellKind, Grid
from generator.workbook.foreign import SAVE_AS

Parse = Callable[[bytes, str], Book]
_Moment = date | time | timedelta


def read_apart(function: str, data: bytes, file: str, limits: Limits = LIMITS) -> Book:
    """Read a book by a function of the child, «module:function», that answers with `answer`.

    Each file gets a child of its own, so that none is refused for what another has used up.

    Raises:
        Refused: If the child refuses the file, or passes a limit, or dies of it.
    """
    try:
        with Apart(function, limits) as child:
            told = json.loads(child.ask(_encoded_name(file) + b"\0" + data))
    except Lost as lost:
        what = f"Tệp làm chương trình đọc {lost.reason.value}."
        raise Refused([error("SL46", Place(file), what, SAVE_AS)]) from lost
    if "problems" in told:
        raise Refused([_problem(file, each) for each in told["problems"]])
    return Book(file, tuple(map(_grid, told["grids"])), told["recalculates"])


def answer(parse: Parse, request: bytes) -> bytes:
    """Do in the child what was asked for; a refusal is an answer."""
    name, _, data = request.partition(b"\0")
    try:
        told = _told(parse(data, name.decode("utf-8", "surrogatepass")))
    except Refused as refused:
        told = {"problems": list(map(_told_problem, refused.problems))}
    return json.dumps(told, separators=(",", ":")).encode("ascii")


def _encoded_name(file: str) -> bytes:
    return file.encode("utf-8", "surrogatepass")


# --- problems ---------------------------------------------------------------------------------


def _told_problem(problem: Problem) -> list[str | None]:
    place = problem.place
    said = [problem.code, problem.severity.name, problem.what, problem.remedy]
    return [*said, place.sheet, place.cell]


def _problem(file: str, told: list[Any]) -> Problem:
    code, severity, what, remedy, sheet, cell = told
    return Problem(code, Severity[severity], Place(file, sheet=sheet, cell=cell), what, remedy)


# --- books ------------------------------------------------------------------------------------


def _told(book: Book) -> dict[str, Any]:
    return {"grids": list(map(_told_grid, book.grids)), "recalculates": book.recalculates}


def _told_grid(grid: Grid) -> dict[str, Any]:
    return {
        "name": grid.name,
        "cells": [_told_cell(*spot, cell) for spot, cell in grid.cells.items()],
        "merged": grid.merged,
        "formulas": sorted(grid.formulas),
        "unstored": sorted(grid.unstored),
        "hidden_rows": sorted(grid.hidden_rows),
        "hidden_columns": sorted(grid.hidden_columns),
    }


def _grid(told: dict[str, Any]) -> Grid:
    return Grid(
        told["name"],
        {(row, column): _cell(*rest) for row, column, *rest in told["cells"]},
        tuple(Area(*corners) for corners in told["merged"]),
        frozenset(map(tuple, told["formulas"])),
        frozenset(map(tuple, told["unstored"])),
        frozenset(told["hidden_rows"]),
        frozenset(told["hidden_columns"]),
    )


def _told_cell(row: int, column: int, cell: Cell) -> list[Any]:
    value = cell.value
    told = _told_moment(value) if isinstance(value, _Moment) else value
    return [row, column, cell.kind.name, told, cell.number_format]


def _cell(kind: str, told: Any, number_format: str) -> Cell:
    value = _moment(*told) if kind == CellKind.MOMENT.name else told
    return Cell(CellKind[kind], value, number_format)


def _told_moment(value: _Moment) -> tuple[str, Any]:
    if isinstance(value, timedelta):
        return "timedelta", [value.days, value.seconds, value.microseconds]
    return type(value).__name__, value.isoformat()


def _moment(kind: str, told: Any) -> _Moment:
    if kind == "timedelta":
        return timedelta(*told)
    kinds: dict[str, type[date | time]] = {"date": date, "datetime": datetime, "time": time}
    return kinds[kind].fromisoformat(told)
