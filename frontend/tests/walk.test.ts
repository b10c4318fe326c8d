import { describe, expect, test } from "vitest";

import { asClock, secondsWalked, viewQuestion, viewWalk } from "../src/model/walk";
import { scene, speech } from "./scenes";

describe("the clock", () => {
  test("goes on with the home's time while somebody walks", () => {
    const { now } = scene("walking");
    const present = Date.parse(now.at);
    expect(secondsWalked(now.session!, present)).toBe(180);
    expect(secondsWalked(now.session!, present + 62_500)).toBe(242.5);
  });

  test("stands still in a pause", () => {
    const { now } = scene("paused");
    expect(now.status).toBe("paused");
    expect(secondsWalked(now.session!, Date.parse(now.at))).toBe(240);
    expect(secondsWalked(now.session!, Date.parse(now.at) + 60_000)).toBe(240);
  });

  test("never shows less than nothing, if the browser's clock is behind", () => {
    const { now } = scene("walking");
    expect(secondsWalked(now.session!, Date.parse(now.at) - 600_000)).toBe(0);
  });

  test.each([
    [0, "0:00"],
    [9.9, "0:09"],
    [247, "4:07"],
    [3847, "1:04:07"],
  ])("shows %d seconds as %s", (seconds, text) => {
    expect(asClock(seconds)).toBe(text);
  });
});

test("the button starts with the planned minutes, and stops what is running", () => {
  expect(viewWalk(scene("newcomer").now, speech()).text).toBe("Start · 5 min");
  expect(viewWalk(scene("walking").now, speech())).toMatchObject({ isRunning: true, text: "Stop" });
});

test("a hold can be ended", () => {
  expect(viewWalk(scene("on_hold").now, speech()).endHold).toBe("End the break");
  expect(viewWalk(scene("newcomer").now, speech()).endHold).toBe("");
});

describe("a walk that waits for a yes", () => {
  test("is named by day, times and minutes", () => {
    const { now, sessions } = scene("waiting");
    expect(viewQuestion(now, sessions, speech())).toMatchObject({
      session_id: now.to_confirm[0],
      text: "Today, 18:00 to 18:07: 7 min of walking",
      minutes: 7,
    });
  });

  test("is asked about once more, and why, where another has said yes as well", () => {
    const { now, sessions } = scene("waiting");
    const contested = { ...now, contested: now.to_confirm };
    expect(viewQuestion(contested, sessions, speech())?.text).toBe(
      "Today, 18:00 to 18:07: 7 min of walking. Somebody else has said yes as well: was it you?",
    );
  });

  test("is not asked about where none waits, or its session is not there yet", () => {
    const { now } = scene("waiting");
    expect(viewQuestion(now, [], speech())).toBeUndefined();
    const other = scene("walking");
    expect(viewQuestion(other.now, other.sessions, speech())).toBeUndefined();
  });
});
