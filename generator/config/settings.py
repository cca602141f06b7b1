"""The settings of a dossier as one frozen model, which knows the line of each entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, ConfigDict, Field, PrivateAttr, model_validator

from generator.config.absences import AbsenceSettings
from generator.config.appendix import AppendixSettings, ResultSettings, TableSpec
from generator.config.copied import CopiedSettings
from generator.config.data import Data, DataSettings
from generator.config.entries import Model
from generator.config.figures import CitationSettings, PeriodSettings
from generator.config.judgement import AcceptanceSettings, CheckSettings, MetricSettings
from generator.config.letter import LetterSettings
from generator.config.names import Declared
from generator.config.previous import PreviousSettings
from generator.config.source import Route
from generator.config.submission import SubmissionSettings
from generator.config.values import Fault, InputFile, faulty, name_from
from generator.errors import Place, Problem


class Sharing(Model):
    """The office file of a dossier, looked for before anything else is read."""

    model_config = ConfigDict(extra="ignore")

    office_file: InputFile | None = Field(
        None, alias="Dùng chung", description="Tệp ghi những mục kỳ nào cũng giống nhau"
    )


def _listed(value: object) -> object:
    """Make a list of the entries of a single table."""
    return [value] if isinstance(value, Mapping) else value


def _one_or_several(schema: dict[str, Any]) -> None:
    several = {"type": "array", "items": schema.pop("items"), "minItems": 1}
    schema["anyOf"] = [several["items"], several]
    schema.pop("type")


def _lacking(alias: str, asking: str) -> tuple[str, str]:
    what = f"có mục «{asking}» mà thiếu mục «{alias}»."
    return what, f"Thêm mục «{alias}»; văn bản không có số tính từ bảng thì xóa «{asking}»."


class Settings(Sharing):
    """All that a dossier says, by itself or by its office file."""

    model_config = ConfigDict(extra="forbid")

    letter: LetterSettings = Field(alias="Văn bản", description="Công văn")
    period_of_figures: PeriodSettings | None = Field(
        None, alias="Kỳ số liệu", description="Kỳ của số liệu"
    )
    citations: tuple[CitationSettings, ...] = Field(
        (), alias="Số liệu dẫn", description="Số không tính từ bảng, phải ghi nguồn"
    )
    register_file: InputFile | None = Field(
        None, alias="Danh sách đơn vị", description="Tệp danh sách đơn vị, ví dụ don-vi.xlsx"
    )
    tables: Annotated[tuple[DataSettings, ...], BeforeValidator(_listed)] = Field(
        (),
        alias="Số liệu",
        description="Bảng tính và các cột; nhiều bảng thì ghi thành danh sách",
        json_schema_extra=_one_or_several,
    )
    absences: tuple[AbsenceSettings, ...] = Field(
        (), alias="Đơn vị vắng", description="Đơn vị không có số liệu kỳ này, ghi rõ lý do"
    )
    checks: tuple[CheckSettings, ...] = Field(
        (), alias="Đối chiếu", description="Điều phải đúng ở từng đơn vị và ở dòng tổng"
    )
    metrics: tuple[MetricSettings, ...] = Field(
        (), alias="Chỉ tiêu", description="Điều được đo và xét"
    )
    previous: PreviousSettings | None = Field(
        None, alias="Kỳ trước", description="Bộ văn bản của kỳ trước, để so"
    )
    copied: tuple[CopiedSettings, ...] = Field(
        (), alias="Bảng in nguyên", description="Bảng Excel in vào văn bản như nó có"
    )
    results: tuple[ResultSettings, ...] = Field(
        (), alias="Bảng kết quả", description="Bảng tính từ số liệu, in giữa lời văn"
    )
    appendices: tuple[AppendixSettings, ...] = Field(
        (), alias="Phụ lục", description="Từ hai phụ lục trở lên thì đánh số I, II"
    )
    acceptances: tuple[AcceptanceSettings, ...] = Field(
        (), alias="Cảnh báo đã xem", description="Chỉ khớp đúng số chênh này"
    )
    submission: SubmissionSettings | None = Field(
        None, alias="Phiếu trình", description="Có mục này thì lập phiếu trình lãnh đạo"
    )
    _declared: Declared = PrivateAttr()

    @model_validator(mode="after")
    def _has_all_that_figures_need(self) -> Self:
        asks = [alias for alias, given in self._about_figures() if given]
        lacking = [alias for alias, given in self._sources_of_figures() if not given]
        if asks and lacking:
            raise faulty(*(Fault("CH40", *_lacking(each, asks[0]), (asks[0],)) for each in lacking))
        return self

    def _sources_of_figures(self) -> tuple[tuple[str, object], ...]:
        """Return what figures come from: with one of these, all are needed."""
        return (
            ("Kỳ số liệu", self.period_of_figures),
            ("Danh sách đơn vị", self.register_file),
            ("Số liệu", self.tables),
        )

    def _about_figures(self) -> tuple[tuple[str, object], ...]:
        """Return what a letter without figures has none of; it may still name a period."""
        return (
            *self._sources_of_figures()[1:],
            ("Đơn vị vắng", self.absences),
            ("Đối chiếu", self.checks),
            ("Chỉ tiêu", self.metrics),
            ("Kỳ trước", self.previous),
            ("Bảng kết quả", self.results),
            ("Phụ lục", any(each.table or each.per_organization for each in self.appendices)),
            ("Cảnh báo đã xem", self.acceptances),
        )

    @model_validator(mode="after")
    def _is_a_copy_of_one_text(self) -> Self:
        """A copy says one text, and nothing follows who copied it."""
        letter = self.letter
        if letter.body and letter.original:
            what = "bản sao chép một văn bản: có «Văn bản được sao» thì không có «Nội dung»."
            remedy = "Giữ một trong hai mục."
            raise faulty(Fault("CH51", what, remedy, ("Văn bản", "Nội dung")))
        if letter.kind.is_copy and self.appendices:
            what = "bản sao không có phụ lục: phụ lục của văn bản được sao nằm ở phần được sao."
            raise faulty(Fault("CH52", what, "Xóa mục này.", ("Phụ lục",)))
        return self

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
    def has_figures(self) -> bool:
        """Tell whether anything is computed: a letter may have no tables at all."""
        return bool(self.tables)

    @property
    def period(self) -> PeriodSettings:
        """The period of the figures, which there is wherever there are figures."""
        assert self.period_of_figures
        return self.period_of_figures

    @property
    def submitted(self) -> SubmissionSettings | None:
        """How the set is submitted to the leader, if it is to be on a sheet."""
        return self.submission if self.submission and self.submission.is_made else None

    @property
    def data(self) -> Data:
        """The tables of figures, as if they were one."""
        return Data(self.tables)

    @property
    def printed_tables(self) -> tuple[str, ...]:
        """The names of the tables that texts print where their fields stand."""
        return (*(each.name for each in self.copied), *(each.name for each in self.results))

    def specs(self) -> Iterator[tuple[Route, TableSpec]]:
        """Yield every table of results, with the route to its entries."""
        for position, result in enumerate(self.results):
            yield ("Bảng kết quả", position), result
        for position, appendix in enumerate(self.appendices):
            if appendix.table:
                yield ("Phụ lục", position, "Bảng"), appendix.table

    @property
    def register(self) -> Path:
        """The file of the organizations; a field of this name would hide `ABCMeta.register`."""
        assert self.register_file
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
