import { describe, expect, test } from "vitest";

import { viewFacts } from "../src/model/facts";
import { viewProgramme } from "../src/model/programme";
import { viewFlag, viewSafety } from "../src/model/safety";
import { scene, speech } from "./scenes";

const programme = (name: string, changes = {}) => viewProgramme({ ...scene(name).now, ...changes }, speech());

describe("the programme", () => {
  test("shows how much of its target is planned, and why", () => {
    expect(programme("proposal")).toMatchObject({
      stage: "Step proposed",
      minutes: "5 min",
      target: "of 10 min",
      share: 0.5,
      reason: "green_run",
    });
  });

  test("asks about a step only while it is proposed", () => {
    expect(programme("proposal").proposal?.title).toBe("From now on 6 min?");
    expect(programme("waiting").proposal).toBeUndefined();
  });

  test("never shows more than the whole", () => {
    expect(programme("half_year", { planned_minutes: 12 }).share).toBe(1);
    expect(programme("half_year", { programme_state: "not_started" }).share).toBe(0);
  });

  test("offers to begin or to go on, but not before the safety list or with a red flag", () => {
    expect(programme("newcomer").begin).toBeUndefined();
    expect(programme("newcomer", { safety_list: null }).begin?.action).toBe("start_programme");
    expect(programme("waiting", { programme_state: "paused" }).begin?.action).toBe("resume_programme");
    expect(programme("red_flag", { safety_list: null }).begin).toBeUndefined();
    expect(programme("waiting").begin).toBeUndefined();
  });
});

describe("the safety list", () => {
  test("is shown by place while it is due, in the words that name the knee", () => {
    const view = viewSafety(scene("newcomer").now, speech());
    expect(view?.parts.map((part) => part.title)).toEqual([
      "Always:",
      "If I walk on a treadmill:",
      "If I walk outdoors:",
    ]);
    const items = view!.parts.flatMap((part) => part.items);
    expect(items).toHaveLength(19);
    expect(items).toContain("My doctor or physiotherapist agrees to it.");
    expect(items).not.toContain("");
    expect(view?.begins).toBe(true);
  });

  test("is not shown once it is confirmed, nor before a red flag is settled", () => {
    expect(viewSafety(scene("proposal").now, speech())).toBeUndefined();
    expect(viewSafety(scene("red_flag").now, speech())).toBeUndefined();
  });
});

test("a red flag is shown with the advice", () => {
  expect(viewFlag(scene("red_flag").now, speech())?.text).toContain("Seek medical help");
  expect(viewFlag(scene("newcomer").now, speech())).toBeUndefined();
});

test("numbers come with the word that fits them, other exercise only where there was some", () => {
  const texts = (changes = {}) =>
    viewFacts({ ...scene("half_year").now, ...changes }, speech()).map(
      ({ value, text }) => `${value} ${text}`,
    );
  expect(texts()).toEqual([
    "26 weeks in a row",
    "30 min this week",
    "74 walks in all",
    "30 min other exercise",
  ]);
  expect(texts({ week_streak: 1, other_exercise_this_week: 0 })[0]).toBe("1 week in a row");
  expect(texts({ other_exercise_this_week: 0 })).toHaveLength(3);
});
