"""What is handed to scripts/replay and is no recording gets a sentence."""

import json
from pathlib import Path
from typing import Any

import pytest

from household import replay

PLUG = {
    "source_id": "plug",
    "kind": "power",
    "counts_as": "backwards",
    "readings": [[1e9, 80.0], [1e9 + 300, 1.0]],
}
REPORT = {"options": {}, "time_zone": "Europe/Berlin", "sources": [PLUG]}


def replayed(file: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> None:
    monkeypatch.setattr("sys.argv", ["replay", str(file), *options])
    replay.main()


def test_diagnostics_are_replayed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "diagnostics.json"
    file.write_text(json.dumps({"data": REPORT}))
    replayed(file, monkeypatch)
    assert capsys.readouterr().out.endswith("1 walks in 2 readings\n")


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {**REPORT, "options": []},
        {**REPORT, "options": {"session": 5}},
        {**REPORT, "options": {"session": {"on_delay": 1e300}}},
        {**REPORT, "time_zone": "Moon/Tranquility"},
        {**REPORT, "time_zone": None},
        {**REPORT, "sources": [5]},
        {**REPORT, "sources": [{**PLUG, "kind": "moon"}]},
        {**REPORT, "sources": [{**PLUG, "kind": "counter", "counter_window": "long"}]},
        *(
            {**REPORT, "sources": [{**PLUG, "readings": [[at, 80.0]]}]}
            for at in (
                1e20,
                -1e20,
                1e300,
                253402300799,
                float("inf"),
                float("nan"),
                "noon",
            )
        ),
    ],
    ids=lambda data: json.dumps(data)[:160],
)
def test_diagnostics_that_are_none_get_a_sentence(
    data: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "diagnostics.json"
    file.write_text(json.dumps({"data": data}))
    with pytest.raises(SystemExit, match=r"cannot be read\. Download"):
        replayed(file, monkeypatch)


def test_what_is_nested_beyond_reason_gets_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "diagnostics.json"
    file.write_text("[" * 200_000)
    with pytest.raises(SystemExit, match=r"cannot be read\. Download"):
        replayed(file, monkeypatch)


@pytest.mark.parametrize(
    "text",
    [
        "unix_time,speed_0.1kmh\n",
        "unix_time,speed_0.1kmh\n1e20,5\n",
        "unix_time,speed_0.1kmh\n1e9\n",
        "unix_time,speed_0.1kmh\n253402300799,5\n",
        "entity_id,state,last_changed\nsensor.a,5,yesterday\n",
        "entity_id,state,last_changed\nsensor.a,5\n",
        "entity_id,state,last_changed\nsensor.a,5,2026-11-23T10:00:00\n",
        "entity_id,state,last_changed\nsensor.a,5,2026-11-23T10:00:00\nsensor.a,5,2026-11-23T10:00:00Z\n",
        f"entity_id,state,last_changed\n{'5' * 200_000},5,2026-11-23T10:00:00Z\n",
        "entity_id,state,last_changed\nsensor.a,5,9999-12-31T23:59:59Z\n",
        "\0",
    ],
    ids=lambda text: text[-60:],
)
def test_a_list_that_is_no_history_gets_a_sentence(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "history.csv"
    file.write_text(text)
    with pytest.raises(
        SystemExit, match=r"(cannot be read|holds no states)\. Download"
    ):
        replayed(file, monkeypatch)


def test_a_history_of_several_entities_is_no_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "history.csv"
    rows = (f"sensor.{one},80,2026-11-23T10:00:00Z\n" for one in "ab")
    file.write_text("".join(["entity_id,state,last_changed\n", *rows]))
    with pytest.raises(SystemExit, match=r"several entities\. Download"):
        replayed(file, monkeypatch)


@pytest.mark.parametrize("minutes", ["-5", "0", "nan", "1000"])
def test_a_longest_walk_of_no_length_is_refused(
    minutes: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "diagnostics.json"
    file.write_text(json.dumps({"data": REPORT}))
    with pytest.raises(SystemExit):
        replayed(file, monkeypatch, "--longest", minutes)
    assert "--longest takes minutes" in capsys.readouterr().err
