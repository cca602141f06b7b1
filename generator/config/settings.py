"""The settings of a dossier as one frozen model, which knows the line of each entry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ConfigDict, Field, PrivateAttr

from generator.config.appendix import AppendixSettings
from generator.config.entries import Model
from generator.config.figures import CitationSettings, DataSettings, PeriodSettings
from generator.config.judgement import AcceptanceSettings, CheckSettings, MetricSettings
from generator.config.letter import LetterSettings
from generator.config.names import Declared
from generator.config.values import InputFile, name_from
from generator.errors import Place, Problem


class Sharing(Model):
    """The office file of a dossier, looked for before anything else is read."""

    model_config = ConfigDict(extra="ignore")

    office_file: InputFile | None = Field(
        None, alias="Dùng chung", description="Tệp ghi những mục kỳ nào cũng giống nhau"
    )


class Settings(Sharing):
    """All that a dossier says, by itself or by its office file."""

    model_config = ConfigDict(extra="forbid")

    letter: LetterSettings = Field(alias="Văn bản", description="Công văn")
    period: PeriodSettings = Field(alias="Kỳ số liệu", description="Kỳ của số liệu")
    citations: tuple[CitationSettings, ...] = Field(
        (), alias="Số liệu dẫn", description="Số không tính từ bảng, phải ghi nguồn"
    )
    register_file: InputFile = Field(
        alias="Danh sách đơn vị", description="Tệp danh sách đơn vị, ví dụ don-vi.xlsx"
    )
    data: DataSettings = Field(alias="Số liệu", description="Bảng tính và các cột")
    checks: tuple[CheckSettings, ...] = Field(
        (), alias="Đối chiếu", description="Điều phải đúng ở từng đơn vị và ở dòng tổng"
    )
    metrics: tuple[MetricSettings, ...] = Field(
        (), alias="Chỉ tiêu", description="Điều được đo và xét"
    )
    appendices: tuple[AppendixSettings, ...] = Field(
        (), alias="Phụ lục", description="Từ hai phụ lục trở lên thì đánh số I, II"
    )
    acceptances: tuple[AcceptanceSettings, ...] = Field(
        (), alias="Cảnh báo đã xem", description="Chỉ khớp đúng số chênh này"
    )
    _declared: Declared = PrivateAttr()

    def model_post_init(self, context: Any, /) -> None:
        """Keep where the settings were read."""
        self._declared = context

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What has to be put right before the settings may be used; empty where all is well.

        They were read without the unknown entries, as if each file that they name were there.
        """
        return self._declared.problems

    @property
    def register(self) -> Path:
        """The file of the organizations; a field of this name would hide `ABCMeta.register`."""
        return self.register_file

    @property
    def folder(self) -> Path:
        """The folder of the dossier."""
        return self._declared.folder

    @property
    def file(self) -> Path:
        """The file that the settings were read from."""
        return self._declared.folder / self._declared.source.file

    def name_of(self, path: Path) -> str:
        """Return how a file is called from the folder of the dossier."""
        return name_from(self.folder, path)

    def place(self, *route: str | int) -> Place:
        """Return where an entry is written, or the nearest one around it."""
        return self._declared.source.place(route)

    def line(self, *route: str | int) -> int:
        """Return the line of an entry: `settings.line("Phụ lục", 0, "Tên")`."""
        return self.place(*route).line or 1
