import { expect, test } from "vitest";

import { viewChart } from "../src/model/chart";
import { viewFacts } from "../src/model/facts";
import { viewHeat } from "../src/model/heat";
import { viewKnee } from "../src/model/knee";
import { viewLog } from "../src/model/log";
import { viewProgramme } from "../src/model/programme";
import { viewQuestion, viewWalk } from "../src/model/walk";
import { viewWeek } from "../src/model/week";
import type { Now, Session } from "../src/wire";
import { scene, speech } from "./scenes";

const { now, sessions } = scene("half_year");
const walk = sessions.find((session) => session.pain_morning !== null)!;

const ODD: [string, Partial<Now>, Session[]][] = [
  ["a goal of seven, and twenty walks done", { least: 7, most: 7, sessions_this_week: 20 }, sessions],
  ["a day on which clocks are put back", { today: "2027-10-31", first_day: "2027-10-25" }, sessions],
  ["a week that begins on a Saturday", { first_day: "2027-05-22" }, sessions],
  ["a session at midnight", {}, [{ ...walk, start: "2027-05-23T00:00:00+02:00" }]],
  ["nothing but exercise", {}, sessions.filter((session) => session.kind !== "walk")],
  ["nothing at all", { programme_started: null, knee_pain: null, pain_zone: null, reason: null }, []],
  ["a programme of ten years", { programme_started: "2017-01-01" }, sessions],
  ["a dose above the target", { planned_minutes: 30, target_minutes: 10 }, sessions],
  [
    "questions about sessions that are not there",
    { to_confirm: ["x"], asks: [{ session_id: "x", moment: "during" }] },
    [],
  ],
  ["a walk of four hours with the worst pain", {}, [{ ...walk, active_minutes: 240, pain_during: 10 }]],
];

test.each(ODD)("%s is shown, with every number a number", (_, changes, found) => {
  const all = { ...now, ...changes };
  for (const language of ["en", "de", "pl", "he", "ar"]) {
    const words = speech({ language });
    const views = [
      viewWeek(all, found, words),
      viewWalk(all, words),
      viewQuestion(all, found, words),
      viewKnee(all, found, words),
      viewProgramme(all, words),
      viewFacts(all, words),
      viewHeat(all, found, words),
      viewChart(all, found, words),
      viewLog(all, found, words),
    ];
    expect(JSON.stringify(views)).not.toMatch(/NaN|undefined|Infinity|Invalid|:null/);
    expect(viewHeat(all, found, words).rows.flatMap(({ cells }) => cells)).toHaveLength(182);
  }
});
