"""Entries with Vietnamese names as frozen models: what all settings have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.config.values import TEXT_SCHEMA
from generator.vietnamese import fold_text


class Model(BaseModel):
    """Entries with names; `short` is the entry that a plain text stands for, if any."""

    # Deferred, the validators are built once, all within Settings: 20 ms sooner.
    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True
    )
    short: ClassVar[str] = ""

    @model_validator(mode="before")
    @classmethod
    def _by_alias(cls, entries: Any) -> Any:
        """Name entries as declared, however they are typed, and drop those left blank."""
        if cls.short and not isinstance(entries, Mapping):
            entries = {cls.short: entries}
        if not isinstance(entries, Mapping):
            return entries
        known = {fold_text(alias): alias for alias in cls.aliases()}
        return {
            known.get(fold_text(key), key): value
            for key, value in entries.items()
            if value is not None or fold_text(key) not in known
        }

    @classmethod
    def aliases(cls) -> tuple[str, ...]:
        """Return the names of the entries, as a dossier writes them."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        entries = handler(core_schema)
        return {"anyOf": [TEXT_SCHEMA, entries]} if cls.short else entries
