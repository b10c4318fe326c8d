/** The list of sessions, the newest first, and what a form about one of them starts with. */

import { dayOf } from "../calendar";
import type { Speech } from "../speech";
import type { Now, Place, Session, Zone } from "../wire";

export interface Row {
  session_id: string;
  icon: string;
  title: string;
  minutes: string;
  details: string[];
  note: string;
  zone: Zone | undefined;
  edit: string;
  remove: string;
}

/** What can be corrected of a session, as its form holds it. */
export interface Draft {
  kind: Session["kind"];
  start: string;
  minutes: string;
  place: Place;
  pain_before: string;
  pain_during: string;
  note: string;
}

export interface Addition {
  action: "log_session" | "log_exercise";
  data: Record<string, string | number>;
}

export const KINDS: Session["kind"][] = [
  "walk",
  "strengthening",
  "stretching",
  "swimming",
  "cycling",
  "other",
];

const ICONS: Record<Session["kind"], string> = {
  walk: "mdi:walk",
  strengthening: "mdi:dumbbell",
  stretching: "mdi:yoga",
  swimming: "mdi:swim",
  cycling: "mdi:bike",
  other: "mdi:heart-pulse",
};

export function viewLog(now: Now, sessions: readonly Session[], speech: Speech): Row[] {
  return sessions.map((session) => viewRow(session, now, speech)).reverse();
}

function viewRow(session: Session, now: Now, speech: Speech): Row {
  const day = speech.nearDay(dayOf(session.start), now.today);
  const title = `${day}, ${speech.time(session.start)}`;
  return {
    session_id: session.session_id,
    icon: session.place === "outdoors" ? "mdi:tree-outline" : ICONS[session.kind],
    title,
    minutes: speech.minutes(session.active_minutes),
    details: detailsOf(session, speech),
    note: session.note ?? "",
    zone: session.zone ?? undefined,
    edit: speech.words("edit_one", { session: title }),
    remove: speech.words("delete_one", { session: title }),
  };
}

function detailsOf(session: Session, speech: Speech): string[] {
  if (session.kind !== "walk") return [speech.words(`kind_${session.kind}`)];
  const pains = (["during", "morning"] as const).flatMap((moment) => {
    const score = session[`pain_${moment}`];
    return score === null ? [] : [speech.words(`pain_${moment}`, { score: speech.number(score) })];
  });
  return [
    session.place === "outdoors" ? speech.words("place_outdoors") : "",
    session.confirmed ? (session.counted ? "" : speech.words("not_counted")) : speech.words("unconfirmed"),
    session.uncertain ? speech.words("uncertain") : "",
    ...pains,
  ].filter(Boolean);
}

const asText = (score: number | null): string => (score === null ? "" : String(score));

export const draftOf = (session: Session): Draft => ({
  kind: session.kind,
  start: session.start.slice(0, 16),
  minutes: String(session.active_minutes),
  place: session.place ?? "treadmill",
  pain_before: asText(session.pain_before),
  pain_during: asText(session.pain_during),
  note: session.note ?? "",
});

/** Return what a form about something new starts with: the planned walk, until now, at home's time. */
export const newDraft = (now: Now, present: number): Draft => ({
  kind: "walk",
  start: new Date(present + offsetOf(now.at) - now.planned_minutes * 60_000).toISOString().slice(0, 16),
  minutes: String(now.planned_minutes),
  place: "treadmill",
  pain_before: "",
  pain_during: "",
  note: "",
});

/** Return how far a home's clock is ahead of UTC, in milliseconds. */
const offsetOf = (moment: string): number =>
  Date.parse(`${moment.slice(0, 19)}Z`) - Date.parse(`${moment.slice(0, 19)}${moment.slice(-6)}`);

/** Return the action that writes something new down, with what the form says. */
export function additionOf(draft: Draft): Addition {
  const { kind, start, minutes, place, note } = draft;
  const common = { start, minutes: Number(minutes), ...(note ? { note } : {}) };
  if (kind !== "walk") return { action: "log_exercise", data: { kind, ...common } };
  const scores = (["pain_before", "pain_during"] as const).filter((key) => draft[key] !== "");
  return {
    action: "log_session",
    data: { ...common, place, ...Object.fromEntries(scores.map((key) => [key, Number(draft[key])])) },
  };
}

/** Return what a form has changed, as the action takes it; empty where nothing was. */
export function changesOf(session: Session, draft: Draft): Record<string, string | number | null> {
  const before = draftOf(session);
  const changes: Record<string, string | number | null> = {};
  for (const key of ["start", "place", "note"] as const) {
    if (draft[key] !== before[key]) changes[key] = draft[key];
  }
  if (draft.minutes !== before.minutes) changes["minutes"] = Number(draft.minutes);
  for (const key of ["pain_before", "pain_during"] as const) {
    // A field that was emptied takes its score back.
    if (draft[key] !== before[key]) changes[key] = draft[key] === "" ? null : Number(draft[key]);
  }
  return changes;
}
