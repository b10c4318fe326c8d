"""Adding a source to a walker, and changing one."""

from typing import Any

from homeassistant.config_entries import (
    ConfigEntryState,
    ConfigSubentryFlow,
    SubentryFlowResult,
)
from homeassistant.const import CONF_ENTITY_ID
import voluptuous as vol

from ..core.events import TakeIn
from ..core.model import Session
from ..sources.past_walks import hand_over, take_over
from .source_fields import entity_selector
from .source_form import SourceForm, refused_entity


class SourceFlow(ConfigSubentryFlow):
    """Which entity it is, what it shows, whose walks they are, and which of the past to keep."""

    _form: SourceForm

    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask for the entity of a new source."""
        return await self._async_step_entity("user", user_input)

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask for the entity of a source that is there already."""
        return await self._async_step_entity("reconfigure", user_input)

    async def _async_step_entity(
        self, step_id: str, user_input: dict[str, Any] | None
    ) -> SubentryFlowResult:
        before = self._get_reconfigure_subentry().data if self._own_id else {}
        entity_id = (user_input or before).get(CONF_ENTITY_ID)
        errors = {}
        if user_input is not None:
            if error := refused_entity(
                self.hass, user_input[CONF_ENTITY_ID], self._get_entry(), self._own_id
            ):
                errors[CONF_ENTITY_ID] = error
            else:
                self._form = SourceForm(
                    self.hass,
                    user_input[CONF_ENTITY_ID],
                    entry=self._get_entry(),
                    before=before,
                )
                return await self.async_step_source()
        field = vol.Required(CONF_ENTITY_ID, description={"suggested_value": entity_id})
        return self.async_show_form(
            step_id=step_id,
            data_schema=vol.Schema({field: entity_selector(self.hass)}),
            errors=errors,
            last_step=False,
        )

    async def async_step_source(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask what the source shows and whose walks they are."""
        if user_input is not None and self._form.take(user_input):
            return await self.async_step_past()
        return self.async_show_form(
            step_id="source", last_step=False, **await self._form.async_show()
        )

    async def async_step_past(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask which walks of the past to keep, where there are any."""
        if user_input is None and (form := await self._form.async_show_past()):
            return self.async_show_form(step_id="past", **form)
        if self._form.has_become_wrong(self._own_id):
            return await self.async_step_source()
        self._keep(self._form.chosen(user_input or {}))
        title, data = self._form.title, self._form.data
        if self._own_id is None:
            return self.async_create_entry(title=title, data=data)
        return self.async_update_and_abort(
            self._get_entry(), self._get_reconfigure_subentry(), title=title, data=data
        )

    def _keep(self, walks: tuple[Session, ...]) -> None:
        """Keep walks: at once where the source is known, else when it is there."""
        entry, entity_id = self._get_entry(), self._form.data[CONF_ENTITY_ID]
        hand_over(self.hass, entry.entry_id, entity_id, walks)
        if self._own_id is not None and entry.state is ConfigEntryState.LOADED:
            sources = {self._own_id: entity_id}
            if walks := take_over(self.hass, entry, sources):
                walker = entry.runtime_data
                walker.apply(TakeIn(walker.now(), walks))

    @property
    def _own_id(self) -> str | None:
        return self.context.get("subentry_id")
