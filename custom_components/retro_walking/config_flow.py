"""Setting up a walker in three steps, and changing who they are."""

from typing import Any, override

from homeassistant.config_entries import (
    ConfigEntry,
    ConfigFlow,
    ConfigFlowResult,
    ConfigSubentryData,
    ConfigSubentryFlow,
)
from homeassistant.const import CONF_ENTITY_ID, CONF_NAME
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.selector import BooleanSelector, TextSelector
import voluptuous as vol

from .const import CONF_PERSON, DOMAIN, SUBENTRY_SOURCE
from .core import week
from .core.model import Session
from .core.settings import Goal, read
from .flows.options import RetroWalkingOptionsFlow, fields_of, whole
from .flows.preview import async_setup_preview, previews
from .flows.source import SourceFlow
from .flows.source_fields import entity_selector
from .flows.source_form import SourceForm, refused_entity
from .kept_logs import KeptLogs
from .person import PERSON, person_selector
from .refusal import Refusal, refused
from .sources.past_walks import hand_over

CONF_CONTINUE_LOG = "continue_log"
ASKED_AT_SETUP = ("least", "most", "rest_days")


class RetroWalkingFlow(ConfigFlow, domain=DOMAIN):
    """Who walks, what notices it, and how often."""

    VERSION = 1

    def __init__(self) -> None:
        """Begin without answers."""
        self._name = ""
        self._form: SourceForm | None = None
        self._kept: tuple[Session, ...] = ()

    @staticmethod
    @override
    async def async_setup_preview(hass: HomeAssistant) -> None:
        """Have sources previewed while they are described."""
        async_setup_preview(hass)

    @callback
    @override
    def async_remove(self) -> None:
        """Let go of what was previewed."""
        previews(self.hass).pop(self.flow_id, None)

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: ConfigEntry) -> RetroWalkingOptionsFlow:
        """Return the flow of the options."""
        return RetroWalkingOptionsFlow()

    @classmethod
    @callback
    @override
    def async_get_supported_subentry_types(
        cls, config_entry: ConfigEntry
    ) -> dict[str, type[ConfigSubentryFlow]]:
        """Return what a walker can have several of."""
        return {SUBENTRY_SOURCE: SourceFlow}

    @override
    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask who walks, and which entity notices it."""
        answers = user_input or {}
        errors: dict[str, str] = {}
        entity_id = answers.get(CONF_ENTITY_ID)
        if user_input is not None:
            errors = self._refused_name(answers[CONF_NAME])
            if entity_id and (error := refused_entity(self.hass, entity_id, None)):
                errors[CONF_ENTITY_ID] = error
            if not errors:
                self._name = answers[CONF_NAME].strip()
                if entity_id is None:
                    return await self.async_step_goal()
                self._form = SourceForm(self.hass, entity_id)
                return await self.async_step_source()
        schema = vol.Schema(
            {
                vol.Required(CONF_NAME): TextSelector(),
                vol.Optional(CONF_ENTITY_ID): entity_selector(self.hass),
            }
        )
        return self.async_show_form(
            step_id="user",
            data_schema=self.add_suggested_values_to_schema(schema, answers),
            errors=errors,
            last_step=False,
        )

    async def async_step_source(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask what the source shows and whose walks they are."""
        assert self._form is not None
        if user_input is not None and self._form.take(user_input):
            return await self.async_step_past()
        form = await self._form.async_show()
        previews(self.hass)[self.flow_id] = self._form
        return self.async_show_form(
            step_id="source", last_step=False, preview=DOMAIN, **form
        )

    async def async_step_past(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask which walks of the past to keep, where there are any."""
        assert self._form is not None
        if user_input is None and (form := await self._form.async_show_past()):
            return self.async_show_form(step_id="past", last_step=False, **form)
        self._kept = self._form.chosen(user_input or {})
        return await self.async_step_goal()

    async def async_step_goal(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask how often a week, and whether to go on with a log that was kept."""
        kept = await KeptLogs(self.hass).async_find(self._name)
        errors: dict[str, str] = {}
        facts: dict[str, str] = {}
        if user_input is not None:
            continues = user_input.pop(CONF_CONTINUE_LOG, False)
            errors, facts = self._refused_meanwhile()
            if not errors:
                goal = read(Goal, user_input)
                errors, facts = refused(week.check, goal, "base")
            if not errors:
                if continues:
                    await KeptLogs(self.hass).async_claim(self._name)
                return self._create(whole(user_input))
        fields = fields_of(self.hass, Goal, user_input or {}, ASKED_AT_SETUP)
        if kept is not None:
            fields[vol.Required(CONF_CONTINUE_LOG, default=True)] = BooleanSelector()
            facts["walks"] = str(kept["walks"])
        return self.async_show_form(
            step_id="goal",
            data_schema=vol.Schema(fields),
            errors=errors,
            description_placeholders={"walks": "0", **facts},
        )

    def _refused_meanwhile(self) -> Refusal:
        """Return what another set-up has made wrong since this one began, and the facts of it."""
        error = self._refused_name(self._name).get(CONF_NAME)
        facts: dict[str, str] = {}
        if error is None and self._form is not None:
            error, facts = self._form.recheck()
        return ({"base": error} if error else {}), facts

    def _create(self, goal: dict[str, Any]) -> ConfigFlowResult:
        data = {CONF_NAME: self._name}
        if (person := _person_called(self.hass, self._name)) is not None:
            data[CONF_PERSON] = person
        sources = []
        if self._form is not None:
            entity_id = self._form.data[CONF_ENTITY_ID]
            hand_over(self.hass, self._name, entity_id, self._kept)
            sources.append(
                ConfigSubentryData(
                    data=self._form.data,
                    subentry_type=SUBENTRY_SOURCE,
                    title=self._form.title,
                    unique_id=None,
                )
            )
        return self.async_create_entry(
            title=self._name, data=data, options={"goal": goal}, subentries=sources
        )

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask anew who walks."""
        entry = self._get_reconfigure_entry()
        errors: dict[str, str] = {}
        if user_input is not None:
            errors = self._refused_name(user_input[CONF_NAME], entry)
            if not errors:
                name = user_input[CONF_NAME].strip()
                return self.async_update_and_abort(
                    entry, title=name, data={**user_input, CONF_NAME: name}
                )
        schema = vol.Schema(
            {
                vol.Required(CONF_NAME): TextSelector(),
                vol.Optional(CONF_PERSON): person_selector(),
            }
        )
        return self.async_show_form(
            step_id="reconfigure",
            data_schema=self.add_suggested_values_to_schema(
                schema, user_input or {**entry.data, CONF_NAME: entry.title}
            ),
            errors=errors,
        )

    def _refused_name(
        self, wanted: str, own: ConfigEntry | None = None
    ) -> dict[str, str]:
        """Return what is wrong with a name; every walker has one of their own."""
        name = wanted.strip().casefold()
        taken = (
            entry.title.casefold()
            for entry in self._async_current_entries()
            if entry is not own
        )
        if not name:
            return {CONF_NAME: "name_is_empty"}
        return {CONF_NAME: "name_is_taken"} if name in taken else {}


def _person_called(hass: HomeAssistant, name: str) -> str | None:
    """Return the person of that name: they need not be asked for."""
    return next(
        (
            person.entity_id
            for person in hass.states.async_all(PERSON)
            if person.name.casefold() == name.casefold()
        ),
        None,
    )
