"""The files of a deployment, as what they are read as."""

import json
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def read_yaml(path: str) -> Any:
    return yaml.safe_load(text(path))


def read_json(path: str) -> Any:
    return json.loads(text(path))


def compose() -> dict[str, Any]:
    found: dict[str, Any] = read_yaml("docker-compose.yml")
    return found


def services() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = compose()["services"]
    return found


def environment(service: str) -> dict[str, str]:
    declared = services()[service].get("environment", {})
    return {name: str(value) for name, value in declared.items()}
