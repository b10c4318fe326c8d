import { describe, expect, test } from "vitest";

import { Speech } from "../src/speech";
import { locale, localize, speech } from "./scenes";

describe("numbers, dates and times", () => {
  test("are written as the user's profile says", () => {
    expect(speech({ number_format: "decimal_comma" }).number(1234.5)).toBe("1.234,5");
    expect(speech({ number_format: "none" }).number(1234.5)).toBe("1234.5");
    expect(speech({ language: "de" }).number(1.5)).toBe("1,5");
    expect(speech({ time_format: "12" }).time("2026-11-24T18:05:00+01:00")).toBe("6:05 PM");
    expect(speech({ time_format: "24" }).time("2026-11-24T18:05:00+01:00")).toBe("18:05");
    expect(speech({ language: "de" }).day("2026-11-24")).toBe("Di., 24. Nov.");
    expect(speech({ language: "de" }).nearDay("2026-11-25", "2026-11-24")).toBe("Morgen");
    expect(speech({ language: "de" }).minutes(7)).toBe("7 Min.");
  });

  test("name as many minutes as the integration does", () => {
    const whole = [0, 0.2, 4.5, 5.5, 4.8].map((minutes) => speech().minutes(minutes));
    expect(whole).toEqual(["0 min", "1 min", "5 min", "6 min", "5 min"]);
  });

  test("are those of the home, wherever the browser is", () => {
    expect(speech().time("2026-11-24T00:30:00+13:00")).toBe("00:30");
  });
});

describe("words", () => {
  const polish = (texts: Record<string, string>): Speech =>
    new Speech((key) => texts[key.split(".card_")[1] ?? ""] ?? "", locale({ language: "pl" }));

  test("take the form that goes with the number", () => {
    const texts = {
      streak_one: "tydzień",
      streak_few: "tygodnie",
      streak_many: "tygodni",
      streak_other: "tygodnia",
    };
    expect([1, 2, 5].map((count) => polish(texts).count("streak", count))).toEqual([
      "tydzień",
      "tygodnie",
      "tygodni",
    ]);
  });

  test("take the common form where a language has no other", () => {
    expect(polish({ streak_other: "weeks in a row" }).count("streak", 2)).toBe("weeks in a row");
  });
});

describe("a refusal", () => {
  test("is told in the user's language where it is known", () => {
    const refusal = {
      message: "untranslated",
      translation_domain: "retro_walking",
      translation_key: "walker_not_loaded",
    };
    expect(speech().refusal(refusal)).toBe(
      localize("component.retro_walking.exceptions.walker_not_loaded.message"),
    );
  });

  test("for who may only look is a sentence and not a word of the machine", () => {
    expect(speech().refusal({ code: "unauthorized", message: "Unauthorized" })).toBe(
      "You may look, but not change anything here.",
    );
  });

  test("is never left without a sentence", () => {
    expect(speech().refusal({ message: "Not allowed." })).toBe("Not allowed.");
    expect(speech().refusal({})).toBe("That did not work. Try again.");
  });
});
