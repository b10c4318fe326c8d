"""The options of a walker, by section; each field follows from its one declaration."""

from collections.abc import Collection, Mapping
from typing import Any

from homeassistant.config_entries import ConfigFlowResult, OptionsFlow
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    Selector,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)
import voluptuous as vol

from .core import week
from .core.errors import WalkingError
from .core.settings import SECTIONS, Choice, Goal, Number, Option, options_of, read
from .refusal import placeholders
from .source_form import number_selector


class RetroWalkingOptionsFlow(OptionsFlow):
    """Everything that has a default that suits most."""

    async def async_step_init(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for all options, each section folded."""
        errors: dict[str, str] = {}
        facts: dict[str, str] = {}
        if user_input is not None:
            errors, facts = refused_goal(user_input["goal"])
            if not errors:
                return self.async_create_entry(
                    data={key: whole(values) for key, values in user_input.items()}
                )
        shown = user_input or self.config_entry.options
        fields = {
            vol.Required(key): section(
                vol.Schema(fields_of(options, shown.get(key, {}))),
                {"collapsed": key != "goal"},
            )
            for key, options in SECTIONS.items()
        }
        return self.async_show_form(
            step_id="init",
            data_schema=vol.Schema(fields),
            errors=errors,
            description_placeholders=facts,
        )


def fields_of(
    options: type, values: Mapping[str, Any], only: Collection[str] | None = None
) -> dict[vol.Marker, object]:
    """Return the fields of a section's options, with the values that they have."""
    return {
        vol.Required(key, default=values.get(key, _default(option))): _selector(
            key, option
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


def refused_goal(values: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Return what is wrong with a goal, and the facts of it."""
    try:
        week.check(read(Goal, values))
    except WalkingError as refusal:
        return {"base": refusal.key}, placeholders(refusal)
    return {}, {}


def _default(option: Option) -> object:
    if isinstance(option, Choice) and option.many:
        return []
    return option.default


def _selector(key: str, option: Option) -> Selector[Any]:
    if isinstance(option, Number):
        return number_selector(option)
    return SelectSelector(
        SelectSelectorConfig(
            options=list(option.words),
            multiple=option.many,
            mode=SelectSelectorMode.DROPDOWN,
            translation_key="weekday",
        )
    )
