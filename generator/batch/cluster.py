"""Workers on other machines: a Dask cluster, for those who have installed `distributed`."""

from __future__ import annotations

from concurrent.futures import Executor
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from generator.errors import MachineRefused, Place, Problem, Refused, error

NEAR = frozenset({"localhost", "127.0.0.1", "::1"})


def refuse_address(address: str) -> None:
    """Make sure that figures go over no network in the clear.

    Raises:
        Refused: naming the address.
    """
    try:
        parts = urlsplit(address)
        is_fine = parts.scheme == "tls" or (parts.scheme == "tcp" and parts.hostname in NEAR)
        is_fine = is_fine and parts.port is not None
    except ValueError:
        is_fine = False
    if not is_fine:
        what = f"không nối với «{address}»: chỉ nhận máy này (tcp://127.0.0.1:8786) hoặc tls://."
        remedy = "Ghi lại địa chỉ bộ điều phối; qua mạng thì dùng tls://tên-máy:8786."
        raise Refused([error("XU35", Place("--scheduler"), what, remedy)])


def connected(address: str) -> Executor:
    """Return the workers of a cluster.

    Raises:
        MachineRefused: where nobody answers, or the library is not installed.
    """
    try:
        distributed: Any = import_module("distributed")  # an extra, and slow to load
    except ImportError:
        what = "chưa cài thư viện distributed nên không nối được với cụm máy."
        raise _refused(address, what, "Cài: pip install 'congvan[cluster]'.") from None
    try:
        client = distributed.Client(address, set_as_default=False)
    except (OSError, TypeError) as fault:
        what = f"không nối được với cụm máy: {type(fault).__name__}."
        remedy = "Xem bộ điều phối đã chạy chưa; với tls:// thì xem chứng thư trong cấu hình Dask."
        raise _refused(address, what, remedy) from fault
    return _Workers(client)


class _Workers(Executor):
    """The workers of a cluster, let go of as workers beside us are."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._executor = client.get_executor(pure=False)

    def submit(self, work: Any, /, *given: Any, **named: Any) -> Any:
        return self._executor.submit(work, *given, **named)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()


def _refused(address: str, what: str, remedy: str) -> MachineRefused:
    problem: Problem = error("XU36", Place(address), what, remedy)
    return MachineRefused([problem])
