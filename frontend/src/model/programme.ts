/** The programme: how far the minutes have grown, what is proposed, and why. */

import type { Speech } from "../speech";
import type { Now } from "../wire";

export interface ProgrammeView {
  stage: string;
  minutes: string;
  target: string;
  /** How much of the target is planned, 0 to 1; nothing before it has begun. */
  share: number;
  label: string;
  reason: string;
  week: string;
  proposal: { title: string; accept: string; decline: string } | undefined;
  /** The action that lets it begin or go on, where it waits for one. */
  begin: { action: "start_programme" | "resume_programme"; text: string } | undefined;
}

export function viewProgramme(now: Now, speech: Speech): ProgrammeView {
  const minutes = speech.minutes(now.planned_minutes);
  const target = speech.words("target", { minutes: speech.minutes(now.target_minutes) });
  return {
    stage: speech.state("sensor", "programme_state", now.programme_state),
    minutes,
    target,
    share: isBegun(now) ? Math.min(1, now.planned_minutes / now.target_minutes) : 0,
    label: `${minutes}, ${target}`,
    reason: now.reason ?? "",
    week:
      now.programme_week === null
        ? ""
        : speech.words("programme_week", { week: speech.number(now.programme_week) }),
    proposal: proposalOf(now, speech),
    begin: beginOf(now, speech),
  };
}

function proposalOf(now: Now, speech: Speech): ProgrammeView["proposal"] {
  if (now.proposed_minutes === null) return undefined;
  const minutes = speech.minutes(now.proposed_minutes);
  return {
    title: speech.words("proposal", { minutes }),
    accept: speech.words("accept"),
    decline: speech.words("decline"),
  };
}

function beginOf(now: Now, speech: Speech): ProgrammeView["begin"] {
  if (now.safety_list || now.red_flag) return undefined;
  if (!isBegun(now)) {
    return { action: "start_programme", text: speech.words("start_programme") };
  }
  return now.programme_state === "paused"
    ? { action: "resume_programme", text: speech.words("resume_programme") }
    : undefined;
}

export const isBegun = (now: Now): boolean => now.programme_state !== "not_started";
