import { expect, test } from "vitest";

import { partsOf, type CardConfig } from "../src/config";

const written = (hide: unknown): ReturnType<typeof partsOf> =>
  partsOf({ type: "custom:retro-walking-card", hide } as CardConfig);

test("parts are hidden by their names, as a list or alone", () => {
  expect(written(["log", "heat"])).toEqual({ hidden: ["heat", "log"], unknown: [] });
  expect(written("log").hidden).toEqual(["log"]);
  expect(written(undefined)).toEqual({ hidden: [], unknown: [] });
  expect(written(null)).toEqual({ hidden: [], unknown: [] });
});

test("what is no part is named, and hides nothing", () => {
  expect(written(["charts", "log"])).toEqual({ hidden: ["log"], unknown: ["charts"] });
  expect(written(5)).toEqual({ hidden: [], unknown: ["5"] });
  expect(written({ chart: true }).hidden).toEqual([]);
});
