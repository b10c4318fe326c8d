"""The form that describes a source, and what can be wrong with the answers."""

from collections.abc import Iterator, Mapping
from typing import Any, TypedDict, override

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.const import CONF_ENTITY_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.data_entry_flow import section
from homeassistant.helpers import config_validation as cv, entity_registry as er
from homeassistant.helpers.selector import (
    EntitySelector,
    EntitySelectorConfig,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)
from homeassistant.helpers.translation import async_get_translations
import voluptuous as vol

from .const import DOMAIN, SUBENTRY_SOURCE
from .core.errors import WalkingError
from .core.model import CountsAs, Kind
from .core.settings import (
    ACTIVE_WORDS,
    COUNTER_WINDOW,
    PAUSE_WORDS,
    THRESHOLDS,
    Number,
    Unit,
    read_source,
)
from .core.signal import Memory, check, sign_of
from .refusal import placeholders
from .sources import DOMAINS, Reader, fits, is_silent, kind_of, number_of, unit_of

CONF_KIND = "kind"
CONF_COUNTS_AS = "counts_as"
DETECTION = "detection"

type Answers = dict[str, Any]


class _Form(TypedDict):
    data_schema: vol.Schema
    errors: dict[str, str]
    description_placeholders: dict[str, str]


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
    return NumberSelector(config)


class SourceForm:
    """The form about one entity, over as many rounds as it takes."""

    def __init__(
        self,
        hass: HomeAssistant,
        entity_id: str,
        *,
        entry_id: str | None = None,
        before: Mapping[str, Any] | None = None,
    ) -> None:
        """Begin with what is stored; of another kind of entity only whose walks it shows."""
        self._hass = hass
        self._entity_id = entity_id
        self._entry_id = entry_id
        self._state = hass.states.get(entity_id)
        self._answers: Answers = dict(before or {})
        if self._answers.get(CONF_ENTITY_ID) != entity_id:
            self._recognise()
        if any(other.entry_id != entry_id for other, _ in _uses(hass, entity_id)):
            self._answers.setdefault(CONF_COUNTS_AS, CountsAs.ASK)
        self._errors: dict[str, str] = {}
        self._facts: dict[str, str] = {}

    @property
    def title(self) -> str:
        """Return what the entity is called."""
        return self._entity_id if self._state is None else self._state.name

    @property
    def data(self) -> Answers:
        """Return what is to be stored of the source."""
        return {**self._answers, CONF_ENTITY_ID: self._entity_id}

    def recheck(self) -> tuple[str | None, dict[str, str]]:
        """Return what has become wrong since the answers were taken, and the facts of it."""
        errors, facts = self._refused(self._answers)
        return next(iter(errors.values()), None), facts

    def take(self, user_input: Mapping[str, Any]) -> bool:
        """Take a round of answers; True if they are complete and right."""
        answers = {key: value for key, value in user_input.items() if key != DETECTION}
        if answers[CONF_KIND] == self._answers[CONF_KIND]:
            self._answers = answers | user_input[DETECTION]
            self._errors, self._facts = self._refused(self._answers)
            return not self._errors
        # The fields of the other kind were not shown yet.
        self._errors, self._facts = self._refused(answers)
        if CONF_KIND not in self._errors:
            self._answers = answers
        return False

    async def async_show(self) -> _Form:
        """Return the next round."""
        kind = Kind(self._answers[CONF_KIND])
        return {
            "data_schema": _schema(
                kind, self._answers, collapsed=DETECTION not in self._errors
            ),
            "errors": self._errors,
            "description_placeholders": {
                **await self._async_present(kind),
                **self._facts,
            },
        }

    def _recognise(self) -> None:
        """Expect the kind that fits best; a plug is the likeliest where nothing tells."""
        kind = (self._state and kind_of(self._state)) or Kind.POWER
        if kind != self._answers.get(CONF_KIND):
            whose = self._answers.get(CONF_COUNTS_AS)
            self._answers = {CONF_COUNTS_AS: whose} if whose else {}
        self._answers[CONF_KIND] = kind

    async def _async_present(self, kind: Kind) -> dict[str, str]:
        """Return what the entity shows now, and what that means."""
        state = self._state
        value = None if state is None else Reader(kind).read(state)
        sign = sign_of(read_source({**self._answers, CONF_KIND: kind}), value, Memory())
        words = await async_get_translations(
            self._hass, self._hass.config.language, "selector", {DOMAIN}
        )
        meaning = words.get(f"component.{DOMAIN}.selector.sign.options.{sign}", sign)
        if state is None or is_silent(state):
            return {"entity": self.title, "reading": meaning}
        shown = " ".join(filter(None, (state.state, unit_of(state))))
        return {"entity": self.title, "reading": f"{shown}, {meaning}"}

    def _refused(self, answers: Answers) -> tuple[dict[str, str], dict[str, str]]:
        """Return what is wrong with answers by field, and the facts of it."""
        kind, state = Kind(answers[CONF_KIND]), self._state
        if state is not None and not is_silent(state) and kind is not Kind.STATE:
            if number_of(state.state) is None:
                return {CONF_KIND: "no_number"}, {}
            if not fits(kind, unit := unit_of(state)):
                return {CONF_KIND: "unit_does_not_fit"}, {"unit": unit or "-"}
        for other, source in _uses(self._hass, self._entity_id):
            if other.entry_id == self._entry_id:
                continue
            facts = {"walker": other.title, "source": source.title}
            if source.data[CONF_COUNTS_AS] == CountsAs.BACKWARDS:
                return {"base": "belt_is_taken"}, facts
            if answers[CONF_COUNTS_AS] == CountsAs.BACKWARDS:
                return {CONF_COUNTS_AS: "belt_is_shared"}, facts
        try:
            check(read_source(answers))
        except WalkingError as refusal:
            return {DETECTION: refusal.key}, placeholders(refusal)
        return {}, {}


def _schema(kind: Kind, answers: Mapping[str, Any], *, collapsed: bool) -> vol.Schema:
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


def refused_entity(
    hass: HomeAssistant,
    entity_id: str,
    entry: ConfigEntry | None,
    own: str | None = None,
) -> str | None:
    """Return what is wrong with an entity as a source of an entry, its subentry `own` aside."""
    registered = er.async_get(hass).async_get(entity_id)
    state = hass.states.get(entity_id)
    if state is None and registered is None:
        return "entity_not_found"
    if registered is not None and registered.platform == DOMAIN:
        return "entity_is_own"
    if entry is not None and any(
        source.subentry_id != own and source.data[CONF_ENTITY_ID] == entity_id
        for source in entry.get_subentries_of_type(SUBENTRY_SOURCE)
    ):
        return "entity_used_twice"
    if state is not None and not is_silent(state) and kind_of(state) is None:
        return "entity_is_no_source"
    return None


def _uses(
    hass: HomeAssistant, entity_id: str
) -> Iterator[tuple[ConfigEntry, ConfigSubentry]]:
    for entry in hass.config_entries.async_entries(DOMAIN):
        for source in entry.get_subentries_of_type(SUBENTRY_SOURCE):
            if source.data[CONF_ENTITY_ID] == entity_id:
                yield entry, source
