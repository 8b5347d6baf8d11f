"""What the containers run, against the command line and the local stack of this project."""

import re
import tomllib

import pytest
from packaging.specifiers import SpecifierSet

from stack.services.dagster import DEFINITIONS
from stack.services.workers import LANDING, PROCESSING, WorkerKind
from tests.deploy.commands import is_command
from tests.deploy.files import ROOT, read_yaml, services, text


@pytest.mark.parametrize(
    "command", ["work land", "work process", "prepare", "dead-letters list", "skip TOPIC 0"]
)
def test_a_command_is_known(command: str) -> None:
    assert is_command(f"three-networks {command}")


@pytest.mark.parametrize("command", ["", "work fly", "dead-letters burn", "TOPIC"])
def test_what_is_no_command_is_told(command: str) -> None:
    assert not is_command(f"three-networks {command}")


def test_the_one_shot_prepares_and_ends() -> None:
    prepare = services()["prepare"]
    assert is_command(" ".join(prepare["command"]))
    assert prepare["restart"] == "on-failure:5"


@pytest.mark.parametrize("kind", [LANDING, PROCESSING], ids=lambda kind: kind.name)
def test_a_workers_metrics_are_served_on_the_port_it_exposes(kind: WorkerKind) -> None:
    worker, prefix = services()[kind.name], f"THREE_NETWORKS_{kind.name.upper()}_METRICS"
    assert worker["command"] == ["three-networks", "work", kind.verb]
    assert is_command(" ".join(worker["command"]))
    assert worker["environment"][f"{prefix}_HOST"] == "0.0.0.0"
    assert [str(worker["environment"][f"{prefix}_PORT"])] == worker["expose"]


def test_dagster_serves_the_definitions_of_the_local_stack() -> None:
    command = services()["dagster-code"]["command"]
    assert command[-2:] == ["-m", DEFINITIONS]
    assert read_yaml("deploy/dagster/workspace.yaml") == {
        "load_from": [
            {
                "grpc_server": {
                    "host": "dagster-code",
                    "port": int(command[command.index("-p") + 1]),
                    "location_name": DEFINITIONS,
                }
            }
        ]
    }


def test_dagster_differs_from_the_local_one_in_its_storage_only() -> None:
    here = read_yaml("deploy/dagster/dagster.yaml")
    assert {name for name in here if name not in read_yaml("orchestration/dagster.yaml")} == {
        "storage",
        "compute_logs",
    }
    del here["storage"], here["compute_logs"]
    assert here == read_yaml("orchestration/dagster.yaml")


def test_dagsters_storage_is_the_postgres_service() -> None:
    storage = read_yaml("deploy/dagster/dagster.yaml")["storage"]["postgres"]["postgres_db"]
    postgres = services()["postgres"]["environment"]
    assert (storage["hostname"], storage["username"], storage["db_name"]) == (
        "postgres",
        postgres["POSTGRES_USER"],
        postgres["POSTGRES_DB"],
    )
    assert storage["scheme"] == "postgresql+psycopg2"
    assert "psycopg2-binary==" in text("deploy/dagster/requirements.lock")
    assert storage["password"] == {"env": "DAGSTER_POSTGRES_PASSWORD"}
    assert "DAGSTER_POSTGRES_PASSWORD" in services()["dagster-daemon"]["environment"]


def test_dagster_and_its_postgres_package_are_released_in_pairs() -> None:
    version = re.findall(r"^dagster==1\.(\d+)\.(\d+) ", text("requirements.lock"), re.MULTILINE)
    paired = re.findall(
        r"^dagster-postgres==0\.(\d+)\.(\d+) ",
        text("deploy/dagster/requirements.lock"),
        re.MULTILINE,
    )
    assert [(int(minor) + 16, patch) for minor, patch in version] == [
        (int(minor), patch) for minor, patch in paired
    ]


def test_the_image_is_built_of_what_the_wheel_holds() -> None:
    packages = tomllib.loads(text("pyproject.toml"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    let_in = re.findall(r"^!(.+)$", text("deploy/Dockerfile.dockerignore"), re.MULTILINE)
    assert [each for each in let_in if not (ROOT / each).exists()] == []
    assert {each for each in let_in if (ROOT / each).is_dir()} == set(packages["packages"])


def test_the_images_python_is_pinned_and_one_that_the_project_takes() -> None:
    requires = tomllib.loads(text("pyproject.toml"))["project"]["requires-python"]
    versions = re.findall(r"^FROM python:([\d.]+)-\S+", text("deploy/Dockerfile"), re.MULTILINE)
    assert len(versions) == 2
    assert len(set(versions)) == 1
    assert versions[0] in SpecifierSet(requires)


def test_what_is_installed_is_locked_with_hashes() -> None:
    installs = re.findall(r"^RUN pip install (.*)$", text("deploy/Dockerfile"), re.MULTILINE)
    assert [("--require-hashes" in each, each.split()[-1]) for each in installs] == [
        (True, "requirements.lock"),
        (True, "deploy/dagster/requirements.lock"),
        (False, "."),
    ]
    assert "--no-deps --no-build-isolation" in installs[2]
