"""`three-networks gateway ocpp`: follows a log until SIGTERM or Ctrl-C."""

import csv
import sys
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from time import time_ns

from connections.settings import Settings
from gateways.ocpp.decoder import Decoder, Version
from gateways.ocpp.kept_place import KeptPlace
from gateways.ocpp.making import Source as Sender
from gateways.ocpp.sending import Sending
from gateways.ocpp.settings import OcppSettings
from gateways.ocpp.tail import Pipe, Place, Source, Tail
from gateways.ocpp16 import OCPP16
from gateways.ocpp201 import OCPP201
from gateways.pseudonym import load_pseudonyms
from gateways.quarantine import Quarantine
from gateways.running import Running, run

VERSIONS = {"1.6": OCPP16, "2.0.1": OCPP201}
STANDARD_INPUT = Path("-")


def main(settings: Settings, file: Path, version: str, operator_id: str, once: bool) -> None:
    """Follow a file, or standard input where it is `-`."""
    own = OcppSettings()

    async def serve(running: Running) -> None:
        sending = build_sending(settings, own, file, VERSIONS[version], operator_id, running)
        running.started(offset=sending.source.place.offset)
        with closing(sending.source):
            await sending.run(once or file == STANDARD_INPUT)
        sending.show("gateway.sent")

    run("ocpp", settings, own, serve)


def build_sending(
    settings: Settings,
    own: OcppSettings,
    file: Path,
    version: Version,
    operator_id: str,
    running: Running,
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
        outlet=running.outlet,
        kept=kept,
        quarantine=Quarantine(settings.home / "quarantine" / "ocpp"),
        metrics=running.metrics,
        stop=running.stop,
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
