"""The form that describes a source, and what can be wrong with the answers."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypedDict

from homeassistant.config_entries import ConfigEntry, ConfigEntryState, ConfigSubentry
from homeassistant.const import CONF_ENTITY_ID
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import voluptuous as vol

from ..const import DOMAIN, SUBENTRY_SOURCE
from ..coordinator import settings_of
from ..core.calibration import Proposal
from ..core.errors import WalkingError
from ..core.model import CountsAs, Kind, Session
from ..core.settings import Settings, Source, read_source
from ..core.signal import Memory, check, sign_of
from ..refusal import Refusal, placeholders
from ..sources.belts import found_before, is_of_one_of
from ..sources.past_walks import PastWalks
from ..sources.past_wording import PastWording, async_wording
from ..sources.source import (
    Reader,
    described,
    fits,
    is_silent,
    kind_of,
    number_of,
    unit_of,
)
from .source_fields import (
    CONF_COUNTS_AS,
    CONF_KIND,
    DETECTION,
    schema_of,
    walks_selector,
)

CONF_KEEP = "keep"

type Answers = dict[str, Any]


class _Form(TypedDict):
    data_schema: vol.Schema
    errors: dict[str, str]
    description_placeholders: dict[str, str]


class SourceForm:
    """The form about one entity, over as many rounds as it takes."""

    def __init__(
        self,
        hass: HomeAssistant,
        entity_id: str,
        *,
        entry: ConfigEntry | None = None,
        before: Mapping[str, Any] | None = None,
    ) -> None:
        """Begin with what is stored; of another kind of entity only whose walks it shows."""
        self._hass = hass
        self.entity_id = entity_id
        self._entry = entry
        self._state = described(hass, entity_id)
        self._answers: Answers = dict(before or {})
        if self._answers.get(CONF_ENTITY_ID) != entity_id:
            self._recognise()
        if any(other is not entry for other, _ in _uses(hass, entity_id)):
            self._answers.setdefault(CONF_COUNTS_AS, CountsAs.ASK)
        self._errors: dict[str, str] = {}
        self._facts: dict[str, str] = {}
        settings = settings_of(entry) if entry else Settings()
        self.past = PastWalks(hass, entity_id, settings)
        self._found: dict[str, Session] = {}

    @property
    def title(self) -> str:
        """Return what the entity is called."""
        return self.entity_id if self._state is None else self._state.name

    @property
    def data(self) -> Answers:
        """Return what is to be stored of the source."""
        return {**self._answers, CONF_ENTITY_ID: self.entity_id}

    def recheck(self) -> tuple[str | None, dict[str, str]]:
        """Return what has become wrong since the answers were taken, and the facts of it."""
        errors, facts = self._refused(self._answers)
        return next(iter(errors.values()), None), facts

    def has_become_wrong(self, own: str | None) -> bool:
        """Tell whether another flow has made the answers wrong meanwhile; the next round says how."""
        error, facts = self.recheck()
        error = error or refused_entity(self._hass, self.entity_id, self._entry, own)
        self._errors, self._facts = ({"base": error} if error else {}), facts
        return error is not None

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
        await self.past.async_read(kind)
        self._suggest()
        wording = await async_wording(self._hass)
        return {
            "data_schema": schema_of(
                kind, self._answers, collapsed=DETECTION not in self._errors
            ),
            "errors": self._errors,
            "description_placeholders": {
                "entity": self.title,
                "reading": self.reading(self.source, wording),
                "history": wording.history(
                    self.past, await self.past.async_pace(self.source)
                ),
                **self._facts,
            },
        }

    @property
    def source(self) -> Source:
        """Return the source as it is described so far."""
        return read_source(self._answers)

    def source_with(self, user_input: Mapping[str, Any]) -> Source:
        """Return the source as it would be with answers that are still being given.

        Raises WalkingError for what makes no sense; a field that is empty has its usual value.
        """
        given = {**user_input, **user_input.get(DETECTION, {})}
        known = {key: value for key, value in given.items() if value is not None}
        source = read_source({CONF_KIND: self._answers[CONF_KIND], **known})
        check(source)
        return source

    async def async_show_past(self) -> _Form | None:
        """Return a form of the walks of the past that are new to the log, if there are any.

        They are ticked where the belt has but one walker, who walks backwards, and none was capped.
        """
        self._found = {walk.session_id: walk for walk in await self._async_new()}
        if not self._found:
            return None
        wording = await async_wording(self._hass)
        sure = [id_ for id_, walk in self._found.items() if walk.confirmed]
        labels = {id_: wording.label(walk) for id_, walk in self._found.items()}
        return {
            "data_schema": vol.Schema(
                {vol.Optional(CONF_KEEP, default=sure): walks_selector(labels)}
            ),
            "errors": {},
            "description_placeholders": {
                "entity": self.title,
                "days": str(self.past.days),
                "count": str(len(labels)),
            },
        }

    def chosen(self, user_input: Mapping[str, Any]) -> tuple[Session, ...]:
        """Return the walks that are to be kept; who has ticked one has said that it was backwards."""
        return tuple(
            replace(self._found[id_], confirmed=True)
            for id_ in user_input.get(CONF_KEEP, ())
        )

    async def _async_new(self) -> list[Session]:
        found, belts = await self.past.async_find(self.source), {self.entity_id}
        if self._entry is None or self._entry.state is not ConfigEntryState.LOADED:
            entries = self._hass.config_entries.async_loaded_entries(DOMAIN)
            others = [entry.runtime_data for entry in entries]
            return [walk for walk in found if not is_of_one_of(others, walk, belts)]
        offers = found_before(self._entry.runtime_data, found, belts)
        return [offer.session for offer in offers if offer.is_new]

    def reading(self, source: Source, wording: PastWording) -> str:
        """Return what the entity shows now, and what that means."""
        state = self._hass.states.get(self.entity_id)
        value = None if state is None else Reader(source.kind).read(state)
        meaning = wording.sign(sign_of(source, value, Memory()))
        if state is None or is_silent(state):
            return meaning
        shown = " ".join(filter(None, (state.state, unit_of(state))))
        return f"{shown}, {meaning}"

    def _suggest(self) -> None:
        """Fill in what the history suggests where nothing has been chosen."""
        proposal, window = self.past.proposal, self.past.window
        if window is not None:
            self._answers.setdefault("counter_window", window)
        if isinstance(proposal, Proposal) and "on_threshold" not in self._answers:
            self._answers["on_threshold"] = proposal.on_threshold
            self._answers["off_threshold"] = proposal.off_threshold

    def _recognise(self) -> None:
        """Expect the kind that fits best; a plug is the likeliest where nothing tells."""
        kind = (self._state and kind_of(self._state)) or Kind.POWER
        if kind != self._answers.get(CONF_KIND):
            whose = self._answers.get(CONF_COUNTS_AS)
            self._answers = {CONF_COUNTS_AS: whose} if whose else {}
        self._answers[CONF_KIND] = kind

    def _refused(self, answers: Answers) -> Refusal:
        """Return what is wrong with answers by field, and the facts of it."""
        kind, state = Kind(answers[CONF_KIND]), self._state
        if state is not None and not is_silent(state) and kind is not Kind.STATE:
            if number_of(state.state) is None:
                return {CONF_KIND: "no_number"}, {}
            if not fits(kind, unit := unit_of(state)):
                return {CONF_KIND: "unit_does_not_fit"}, {"unit": unit or "-"}
        for other, source in _uses(self._hass, self.entity_id):
            if other is self._entry:
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


def refused_entity(
    hass: HomeAssistant,
    entity_id: str,
    entry: ConfigEntry | None,
    own: str | None = None,
) -> str | None:
    """Return what is wrong with an entity as a source of an entry, its subentry `own` aside."""
    registered = er.async_get(hass).async_get(entity_id)
    state = described(hass, entity_id)
    if state is None:
        return "entity_not_found"
    if registered is not None and registered.platform == DOMAIN:
        return "entity_is_own"
    if entry is not None and any(
        source.subentry_id != own and source.data[CONF_ENTITY_ID] == entity_id
        for source in entry.get_subentries_of_type(SUBENTRY_SOURCE)
    ):
        return "entity_used_twice"
    if kind_of(state) is None:
        return "entity_is_no_source"
    return None


def _uses(
    hass: HomeAssistant, entity_id: str
) -> Iterator[tuple[ConfigEntry, ConfigSubentry]]:
    for entry in hass.config_entries.async_entries(DOMAIN):
        for source in entry.get_subentries_of_type(SUBENTRY_SOURCE):
            if source.data[CONF_ENTITY_ID] == entity_id:
                yield entry, source
