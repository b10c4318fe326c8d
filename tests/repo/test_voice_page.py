"""The page on voice shows what is said in every language, which is what is tested."""

from tests.week_by_voice import LANGUAGES, Spoken

from .pages import page

SHOWN = ("start", "progress", "pain_morning", "log")


def table() -> list[str]:
    """Return the table as it belongs into the page."""
    rows = [
        [tag, *(f'"{Spoken.of(tag).said(key)}"' for key in SHOWN)] for tag in LANGUAGES
    ]
    head = ["", "start", "the week", "the knee", "a walk that is over"]
    lines = [head, ["---"] * len(head), *rows]
    return [f"| {' | '.join(line)} |".replace("|  |", "| |") for line in lines]


def test_the_page_shows_every_language() -> None:
    assert "\n".join(table()) in page("voice")


if __name__ == "__main__":
    print("\n".join(table()))
