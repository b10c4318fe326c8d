import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { Feed, RETRY } from "../src/feed";
import type { Hass } from "../src/hass";
import type { Session, Told } from "../src/wire";
import { locale, scene } from "./scenes";

const { now, sessions } = scene("proposal");

/** A Home Assistant that answers when it is told to. */
class House {
  subscribed: { language: string; tell: (told: Told) => void; stopped: boolean }[] = [];
  asked: object[] = [];
  refusal: Error | undefined;
  answers: ((sessions: Session[]) => void)[] = [];
  refuse: (() => void) | undefined;

  hass(changes: Partial<Hass> = {}): Hass {
    return {
      language: "en",
      locale: locale(),
      connected: true,
      config: { components: ["retro_walking"] },
      connection: {
        subscribeMessage: (tell: (told: Told) => void, message: { language: string }) => {
          if (this.refusal) return Promise.reject(this.refusal);
          const subscription = { language: message.language, tell, stopped: false };
          this.subscribed.push(subscription);
          return Promise.resolve(() => {
            subscription.stopped = true;
            return Promise.resolve();
          });
        },
      },
      callWS: (message: object) => {
        this.asked.push(message);
        return new Promise((resolve, reject) => {
          this.refuse = () => reject(new Error());
          this.answers.push((found) => resolve({ sessions: found, has_earlier: found.length > 1 }));
        });
      },
      ...changes,
    } as unknown as Hass;
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

let house: House;
let changed: ReturnType<typeof vi.fn>;
let cameBack: ReturnType<typeof vi.fn>;
let feed: Feed;

async function shown(): Promise<void> {
  feed.follow(house.hass());
  await settle();
  house.subscribed[0]!.tell({ what: "snapshot", now });
  house.answers.shift()!(sessions);
  await settle();
}

beforeEach(() => {
  house = new House();
  changed = vi.fn();
  cameBack = vi.fn();
  feed = new Feed("ada", changed, cameBack);
});

afterEach(() => vi.useRealTimers());

test("it is shown once snapshot and sessions are there, and drawn once for both", async () => {
  await shown();
  expect(feed.standing).toBe("shown");
  expect(feed.sessions).toHaveLength(sessions.length);
  expect(changed).toHaveBeenCalledTimes(1);
});

test("a house in which nothing concerns it changes costs nothing", async () => {
  await shown();
  for (let index = 0; index < 1000; index++) feed.follow(house.hass());
  expect(house.subscribed).toHaveLength(1);
  expect(house.asked).toHaveLength(1);
  expect(changed).toHaveBeenCalledTimes(1);
});

test("sessions are read again when the log has changed, and only then", async () => {
  await shown();
  house.subscribed[0]!.tell({ what: "snapshot", now: { ...now, walk_due: true } });
  expect(house.asked).toHaveLength(1);
  house.subscribed[0]!.tell({ what: "log" });
  expect(house.asked).toHaveLength(2);
});

test("an answer that was overtaken is dropped", async () => {
  await shown();
  house.subscribed[0]!.tell({ what: "log" });
  house.subscribed[0]!.tell({ what: "log" });
  house.answers[1]!(sessions.slice(0, 1));
  house.answers[0]!(sessions);
  await settle();
  expect(feed.sessions).toHaveLength(1);
});

test("the browser's clock may be wrong", async () => {
  await shown();
  expect(feed.ahead).toBeCloseTo(Date.parse(now.at) - Date.now(), -2);
});

describe("when Home Assistant is away", () => {
  test("it says so, keeps what it knows, and listens anew when it is back", async () => {
    await shown();
    feed.follow(house.hass({ connected: false }));
    expect(feed.standing).toBe("lost");
    expect(feed.now).toBe(now);
    feed.follow(house.hass());
    await settle();
    expect(house.subscribed).toHaveLength(2);
    house.subscribed[1]!.tell({ what: "snapshot", now });
    house.answers.shift()!(sessions);
    await settle();
    expect(feed.standing).toBe("shown");
  });

  test("it waits for the integration, which comes after Home Assistant", async () => {
    feed.follow(house.hass({ config: { components: [] } }));
    expect(feed.standing).toBe("not_loaded");
    feed.follow(house.hass());
    await settle();
    expect(house.subscribed).toHaveLength(1);
  });

  test("what the old connection still says is not heard", async () => {
    await shown();
    feed.follow(house.hass({ connected: false }));
    house.subscribed[0]!.tell({ what: "removed" });
    expect(feed.standing).toBe("lost");
  });
});

test("a walker who is gone, or not loaded, is said to be", async () => {
  await shown();
  house.subscribed[0]!.tell({ what: "not_loaded" });
  expect(feed.standing).toBe("not_loaded");
  house.subscribed[0]!.tell({ what: "removed" });
  expect(feed.standing).toBe("removed");
});

test("a walker whom nobody knows is said to be gone", async () => {
  house.refusal = Object.assign(new Error(), { code: "walker_unknown" });
  feed.follow(house.hass());
  await settle();
  expect(feed.standing).toBe("removed");
});

test("reasons come in the language that was changed to", async () => {
  await shown();
  feed.follow(house.hass({ language: "de" }));
  await settle();
  expect(house.subscribed.map(({ language }) => language)).toEqual(["en", "de"]);
  expect(house.subscribed[0]!.stopped).toBe(true);
});

test("who looks away listens no more", async () => {
  await shown();
  feed.close();
  await settle();
  expect(house.subscribed[0]!.stopped).toBe(true);
});

test("who looks away before the answer is there does not go on listening", async () => {
  feed.follow(house.hass());
  feed.close();
  await settle();
  expect(house.subscribed[0]!.stopped).toBe(true);
});

test("older sessions are read when they are asked for", async () => {
  await shown();
  expect(house.asked[0]).toHaveProperty("start", "2026-06-02T00:00:00");
  void feed.showAll();
  expect(house.asked[1]).not.toHaveProperty("start");
});

test("whether there are older ones is as the answer says", async () => {
  await shown();
  expect(feed.hasEarlier).toBe(true);
  house.subscribed[0]!.tell({ what: "log" });
  house.answers.shift()!(sessions.slice(0, 1));
  await settle();
  expect(feed.hasEarlier).toBe(false);
});

test("a walker who was away is met anew, as the name may be another one", async () => {
  await shown();
  expect(cameBack).not.toHaveBeenCalled();
  house.subscribed[0]!.tell({ what: "not_loaded" });
  house.subscribed[0]!.tell({ what: "snapshot", now });
  expect(cameBack).toHaveBeenCalledTimes(1);
});

describe("what is refused once", () => {
  beforeEach(() => vi.useFakeTimers());

  test("is asked for again, where it was to listen", async () => {
    house.refusal = Object.assign(new Error(), { code: "unknown_command" });
    feed.follow(house.hass());
    await vi.advanceTimersByTimeAsync(0);
    expect(feed.standing).toBe("not_loaded");
    house.refusal = undefined;
    await vi.advanceTimersByTimeAsync(RETRY);
    expect(house.subscribed).toHaveLength(1);
  });

  test("is asked for again, where it was to read", async () => {
    feed.follow(house.hass());
    await vi.advanceTimersByTimeAsync(0);
    house.subscribed[0]!.tell({ what: "snapshot", now });
    house.refuse!();
    await vi.advanceTimersByTimeAsync(RETRY);
    expect(house.asked).toHaveLength(2);
  });

  test("is not asked for again by who looks away, nor where the walker is gone", async () => {
    house.refusal = Object.assign(new Error(), { code: "walker_unknown" });
    feed.follow(house.hass());
    await vi.advanceTimersByTimeAsync(2 * RETRY);
    expect(feed.standing).toBe("removed");
    house.refusal = Object.assign(new Error(), { code: "unknown_command" });
    const other = new Feed("ben", changed);
    other.follow(house.hass());
    await vi.advanceTimersByTimeAsync(0);
    other.close();
    house.refusal = undefined;
    await vi.advanceTimersByTimeAsync(2 * RETRY);
    expect(house.subscribed).toHaveLength(0);
  });
});
