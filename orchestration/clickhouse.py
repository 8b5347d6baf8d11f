"""ClickHouse as a Dagster resource: every query names the run it belongs to."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
from clickhouse_driver.errors import ServerException

from connections.clickhouse import ClickHouse, is_transient
from connections.settings import Settings, load_settings
from orchestration.remedies import cause_and_remedy

# A statement builds a whole day of a city; the landing workers' patience is too short for that.
_STATEMENT_WITHIN_S = 900
_RETRIES = 3
_RETRY_AFTER_S = 15


class ClickHouseResource(dg.ConfigurableResource):  # type: ignore[type-arg]
    """Connections as user `dagster`.

    Attributes:
        home: folder of local data, empty for the settings' own.
    """

    home: str = ""

    @property
    def settings(self) -> Settings:
        """The settings in force when asked: a restarted stack may have taken other ports."""
        return load_settings(Path(self.home) if self.home else None)

    @contextmanager
    def connect(self, run_id: str) -> Iterator[ClickHouse]:
        """A connection whose queries carry the run's id as `log_comment`.

        Raises:
            dg.RetryRequested: an error that another try may cure.
            dg.Failure: ClickHouse refused; says why and what to do. Any other is raised as it is.
        """
        patient = self.settings.clickhouse.model_copy(
            update={"send_receive_timeout_s": _STATEMENT_WITHIN_S}
        )
        try:
            with ClickHouse(patient, "dagster", comment=f"dagster run {run_id}") as client:
                yield client
        except Exception as error:
            if is_transient(error):
                raise dg.RetryRequested(_RETRIES, _RETRY_AFTER_S) from _explained(error)
            if isinstance(error, ServerException):
                raise dg.Failure(cause_and_remedy(error), allow_retries=False) from error
            raise


def _explained(error: Exception) -> dg.Failure:
    """What a run says whose last try failed: it tells of what the request was raised from."""
    explained = dg.Failure(cause_and_remedy(error))
    explained.__cause__ = error
    return explained
