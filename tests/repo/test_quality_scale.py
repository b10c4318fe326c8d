"""Each rule of Home Assistant's quality scale is met, with a pointer to its proof, or it says why not."""

import re
from typing import Any

import pytest
import yaml

from .test_tree import INTEGRATION, ROOT

RULES = frozenset(
    """
    action-setup appropriate-polling brands common-modules config-flow-test-coverage config-flow
    dependency-transparency docs-actions docs-triggers docs-conditions
    docs-high-level-description docs-installation-instructions docs-removal-instructions
    entity-event-setup entity-unique-id has-entity-name runtime-data test-before-configure
    test-before-setup unique-config-entry
    action-exceptions config-entry-unloading docs-configuration-parameters
    docs-installation-parameters entity-unavailable integration-owner log-when-unavailable
    parallel-updates reauthentication-flow test-coverage
    devices diagnostics discovery-update-info discovery docs-data-update docs-examples
    docs-known-limitations docs-supported-devices docs-supported-functions docs-troubleshooting
    docs-use-cases dynamic-devices entity-category entity-device-class
    entity-disabled-by-default entity-translations exception-translations icon-translations
    reconfiguration-flow repair-issues stale-devices
    async-dependency inject-websession strict-typing
    """.split()
)
"""All rules up to platinum, as of August 2026."""

FILE = re.compile(r"[\w./]+/\w[\w.-]*|[\w-]+\.(?:py|json|md|toml)")
FOUND: dict[str, dict[str, Any]] = yaml.safe_load(
    (INTEGRATION / "quality_scale.yaml").read_text()
)["rules"]


def test_every_rule_is_there_and_no_other() -> None:
    assert FOUND.keys() == RULES


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_is_met_by_what_is_in_the_tree_or_says_why_it_is_not(rule: str) -> None:
    status, comment = FOUND[rule]["status"], FOUND[rule]["comment"]
    if status in {"exempt", "todo"}:
        assert comment.endswith(".")
        return
    assert status == "done"
    proofs = FILE.findall(comment)
    assert proofs
    for proof in proofs:
        assert (ROOT / proof).is_file() or (INTEGRATION / proof).is_file(), proof


def test_every_platform_says_how_many_updates_run_at_once() -> None:
    for platform in (
        "binary_sensor",
        "button",
        "calendar",
        "event",
        "sensor",
        "switch",
    ):
        assert "PARALLEL_UPDATES = " in (INTEGRATION / f"{platform}.py").read_text()


def test_there_are_no_dependencies_to_be_transparent_about() -> None:
    manifest = (INTEGRATION / "manifest.json").read_text()
    assert '"requirements"' not in manifest
