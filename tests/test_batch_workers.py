"""However many work, and however they are started: the same bytes, the same reports in order."""

from __future__ import annotations

import importlib
import importlib.util
import multiprocessing
import os
import signal
import sys
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from generator import batch
from generator.batch import Crew, Orders, cluster, crew, workshop
from generator.errors import MachineRefused, Refused
from tests import torture
from tests.torture import contents

SPOILED = (
    "XU32 không lập được: phu-luc.docx, đoạn «{{ chỉ_tiêu.tỷ_lệ_trực_tuyến.kết_quả }}: "
    "{{ chỉ_tiêu.tỷ_lệ_…»: Trường «chỉ_tiêu.tỷ_lệ_trực_tuyến.giá_trị» không có số liệu để in."
)
METHODS = [each for each in multiprocessing.get_all_start_methods() if each != "forkserver"]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a dossier of so many organizations that there are several chunks of them."""
    return torture.dossier(tmp_path_factory.mktemp("ky"), organizations=3 * crew.CHUNK + 5)


@pytest.fixture(scope="module")
def whole(many: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    built = batch.build(many, tmp_path_factory.mktemp("ra"), Orders(crew=Crew(1)))
    assert built.folder is not None
    return contents(built.folder)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("workers", [2, 16])
def test_two_or_sixteen_workers_make_the_bytes_of_one(
    many: Path, whole: dict[str, bytes], tmp_path: Path, workers: int, method: str
) -> None:
    if method == "spawn" and workers > 2:
        workers = 3  # each loads the program anew
    built = batch.build(many, tmp_path, Orders(crew=Crew(workers, method=method)))

    assert contents(tmp_path / many.name) == whole
    assert [each.organization for each in built.documents if each.organization] == [
        f"{number:03}" for number in range(1, 3 * crew.CHUNK + 6)
    ]


@pytest.mark.parametrize("workers", [1, 2, 16])
def test_bad_organizations_are_named_in_the_order_of_the_register_and_the_others_written(
    many: Path, tmp_path: Path, workers: int
) -> None:
    count = 3 * crew.CHUNK + 5
    bad = torture.dossier(tmp_path / "hong", organizations=count, empty=[70, 3, 101])

    built = batch.build(bad, tmp_path / "ra", Orders(crew=Crew(workers)))

    assert [each.place.file for each in built.faults] == [
        f"phu-luc/don-vi/{number:03}_{number}.docx" for number in (3, 70, 101)
    ]
    assert f"{built.faults[0].code} {built.faults[0].what}" == SPOILED
    found = contents(tmp_path / "ra" / bad.name)
    assert len([file for file in found if "/don-vi/" in file]) == count - 3
    assert "bo-van-ban.json" not in found


@pytest.mark.parametrize(("count", "paid"), [(30, 1), (200, 1), (201, 2), (3321, os.cpu_count())])
def test_few_sheets_are_made_without_workers(count: int, paid: int) -> None:
    assert crew._paying(count) == min(paid, os.cpu_count() or 1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such order of processes")
def test_workers_give_way_to_the_conductor() -> None:
    with workshop._pools(1, "spawn")() as pool:
        assert pool.submit(os.nice, 0).result() == min(os.nice(0) + workshop.BEHIND, 19)


# --- workers that are killed ------------------------------------------------------------------


class Pool(ThreadPoolExecutor):
    """Workers of which the first `deaths` that take a chunk are killed."""

    deaths = 0

    def submit(self, work: Any, /, *given: Any, **named: Any) -> Any:
        if Pool.deaths:
            Pool.deaths -= 1
            raise BrokenExecutor
        return super().submit(work, *given, **named)


def test_workers_that_are_killed_are_replaced_once(
    many: Path, whole: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Pool, "deaths", 1)
    monkeypatch.setattr(workshop, "_pools", lambda workers, method: lambda: Pool(workers))

    batch.build(many, tmp_path, Orders(crew=Crew(2)))

    assert contents(tmp_path / many.name) == whole


def test_workers_that_are_killed_again_end_the_build_with_the_organization_named(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Pool, "deaths", 99)
    monkeypatch.setattr(workshop, "_pools", lambda workers, method: lambda: Pool(workers))

    with pytest.raises(MachineRefused) as caught:
        batch.build(many, tmp_path, Orders(crew=Crew(2)))

    (problem,) = caught.value.problems
    assert f"{problem.code} {problem}" == (
        "XU34 phu-luc/don-vi/001_1.docx: tiến trình lập phụ lục bị dừng đột ngột hai lần, quanh "
        "đơn vị này. Máy có thể hết bộ nhớ: đóng bớt chương trình, hoặc lập lại với --workers 1."
    )


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only")
def test_a_worker_killed_by_the_system_is_replaced(
    many: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    killed: list[int] = []

    def watch(done: int, of: int) -> None:
        if done and not killed:
            killed.append(multiprocessing.active_children()[0].pid or 0)
            os.kill(killed[0], signal.SIGKILL)

    batch.build(many, tmp_path, Orders(crew=Crew(2), watch=watch))

    assert killed
    assert contents(tmp_path / many.name) == whole


# --- a cluster --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:8786", "tcp://localhost:1", "tls://may-chu:8786"]
)
def test_a_cluster_is_here_or_behind_tls(address: str) -> None:
    cluster.refuse_address(address)


@pytest.mark.parametrize(
    "address", ["tcp://may-chu:8786", "127.0.0.1:8786", "tcp://127.0.0.1", "x"]
)
def test_figures_go_over_no_network_in_the_clear(address: str) -> None:
    with pytest.raises(Refused) as caught:
        cluster.refuse_address(address)
    (problem,) = caught.value.problems
    assert f"{problem.code} {problem}" == (
        f"XU35 --scheduler: không nối với «{address}»: chỉ nhận máy này (tcp://127.0.0.1:8786) "
        "hoặc tls://. Ghi lại địa chỉ bộ điều phối; qua mạng thì dùng tls://tên-máy:8786."
    )


@pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None, reason="distributed is not installed"
)
def test_a_cluster_of_two_workers_makes_the_bytes_of_one_process(
    many: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    distributed: Any = importlib.import_module("distributed")

    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=False,
        host="127.0.0.1",
        protocol="tcp",
        dashboard_address=None,
        silence_logs=False,
    ) as local:
        batch.build(many, tmp_path, Orders(crew=Crew(scheduler=local.scheduler_address)))

    assert contents(tmp_path / many.name) == whole
