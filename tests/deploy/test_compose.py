"""What can be known of `docker-compose.yml` without Docker. None of it has run in Docker yet."""

import re

import pytest
from jsonschema import Draft202012Validator
from pydantic_settings import BaseSettings

from connections.settings import Settings
from gateways.gbt32960.settings import Gbt32960Settings
from gateways.push.settings import PushSettings
from gateways.tcec102.feed.settings import Tcec102FeedSettings
from gateways.tcec102.settings import Tcec102Settings
from gateways.webhook.settings import WebhookSettings
from stack.kafka.properties import server_properties
from tests.deploy.files import ROOT, compose, environment, read_json, services, text

SERVICES = [
    "cli",
    "clickhouse",
    "dagster-code",
    "dagster-daemon",
    "dagster-webserver",
    "gbt32960",
    "grafana",
    "kafka",
    "landing",
    "postgres",
    "prepare",
    "processing",
    "prometheus",
    "push",
    "tcec102",
    "tcec102-feed",
    "webhook",
]
GATEWAYS: dict[str, type[BaseSettings]] = {
    "gbt32960": Gbt32960Settings,
    "push": PushSettings,
    "tcec102": Tcec102Settings,
}
FORWARDERS: dict[str, type[BaseSettings]] = {
    "tcec102-feed": Tcec102FeedSettings,
    "webhook": WebhookSettings,
}
ASKED_FOR = re.compile(r"\$\{(\w+):\?set [^}]+\}")


def variables(settings: BaseSettings) -> set[str]:
    prefix = settings.model_config.get("env_prefix", "")
    names: set[str] = set()
    for name, value in settings:
        if isinstance(value, BaseSettings):
            names |= variables(value)
        else:
            names.add(f"{prefix}{name.upper()}")
    return names


def variables_of_a_gateway(section: type[BaseSettings]) -> set[str]:
    prefix = section.model_config.get("env_prefix", "")
    return {f"{prefix}{name.upper()}" for name in section.model_fields}


def test_it_is_a_compose_file() -> None:
    schema = read_json("tests/deploy/compose_spec/compose-spec.json")
    assert [each.message for each in Draft202012Validator(schema).iter_errors(compose())] == []
    assert sorted(services()) == SERVICES


@pytest.mark.parametrize("service", SERVICES)
def test_every_variable_of_ours_is_a_setting(service: str) -> None:
    ours = {name for name in environment(service) if name.startswith("THREE_NETWORKS_")}
    gateway = (GATEWAYS | FORWARDERS).get(service)
    own = variables_of_a_gateway(gateway) if gateway else set()
    assert ours - variables(Settings()) - own == set()


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_a_gateway_is_published_and_measured_at_the_ports_it_takes(gateway: str) -> None:
    declared, own = services()[gateway], environment(gateway)
    prefix = f"THREE_NETWORKS_GATEWAY_{gateway.upper()}_"
    port = GATEWAYS[gateway].model_fields["port"].default
    assert declared["ports"] == [f"127.0.0.1:{port}:{port}"]
    assert (own[f"{prefix}HOST"], own[f"{prefix}METRICS_PORT"]) == ("0.0.0.0", "9100")
    assert declared["expose"] == ["9100"]
    assert declared["command"] == ["three-networks", "gateway", gateway]


@pytest.mark.parametrize("forwarder", FORWARDERS)
def test_who_forwards_is_measured_and_told_in_a_file_of_its_own_whom(forwarder: str) -> None:
    declared, own = services()[forwarder], environment(forwarder)
    section = FORWARDERS[forwarder]
    prefix = section.model_config.get("env_prefix", "")
    told = {"path": f"./deploy/gateways/{forwarder}.env", "required": False}
    assert declared["env_file"] == [told]
    assert not {f"{prefix}URL", f"{prefix}SECRET"} & own.keys()
    assert (own[f"{prefix}METRICS_PORT"], declared["expose"]) == ("9100", ["9100"])
    assert declared["command"] == ["three-networks", "gateway", forwarder]
    assert declared["profiles"] == [forwarder]
    assert "ports" not in declared


def test_the_city_is_told_of_the_stations_that_dagster_loads() -> None:
    reference = "reference-files:/var/lib/three-networks/reference"
    assert reference in services()["tcec102-feed"]["volumes"]
    assert reference in services()["dagster-code"]["volumes"]


def test_gateways_keep_their_keys_together_and_dagster_finds_what_tcec102_registers() -> None:
    homes = {f"gateway-files:{environment('push')['THREE_NETWORKS_HOME']}"}
    assert all(homes <= set(services()[each]["volumes"]) for each in GATEWAYS)
    reference = "reference-files:/var/lib/three-networks/reference"
    assert reference in services()["tcec102"]["volumes"]
    assert reference in services()["dagster-code"]["volumes"]


def test_a_worker_finds_its_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment("landing").items():
        monkeypatch.setenv(name, re.sub(r"\$\{\w+:-(.*)\}", r"\1", value))
    found = Settings()
    assert (found.kafka.bootstrap, found.clickhouse.host, found.clickhouse.port) == (
        "kafka:9092",
        "clickhouse",
        9000,
    )
    assert (found.partitions, found.time_zone, found.landing.metrics_port) == (
        8,
        "Asia/Shanghai",
        9100,
    )


def test_no_password_has_a_default() -> None:
    passwords = {
        f"{service} {name}": value
        for service in SERVICES
        for name, value in environment(service).items()
        if "PASSWORD" in name
    }
    assert len(passwords) == 19
    assert [name for name, value in passwords.items() if not ASKED_FOR.fullmatch(value)] == []


def test_a_program_is_given_no_password_but_its_own() -> None:
    passwords = {
        service: sorted(
            name.removeprefix("THREE_NETWORKS_").removesuffix("_PASSWORD")
            for name in environment(service)
            if "PASSWORD" in name
        )
        for service in ("prepare", "landing", "processing", "dagster-code", "prometheus")
    }
    assert passwords == {
        "prepare": ["CLICKHOUSE_DAGSTER"],
        "landing": ["CLICKHOUSE_INGEST"],
        "processing": ["CLICKHOUSE_INGEST"],
        "dagster-code": ["CLICKHOUSE_DAGSTER", "DAGSTER_POSTGRES"],
        "prometheus": [],
    }


def test_the_example_names_what_is_asked_for_and_holds_no_password() -> None:
    lines = text("deploy/.env.example").splitlines()
    example = dict(line.split("=") for line in lines if line and not line.startswith("#"))
    used = set(re.findall(r"\$\{(\w+)", text("docker-compose.yml")))
    asked_for = set(ASKED_FOR.findall(text("docker-compose.yml")))
    assert set(example) == used
    assert {name for name, value in example.items() if not value} == asked_for
    assert text("deploy/.gitignore") == ".env\n"


@pytest.mark.parametrize("service", SERVICES)
def test_every_image_is_pinned_by_its_whole_version(service: str) -> None:
    image, _, tag = services()[service]["image"].partition(":")
    assert re.fullmatch(r"v?\d+\.\d+(\.\d+)*(-bookworm)?", tag), f"{image}:{tag}"
    assert tag.count(".") >= 1


def test_kafka_is_the_version_that_the_tests_run() -> None:
    version = services()["kafka"]["image"].partition(":")[2]
    assert f"kafka_2.13:{version} " in text("stack/kafka/jars.lock")


@pytest.mark.parametrize(
    "name",
    [
        "auto.create.topics.enable",
        "message.max.bytes",
        "offsets.topic.replication.factor",
        "transaction.state.log.replication.factor",
        "transaction.state.log.min.isr",
        "share.coordinator.state.topic.replication.factor",
        "share.coordinator.state.topic.min.isr",
    ],
)
def test_kafka_is_set_as_in_local_mode(name: str) -> None:
    local = dict(line.split("=", 1) for line in server_properties(ROOT, 1, 2).splitlines())
    assert environment("kafka")[f"KAFKA_{name.upper().replace('.', '_')}"] == local[name]


@pytest.mark.parametrize("service", SERVICES)
def test_what_is_mounted_exists(service: str) -> None:
    sources = [each.split(":")[0] for each in services()[service].get("volumes", ())]
    files = [each for each in sources if each.startswith("./")]
    assert [each for each in files if not (ROOT / each).exists()] == []
    assert set(sources) - set(files) <= set(compose()["volumes"])


@pytest.mark.parametrize("service", SERVICES)
def test_ports_are_published_on_this_host_only(service: str) -> None:
    """Nothing here is encrypted; deploy/README.md says what to put in front."""
    published = services()[service].get("ports", ())
    assert [each for each in published if not each.startswith("127.0.0.1:")] == []


@pytest.mark.parametrize("service", sorted(set(SERVICES) - {"prepare", "cli"}))
def test_what_keeps_running_says_whether_it_is_well(service: str) -> None:
    declared = services()[service]
    assert declared["restart"] == "unless-stopped"
    assert declared["healthcheck"]["test"][0] == "CMD"
    assert declared["deploy"]["resources"]["limits"].keys() == {"cpus", "memory"}


@pytest.mark.parametrize("service", SERVICES)
def test_it_waits_for_what_can_become_ready(service: str) -> None:
    for name, wanted in services()[service].get("depends_on", {}).items():
        if wanted["condition"] == "service_completed_successfully":
            assert name == "prepare"
        else:
            assert wanted["condition"] == "service_healthy"
            assert "healthcheck" in services()[name]


@pytest.mark.parametrize("worker", ["landing", "processing", *GATEWAYS, *FORWARDERS])
def test_they_start_when_topics_and_tables_are_there(worker: str) -> None:
    assert {name: each["condition"] for name, each in services()[worker]["depends_on"].items()} == {
        "prepare": "service_completed_successfully",
        "kafka": "service_healthy",
        "clickhouse": "service_healthy",
    }
