"""The log as a step of the options: files to download, and one to import."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import Any

from homeassistant.components.file_upload import process_uploaded_file
from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult, OptionsFlow
from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import (
    BooleanSelector,
    FileSelector,
    FileSelectorConfig,
)
import voluptuous as vol

from .. import importing
from ..coordinator import WalkerConfigEntry
from ..core.errors import FileUnreadable, WalkingError
from ..http import signed_path
from ..refusal import Refusal, placeholders

CONF_FILE, CONF_LEAVE_OUT = "file", "leave_out_refused"


class HistoryStep(OptionsFlow):
    """A flow with the log in it."""

    config_entry: WalkerConfigEntry
    _brought: str | None = None
    _taken: importing.Import

    async def async_step_history(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Offer the files, and take one in."""
        if self.config_entry.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="not_loaded")
        errors: dict[str, str] = {}
        facts: dict[str, str] = {}
        if user_input is not None:
            try:
                errors, facts = await self._async_import(user_input)
            except WalkingError as refusal:
                errors, facts = {CONF_FILE: refusal.key}, placeholders(refusal)
            if not errors:
                return self._told()
        fields: dict[vol.Marker, object] = {
            vol.Optional(CONF_FILE): FileSelector(
                FileSelectorConfig(accept=".csv,.json,.tsv,.txt")
            )
        }
        if "base" in errors:
            fields[vol.Required(CONF_LEAVE_OUT, default=False)] = BooleanSelector()
        entry_id = self.config_entry.entry_id
        return self.async_show_form(
            step_id="history",
            data_schema=vol.Schema(fields),
            errors=errors,
            description_placeholders={
                "walker": self.config_entry.title,
                "csv": _link(signed_path(self.hass, entry_id, "csv"), "CSV"),
                "json": _link(signed_path(self.hass, entry_id, "json"), "JSON"),
                **facts,
            },
        )

    async def _async_import(self, user_input: dict[str, Any]) -> Refusal:
        """Take in the file that was brought now or in the round before; raises a WalkingError."""
        if (file_id := user_input.get(CONF_FILE)) is not None:
            self._brought = None
            self._brought = await self.hass.async_add_executor_job(
                _text_of, self.hass, file_id
            )
        if self._brought is None:
            return {CONF_FILE: "no_file"}, {}
        walker = self.config_entry.runtime_data
        weighed = await importing.async_weigh(walker, self._brought)
        if weighed.refused and not user_input.get(CONF_LEAVE_OUT):
            listed = await importing.async_listed(walker, weighed)
            count = str(len(weighed.refused))
            return {"base": "import_refused"}, {"count": count, "lines": listed}
        weighed.take_in(walker)
        self._taken = weighed
        return {}, {}

    async def async_step_imported(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """End once it is read what has become of the file."""
        return self.async_create_entry(data=dict(self.config_entry.options))

    async_step_nothing_new = async_step_imported

    def _told(self) -> ConfigFlowResult:
        """Tell what has become of the file, and how to take back what is new, if anything is."""
        return self.async_show_form(
            step_id="imported" if self._taken.new else "nothing_new",
            data_schema=vol.Schema({}),
            description_placeholders={
                "imported": str(len(self._taken.new)),
                "known": str(self._taken.known),
                "refused": str(len(self._taken.refused)),
            },
        )


def _link(path: str, name: str) -> str:
    """Return a link that the frontend lets the browser open, instead of looking for a page of its own."""
    return f'<a href="{path}" target="_blank">{name}</a>'


def _text_of(hass: HomeAssistant, file_id: str) -> str:
    """Return the text of an uploaded file; raises FileUnreadable."""
    try:
        with process_uploaded_file(hass, file_id) as path:
            return _decoded(path.read_bytes())
    except (OSError, ValueError) as err:
        raise FileUnreadable(1) from err


def _decoded(content: bytes) -> str:
    """Return a text as spreadsheets write it: UTF-8, UTF-16 with its mark, or Windows' own."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")
