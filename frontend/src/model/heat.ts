/** The last weeks as a map, a column a week: the more minutes, the stronger. */

import { addDays, dayOf, daysSince, type Day } from "../calendar";
import { groupBy } from "../group";
import type { Speech } from "../speech";
import type { Now, Session } from "../wire";
import { HEAT_WEEKS } from "./week";

export interface HeatCell {
  day: Day;
  /** 0 for nothing, 1 for what does not count, 2 to 4 for a share of the target. */
  level: 0 | 1 | 2 | 3 | 4;
  label: string;
  isToday: boolean;
  isAhead: boolean;
}

export interface HeatView {
  /** Seven rows, one a weekday, each with a cell a week. */
  rows: { weekday: string; name: string; cells: HeatCell[] }[];
  months: { week: number; name: string }[];
  label: string;
  legend: [string, string];
}

export function viewHeat(now: Now, sessions: readonly Session[], speech: Speech): HeatView {
  const first = addDays(now.first_day, -7 * (HEAT_WEEKS - 1));
  const byDay = groupBy(sessions, (session) => dayOf(session.start));
  const rows = daysSince(first, 7).map((start) => ({
    weekday: speech.date(start, { weekday: "narrow" }),
    name: speech.date(start, { weekday: "long" }),
    cells: Array.from({ length: HEAT_WEEKS }, (_, week) =>
      cellOf(addDays(start, 7 * week), now, byDay, speech),
    ),
  }));
  return {
    rows,
    months: monthsOf(first, speech),
    label: speech.count("heat", HEAT_WEEKS),
    legend: [speech.words("heat_less"), speech.words("heat_more")],
  };
}

function cellOf(day: Day, now: Now, byDay: ReadonlyMap<Day, readonly Session[]>, speech: Speech): HeatCell {
  const sessions = byDay.get(day) ?? [];
  const walks = sessions.filter((session) => session.kind === "walk" && session.confirmed);
  const minutes = walks.reduce((sum, walk) => sum + walk.active_minutes, 0);
  const counts = walks.some((walk) => walk.counted);
  return {
    day,
    level: levelOf(minutes / now.target_minutes, counts, sessions.length > 0),
    label: `${speech.day(day)}: ${saidOf(walks, minutes, sessions, speech)}`,
    isToday: day === now.today,
    isAhead: day > now.today,
  };
}

function levelOf(share: number, counts: boolean, isAny: boolean): HeatCell["level"] {
  if (!counts) return isAny ? 1 : 0;
  return share < 0.6 ? 2 : share < 1 ? 3 : 4;
}

function saidOf(
  walks: readonly Session[],
  minutes: number,
  sessions: readonly Session[],
  speech: Speech,
): string {
  if (walks.length === 0 && sessions.some((session) => session.kind === "walk")) {
    return speech.words("unconfirmed");
  }
  if (walks.length === 0) return speech.words(sessions.length > 0 ? "heat_exercise" : "heat_nothing");
  const pains = walks.map((walk) => walk.pain_during).filter((pain) => pain !== null);
  const walked = speech.minutes(minutes);
  return pains.length === 0
    ? walked
    : speech.words("heat_pain", { minutes: walked, score: speech.number(Math.max(...pains)) });
}

function monthsOf(first: Day, speech: Speech): HeatView["months"] {
  const months: HeatView["months"] = [];
  let last = "";
  for (let week = 0; week < HEAT_WEEKS; week++) {
    const month = addDays(first, 7 * week).slice(0, 7);
    const isRoom = week === 0 || week - (months.at(-1)?.week ?? -9) > 2;
    if (month !== last && (last !== "" || week === 0) && isRoom) {
      months.push({ week, name: speech.date(`${month}-01`, { month: "short" }) });
    }
    last = month;
  }
  return months;
}
