import { describe, expect, test } from "vitest";

import { shownSince, viewWeek } from "../src/model/week";
import { scene, speech } from "./scenes";

const week = (name: string, changes = {}) => {
  const { now, sessions } = scene(name);
  return viewWeek({ ...now, ...changes }, sessions, speech());
};

describe("the ring", () => {
  test("has an arc for each walk of the range, those beyond the least apart", () => {
    expect(week("newcomer").parts).toEqual(["missing", "missing", "beyond"]);
    expect(week("walking").parts).toEqual(["walked", "missing", "beyond"]);
    expect(week("half_year").parts).toEqual(["walked", "walked", "walked"]);
  });

  test("has an arc for every walk, however many there are", () => {
    expect(week("half_year", { sessions_this_week: 5 }).parts).toHaveLength(5);
  });

  test("is read out as a sentence", () => {
    expect(week("proposal").label).toBe("1 walk of 2–3 this week: On track");
    expect(week("half_year").label).toBe("3 walks of 2–3 this week: Complete");
  });

  test("names one number where the range is one", () => {
    expect(week("newcomer", { least: 3 }).goal).toBe("of 3");
  });
});

describe("the days", () => {
  test("are those of the walker's week, each with what was on it", () => {
    expect(week("half_year").days.map(({ day, state }) => [day, state])).toEqual([
      ["2027-05-17", "walked"],
      ["2027-05-18", "open"],
      ["2027-05-19", "walked"],
      ["2027-05-20", "open"],
      ["2027-05-21", "short"],
      ["2027-05-22", "walked"],
      ["2027-05-23", "open"],
    ]);
  });

  test("tell which of them waits for a yes, which is today, and which is next", () => {
    const days = week("waiting").days;
    expect(days[1]).toMatchObject({ state: "walked", isToday: true });
    expect(days[3]).toMatchObject({ isNext: true, label: "Thursday, November 26, next walk" });
    const { now, sessions } = scene("waiting");
    const waiting = sessions.filter((session) => !session.confirmed);
    expect(viewWeek(now, waiting, speech()).days[1]?.label).toBe(
      "Tuesday, November 24, today, waits for your yes",
    );
  });

  test("show other exercise where there was no walk", () => {
    const { now, sessions } = scene("half_year");
    const other = sessions.filter((session) => session.kind === "swimming");
    expect(viewWeek(now, other, speech()).days[4]?.state).toBe("other");
  });
});

describe("the standing", () => {
  test("is what the walker does while they walk", () => {
    expect(week("walking", { week_status: "behind" })).toMatchObject({
      status: "Walking",
      tone: "calm",
      next: "Since 18:00",
    });
    expect(week("paused").status).toBe("Paused");
  });

  test("nudges only where the week is behind", () => {
    expect(week("newcomer").tone).toBe("calm");
    expect(week("newcomer", { week_status: "last_chance" })).toMatchObject({
      tone: "nudge",
      status: "Today fits best",
    });
    expect(week("half_year").tone).toBe("good");
  });

  test("says when the next walk is, as people say it", () => {
    const today = { next_walk: "2026-11-16" };
    expect(week("newcomer", today).next).toBe("Next walk: Today");
    expect(week("newcomer", { next_walk: "2026-11-17" }).next).toBe("Next walk: Tomorrow");
    expect(week("newcomer", { next_walk: "2026-11-20" }).next).toBe("Next walk: Friday");
    expect(week("newcomer", { next_walk: "2026-11-24" }).next).toBe("Next walk: Tue, Nov 24");
    expect(week("newcomer", { next_walk: null }).next).toBe("No next walk is planned");
  });

  test("says until when it is on hold", () => {
    expect(week("on_hold").next).toBe("Until Sat, Dec 5");
    expect(week("on_hold", { hold_until: null }).next).toBe("Until you end it");
  });
});

test("what is asked for reaches back half a year, and over the programme for a year at most", () => {
  const { now } = scene("newcomer");
  expect(shownSince(now)).toBe("2026-05-18");
  expect(shownSince({ ...now, programme_started: "2026-02-02" })).toBe("2026-02-02");
  expect(shownSince({ ...now, programme_started: "2016-02-02" })).toBe("2025-11-17");
});
