"""Workers of a Dask cluster: orders go to their memory, results come back; what a lost worker had is done again."""

import logging
from collections.abc import Iterable, Iterator
from typing import Any, Final

from docxplug._version import __version__
from docxplug.batch.dask_tasks import do_order, version
from docxplug.batch.orders import Failed, Order, Outcome
from docxplug.errors import RequestError
from docxplug.workers.handle import Limits

#: Orders in the cluster for each thread of its workers: one at work, one on its way.
_AHEAD: Final = 2
_CONNECT_SECONDS: Final = 20
_LARGE: Final = "distributed.admin.large-graph-warning-threshold"


class DaskCrew:
    """The workers behind a scheduler; a context manager that ends the connection, not the cluster."""

    def __init__(self, address: str, limits: Limits) -> None:
        """Connects.

        Raises:
            RequestError: Dask is not installed, nobody answers there, or a worker has another docxplug.
        """
        self._limits = limits
        self._client = _connected(address)
        try:
            self._check_versions(address)
        except BaseException:
            self._client.close()
            raise

    def __enter__(self) -> "DaskCrew":  # noqa: PYI034 - Self would need an import for nothing
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def run(self, orders: Iterable[Order]) -> Iterator[tuple[str, Outcome]]:
        """Does all orders; each is sent when there is a worker for it.

        Raises:
            RequestError: the scheduler is gone.
        """
        from distributed import as_completed

        waiting, under_way = iter(orders), as_completed(loop=self._client.loop)  # type: ignore[no-untyped-call]
        keys: dict[str, str] = {}
        self._fill(waiting, under_way, keys)
        while keys:
            future = next(under_way)
            outcome = self._outcome(future)
            key = keys.pop(future.key)
            future.release()
            self._fill(waiting, under_way, keys)
            yield key, outcome

    def _fill(self, waiting: Iterator[Order], under_way: Any, keys: dict[str, str]) -> None:
        import dask

        while len(keys) < _AHEAD * max(1, sum(self._client.nthreads().values())):
            order = next(waiting, None)
            if order is None:
                return
            with dask.config.set({_LARGE: "1 GiB"}):  # a document is no graph to be cut up
                future = self._client.submit(do_order, order, self._limits, pure=False)
            keys[future.key] = order.key
            under_way.add(future)

    def _outcome(self, future: Any) -> Outcome:
        from distributed import KilledWorker

        if future.status == "finished":
            outcome: Outcome = future.result()
            return outcome
        error = None if future.status in {"cancelled", "lost"} else future.exception()
        if isinstance(error, KilledWorker):
            return Failed("The workers that had it were lost one after the other.", is_final=False)
        if error is None:
            raise RequestError("The Dask scheduler is gone; start it again, and go on with --resume.")
        reason = f"The Dask worker could not do it ({type(error).__name__}); see the worker's log."
        return Failed(reason, is_final=False)

    def _check_versions(self, address: str) -> None:
        if not self._client.nthreads():
            raise RequestError(
                f"{address}: the Dask cluster has no workers; start some with “dask worker {address}”."
            )
        for worker, found in self._client.run(version, on_error="return").items():
            if found != __version__:
                told = found if isinstance(found, str) else "no docxplug"
                raise RequestError(
                    f"The Dask worker {worker} has {told}; install docxplug {__version__} there."
                )


def _connected(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise RequestError('--dask needs Dask; install it with pip install "docxplug[dask]".') from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        return Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise RequestError(
            f"{address}: no Dask scheduler answers there ({type(error).__name__}); check the address, or start one "
            "with “dask scheduler”."
        ) from None
