"""A release is made only where everything says that it is this version."""

import json
from pathlib import Path
import shutil
import subprocess
import sys
from zipfile import ZipFile

import pytest

from .test_tree import INTEGRATION, ROOT

VERSIONED = (
    "custom_components/retro_walking/manifest.json",
    "frontend/package.json",
    "frontend/package-lock.json",
    "pyproject.toml",
    "uv.lock",
)
VERSION = json.loads((INTEGRATION / "manifest.json").read_text())["version"]
LOG = """# Changelog

## [9.8.7] - 2027-02-03

### Added

- Something.

## [0.0.1] - 2026-01-02

- Something else.

[9.8.7]: https://example.org
"""


@pytest.fixture
def tagged(tmp_path: Path) -> Path:
    """Return a clone in which all say 9.8.7, tagged v9.8.7."""
    for name in (*VERSIONED, "scripts/release"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    for name in VERSIONED:
        put(tmp_path / name, "9.8.7")
    (tmp_path / "CHANGELOG.md").write_text(LOG)
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    for command in (
        ("init", "-q"),
        ("add", "."),
        (*who, "commit", "-qm", "All"),
        ("tag", "v9.8.7"),
    ):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    return tmp_path


def put(path: Path, version: str) -> None:
    """Have a file say that it is another version."""
    own = '"retro-walking"\nversion = "' if path.name == "uv.lock" else ""
    for said in (VERSION, "9.8.7"):
        for begin in [own] if own else ['"version": "', 'version = "']:
            changed = path.read_text().replace(f'{begin}{said}"', f'{begin}{version}"')
            path.write_text(changed)


def release(root: Path, tag: str) -> subprocess.CompletedProcess[str]:
    script, folder = root / "scripts" / "release", root / "dist"
    return subprocess.run(
        [sys.executable, str(script), tag, str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_release_is_its_notes_and_the_integration_with_its_checksum(
    tagged: Path,
) -> None:
    done = release(tagged, "v9.8.7")
    assert done.returncode == 0, done.stdout
    dist = tagged / "dist"
    assert (dist / "notes.md").read_text() == "### Added\n\n- Something.\n"
    assert ZipFile(dist / "retro_walking.zip").namelist() == ["manifest.json"]
    checked = ["sha256sum", "--check", "--quiet", "retro_walking.zip.sha256"]
    subprocess.run(checked, cwd=dist, check=True)


@pytest.mark.parametrize("name", VERSIONED)
def test_a_file_that_says_another_version_is_named_and_nothing_is_made(
    tagged: Path, name: str
) -> None:
    put(tagged / name, "9.8.6")
    done = release(tagged, "v9.8.7")
    assert done.returncode == 1
    assert done.stdout == f"✗ {name} says 9.8.6, the tag says 9.8.7.\n"
    assert not (tagged / "dist").exists()


def test_a_version_without_a_day_in_the_changelog_is_not_released(tagged: Path) -> None:
    for day in ("Unreleased", "2027-02-30"):
        (tagged / "CHANGELOG.md").write_text(LOG.replace("2027-02-03", day))
        done = release(tagged, "v9.8.7")
        assert done.returncode == 1
        assert done.stdout.startswith("✗ The changelog: ")


def test_a_tag_without_its_v_is_not_released(tagged: Path) -> None:
    assert "does not begin with v" in release(tagged, "9.8.7").stdout


def test_a_tag_that_was_not_set_is_not_released(tagged: Path) -> None:
    subprocess.run(["git", "tag", "-d", "v9.8.7"], cwd=tagged, check=True)
    assert release(tagged, "v9.8.7").stdout.startswith("✗ There is no tag v9.8.7 here.")


def test_the_changelog_tells_of_the_version_that_this_is() -> None:
    assert f"## [{VERSION}] - " in (ROOT / "CHANGELOG.md").read_text()
