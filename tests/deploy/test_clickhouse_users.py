"""Who may do what on a real ClickHouse. The engine parses the grants; no server has read them."""

from xml.etree import ElementTree

import pytest

from connections.clickhouse import ClickHouse
from schemas.render.clickhouse import DATABASES
from tests.deploy.files import DEPLOY, environment

FILE = DEPLOY / "clickhouse" / "users.xml"
MENDS = (
    "CREATE DATABASE, CREATE TABLE, CREATE VIEW, DROP TABLE, DROP VIEW,"
    " ALTER COLUMN, ALTER TTL, ALTER SETTINGS, ALTER MODIFY COMMENT"
)
GRANTS = {
    "ingest": [
        "GRANT SELECT, INSERT ON landing.*",
        "GRANT SELECT, INSERT ON ledger.*",
        "GRANT SELECT, INSERT ON state.*",
        "GRANT SELECT ON reference.*",
    ],
    "dagster": [
        "GRANT SELECT ON *.*",
        "GRANT INSERT, ALTER DELETE ON reference.*",
        "GRANT INSERT, ALTER DELETE ON derived.*",
        "GRANT INSERT ON latest.*",
        *(f"GRANT {MENDS} ON {database}.*" for database in DATABASES[:6]),
        *(f"GRANT CREATE DATABASE, CREATE VIEW, DROP VIEW ON {each}.*" for each in DATABASES[6:]),
        "GRANT CREATE DATABASE, CREATE TABLE, CREATE VIEW, DROP DATABASE, DROP TABLE, DROP VIEW"
        " ON plan__*.*",
        "GRANT INSERT, CREATE DATABASE, CREATE TABLE, DROP DATABASE, DROP TABLE ON truth*.*",
    ],
    "reader": ["GRANT SELECT ON api.*"],
    "service": ["GRANT SELECT ON api_service.*"],
    "decision": [
        "GRANT SELECT ON api_decision.*",
        "GRANT SELECT ON api_service.*",
        "GRANT SELECT ON api.*",
    ],
}


def config() -> ElementTree.Element:
    return ElementTree.parse(FILE).getroot()


def user(name: str) -> ElementTree.Element:
    found = config().find(f"users/{name}")
    assert found is not None
    return found


def test_the_five_users_are_all_there_are() -> None:
    """The server's own `default`, which has no password, is removed."""
    found = config().find("users")
    assert found is not None
    assert [each.tag for each in found] == ["default", *GRANTS]
    assert found[0].attrib == {"remove": "remove"}


@pytest.mark.parametrize("name", GRANTS)
def test_what_each_may_do(name: str) -> None:
    assert [each.text for each in user(name).findall("grants/query")] == GRANTS[name]


@pytest.mark.parametrize("name", GRANTS)
def test_each_has_its_password_from_the_environment_of_the_server(name: str) -> None:
    variable = f"THREE_NETWORKS_CLICKHOUSE_{name.upper()}_PASSWORD"
    passwords = [each for each in user(name) if each.tag.startswith("password")]
    assert [(each.attrib, each.text) for each in passwords] == [({"from_env": variable}, None)]
    assert variable in environment("clickhouse")


@pytest.mark.parametrize("name", GRANTS)
def test_profile_and_quota_of_each_are_in_the_file(name: str) -> None:
    assert config().find(f"profiles/{user(name).findtext('profile')}") is not None
    assert config().find(f"quotas/{user(name).findtext('quota')}") is not None


def test_the_readers_limits_are_those_of_local_mode_and_it_may_not_change_them() -> None:
    profile = config().find("profiles/reader")
    assert profile is not None
    assert {each.tag: each.text for each in profile} == {
        "readonly": "1",
        "max_memory_usage": "1000000000",
        "max_result_rows": "1000000",
        "max_result_bytes": "256000000",
        "max_execution_time": "30",
    }


def test_views_run_as_the_user_that_makes_them() -> None:
    """Else the reader would need SELECT on what they read."""
    setting = config().findtext("profiles/dagster/default_normal_view_sql_security")
    assert setting == "DEFINER"


@pytest.mark.parametrize("name", ["writer", "dagster", "reader"])
def test_the_engine_knows_every_setting_of_a_profile(ingest: ClickHouse, name: str) -> None:
    profile = config().find(f"profiles/{name}")
    assert profile is not None
    names = tuple(each.tag for each in profile)
    known = ingest.rows(
        "SELECT name FROM system.settings WHERE name IN %(names)s", {"names": names}
    )
    assert {row[0] for row in known} == set(names)


@pytest.mark.parametrize("grant", [each for grants in GRANTS.values() for each in grants])
def test_the_engine_parses_every_grant(ingest: ClickHouse, grant: str) -> None:
    parsed = ingest.rows(
        "SELECT formatQueryOrNull(%(grant)s) IS NOT NULL", {"grant": f"{grant} TO somebody"}
    )
    assert parsed == [(True,)]
