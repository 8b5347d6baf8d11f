"""The published copies: `schemas/published/` for programs, `docs/contracts/` for people."""

import json
from pathlib import Path

from schemas.registry import contracts, reference_tables, topics
from schemas.render.asyncapi import asyncapi
from schemas.render.compatibility import incompatibilities
from schemas.render.json_schema import json_schema
from schemas.render.pages import contract_page, reference_page

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = Path("schemas/published")
PAGES = Path("docs/contracts")


class IncompatibleChangeError(Exception):
    """A contract was changed so that published readers or events break."""


def renditions() -> dict[Path, str]:
    """Every published file by its path below the project, rendered from the contracts."""
    files = {PUBLISHED / "asyncapi.json": _json(asyncapi(contracts(), topics()))}
    for each in contracts():
        files[PUBLISHED / f"{each.wire_type}.schema.json"] = _json(json_schema(each))
        files[PAGES / f"{each.name}.md"] = contract_page(each)
    files[PAGES / "reference.md"] = reference_page(reference_tables())
    return files


def check_compatible(root: Path = ROOT) -> None:
    """Compare each contract with its published copy of the same version.

    Raises:
        IncompatibleChangeError: one breaks; says what and what to do.
    """
    for each in contracts():
        copy = root / PUBLISHED / f"{each.wire_type}.schema.json"
        if not copy.exists():
            continue
        broken = incompatibilities(json.loads(copy.read_text()), json_schema(each))
        if broken:
            raise IncompatibleChangeError(
                f"{each.event_type} version {each.version} is published and would break: "
                f"{'; '.join(broken)}. Make the change compatible (an optional field), or raise "
                f"the contract's version to {each.version + 1} and let both be produced for a while"
            )


def stale(root: Path = ROOT) -> list[Path]:
    """The published files that are not what the contracts say.

    Raises:
        IncompatibleChangeError: see `check_compatible`.
    """
    check_compatible(root)
    return [path for path, text in renditions().items() if _read(root / path) != text]


def publish(root: Path = ROOT) -> list[Path]:
    """Write the copies that differ; returns their paths.

    Raises:
        IncompatibleChangeError: see `check_compatible`; nothing is written then.
    """
    changed, texts = stale(root), renditions()
    for path in changed:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(texts[path], encoding="utf-8")
    return changed


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
