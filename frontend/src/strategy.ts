import { define } from "./elements/define";
import { DOMAIN, isThere, type Hass } from "./hass";
import { Speech } from "./speech";
import type { Walker } from "./wire";

interface WalkerView {
  type: string;
  walker: string;
}

const speechOf = async (hass: Hass): Promise<Speech> =>
  new Speech(await hass.loadBackendTranslation("common", DOMAIN), hass.locale);

const walkersOf = async (hass: Hass): Promise<Walker[]> =>
  isThere(hass) ? hass.callWS<Walker[]>({ type: `${DOMAIN}/walkers` }) : [];

/** A dashboard with a view for each walker; the views are made when they are looked at. */
@define("ll-strategy-dashboard-retro-walking")
export class DashboardStrategy extends HTMLElement {
  static noEditor = true;

  static async generate(_config: object, hass: Hass): Promise<object> {
    const [speech, walkers] = await Promise.all([speechOf(hass), walkersOf(hass)]);
    if (walkers.length === 0) {
      return { views: [{ title: speech.words("title"), cards: [{ type: "custom:retro-walking-card" }] }] };
    }
    return {
      title: speech.words("title"),
      views: walkers.map((walker) => ({
        title: walker.name,
        path: walker.entry_id.toLowerCase(),
        strategy: { type: "custom:retro-walking", walker: walker.entry_id },
      })),
    };
  }

  static async getCreateSuggestions(hass: Hass): Promise<object> {
    return { title: (await speechOf(hass)).words("title"), icon: "mdi:walk" };
  }
}

/** A walker's view: the card, and beside it what Home Assistant draws itself. */
@define("ll-strategy-view-retro-walking")
export class ViewStrategy extends HTMLElement {
  static noEditor = true;

  static async generate(config: WalkerView, hass: Hass): Promise<object> {
    const [speech, walkers] = await Promise.all([speechOf(hass), walkersOf(hass)]);
    const walker = walkers.find(({ entry_id }) => entry_id === config.walker);
    const card = { type: "custom:retro-walking-card", walker: config.walker, grid_options: WIDE };
    return {
      type: "sections",
      max_columns: 2,
      sections: [
        grid([card]),
        ...(walker ? [grid([...plan(walker, speech), ...history(walker, speech)])] : []),
      ],
    };
  }
}

const WIDE = { columns: "full" };

const grid = (cards: object[]): object => ({ type: "grid", cards });

const heading = (text: string, icon: string): object => ({ type: "heading", heading: text, icon });

function plan(walker: Walker, speech: Speech): object[] {
  const tiles = TILES.flatMap((key) => {
    const entity = walker.entities[key];
    return entity ? [{ type: "tile", entity, name: { type: "entity" } }] : [];
  });
  const calendar = walker.entities["calendar.walks"];
  return [
    heading(speech.words("view_plan"), "mdi:calendar"),
    ...tiles,
    ...(calendar ? [{ type: "calendar", entities: [calendar], initial_view: "listWeek" }] : []),
  ];
}

/** What the card does not show, or only shows. */
const TILES = ["switch.hold", "sensor.pain_zone", "sensor.planned_duration", "sensor.last_session"];

function history(walker: Walker, speech: Speech): object[] {
  const { sessions, minutes, pain } = walker.statistics;
  // Bars throughout: of a line, the first week would have nothing to be seen.
  const graph = (entity: string, stat: string, title: string): object => ({
    type: "statistics-graph",
    entities: [entity],
    stat_types: [stat],
    chart_type: "bar",
    period: "week",
    days_to_show: 182,
    hide_legend: true,
    title,
  });
  return [
    heading(speech.words("view_history"), "mdi:chart-bar"),
    graph(sessions, "change", speech.words("view_walks")),
    graph(minutes, "change", speech.words("view_minutes")),
    graph(pain, "mean", speech.words("view_pain")),
  ];
}
