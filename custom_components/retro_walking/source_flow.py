"""Adding a source to a walker, and changing one."""

from typing import Any

from homeassistant.config_entries import ConfigSubentryFlow, SubentryFlowResult
from homeassistant.const import CONF_ENTITY_ID
import voluptuous as vol

from .source_form import SourceForm, entity_selector, refused_entity


class SourceFlow(ConfigSubentryFlow):
    """Which entity it is, then what it shows and whose walks they are."""

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
                    entry_id=self._entry_id,
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
        if user_input is None or not self._form.take(user_input):
            return self.async_show_form(
                step_id="source", **await self._form.async_show()
            )
        title, data = self._form.title, self._form.data
        if self._own_id is None:
            return self.async_create_entry(title=title, data=data)
        return self.async_update_and_abort(
            self._get_entry(), self._get_reconfigure_subentry(), title=title, data=data
        )

    @property
    def _own_id(self) -> str | None:
        return self.context.get("subentry_id")
