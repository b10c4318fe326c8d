"""The fields of the form that describes a source."""

from collections.abc import Mapping
from math import isnan
from typing import Any, override

from homeassistant.core import HomeAssistant, callback
from homeassistant.data_entry_flow import section
from homeassistant.helpers import config_validation as cv, entity_registry as er
from homeassistant.helpers.selector import (
    EntitySelector,
    EntitySelectorConfig,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)
import voluptuous as vol

from ..const import DOMAIN
from ..core.model import CountsAs, Kind
from ..core.settings import (
    ACTIVE_WORDS,
    COUNTER_WINDOW,
    PAUSE_WORDS,
    THRESHOLDS,
    Number,
    Unit,
)
from ..sources.source import DOMAINS, kind_of

CONF_KIND = "kind"
CONF_COUNTS_AS = "counts_as"
DETECTION = "detection"


class _SourcePicker(EntitySelector):
    """Offers what may be a source, and takes anything: what does not suit gets a sentence."""

    @override
    def __call__(self, data: Any) -> str:
        """Return an entity id that is at least written like one."""
        return cv.entity_id(data)


@callback
def entity_selector(hass: HomeAssistant) -> EntitySelector:
    """Return a picker of the entities that may be sources."""
    registry = er.async_get(hass)
    candidates = [
        state.entity_id
        for state in hass.states.async_all(DOMAINS)
        if kind_of(state) is not None
        and (
            (entity := registry.async_get(state.entity_id)) is None
            or entity.platform != DOMAIN
        )
    ]
    return _SourcePicker(EntitySelectorConfig(include_entities=candidates))


class _NumberBox(NumberSelector):
    """Refuses what is no number at all, which lies beyond no bound."""

    @override
    def __call__(self, data: Any) -> float:
        """Return a number; raises vol.Invalid."""
        number = super().__call__(data)
        if isnan(number):
            raise vol.Invalid(str(number))
        return number


def number_selector(option: Number, *, whole: bool = True) -> NumberSelector:
    """Return a box for a number of a declared range."""
    config = NumberSelectorConfig(
        min=option.low,
        max=option.high,
        step=1 if whole else "any",
        mode=NumberSelectorMode.BOX,
    )
    if option.unit not in (None, Unit.DAYS):
        config["unit_of_measurement"] = option.unit
    return _NumberBox(config)


def schema_of(kind: Kind, answers: Mapping[str, Any], *, collapsed: bool) -> vol.Schema:
    """Return the form for a source of a kind, with answers given before."""
    whose = vol.Required(CONF_COUNTS_AS)
    if CONF_COUNTS_AS in answers:
        whose = vol.Required(CONF_COUNTS_AS, default=answers[CONF_COUNTS_AS])
    return vol.Schema(
        {
            whose: SelectSelector(
                SelectSelectorConfig(
                    options=list(CountsAs),
                    translation_key=CONF_COUNTS_AS,
                    mode=SelectSelectorMode.LIST,
                )
            ),
            vol.Required(CONF_KIND, default=kind): SelectSelector(
                SelectSelectorConfig(
                    options=list(Kind),
                    translation_key=CONF_KIND,
                    mode=SelectSelectorMode.DROPDOWN,
                )
            ),
            vol.Required(DETECTION): section(
                vol.Schema(_detection(kind, answers)), {"collapsed": collapsed}
            ),
        }
    )


def _detection(kind: Kind, answers: Mapping[str, Any]) -> dict[vol.Marker, object]:
    """Return the fields that only a source of this kind has."""
    match kind:
        case Kind.STATE:
            words = {"active_words": ACTIVE_WORDS, "pause_words": PAUSE_WORDS}
            return {
                vol.Required(
                    key, default=list(answers.get(key, sorted(usual)))
                ): SelectSelector(
                    SelectSelectorConfig(
                        options=sorted({*usual, *answers.get(key, ())}),
                        multiple=True,
                        custom_value=True,
                    )
                )
                for key, usual in words.items()
            }
        case Kind.COUNTER:
            window = answers.get("counter_window", COUNTER_WINDOW.default)
            return {
                vol.Required("counter_window", default=window): number_selector(
                    COUNTER_WINDOW
                )
            }
    fields: dict[vol.Marker, object] = {}
    for key, option in THRESHOLDS[kind].items():
        if key == "upper_bound":
            suggested = {"suggested_value": answers.get(key)}
            marker: vol.Marker = vol.Optional(key, description=suggested)
        else:
            marker = vol.Required(key, default=answers.get(key, option.default))
        fields[marker] = number_selector(option, whole=False)
    return fields


def walks_selector(labels: Mapping[str, str]) -> SelectSelector:
    """Return boxes to tick, one for each walk by its id."""
    return SelectSelector(
        SelectSelectorConfig(
            options=[
                SelectOptionDict(value=value, label=label)
                for value, label in labels.items()
            ],
            multiple=True,
            mode=SelectSelectorMode.LIST,
        )
    )
