"""All doors."""

from .actions import Actions
from .calendars import Calendars
from .dashboards import Dashboards
from .door import Door
from .downloads import Downloads
from .files import Files
from .flows import Changes, Options, SetUps
from .phones import Taps, Webhooks
from .readings import Readings
from .speech import Intents, Sentences, Tools
from .stores import Kept, Stores

DOORS: tuple[type[Door], ...] = (
    Actions,
    Dashboards,
    Taps,
    Webhooks,
    Files,
    Stores,
    Kept,
    SetUps,
    Changes,
    Options,
    Sentences,
    Intents,
    Tools,
    Readings,
    Calendars,
    Downloads,
)
