/** What the integration tells, value by value; tests/wire holds examples that it is checked with. */

export type Zone = "green" | "amber" | "red" | "pending" | "missing" | "stop";
export type WeekStatus = "on_track" | "behind" | "last_chance" | "met" | "complete" | "missed" | "on_hold";
export type Stage = "not_started" | "active" | "proposal" | "paused" | "completed";
export type Moment = "before" | "during" | "morning" | "now";
export type Place = "treadmill" | "outdoors";

/** Days are ISO dates of the home, moments ISO 8601 with the home's offset. */
export interface Running {
  session_id: string;
  start: string;
  /** While it moves: the present minus all active time so far; null while nothing moves. */
  runs_from: string | null;
  /** While nothing moves: the active time so far. */
  active_seconds: number;
}

export interface Now {
  status: "idle" | "walking" | "paused";
  week_status: WeekStatus;
  today: string;
  first_day: string;
  sessions_this_week: number;
  minutes_this_week: number;
  other_exercise_this_week: number;
  least: number;
  most: number;
  sessions_to_go: number;
  next_walk: string | null;
  walk_due: boolean;
  week_streak: number;
  total_sessions: number;
  total_minutes: number;
  programme_state: Stage;
  programme_week: number | null;
  programme_started: string | null;
  planned_minutes: number;
  target_minutes: number;
  proposed_minutes: number | null;
  reason: string | null;
  knee_pain: number | null;
  pain_baseline: number | null;
  pain_zone: Zone | null;
  red_flag: boolean;
  /** Item by place, while the list is due. */
  safety_list: Record<string, string[]> | null;
  on_hold: boolean;
  hold_until: string | null;
  session: Running | null;
  to_confirm: string[];
  /** Of those, the ones to which another walker of the belt has said yes as well. */
  contested: string[];
  asks: { session_id: string; moment: Moment }[];
  /** The present of the home, by which the browser's clock is set. */
  at: string;
}

export interface Session {
  session_id: string;
  kind: "walk" | "strengthening" | "stretching" | "swimming" | "cycling" | "other";
  start: string;
  end: string;
  active_minutes: number;
  counted: boolean;
  confirmed: boolean;
  uncertain: boolean;
  origin: string;
  source: string | null;
  place: Place | null;
  note: string | null;
  planned_minutes: number | null;
  pain_before: number | null;
  pain_during: number | null;
  pain_morning: number | null;
  zone: Zone | null;
}

/** The sessions of a range, the oldest first, and whether any began before it. */
export interface Range {
  sessions: Session[];
  has_earlier: boolean;
}

export interface Walker {
  entry_id: string;
  name: string;
  is_user: boolean;
  /** Entity ids by `<platform>.<key>`. */
  entities: Record<string, string>;
  statistics: Record<"sessions" | "minutes" | "pain", string>;
}

export type Told = { what: "snapshot"; now: Now } | { what: "log" | "not_loaded" | "removed" };
