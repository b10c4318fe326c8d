/** The numbers that people tell each other, each with the entity that has its history. */

import type { Speech } from "../speech";
import type { Now } from "../wire";

export interface Fact {
  value: string;
  text: string;
  /** The key of the entity behind it, as `<platform>.<key>`. */
  entity: string;
}

export function viewFacts(now: Now, speech: Speech): Fact[] {
  const facts: Fact[] = [
    {
      value: speech.number(now.week_streak),
      text: speech.count("streak", now.week_streak),
      entity: "sensor.week_streak",
    },
    {
      value: speech.minutes(now.minutes_this_week),
      text: speech.words("minutes_this_week"),
      entity: "sensor.minutes_this_week",
    },
    {
      value: speech.number(now.total_sessions),
      text: speech.count("total", now.total_sessions),
      entity: "sensor.total_sessions",
    },
  ];
  if (now.other_exercise_this_week > 0) {
    facts.push({
      value: speech.minutes(now.other_exercise_this_week),
      text: speech.words("other_this_week"),
      entity: "sensor.other_exercise_this_week",
    });
  }
  return facts;
}
