"""`three-networks gateway ocpp`: follows a log until SIGTERM or Ctrl-C."""

import asyncio
import csv
import signal
import sys
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from time import time_ns

import structlog

from connections.logs import log_as_json
from connections.settings import Settings
from gateways.ocpp.decoder import Decoder, Version
from gateways.ocpp.kept_place import KeptPlace
from gateways.ocpp.making import Source as Sender
from gateways.ocpp.metrics import Metrics
from gateways.ocpp.sending import Sending
from gateways.ocpp.settings import OcppSettings
from gateways.ocpp.tail import Pipe, Place, Source, Tail
from gateways.ocpp16 import OCPP16
from gateways.ocpp201 import OCPP201
from gateways.outlet import KafkaOutlet, Outlet
from gateways.pseudonym import load_pseudonyms
from gateways.quarantine import Quarantine

VERSIONS = {"1.6": OCPP16, "2.0.1": OCPP201}
STANDARD_INPUT = Path("-")

log = structlog.get_logger(__name__)


def main(settings: Settings, file: Path, version: str, operator_id: str, once: bool) -> None:
    """Follow a file, or standard input where it is `-`."""
    log_as_json()
    asyncio.run(_serve(settings, OcppSettings(), file, VERSIONS[version], operator_id, once))


async def _serve(
    settings: Settings,
    own: OcppSettings,
    file: Path,
    version: Version,
    operator_id: str,
    once: bool,
) -> None:
    metrics = Metrics()
    async with KafkaOutlet(settings.kafka, own.patience_s) as outlet:
        sending = build_sending(settings, own, file, version, operator_id, outlet, metrics)
        for each in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(each, sending.stop.set)
        port = metrics.serve(own.metrics_host, own.metrics_port)
        log.info("gateway.started", metrics_port=port, offset=sending.source.place.offset)
        with closing(sending.source):
            await sending.run(once or file == STANDARD_INPUT)
    sending.show("gateway.ended")


def build_sending(
    settings: Settings,
    own: OcppSettings,
    file: Path,
    version: Version,
    operator_id: str,
    outlet: Outlet,
    metrics: Metrics,
) -> Sending:
    """One log with all that it needs; operator and file give it its name."""
    named = sha256(f"{operator_id}\0{file.resolve()}".encode()).hexdigest()[:16]
    stations = _stations(own.stations_file)
    pseudonyms = load_pseudonyms(settings.home)
    sender = Sender(f"gateway:ocpp:{named}", operator_id, pseudonyms, stations)
    kept = KeptPlace(settings.home / "gateways" / f"ocpp-{named}.json", version.state)
    place, state = kept.load()
    return Sending(
        source=_source(file, place),
        sender=sender,
        decoder=Decoder(sender, version, state),
        outlet=outlet,
        kept=kept,
        quarantine=Quarantine(settings.home / "quarantine" / "ocpp"),
        metrics=metrics,
        stop=asyncio.Event(),
    )


def _source(file: Path, place: Place) -> Source:
    if file == STANDARD_INPUT:
        return Pipe(sys.stdin.fileno(), first_offset=time_ns())  # never returns
    return Tail(file, place)


def _stations(file: Path | None) -> dict[str, str]:
    if file is None:
        return {}
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return {row["charge_point"]: row["station"] for row in csv.DictReader(lines)}
