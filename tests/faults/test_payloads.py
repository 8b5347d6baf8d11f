"""Records that no producer should send."""

from dataclasses import replace

from tests.faults.harness.city import City
from tests.faults.harness.delivered import assert_delivered
from tests.faults.harness.events import make


def test_a_payload_of_ten_megabytes(city: City) -> None:
    city.add_worker()
    load = city.produce(60_000, rate=8000)
    city.send_bad(
        replace(make(1_000_000_000, 1_700_000_000_000), value=b"x" * 10_000_000, bad=True)
    )
    load.await_end()
    account = assert_delivered(city)
    assert (account.produced, account.bad) == (59_988, 13)
    assert reasons(city) == ["too-large"]


def reasons(city: City) -> list[str]:
    sql = "SELECT reason FROM api.dead_letter WHERE length = 10000000"
    with city.client() as client:
        return [row[0] for row in client.rows(sql)]
