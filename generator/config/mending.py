"""What settings were most likely meant to be, so that the rest of a dossier can be read, too."""

from __future__ import annotations

from collections.abc import Mapping

from generator.config.source import Plain, Route, Source, folded
from generator.frozen import replace
from generator.vietnamese import fold_text

Names = Mapping[Route, str | None]
"""What entries are called instead; None takes an entry away."""


def mended(source: Source, meant: Mapping[Route, Route]) -> Source:
    """Return a source whose unknown entries stand under the names that they were meant to have.

    An entry is left out where it was meant to be nothing else, or what is there already.
    """
    names: dict[Route, str | None] = {
        folded(route): None if source.has(better) else str(better[-1])
        for route, better in meant.items()
    }
    places = {_renamed(route, names): place for route, place in source.places.items()}
    return replace(source, data=_entries(source.data, (), names), places=places)


def _entries(entries: Mapping[str, Plain], route: Route, names: Names) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for key, value in entries.items():
        here = (*route, fold_text(key))
        name = names.get(here, key)
        if name is not None:
            found[name] = _value(value, here, names)
    return found


def _value(value: Plain, route: Route, names: Names) -> Plain:
    if isinstance(value, dict):
        return _entries(value, route, names)
    if isinstance(value, list):
        return [_value(each, (*route, at), names) for at, each in enumerate(value)]
    return value


def _renamed(route: Route, names: Names) -> Route:
    """Return where an entry stands after renaming those around it."""
    steps = ((step, names.get(route[: at + 1])) for at, step in enumerate(route))
    return tuple(step if name is None else fold_text(name) for step, name in steps)
