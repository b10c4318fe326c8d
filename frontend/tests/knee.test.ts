import { describe, expect, test } from "vitest";

import { viewKnee } from "../src/model/knee";
import { scene, speech } from "./scenes";

describe("what is asked of the knee", () => {
  test("is the walk that has no score yet", () => {
    const { now, sessions } = scene("waiting");
    const view = viewKnee(now, sessions, speech());
    expect(view.prompt).toBe("The worst pain in the walk: Today, 08:00");
    expect(view.about).toEqual({ session_id: sessions[0]!.session_id, moment: "during" });
  });

  test("is the morning after", () => {
    const { now, sessions } = scene("waiting");
    const asks = [{ session_id: sessions[0]!.session_id, moment: "morning" as const }];
    expect(viewKnee({ ...now, asks }, sessions, speech()).prompt).toBe("How is your knee this morning?");
  });

  test("is how it is now, where nothing is open", () => {
    const { now, sessions } = scene("proposal");
    expect(viewKnee({ ...now, asks: [] }, sessions, speech())).toMatchObject({
      prompt: "How is your knee now?",
      about: { moment: "now" },
    });
  });

  test("is left to the integration in a walk", () => {
    const { now, sessions } = scene("walking");
    expect(viewKnee({ ...now, asks: [] }, sessions, speech()).about).toEqual({});
  });
});

test("the scale goes from 0 to 10, and each of its ends says what it is", () => {
  const { now, sessions } = scene("newcomer");
  const { scores } = viewKnee(now, sessions, speech());
  expect(scores).toHaveLength(11);
  expect(scores[0]?.label).toBe("0, no pain");
  expect(scores[4]?.label).toBe("4 of 10");
  expect(scores[10]?.label).toBe("10, worst");
});

test("the last score stands beside the usual one, with its zone", () => {
  const { now, sessions } = scene("proposal");
  const view = viewKnee(now, sessions, speech());
  expect(view.last).toBe("Last: 1 of 10, usually 1.");
  expect(view.zone).toEqual({ name: "green", text: "Green" });
  expect(viewKnee({ ...now, pain_baseline: null }, sessions, speech()).last).toBe("Last: 1 of 10.");
  const fresh = scene("newcomer");
  expect(viewKnee(fresh.now, [], speech())).toMatchObject({ last: "", zone: undefined });
});
