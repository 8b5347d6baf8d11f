"""What is known of a site, its connectors and their alerts."""

import msgspec

from streams.alerts.life import Life


class Connector(msgspec.Struct, omit_defaults=True):
    """The newest status of a connector, and its alerts where there is something wrong."""

    at: int = 0
    is_offline: bool = False
    fault: Life | None = None
    offline: Life | None = None


class Site(msgspec.Struct, omit_defaults=True):
    """A station; times in ms, 0 for none.

    Attributes:
        heard: time of the newest status of any of its connectors.
        check: when it is looked whether it has been heard since.
        troubled: connectors that have an alert, or are on the way to one.
    """

    operator_id: str
    station_id: str
    heard: int = 0
    check: int = 0
    connectors: dict[str, Connector] = {}
    troubled: list[str] = []
    offline: Life | None = None
    silent: Life | None = None

    @property
    def is_out(self) -> bool:
        """Has the site an alert as a whole, which its connectors' are held back for?"""
        return self.offline is not None or self.silent is not None
