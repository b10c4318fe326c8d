/** The knee: what is asked of it now, and what was said last. */

import { dayOf } from "../calendar";
import type { Speech } from "../speech";
import type { Moment, Now, Session, Zone } from "../wire";

const SCORES = Array.from({ length: 11 }, (_, score) => score);

export interface KneeView {
  prompt: string;
  /** What an answer is about; without both, Home Assistant finds out by itself. */
  about: { moment?: Moment; session_id?: string };
  last: string;
  zone: { name: Zone; text: string } | undefined;
  scores: { score: number; text: string; label: string }[];
}

export function viewKnee(now: Now, sessions: readonly Session[], speech: Speech): KneeView {
  const [asked] = now.asks;
  return {
    prompt: asked ? promptOf(asked, now, sessions, speech) : speech.words("knee_now"),
    about: asked ?? (now.session ? {} : { moment: "now" }),
    last: lastOf(now, speech),
    zone: now.pain_zone
      ? { name: now.pain_zone, text: speech.state("sensor", "pain_zone", now.pain_zone) }
      : undefined,
    scores: SCORES.map((score) => ({
      score,
      text: speech.number(score),
      label: labelOf(score, speech),
    })),
  };
}

function promptOf(
  asked: Now["asks"][number],
  now: Now,
  sessions: readonly Session[],
  speech: Speech,
): string {
  if (asked.moment === "morning") return speech.words("knee_morning");
  const walk = sessions.find((session) => session.session_id === asked.session_id);
  if (walk === undefined) return speech.words("knee_during_last");
  const day = speech.nearDay(dayOf(walk.start), now.today);
  return speech.words("knee_during", { day, start: speech.time(walk.start) });
}

function lastOf(now: Now, speech: Speech): string {
  if (now.knee_pain === null) return "";
  const score = speech.number(now.knee_pain);
  return now.pain_baseline === null
    ? speech.words("knee_last", { score })
    : speech.words("knee_last_usual", { score, usual: speech.number(now.pain_baseline) });
}

function labelOf(score: number, speech: Speech): string {
  if (score === 0) return speech.words("knee_none");
  return score === 10 ? speech.words("knee_worst") : speech.words("knee_score", { score });
}
