"""All doors."""

from .actions import Actions
from .calendars import Calendars
from .dashboards import Dashboards
from .door import Door
from .downloads import Downloads
from .phones import Taps, Webhooks
from .readings import Readings
from .speech import Intents, Sentences, Tools

DOORS: tuple[type[Door], ...] = (
    Actions,
    Dashboards,
    Taps,
    Webhooks,
    Sentences,
    Intents,
    Tools,
    Readings,
    Calendars,
    Downloads,
)
