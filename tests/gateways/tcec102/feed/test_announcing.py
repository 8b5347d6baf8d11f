"""Of which stations a city is told: of all at first, and then of what is not as it was."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from gateways.forwarding.answers import LaterError
from gateways.refusal import RefusedError
from gateways.tcec102.feed import announcing
from gateways.tcec102.feed.announcing import Announcing
from gateways.tcec102.feed.city import City
from gateways.tcec102.feed.push import Push
from schemas.reference.station import Station
from seeds.reference import write_tables


@dataclass
class GivenCity:
    """Speaks with operator OP; its answers come from a list, and are yes when that is used up."""

    answers: list[Exception] = field(default_factory=list)
    clients: frozenset[str] = frozenset({"OP"})
    told: list[tuple[str, str]] = field(default_factory=list)

    def push(self, operator_id: str, push: Push) -> None:
        if self.answers:
            raise self.answers.pop(0)
        station = push.content["StationInfo"]
        self.told.append((station["StationID"], station["StationName"]))


def station(station_id: str, name: str, operator_id: str = "OP") -> Station:
    return Station(operator_id=operator_id, station_id=station_id, name=name)


def announced(folder: Path, city: GivenCity, *registers: Sequence[Station]) -> None:
    """Let each register stand in the folder for a while, in turn."""
    telling = Announcing(cast(City, city), [folder], asyncio.Event())
    for register in registers:
        write_tables(folder, register)
        asyncio.run(telling.announce())


def test_all_stations_of_our_operators_and_then_what_changed(tmp_path: Path) -> None:
    first = [station("S1", "东站"), station("S2", "西站"), station("S9", "别家", "OTHER")]
    then = [station("S1", "东站"), station("S2", "西站二期"), station("S3", "南站")]
    city = GivenCity()
    announced(tmp_path, city, first, first, then)
    assert city.told == [("S1", "东站"), ("S2", "西站"), ("S2", "西站二期"), ("S3", "南站")]


def test_what_the_city_refuses_is_told_again_when_it_is_another(tmp_path: Path) -> None:
    city = GivenCity([RefusedError("refused-by-receiver")])
    announced(tmp_path, city, [station("S1", "东")], [station("S1", "东")], [station("S1", "东站")])
    assert city.told == [("S1", "东站")]


def test_a_city_that_is_busy_is_asked_again(tmp_path: Path) -> None:
    city = GivenCity([LaterError("ret-500")])
    announced(tmp_path, city, [station("S1", "东站")])
    assert city.told == [("S1", "东站")]


def test_it_follows_the_register_until_it_is_told_to_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announcing, "REREAD_S", 0.01)
    city = GivenCity()

    async def follow() -> None:
        telling = Announcing(cast(City, city), [tmp_path], asyncio.Event())
        following = asyncio.create_task(telling.follow())
        write_tables(tmp_path, [station("S1", "东站")])
        while not city.told:
            await asyncio.sleep(0.01)
        telling.stop.set()
        await following

    asyncio.run(asyncio.wait_for(follow(), 60))
    assert city.told == [("S1", "东站")]
