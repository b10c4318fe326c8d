/** Days as ISO dates: what a day is, is decided at home and not by the browser's zone. */

export type Day = string;

const DAY = 86_400_000;

export const dayOf = (moment: string): Day => moment.slice(0, 10);

export const asUtc = (day: Day): Date => new Date(`${day}T00:00:00Z`);

export const addDays = (day: Day, days: number): Day =>
  new Date(asUtc(day).getTime() + days * DAY).toISOString().slice(0, 10);

export const daysFrom = (first: Day, last: Day): number =>
  Math.round((asUtc(last).getTime() - asUtc(first).getTime()) / DAY);

/** Return the weekday, 0 for Sunday. */
export const weekdayOf = (day: Day): number => asUtc(day).getUTCDay();

/** Return the first day of a day's week; weeks begin on a weekday, 0 for Sunday. */
export const weekOf = (day: Day, firstWeekday: number): Day =>
  addDays(day, -((weekdayOf(day) - firstWeekday + 7) % 7));

export const daysSince = (first: Day, count: number): Day[] =>
  Array.from({ length: count }, (_, index) => addDays(first, index));
