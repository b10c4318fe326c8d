"""The options of a walker, by section; each field follows from its one declaration."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import section
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.selector import (
    BooleanSelector,
    DeviceFilterSelectorConfig,
    DeviceSelector,
    DeviceSelectorConfig,
    SelectOptionDict,
    Selector,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TimeSelector,
)
import voluptuous as vol

from ..const import CONF_PERSON
from ..core import decisions, pain, reminders, week
from ..core.settings import (
    SECTIONS,
    Choice,
    Clock,
    Flag,
    Names,
    Number,
    Option,
    Programme,
    Reminders,
    Timing,
    options_of,
    read,
)
from ..messages.delivery import NOTIFY, is_receiver
from ..messages.notifier import async_test
from ..messages.phones import MOBILE_APP
from ..person import data_with, person_selector
from ..refusal import Refusal, refused
from .history import HistoryStep
from .safety import SafetyStep
from .source_fields import number_selector

GOAL, SESSION, PROGRAMME, REMINDERS = "goal", "session", "programme", "reminders"
SEND_TEST = "send_test"

_CHECKS: Mapping[str, Callable[[Any], None]] = {
    GOAL: week.check,
    PROGRAMME: decisions.check,
    "pain": pain.check,
    REMINDERS: reminders.check,
}
"""What options of one section may not contradict each other in."""


class RetroWalkingOptionsFlow(SafetyStep, HistoryStep):
    """Everything that has a default that suits most, the safety list, and the log."""

    async def async_step_init(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Offer options, safety list and log; under a red flag the list has to wait."""
        entry = self.config_entry
        if entry.state is not ConfigEntryState.LOADED:
            return await self.async_step_settings()
        steps = ["settings", "safety", "history"]
        if entry.runtime_data.data.has_flag:
            steps.remove("safety")
        return self.async_show_menu(step_id="init", menu_options=steps)

    async def async_step_settings(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for all options, each section folded."""
        errors: dict[str, str] = {}
        facts: dict[str, str] = {}
        if user_input is not None:
            options = {key: whole(values) for key, values in user_input.items()}
            wants_test = options[REMINDERS].pop(SEND_TEST, False)
            person = options[REMINDERS].pop(CONF_PERSON, None)
            errors, facts = self._refused(options)
            if not errors and wants_test:
                errors, facts = await self._async_test(options[REMINDERS])
            if not errors:
                return self._keep(options, person)
        return self.async_show_form(
            step_id="settings",
            data_schema=self._schema(user_input, opened=next(iter(errors), GOAL)),
            errors=errors,
            description_placeholders={"walker": self.config_entry.title, **facts},
        )

    def _keep(self, options: dict[str, Any], person: str | None) -> ConfigFlowResult:
        """Store the options, and with them the person: who the walker is belongs to the data."""
        entry = self.config_entry
        data = data_with(entry, person)
        self.hass.config_entries.async_update_entry(entry, data=data, options=options)
        return self.async_create_entry(data=options)

    def _schema(self, answers: Mapping[str, Any] | None, opened: str) -> vol.Schema:
        entry = self.config_entry
        shown = entry.options if answers is None else answers
        others = entry.data if answers is None else answers[REMINDERS]
        sections = {
            key: fields_of(self.hass, options, shown.get(key, {}))
            for key, options in SECTIONS.items()
        }
        person = {"suggested_value": others.get(CONF_PERSON)}
        send_test = others.get(SEND_TEST, False)
        sections[REMINDERS] |= {
            vol.Optional(CONF_PERSON, description=person): person_selector(),
            vol.Optional(SEND_TEST, default=send_test): BooleanSelector(),
        }
        return vol.Schema(
            {
                vol.Required(key): section(
                    vol.Schema(fields), {"collapsed": key != opened}
                )
                for key, fields in sections.items()
            }
        )

    def _refused(self, options: Mapping[str, Mapping[str, Any]]) -> Refusal:
        chosen = read(Reminders, options[REMINDERS])
        for key, check in _CHECKS.items():
            errors, facts = refused(check, read(SECTIONS[key], options[key]), key)
            if errors:
                return errors, facts
        errors, facts = refused(
            partial(decisions.check_lengths, read(Timing, options[SESSION])),
            read(Programme, options[PROGRAMME]),
            SESSION,
        )
        if errors:
            return errors, facts
        before = read(Reminders, self.config_entry.options.get(REMINDERS, {}))
        unknown = [
            target
            for target in chosen.notify_targets
            if target not in before.notify_targets
            and not is_receiver(self.hass, target)
        ]
        if unknown:
            return {REMINDERS: "no_receivers"}, {"receivers": ", ".join(unknown)}
        return {}, {}

    async def _async_test(self, stored: Mapping[str, Any]) -> Refusal:
        """Send a test message to those who are chosen in the form."""
        chosen = read(Reminders, stored)
        failed = await async_test(self.hass, self.config_entry, chosen)
        if failed:
            return {REMINDERS: "test_not_sent"}, {"receivers": ", ".join(failed)}
        return {}, {}


def fields_of(
    hass: HomeAssistant,
    options: type,
    values: Mapping[str, Any],
    only: Collection[str] | None = None,
) -> dict[vol.Marker, object]:
    """Return the fields of a section's options, with the values that they have."""
    return {
        vol.Required(key, default=values.get(key, _default(option))): _selector(
            hass, key, option
        )
        for key, option in options_of(options).items()
        if only is None or key in only
    }


def whole(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values without the fraction that a number box gives to whole numbers."""
    return {
        key: int(value) if isinstance(value, float) else value
        for key, value in values.items()
    }


def _default(option: Option) -> object:
    match option:
        case Choice(many=True) | Names():
            return []
        case Clock(default):
            return default.isoformat()
        case _:
            return option.default


def _selector(hass: HomeAssistant, key: str, option: Option) -> Selector[Any]:
    match option:
        case Number():
            return number_selector(option)
        case Flag():
            return BooleanSelector()
        case Clock():
            return TimeSelector()
        case Names():
            return phones_selector() if key == "phones" else _notify_targets(hass)
        case Choice(words, many=many):
            return SelectSelector(
                SelectSelectorConfig(
                    options=list(words),
                    multiple=many,
                    mode=SelectSelectorMode.DROPDOWN,
                    translation_key="weekday",
                )
            )


def phones_selector(*, many: bool = True) -> Selector[Any]:
    """Return a choice of devices that are phones with the app."""
    app = DeviceFilterSelectorConfig(integration=MOBILE_APP)
    return DeviceSelector(DeviceSelectorConfig(filter=[app], multiple=many))


def _notify_targets(hass: HomeAssistant) -> Selector[Any]:
    """Return a choice of all that takes a text, but for the app's phones, which have their own."""
    registry = er.async_get(hass)
    entities = [
        SelectOptionDict(value=state.entity_id, label=state.name)
        for state in hass.states.async_all(NOTIFY)
        if (entry := registry.async_get(state.entity_id)) is None
        or entry.platform != MOBILE_APP
    ]
    actions = [
        SelectOptionDict(value=f"{NOTIFY}.{name}", label=f"{NOTIFY}.{name}")
        for name in hass.services.async_services_for_domain(NOTIFY)
        if name not in _NO_TARGETS and not name.startswith(MOBILE_APP)
    ]
    return SelectSelector(
        SelectSelectorConfig(
            options=sorted([*entities, *actions], key=lambda o: o["label"]),
            multiple=True,
            custom_value=True,
            mode=SelectSelectorMode.DROPDOWN,
        )
    )


_NO_TARGETS = {NOTIFY, "send_message", "persistent_notification"}
