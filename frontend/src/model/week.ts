/** The week at a glance: its ring, its days, and where it stands. */

import { addDays, dayOf, daysSince, type Day } from "../calendar";
import type { Speech } from "../speech";
import type { Now, Session } from "../wire";

export type DayState = "walked" | "short" | "waiting" | "other" | "open";

export interface DayView {
  day: Day;
  letter: string;
  label: string;
  state: DayState;
  isToday: boolean;
  isNext: boolean;
}

/** A part of the ring: walked, still missing to the least of the goal, or beyond it. */
export type Part = "walked" | "missing" | "beyond";

export interface WeekView {
  parts: Part[];
  count: string;
  goal: string;
  label: string;
  status: string;
  tone: "calm" | "good" | "nudge";
  next: string;
  days: DayView[];
}

const TONES: Partial<Record<Now["week_status"], WeekView["tone"]>> = {
  met: "good",
  complete: "good",
  behind: "nudge",
  last_chance: "nudge",
};

export function viewWeek(now: Now, sessions: readonly Session[], speech: Speech): WeekView {
  const goal = goalOf(now, speech);
  const status = now.session
    ? speech.state("sensor", "status", now.status)
    : speech.state("sensor", "week_status", now.week_status);
  const next = nextOf(now, speech);
  const days = daysSince(now.first_day, 7).map((day) => viewDay(day, now, sessions, speech));
  return {
    parts: partsOf(now),
    count: speech.number(now.sessions_this_week),
    goal,
    label: speech.count("ring", now.sessions_this_week, { goal, status }),
    status,
    tone: (now.session ? undefined : TONES[now.week_status]) ?? "calm",
    next,
    days,
  };
}

function partsOf({ sessions_this_week: done, least, most }: Now): Part[] {
  return Array.from({ length: Math.max(done, most) }, (_, index) =>
    index < done ? "walked" : index < least ? "missing" : "beyond",
  );
}

function goalOf({ least, most }: Now, speech: Speech): string {
  const range = least === most ? speech.number(most) : `${speech.number(least)}–${speech.number(most)}`;
  return speech.words("of_goal", { goal: range });
}

function nextOf(now: Now, speech: Speech): string {
  if (now.session) return speech.words("since", { start: speech.time(now.session.start) });
  if (now.on_hold) {
    return now.hold_until
      ? speech.words("hold_until", { day: speech.day(now.hold_until) })
      : speech.words("hold_open");
  }
  return now.next_walk
    ? speech.words("next_walk", { day: speech.nearDay(now.next_walk, now.today) })
    : speech.words("next_walk_none");
}

function viewDay(day: Day, now: Now, sessions: readonly Session[], speech: Speech): DayView {
  const state = stateOf(sessions.filter((session) => dayOf(session.start) === day));
  const isNext = day === now.next_walk && state !== "walked";
  const facts = [
    speech.date(day, { weekday: "long", day: "numeric", month: "long" }),
    day === now.today ? speech.words("today") : "",
    isNext ? speech.words("day_next") : state === "open" ? "" : speech.words(`day_${state}`),
  ];
  return {
    day,
    letter: speech.date(day, { weekday: "narrow" }),
    label: facts.filter(Boolean).join(", "),
    state,
    isToday: day === now.today,
    isNext,
  };
}

function stateOf(sessions: readonly Session[]): DayState {
  const walks = sessions.filter((session) => session.kind === "walk");
  if (walks.some((walk) => walk.counted)) return "walked";
  if (walks.some((walk) => !walk.confirmed)) return "waiting";
  if (walks.length > 0) return "short";
  return sessions.length > 0 ? "other" : "open";
}

export const HEAT_WEEKS = 26;
const CHART_DAYS = 364;

/** Return from when on the chart shows walks: those of the programme, of a year at most. */
export function chartSince(now: Now): Day {
  const earliest = addDays(now.today, -CHART_DAYS);
  const begun = now.programme_started ?? heatSince(now);
  return begun > earliest ? begun : earliest;
}

/** Return from when on sessions are needed for what the card shows at first. */
export function shownSince(now: Now): Day {
  const [chart, heat] = [chartSince(now), heatSince(now)];
  return chart < heat ? chart : heat;
}

const heatSince = (now: Now): Day => addDays(now.today, -7 * HEAT_WEEKS);
