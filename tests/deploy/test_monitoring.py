"""Prometheus and Grafana ask for what a worker exposes, and an alert says what to do."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from gateways.metrics import Metrics as GatewayMetrics
from streams.delivery.applied import Applied, Entry
from streams.delivery.metrics import Metrics
from streams.delivery.records import Partition
from tests.deploy.commands import is_command
from tests.deploy.files import read_json, read_yaml, services

ALERTS = [
    "WorkerDown",
    "WorkerLost",
    "LagGrows",
    "NotFresh",
    "DeadLetterShareHigh",
    "OperatorQuarantined",
    "PartitionStopped",
    "GatewayRefuses",
]
DASHBOARDS = ["workers", "gateways"]
CHARGER_0 = Partition("charger", 0)


def exposed() -> dict[str, set[str]]:
    """Names and labels that a worker gives once it has stored something, and a gateway."""
    metrics = Metrics()
    metrics.stored(Applied(entries=[Entry(CHARGER_0, 0, 1, {"charger.meter": 1}, 1, 400, 1)]))
    metrics.inserted("landing.charger_meter", 0.02)
    metrics.standing(CHARGER_0, stored=1, end=2, committed=0)
    gateway = GatewayMetrics("push")
    gateway.refused("wrong-type")
    registries = (metrics.registry, gateway.registry)
    text = "".join(generate_latest(each).decode() for each in registries)
    families = text_string_to_metric_families(text)
    return {
        sample.name: set(sample.labels) | {"job", "instance"}
        for family in families
        for sample in family.samples
    }


def rules() -> dict[str, dict[str, Any]]:
    groups = read_yaml("deploy/prometheus/alerts.yml")["groups"]
    return {each["alert"]: each for group in groups for each in group["rules"]}


def panels(*dashboards: str) -> Iterator[dict[str, Any]]:
    for each in dashboards:
        yield from read_json(f"deploy/grafana/dashboards/{each}.json")["panels"]


def queries() -> list[str]:
    shown = [target["expr"] for panel in panels(*DASHBOARDS) for target in panel["targets"]]
    return shown + [each["expr"] for each in rules().values()]


@pytest.mark.parametrize("query", queries())
def test_a_query_asks_for_metrics_and_labels_that_exist(query: str) -> None:
    asked = set(re.findall(r"three_networks_\w+", query))
    assert asked or 'up{job=~"landing|processing"}' in query
    assert asked - exposed().keys() == set()
    labels = {name for by in re.findall(r"\bby \(([^)]*)\)", query) for name in by.split(", ")}
    for metric in asked:
        assert labels - exposed()[metric] == set()


def test_the_dashboards_show_every_metric() -> None:
    shown = " ".join(queries())
    created = {name for name in exposed() if name.endswith(("_created", "_count", "_sum"))}
    assert [name for name in exposed().keys() - created if name not in shown] == []


@pytest.mark.parametrize("dashboard", DASHBOARDS)
def test_panels_do_not_lie_upon_each_other(dashboard: str) -> None:
    cells = [
        (x, y)
        for each in (panel["gridPos"] for panel in panels(dashboard))
        for x in range(each["x"], each["x"] + each["w"])
        for y in range(each["y"], each["y"] + each["h"])
    ]
    assert len(cells) == len(set(cells))
    assert max(x for x, _ in cells) == 23


def test_the_alerts() -> None:
    assert list(rules()) == ALERTS


@pytest.mark.parametrize("name", ALERTS)
def test_an_alert_has_what_prometheus_wants_and_a_remedy_that_can_be_typed(name: str) -> None:
    rule = rules()[name]
    assert rule.keys() == {"alert", "expr", "for", "labels", "annotations"}
    assert re.fullmatch(r"\d+m", rule["for"])
    assert rule["labels"]["severity"] in {"page", "warn"}
    assert rule["annotations"].keys() == {"summary", "description"}
    remedies = re.findall(r"`(three-networks [^`]+)`", rule["annotations"]["description"])
    assert remedies
    assert [each for each in remedies if not is_command(each)] == []


@pytest.mark.parametrize(("number", "name"), [(0, "landing"), (1, "processing")])
def test_prometheus_asks_every_worker_at_the_port_it_exposes(number: int, name: str) -> None:
    job = read_yaml("deploy/prometheus/prometheus.yml")["scrape_configs"][number]
    (found,) = job["dns_sd_configs"]
    assert (job["job_name"], found["names"]) == (name, [name])
    assert str(found["port"]) in services()[name]["expose"]


def test_prometheus_asks_every_gateway_at_the_port_it_exposes() -> None:
    job = read_yaml("deploy/prometheus/prometheus.yml")["scrape_configs"][2]
    (found,) = job["dns_sd_configs"]
    is_gateway = {name: "gateway" in each.get("command", ()) for name, each in services().items()}
    gateways = [name for name, yes in is_gateway.items() if yes]
    assert (job["job_name"], found["names"]) == ("gateways", gateways)
    assert all(str(found["port"]) in services()[each]["expose"] for each in gateways)


def test_prometheus_reads_the_rules_that_are_mounted_beside_its_configuration() -> None:
    mounted = [each.split(":")[1] for each in services()["prometheus"]["volumes"]]
    assert read_yaml("deploy/prometheus/prometheus.yml")["rule_files"] == ["alerts.yml"]
    assert "/etc/prometheus/alerts.yml" in mounted
    assert "/etc/prometheus/prometheus.yml" in mounted


def test_grafana_asks_prometheus_and_finds_the_dashboards() -> None:
    provisioning = "deploy/grafana/provisioning"
    (source,) = read_yaml(f"{provisioning}/datasources/prometheus.yml")["datasources"]
    (provider,) = read_yaml(f"{provisioning}/dashboards/three-networks.yml")["providers"]
    mounted = {each.split(":")[1] for each in services()["grafana"]["volumes"]}
    assert source["url"] == "http://prometheus:9090"
    assert source["isDefault"] is True
    assert provider["options"]["path"] in mounted
