"""The same bytes from any number of processes; a folder is of one simulation."""

import shutil
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest

from schemas import contract_of
from seeds.reference import write_reference
from seeds.simulator.conditions import Conditions
from seeds.simulator.errors import SimulationError
from seeds.simulator.parameters import Parameters
from seeds.simulator.playing.run import simulate
from seeds.simulator.playing.worker import ToParquet
from seeds.simulator.reference import reference_rows
from tests.seeds.simulator.given import CALM, play, simulation

A_DAY = simulation(days=1)


def test_two_processes_make_the_bytes_of_one(tmp_path: Path) -> None:
    troubled = simulation(days=1, parameters=Parameters(conditions=Conditions(zombies=0.2)))
    one = simulate(troubled, ToParquet(tmp_path / "one"), processes=1)
    two = simulate(troubled, ToParquet(tmp_path / "two"), processes=2)
    assert one.checksum == two.checksum
    assert one.events == two.events
    assert _bytes(tmp_path / "one" / "truth") == _bytes(tmp_path / "two" / "truth")
    other = simulate(simulation(days=1, seed=2), ToParquet(tmp_path / "other"), processes=2)
    assert other.checksum != one.checksum


def test_the_checksum_covers_the_truth(tmp_path: Path) -> None:
    """Who is decommissioned long after the last day says the same on it as who never is."""
    fates = [msgspec.structs.replace(CALM, retirements=rate) for rate in (0, 0.001)]
    simulations = [simulation(days=1, parameters=Parameters(conditions=each)) for each in fates]
    stays, goes = (
        simulate(each, ToParquet(tmp_path / str(number)), processes=1)
        for number, each in enumerate(simulations)
    )
    assert _event_bytes(tmp_path / "0") == _event_bytes(tmp_path / "1")
    assert stays.checksum != goes.checksum


def _bytes(folder: Path) -> dict[str, bytes]:
    files = folder.rglob("*.parquet")
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def _event_bytes(folder: Path) -> dict[str, bytes]:
    return {name: found for name, found in _bytes(folder).items() if not name.startswith("truth/")}


def test_memory_is_that_of_the_processes_and_not_of_who_starts_them(tmp_path: Path) -> None:
    ballast = bytearray(600 << 20)
    outcome = simulate(A_DAY, ToParquet(tmp_path), processes=1)
    assert len(ballast) >> 20 > outcome.rss_mb > 20


def test_the_files_hold_all_events_in_the_form_of_the_tables(tmp_path: Path) -> None:
    outcome = simulate(A_DAY, ToParquet(tmp_path), processes=2)
    for event_type, many in outcome.events.items():
        table = pq.read_table(tmp_path / event_type)
        assert many == table.num_rows == play(A_DAY)[0][event_type].num_rows
        names = [column.name for column in contract_of(event_type).columns]
        assert table.column_names == [*names, "sent", "day"]


def test_the_register_is_beside_the_files_and_what_its_source_says(tmp_path: Path) -> None:
    simulate(A_DAY, ToParquet(tmp_path / "city"), processes=1)
    city = simulation(days=1).city()
    said = write_reference(tmp_path / "home", "simulation", reference_rows(city))
    files = {file.name: file.read_bytes() for file in (tmp_path / "city" / "reference").iterdir()}
    assert files == {file.name: file.read_bytes() for file in said}
    assert files["operator.ndjson"].decode().splitlines()[1] == (
        '{"operator_id":"EXAMPLE02","name":"示例充电002号"}'
    )


def test_a_second_run_goes_on_where_files_are_missing(tmp_path: Path) -> None:
    before = simulate(A_DAY, ToParquet(tmp_path), processes=1)
    (lost, *_) = tmp_path.glob("charger.meter/*/shard-0001.parquet")
    lost.unlink()
    kept = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.parquet")}
    after = simulate(A_DAY, ToParquet(tmp_path), processes=1)
    assert after.checksum == before.checksum
    assert lost.exists()
    assert {file: file.stat().st_mtime_ns for file in kept} == kept


def test_a_folder_of_another_simulation_is_left_alone(tmp_path: Path) -> None:
    simulate(A_DAY, ToParquet(tmp_path), processes=1)
    with pytest.raises(SimulationError, match="holds another simulation") as refused:
        simulate(simulation(days=1, seed=2), ToParquet(tmp_path), processes=1)
    assert str(refused.value).endswith("name another folder")


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("all of it")
    with pytest.raises(SimulationError, match="holds something else; name an empty folder"):
        simulate(A_DAY, ToParquet(tmp_path), processes=1)


def test_what_stops_a_process_is_told(tmp_path: Path) -> None:
    simulate(A_DAY, ToParquet(tmp_path), processes=1)
    shutil.rmtree(tmp_path / "charger.status")
    (tmp_path / "charger.status").write_text("a file where a folder must be")
    with pytest.raises(SimulationError, match=r"charger\.status"):
        simulate(A_DAY, ToParquet(tmp_path), processes=1)
