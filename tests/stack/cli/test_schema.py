"""`schema render`: needs no engine."""

import pytest

from tests.stack.cli.test_command_line import run


def test_the_schema_for_a_cluster_is_printed_as_sql(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "schema", "render", "--cluster", "city")
    statements = out.split(";\n\n")
    assert code == 0
    assert statements[0] == "CREATE DATABASE IF NOT EXISTS landing ON CLUSTER city"
    assert "ENGINE = Distributed(city, landing, charger_meter_local, _partition);\n" in out
    assert all(" ON CLUSTER city" in each for each in statements if each.strip())
