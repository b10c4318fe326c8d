/** The running session: its clock, and what may be done about walks now. */

import { dayOf } from "../calendar";
import type { Speech } from "../speech";
import type { Now, Running, Session } from "../wire";

export interface WalkView {
  isRunning: boolean;
  text: string;
  /** What ends a hold, where there is one. */
  endHold: string;
}

export interface QuestionView {
  session_id: string;
  title: string;
  text: string;
  minutes: number;
}

export function viewWalk(now: Now, speech: Speech): WalkView {
  const isRunning = now.session !== null;
  return {
    isRunning,
    text: isRunning
      ? speech.words("stop")
      : speech.words("start", { minutes: speech.minutes(now.planned_minutes) }),
    endHold: now.on_hold ? speech.words("hold_end") : "",
  };
}

/** Return the seconds walked so far; `present` is that of the home, in milliseconds. */
export function secondsWalked(running: Running, present: number): number {
  if (running.runs_from === null) return running.active_seconds;
  return Math.max(0, (present - Date.parse(running.runs_from)) / 1000);
}

/** Return a clock such as 4:07, or 1:04:07 from an hour on. */
export function asClock(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number): string => String(part).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Return the newest walk that waits for a yes. */
export function viewQuestion(
  now: Now,
  sessions: readonly Session[],
  speech: Speech,
): QuestionView | undefined {
  const newest = now.to_confirm.at(-1);
  const session = sessions.find((one) => one.session_id === newest);
  if (session === undefined) return undefined;
  const facts = {
    day: speech.nearDay(dayOf(session.start), now.today),
    start: speech.time(session.start),
    end: speech.time(session.end),
    minutes: speech.minutes(session.active_minutes),
  };
  const text = speech.words("confirm_text", facts);
  return {
    session_id: session.session_id,
    title: speech.words("confirm_title"),
    text: now.contested.includes(session.session_id)
      ? `${text}. ${speech.common("message_contested")}`
      : text,
    minutes: Math.max(1, Math.round(session.active_minutes)),
  };
}
