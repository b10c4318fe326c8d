/** Minutes and pain over the programme, as shares of a picture that is 1 by 1. */

import { addDays, dayOf, daysFrom, weekdayOf, weekOf, type Day } from "../calendar";
import { groupBy } from "../group";
import type { Speech } from "../speech";
import type { Now, Session } from "../wire";
import { chartSince } from "./week";

/** So many walks still have a bar each; of more, each week has one. */
const MOST_BARS = 40;

export interface ChartView {
  bars: { x: number; height: number }[];
  pains: { x: number; y: number }[];
  ticks: { y: number; minutes: string; pain: string }[];
  /** The first day, the one in the middle, and the last. */
  dates: string[];
  label: string;
  captions: [string, string];
}

interface Point {
  day: Day;
  minutes: number;
  pain: number | null;
}

/** Return the chart; undefined while there is nothing to draw. */
export function viewChart(now: Now, sessions: readonly Session[], speech: Speech): ChartView | undefined {
  const since = chartSince(now);
  const walks = sessions.filter(
    ({ kind, counted, start }) =>
      kind === "walk" && counted && dayOf(start) >= since && dayOf(start) <= now.today,
  );
  const points = walks.length > MOST_BARS ? weekly(walks, weekdayOf(now.first_day)) : walks.map(pointOf);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const span = Math.max(13, daysFrom(first.day, now.today));
  const top = topOf(Math.max(now.target_minutes, ...points.map((point) => point.minutes)));
  const at = (day: Day): number => (daysFrom(first.day, day) + 0.5) / (span + 1);
  return {
    bars: points.map((point) => ({ x: at(point.day), height: point.minutes / top })),
    pains: points.flatMap(({ day, pain }) => (pain === null ? [] : [{ x: at(day), y: pain / 10 }])),
    ticks: [0, 0.5, 1].map((y) => ({ y, minutes: speech.number(y * top), pain: speech.number(y * 10) })),
    dates: [0, 0.5, 1].map((share) =>
      speech.date(addDays(first.day, Math.round(share * span)), { day: "numeric", month: "short" }),
    ),
    label: labelOf(points, walks.length, first, last, speech),
    captions: [speech.words("chart_minutes"), speech.words("chart_pain")],
  };
}

const worstOf = (walk: Session): number | null =>
  walk.pain_during === null || (walk.pain_morning ?? 0) > walk.pain_during
    ? walk.pain_morning
    : walk.pain_during;

const pointOf = (walk: Session): Point => ({
  day: dayOf(walk.start),
  minutes: walk.active_minutes,
  pain: worstOf(walk),
});

/** Return a point a week: the mean minutes of its walks, and its worst pain. */
function weekly(walks: readonly Session[], firstWeekday: number): Point[] {
  const weeks = groupBy(walks.map(pointOf), (point) => weekOf(point.day, firstWeekday));
  return [...weeks].map(([day, points]) => {
    const pains = points.map((point) => point.pain).filter((pain) => pain !== null);
    return {
      day,
      minutes: points.reduce((sum, point) => sum + point.minutes, 0) / points.length,
      pain: pains.length > 0 ? Math.max(...pains) : null,
    };
  });
}

const topOf = (minutes: number): number => Math.max(4, 2 * Math.ceil(minutes / 2));

function labelOf(points: readonly Point[], walks: number, first: Point, last: Point, speech: Speech): string {
  const pains = points.map((point) => point.pain).filter((pain) => pain !== null);
  const facts = {
    start: speech.day(first.day),
    first: speech.minutes(first.minutes),
    last: speech.minutes(last.minutes),
  };
  const text = speech.count("chart_walks", walks, facts);
  if (pains.length === 0) return text;
  const worst = speech.number(Math.max(...pains));
  return `${text} ${speech.words("chart_worst", { score: worst })}`;
}
