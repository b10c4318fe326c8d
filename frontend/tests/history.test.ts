import { describe, expect, test } from "vitest";

import { viewChart } from "../src/model/chart";
import { viewHeat } from "../src/model/heat";
import { additionOf, changesOf, draftOf, newDraft, viewLog } from "../src/model/log";
import { scene, speech } from "./scenes";

const { now, sessions } = scene("half_year");

describe("the heat map", () => {
  const heat = viewHeat(now, sessions, speech());
  const cells = heat.rows.flatMap((row) => row.cells);

  test("has seven rows of 26 weeks, and ends with this one", () => {
    expect(heat.rows).toHaveLength(7);
    expect(cells).toHaveLength(7 * 26);
    expect(cells.filter((cell) => cell.isToday).map((cell) => cell.day)).toEqual([now.today]);
    expect(cells.filter((cell) => cell.isAhead)).toEqual([]);
  });

  test("begins its weeks where the walker's weeks begin", () => {
    expect(heat.rows[0]?.name).toBe("Monday");
    const sunday = viewHeat({ ...now, first_day: now.today }, sessions, speech());
    expect(sunday.rows[0]?.name).toBe("Sunday");
    expect(sunday.rows[0]?.cells.at(-1)).toMatchObject({ day: "2027-05-23", isToday: true });
    expect(sunday.rows[6]?.cells.at(-1)?.isAhead).toBe(true);
  });

  test("is the stronger, the more of the target was walked", () => {
    const levels = Object.fromEntries(cells.map((cell) => [cell.day, cell.level]));
    expect(levels["2026-11-30"]).toBe(2);
    expect(levels["2027-05-22"]).toBe(4);
    expect(levels["2027-05-21"]).toBe(1);
    expect(levels["2027-05-20"]).toBe(0);
  });

  test("says of each day what was on it", () => {
    const label = (day: string) => cells.find((cell) => cell.day === day)?.label;
    expect(label("2027-05-19")).toBe("Wed, May 19: 10 min, pain 2");
    expect(label("2027-05-22")).toBe("Sat, May 22: 10 min");
    expect(label("2027-05-20")).toBe("Thu, May 20: nothing");
    const waiting = scene("waiting");
    const asked = waiting.sessions.filter((one) => !one.confirmed);
    const today = viewHeat(waiting.now, asked, speech()).rows[1]?.cells.at(-1);
    expect(today?.label).toBe("Tue, Nov 24: Not confirmed");
    const other = viewHeat(
      now,
      sessions.filter((one) => one.kind !== "walk"),
      speech(),
    );
    expect(other.rows[4]?.cells.at(-1)?.label).toBe("Fri, May 21: other exercise");
  });

  test("names months where there is room for them", () => {
    expect(heat.months.map(({ name }) => name)).toEqual(["Nov", "Jan", "Feb", "Mar", "Apr", "May"]);
  });
});

describe("the chart", () => {
  test("has a bar a walk while they are few", () => {
    const few = scene("proposal");
    const chart = viewChart(few.now, few.sessions, speech());
    expect(chart?.bars).toHaveLength(3);
    expect(chart?.bars[0]?.height).toBe(0.5);
    expect(chart?.pains.map(({ y }) => y)).toEqual([0.1, 0.1, 0.1]);
    expect(chart?.ticks.map(({ minutes, pain }) => [minutes, pain])).toEqual([
      ["0", "0"],
      ["5", "5"],
      ["10", "10"],
    ]);
  });

  test("has a bar a week when they are many, with the week's worst pain", () => {
    const chart = viewChart(now, sessions, speech())!;
    expect(chart.bars).toHaveLength(26);
    expect(chart.bars.at(-1)?.height).toBe(1);
    expect(Math.max(...chart.pains.map(({ y }) => y))).toBe(0.5);
    expect(chart.bars.every(({ x, height }) => x > 0 && x < 1 && height > 0 && height <= 1)).toBe(true);
  });

  test("is read out as a sentence", () => {
    expect(viewChart(now, sessions, speech())?.label).toBe(
      "74 walks since Mon, Nov 23: from 5 min to 10 min. Worst pain 5 of 10.",
    );
  });

  test("is not drawn of nothing", () => {
    expect(viewChart(now, [], speech())).toBeUndefined();
  });
});

describe("the list", () => {
  const rows = viewLog(now, sessions, speech());

  test("begins with the newest, and says what there is to say", () => {
    expect(rows[0]).toMatchObject({ title: "Yesterday, 09:00", minutes: "10 min", details: [] });
    expect(rows[1]).toMatchObject({
      title: "Fri, May 21, 09:00",
      details: ["Outdoors", "Too short to count"],
      icon: "mdi:tree-outline",
    });
    expect(rows[2]).toMatchObject({ details: ["Swimming"], note: "<b>calm</b>", icon: "mdi:swim" });
    expect(rows[3]?.details).toEqual(["Pain 2", "Next morning 1"]);
  });

  test("names the session in what its buttons do", () => {
    expect(rows[0]?.edit).toBe("Edit: Yesterday, 09:00");
    expect(rows[0]?.remove).toBe("Delete this session: Yesterday, 09:00?");
  });

  test("tells a walk that nobody confirmed", () => {
    const waiting = scene("waiting");
    expect(viewLog(waiting.now, waiting.sessions, speech())[0]?.details).toEqual(["Not confirmed"]);
  });
});

describe("a correction", () => {
  const walk = sessions.find((session) => session.pain_during === 2)!;

  test("sends nothing where nothing was changed", () => {
    expect(changesOf(walk, draftOf(walk))).toEqual({});
  });

  test("sends what was changed, by the clock of the home", () => {
    expect(draftOf(walk)).toMatchObject({ start: "2026-11-25T09:00", minutes: "5", pain_during: "2" });
    const draft = { ...draftOf(walk), start: "2026-11-25T10:30", minutes: "6.5", note: "calm" };
    expect(changesOf(walk, draft)).toEqual({ start: "2026-11-25T10:30", minutes: 6.5, note: "calm" });
  });

  test("takes a score back where its field was emptied", () => {
    expect(changesOf(walk, { ...draftOf(walk), pain_during: "" })).toEqual({ pain_during: null });
  });
});

describe("something new", () => {
  const { now } = scene("waiting");
  const draft = newDraft(now, Date.parse(now.at));

  test("starts as the planned walk, until now by the clock of the home", () => {
    expect(draft).toMatchObject({
      kind: "walk",
      start: "2026-11-24T18:55",
      minutes: "5",
      place: "treadmill",
    });
  });

  test("starts by the clock of now, however long ago anything was told", () => {
    expect(newDraft(now, Date.parse(now.at) + 90 * 60_000).start).toBe("2026-11-24T20:25");
  });

  test("is written down as a walk, with the scores that were given", () => {
    expect(additionOf({ ...draft, pain_during: "2" })).toEqual({
      action: "log_session",
      data: { start: "2026-11-24T18:55", minutes: 5, place: "treadmill", pain_during: 2 },
    });
  });

  test("is written down as other exercise, which has neither place nor scores", () => {
    expect(additionOf({ ...draft, kind: "swimming", minutes: "30", note: "calm", pain_during: "2" })).toEqual(
      {
        action: "log_exercise",
        data: { kind: "swimming", start: "2026-11-24T18:55", minutes: 30, note: "calm" },
      },
    );
  });
});
