"""What can be done about a repair: choose another source, phone or person, or try once more."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from functools import wraps
from typing import Any

from homeassistant.components.repairs import (
    ConfirmRepairFlow,
    RepairsFlow,
    RepairsFlowResult,
)
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_ENTITY_ID
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import voluptuous as vol

from .const import CONF_PERSON, DOMAIN
from .coordinator import settings_of
from .flows.options import REMINDERS, phones_selector
from .flows.source_fields import entity_selector
from .flows.source_form import SourceForm, refused_entity
from .messages import phones
from .messages.delivery import Trouble as DeliveryTrouble
from .messages.notifier import async_test
from .person import PERSON_GONE, data_with, is_there, person_selector
from .sources.watch import Trouble as SourceTrouble

type Input = dict[str, Any] | None
type Fields = Mapping[vol.Marker, object]
type Result = RepairsFlowResult
type Step[FlowT] = Callable[[FlowT, Input], Coroutine[Any, Any, Result]]


def _while_it_is_there[FlowT: _Mending](step: Step[FlowT]) -> Step[FlowT]:
    """End the dialog well where walker or source were removed meanwhile: nothing is left to mend."""

    @wraps(step)
    async def step_or_end(self: FlowT, user_input: Input = None) -> Result:
        if not self.is_there:
            return self.async_create_entry(data={})
        return await step(self, user_input)

    return step_or_end


def _answers(user_input: Input) -> Input:
    """Return what was answered, None where the dialog opens: it does so with the issue for an answer."""
    return None if user_input is None or "issue_id" in user_input else user_input


class _Mending(RepairsFlow):
    """A repair of one walker, with something to do."""

    def __init__(self, entry: ConfigEntry, issue: ir.IssueEntry) -> None:
        """Know what it is about."""
        self._entry = entry
        self._about = issue.data or {}
        self._facts = dict(issue.translation_placeholders or {})

    @property
    def is_there(self) -> bool:
        """Tell whether what it is about is there still."""
        entry = self.hass.config_entries.async_get_entry(self._entry.entry_id)
        source = self._about.get("subentry_id")
        return entry is not None and (source is None or source in entry.subentries)

    def _ask(
        self,
        step_id: str,
        fields: Fields | None = None,
        errors: dict[str, str] | None = None,
        **facts: str,
    ) -> Result:
        return self.async_show_form(
            step_id=step_id,
            data_schema=vol.Schema(dict(fields or {})),
            errors=errors,
            description_placeholders=self._facts | facts,
        )


class _SourceMissing(_Mending):
    """Another entity notices the walks from now on, or none does."""

    @_while_it_is_there
    async def async_step_init(self, user_input: Input = None) -> Result:
        """Offer both."""
        return self.async_show_menu(
            step_id="init",
            menu_options=["replace", "remove"],
            description_placeholders=self._facts,
        )

    @_while_it_is_there
    async def async_step_replace(self, user_input: Input = None) -> Result:
        """Ask for the entity that has taken its place; the settings stay."""
        source = self._entry.subentries[str(self._about["subentry_id"])]
        errors, facts = dict[str, str](), dict[str, str]()
        if user_input is not None:
            entity_id = user_input[CONF_ENTITY_ID]
            form = SourceForm(
                self.hass, entity_id, entry=self._entry, before=source.data
            )
            error = refused_entity(
                self.hass, entity_id, self._entry, source.subentry_id
            )
            if error is None and form.source.kind != source.data["kind"]:
                error = "entity_of_other_kind"
            if error is None:
                error, facts = form.recheck()
            if error is None:
                self.hass.config_entries.async_update_subentry(
                    self._entry, source, data=form.data, title=form.title
                )
                return self.async_create_entry(data={})
            errors[CONF_ENTITY_ID] = error
        field = vol.Required(CONF_ENTITY_ID)
        return self._ask(
            "replace", {field: entity_selector(self.hass)}, errors, **facts
        )

    @_while_it_is_there
    async def async_step_remove(self, user_input: Input = None) -> Result:
        """Delete the source, once that is confirmed."""
        if user_input is None:
            return self._ask("remove")
        subentry_id = str(self._about["subentry_id"])
        self.hass.config_entries.async_remove_subentry(self._entry, subentry_id)
        return self.async_create_entry(data={})


class _CounterUnit(_Mending):
    """A counter counts in the unit that it has now."""

    @_while_it_is_there
    async def async_step_init(self, user_input: Input = None) -> Result:
        """Take the unit as it is, once that is confirmed."""
        if _answers(user_input) is None:
            return self._ask("init")
        self.hass.config_entries.async_schedule_reload(self._entry.entry_id)
        return self.async_create_entry(data={})


class _PhoneGone(_Mending):
    """Another phone gets the messages, or one less does."""

    @_while_it_is_there
    async def async_step_init(self, user_input: Input = None) -> Result:
        """Ask for the phone that has taken its place; none is an answer."""
        fields: Fields = {vol.Optional("phone"): phones_selector(many=False)}
        if (answers := _answers(user_input)) is None:
            return self._ask("init", fields)
        gone, new = self._about["receiver"], answers.get("phone")
        if new is not None and not phones.is_there(self.hass, new):
            return self._ask("init", fields, {"phone": "phone_gone"})
        reminders = dict(self._entry.options.get(REMINDERS, {}))
        left = [phone for phone in reminders.get("phones", ()) if phone != gone]
        if new is not None and new not in left:
            left.append(new)
        options = {**self._entry.options, REMINDERS: {**reminders, "phones": left}}
        self.hass.config_entries.async_update_entry(self._entry, options=options)
        return self.async_create_entry(data={})


class _NotDelivered(_Mending):
    """A test message shows whether it works again."""

    @_while_it_is_there
    async def async_step_init(self, user_input: Input = None) -> Result:
        """Send one to the receiver that failed."""
        if _answers(user_input) is None:
            return self._ask("init")
        receiver = self._about["receiver"]
        chosen = settings_of(self._entry).reminders
        only = replace(
            chosen,
            phones=tuple(one for one in chosen.phones if one == receiver),
            notify_targets=tuple(
                one for one in chosen.notify_targets if one == receiver
            ),
        )
        if await async_test(self.hass, self._entry, only):
            return self._ask("init", errors={"base": "test_not_sent"})
        return self.async_create_entry(data={})


class _PersonGone(_Mending):
    """Another person of Home Assistant is the walker, or none is."""

    @_while_it_is_there
    async def async_step_init(self, user_input: Input = None) -> Result:
        """Ask which; none is an answer."""
        fields: Fields = {vol.Optional(CONF_PERSON): person_selector()}
        if (answers := _answers(user_input)) is None:
            return self._ask("init", fields)
        person = answers.get(CONF_PERSON)
        if person is not None and not is_there(self.hass, person):
            return self._ask("init", fields, {CONF_PERSON: "entity_not_found"})
        data = data_with(self._entry, person)
        self.hass.config_entries.async_update_entry(self._entry, data=data)
        return self.async_create_entry(data={})


_FLOWS: Mapping[str | None, type[_Mending]] = {
    SourceTrouble.MISSING: _SourceMissing,
    SourceTrouble.COUNTER_UNIT: _CounterUnit,
    DeliveryTrouble.PHONE_GONE: _PhoneGone,
    DeliveryTrouble.PHONE_FAILED: _NotDelivered,
    DeliveryTrouble.TARGET_FAILED: _NotDelivered,
    PERSON_GONE: _PersonGone,
}
"""What there is to do, by trouble; about any other there is only something to read."""


async def async_create_fix_flow(
    hass: HomeAssistant, issue_id: str, data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    """Return the flow in which a repair is mended, or read."""
    issue = ir.async_get(hass).async_get_issue(DOMAIN, issue_id)
    flow = _FLOWS.get(issue.translation_key) if issue else None
    entry = hass.config_entries.async_get_entry(str((data or {}).get("entry_id")))
    if flow is None or issue is None or entry is None:
        return ConfirmRepairFlow()
    return flow(entry, issue)
