"""The doors of the dialogs: set-up, sources, options, and changes of either."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.config_entries import SOURCE_USER, SubentryFlowContext
from homeassistant.data_entry_flow import FlowManager, FlowResultType, UnknownFlow
from homeassistant.helpers import config_validation as cv
from hypothesis import strategies as st
import probatio

from custom_components.retro_walking.const import DOMAIN
from custom_components.retro_walking.core.settings import (
    SECTIONS,
    Choice,
    Clock,
    Flag,
    Names,
    Number,
    Option,
    options_of,
)

from ..ha.life import ADA, PLUG
from .dashboards import ABOUT_SOURCE
from .door import Door, Outcome
from .house import PAD, SPEED, STEPS
from .oddities import Values, fields, ids, mostly, nested, numbers, words

_ENTITIES = mostly(
    st.sampled_from((PLUG, SPEED, PAD, STEPS, PLUG, "switch.other")), ids
)
_NAMES = mostly(st.sampled_from(("Ben", " Cleo ", "Ada", "ADA")), words)
_DETECTION = {
    "on_threshold": st.integers(1, 60),
    "off_threshold": st.integers(1, 60),
}
_SOURCE = {
    "counts_as": st.sampled_from(("ask", "ask", "armed", "backwards")),
    "kind": st.sampled_from(("power", "power", "speed", "state", "counter")),
    "detection": fields(_DETECTION) | ABOUT_SOURCE["detection"],
}
_PAST: Values = fields({"keep": st.lists(ids, max_size=2)}) | st.just({})


_ODD = numbers | words


def _right(option: Option) -> Values:
    match option:
        case Number(default, low=low, high=high):
            return st.just(default) | st.integers(int(low), int(high))
        case Flag():
            return st.booleans()
        case Clock(default):
            return st.just(default.isoformat()) | st.times().map(
                lambda at: at.isoformat("seconds")
            )
        case Choice(chosen, many=many):
            one = st.sampled_from(list(chosen))
            return st.lists(one, max_size=7) if many else one
        case Names():
            return st.just([]) | st.lists(ids, max_size=2)
    raise TypeError(option)


def _usual(option: Option) -> Values:
    match option:
        case Number(default) | Flag(default):
            return st.just(default)
        case Clock(default):
            return st.just(default.isoformat())
        case Choice(many=True) | Names():
            return st.just([])
        case _:
            return _right(option)


def _section(options: Mapping[str, Option]) -> Values:
    """Draw a section: one field as nobody expects it, or all as they may be, or as they are."""
    usual = {key: _usual(option) for key, option in options.items()}
    right = {key: _right(option) for key, option in options.items()}
    odd = {key: mostly(_right(option), _ODD) for key, option in options.items()}
    one = st.sampled_from(list(options)).flatmap(
        lambda key: st.fixed_dictionaries({**usual, key: right[key]})
    )
    return _weighed(
        st.fixed_dictionaries(usual), one, st.fixed_dictionaries(right), fields(odd)
    )


@st.composite
def _weighed(draw: st.DrawFn, *choices: Values) -> Any:
    """Draw of some choices: of the first most often."""
    return draw(choices[draw(st.sampled_from((0, 0, 0, 0, 0, 1, 1, 1, 2, 3)))])


_OPTIONS = {name: options_of(kind) for name, kind in SECTIONS.items()}
_GOAL = _section({key: _OPTIONS["goal"][key] for key in ("least", "most", "rest_days")})
_POWER = {"on_threshold": 40, "off_threshold": 20}
_RIGHT_SOURCE = st.fixed_dictionaries(
    {
        "counts_as": st.sampled_from(("ask", "armed")),
        "kind": st.just("power"),
        "detection": st.just(_POWER),
    }
)
_SOURCES = mostly(_RIGHT_SOURCE, fields(_SOURCE))


_WAYS = st.sampled_from(("add", "change"))


class _Dialogs(Door):
    """Dialogs, each answered for as long as there are answers."""

    @override
    async def open(self) -> None:
        await self.house.move_in()
        self.house.hass.states.async_set(
            "sensor.lamp", "1", {"unit_of_measurement": "lx"}
        )
        self.house.hass.states.async_set("switch.other", "off")

    @override
    def log(self) -> object:
        entries = self.house.hass.config_entries.async_entries(DOMAIN)
        chosen = [
            (
                entry.title,
                dict(entry.data),
                dict(entry.options),
                {id_: dict(s.data) for id_, s in entry.subentries.items()},
            )
            for entry in entries
        ]
        return self.house.journal, chosen

    async def _answer(
        self, manager: FlowManager[Any, Any, Any], result: Any, answers: list[Any]
    ) -> Outcome:
        """Give answers until one is refused, or there are none left."""
        try:
            for given in answers:
                if result["type"] not in (FlowResultType.FORM, FlowResultType.MENU):
                    break
                result = await manager.async_configure(result["flow_id"], given)
                _show(result)
                if result.get("errors"):
                    return Outcome.REFUSED
        finally:
            _close(manager, result["flow_id"])
        return Outcome.ANSWERED


class SetUps(_Dialogs):
    """The dialog in which somebody is set up."""

    name = "fields of the set-up"

    @override
    def cases(self) -> Values:
        user = fields({"name": _NAMES, "entity_id": _ENTITIES}) | fields(
            {"name": _NAMES}
        )
        goal = st.builds(
            dict.__or__,
            _GOAL,
            st.just({}) | st.fixed_dictionaries({"continue_log": nested}),
        )
        return st.one_of(
            st.tuples(user, _SOURCES, goal),
            st.tuples(user, _SOURCES, _SOURCES, _PAST | goal, goal),
            st.tuples(fields({"name": _NAMES}), goal),
        )

    @override
    async def knock(self, case: tuple[dict[str, Any], ...]) -> Outcome:
        entries = self.house.hass.config_entries
        first = await entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})
        outcome = await self._answer(entries.flow, first, [dict(one) for one in case])
        await self.house.life.settle()
        for entry in entries.async_entries(DOMAIN):
            if entry.entry_id != ADA:
                await entries.async_remove(entry.entry_id)
        return outcome


class Changes(_Dialogs):
    """The dialogs in which a walker and their sources are changed, and sources added."""

    name = "fields of changes and sources"

    @override
    def cases(self) -> Values:
        entity = fields({"entity_id": _ENTITIES})
        person = fields({"name": _NAMES, "person": st.just("person.ada") | ids})
        return st.one_of(
            st.tuples(st.just("walker"), person),
            st.tuples(_WAYS, entity, _SOURCES),
            st.tuples(_WAYS, entity, _SOURCES, _SOURCES, _PAST),
        )

    @override
    async def knock(self, case: tuple[Any, ...]) -> Outcome:
        what, *answers = case
        entries = self.house.hass.config_entries
        if what == "walker":
            context: Any = {"source": "reconfigure", "entry_id": ADA}
            first: Any = await entries.flow.async_init(DOMAIN, context=context)
            outcome = await self._answer(entries.flow, first, answers)
        else:
            within = SubentryFlowContext(source="user")
            if what == "change":
                own = f"source_{PLUG}"
                within = SubentryFlowContext(source="reconfigure", subentry_id=own)
            flows = entries.subentries
            first = await flows.async_init((ADA, "source"), context=within)
            outcome = await self._answer(flows, first, answers)
        await self.house.life.settle()
        return outcome


class Options(_Dialogs):
    """The dialog of the options, section by section, and the safety list."""

    name = "fields of the options"

    @override
    def cases(self) -> Values:
        sections = {name: _section(options) for name, options in _OPTIONS.items()}
        extras: Values = fields({"person": ids, "send_test": st.booleans()}) | st.just(
            {}
        )
        settings = st.builds(
            _with_extras,
            mostly(st.fixed_dictionaries(sections), fields(sections)),
            extras,
        )
        safety = fields({"confirmed": st.booleans(), "start": st.booleans()})
        return st.one_of(
            st.tuples(st.just("settings"), settings),
            st.tuples(st.just("settings"), settings),
            st.tuples(st.just("safety"), safety),
            st.tuples(words, settings),
        )

    @override
    async def knock(self, case: tuple[str, dict[str, Any]]) -> Outcome:
        step, given = case
        options = self.house.hass.config_entries.options
        first = await options.async_init(ADA)
        outcome = await self._answer(options, first, [{"next_step_id": step}, given])
        await self.house.life.settle()
        return outcome


def _with_extras(sections: dict[str, Any], extras: dict[str, Any]) -> dict[str, Any]:
    if isinstance(reminders := sections.get("reminders"), dict):
        return {**sections, "reminders": {**reminders, **extras}}
    return sections


def _show(result: Any) -> None:
    """Draw a form as it is sent to the frontend; raises where it cannot be sent."""
    if (schema := result.get("data_schema")) is not None:
        probatio.to_field_list(schema, custom_serializer=cv.custom_serializer)


def _close(manager: FlowManager[Any, Any, Any], flow_id: str) -> None:
    try:
        manager.async_abort(flow_id)
    except UnknownFlow:
        return
