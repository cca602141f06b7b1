"""Which sheets a build has to make, and which of them may stay as the last build left them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.batch import sheets
from generator.batch.disk import refusing
from generator.batch.records import Known, sha256
from generator.batch.sheets import Job
from generator.frozen import Frozen
from generator.model import Result


class Jobs(Frozen):
    """The sheets to be made, in order; those that may stay are looked up in the folder."""

    results: tuple[Result, ...]
    patterns: int
    folder: Path
    known: Known

    @property
    def count(self) -> int:
        """How many they are."""
        return self.patterns * len(self.results)

    def all(self) -> Iterator[Job]:
        """Yield every one."""
        return self.those(range(len(self.results)))

    def those(self, numbers: Iterable[int]) -> Iterator[Job]:
        """Yield those of some organizations, by the positions of their results."""
        listed = list(numbers)
        for pattern in range(self.patterns):
            for number in listed:
                yield self._job(pattern, number)

    def _job(self, pattern: int, number: int) -> Job:
        if not self.known.records:
            return Job(pattern, number)
        file = sheets.file_of(self.results[number])
        record, path = self.known.records.get(file), self.folder / file
        if record is None or not path.is_file():
            return Job(pattern, number)
        with refusing(path):
            data = path.read_bytes()
        is_same = sha256(data) == record.sha256
        return Job(pattern, number, record, data) if is_same else Job(pattern, number)
