"""Puts readings into a recorder, as if they had been recorded when they were taken."""

from collections.abc import Iterable, Mapping
from itertools import batched

from homeassistant.components.recorder.db_schema import (
    StateAttributes,
    States,
    StatesMeta,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.json import json_dumps
from homeassistant.helpers.recorder import get_instance, session_scope
from sqlalchemy import insert

AT_ONCE = 10_000


def record(
    hass: HomeAssistant,
    entity_id: str,
    attributes: Mapping[str, object],
    states: Iterable[tuple[float, str]],
) -> None:
    """Write states by their moment, in seconds since 1970; to be run in the recorder's executor."""
    with session_scope(hass=hass) as session:
        meta = StatesMeta(entity_id=entity_id)
        shared = StateAttributes(
            hash=hash(entity_id) & 0xFFFFFFFF, shared_attrs=json_dumps(attributes)
        )
        session.add_all((meta, shared))
        session.flush()
        of_all = {
            "metadata_id": meta.metadata_id,
            "attributes_id": shared.attributes_id,
            "last_changed_ts": None,
            "origin_idx": 0,
        }
        for part in batched(states, AT_ONCE, strict=False):
            rows = [
                {**of_all, "state": state, "last_updated_ts": seconds}
                for seconds, state in part
            ]
            session.execute(insert(States), rows)
    get_instance(hass).states_meta_manager.reset()
