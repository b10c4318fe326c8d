"""Forms of flows, as the frontend fills them in."""

from typing import Any

GOAL = {"least": 2, "most": 3, "rest_days": 1}


def asked(result: Any, section: str | None = None) -> dict[str, Any]:
    """Return the fields of a form with their defaults."""
    schema = result["data_schema"].schema
    if section is not None:
        schema = next(
            value.schema.schema for key, value in schema.items() if key == section
        )
    return {
        str(key): key.default() if callable(getattr(key, "default", None)) else None
        for key in schema
    }


def left_alone(result: Any, section: str) -> dict[str, Any]:
    """Return what a section sends where nobody changes it."""
    fields = asked(result, section).items()
    return {key: default for key, default in fields if default is not None}
