"""The door of the dashboards, and of the dialog that shows what a source would have found."""

from typing import Any, override

from homeassistant.config_entries import SOURCE_USER
from hypothesis import strategies as st

from custom_components.retro_walking.const import DOMAIN
from custom_components.retro_walking.core.model import Activity, CountsAs, Kind
from custom_components.retro_walking.flows.preview import async_setup_preview

from ..ha.life import ADA, PLUG
from .actions import PAUSES
from .door import Door, Outcome
from .line import Line
from .oddities import Values, fields, ids, moments, mostly, numbers, words

OPEN_FLOW = "the one that is open"
_WHOSE = st.just(ADA)
_COMMANDS: dict[str, dict[str, Values]] = {
    "walkers": {},
    "subscribe": {"entry_id": _WHOSE, "language": st.just("de") | words},
    "sessions": {
        "entry_id": _WHOSE,
        "start": moments,
        "end": moments,
        "kind": st.sampled_from(Activity),
    },
}
_WORDS = st.lists(words | numbers, max_size=3)
DETECTION = fields(
    {
        "on_threshold": numbers,
        "off_threshold": numbers,
        "upper_bound": numbers,
        "active_words": _WORDS,
        "pause_words": _WORDS,
        "counter_window": numbers,
    }
)
ABOUT_SOURCE: dict[str, Values] = {
    "counts_as": st.sampled_from(CountsAs),
    "kind": st.sampled_from(Kind),
    "detection": DETECTION,
}


class Dashboards(Door):
    """The commands of the card and of the dialogs."""

    name = "WebSocket commands"
    pauses = PAUSES

    @override
    async def open(self) -> None:
        house = self.house
        await house.move_in("websocket_api")
        async_setup_preview(house.hass)
        self._line = Line(house, await house.inhabitant())
        flows = house.hass.config_entries.flow
        flow = await flows.async_init(DOMAIN, context={"source": SOURCE_USER})
        self._flow_id = flow["flow_id"]
        answers = {"name": "Ben", "entity_id": PLUG}
        await flows.async_configure(self._flow_id, answers)

    @override
    def cases(self) -> Values:
        preview = {
            "flow_id": mostly(st.just(OPEN_FLOW), ids),
            "flow_type": st.just("config_flow") | words,
            "user_input": fields(ABOUT_SOURCE),
        }
        commands = _COMMANDS | {"start_preview": preview}
        return st.one_of(
            *(
                st.tuples(st.just(command), fields(known))
                for command, known in commands.items()
            )
        )

    @override
    async def knock(self, case: tuple[str, dict[str, Any]]) -> Outcome:
        command, given = case
        if given.get("flow_id") == OPEN_FLOW:
            given |= {"flow_id": self._flow_id}
        return await self._line.says({**given, "type": f"{DOMAIN}/{command}"})
