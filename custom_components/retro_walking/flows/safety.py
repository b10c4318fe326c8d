"""The safety list as a step of the options: read, confirmed, and the programme begun if wished."""

from typing import Any

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult, OptionsFlow
from homeassistant.helpers.selector import BooleanSelector
import voluptuous as vol

from ..composer import async_texts
from ..coordinator import WalkerConfigEntry, WalkerCoordinator
from ..core.errors import WalkingError
from ..core.events import Decide
from ..core.model import Decided
from ..core.plan import Stage
from ..messages.knee_wording import list_in_words
from ..refusal import placeholders

CONFIRMED, START = "confirmed", "start"


class SafetyStep(OptionsFlow):
    """A flow with the safety list in it."""

    config_entry: WalkerConfigEntry

    async def async_step_safety(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show the list, and take the walker's word on it."""
        if self.config_entry.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="not_loaded")
        walker = self.config_entry.runtime_data
        errors: dict[str, str] = {}
        facts: dict[str, str] = {}
        if user_input is not None:
            if not user_input[CONFIRMED]:
                errors[CONFIRMED] = "list_not_confirmed"
            else:
                try:
                    _confirm(walker, begins=user_input.get(START, False))
                except WalkingError as refusal:
                    errors["base"] = refusal.key
                    facts = placeholders(refusal)
                else:
                    return self.async_create_entry(data=dict(self.config_entry.options))
        fields: dict[vol.Marker, object] = {
            vol.Required(CONFIRMED, default=False): BooleanSelector()
        }
        if walker.data.stage is Stage.NOT_STARTED:
            fields[vol.Required(START, default=True)] = BooleanSelector()
        texts = await async_texts(self.hass)
        return self.async_show_form(
            step_id="safety",
            data_schema=vol.Schema(fields),
            errors=errors,
            description_placeholders={
                "walker": self.config_entry.title,
                "list": list_in_words(texts, openly=True, mark="*"),
                **facts,
            },
        )


def _confirm(walker: WalkerCoordinator, *, begins: bool) -> None:
    walker.apply(Decide(walker.now(), Decided.LIST_CONFIRMED))
    if begins:
        walker.apply(Decide(walker.now(), Decided.STARTED))
