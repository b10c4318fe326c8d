/** Words, numbers and dates in the language and the formats of who looks. */

import { asUtc, daysFrom, type Day } from "./calendar";
import { DOMAIN, type Facts, type Locale, type Localize, type Refusal } from "./hass";

const NUMBERS: Record<string, string[]> = {
  comma_decimal: ["en-US"],
  decimal_comma: ["de"],
  space_comma: ["fr"],
  quote_decimal: ["de-CH"],
};

const NEARLY = { numeric: "auto" } as const;

type Locales = string | string[] | undefined;
type Maker<Options, Format> = new (locales: Locales, options: Options) => Format;

/** What was made once: making a formatter takes many times as long as using it. */
const made = new Map<string, unknown>();

function keep<Options, Format>(Maker: Maker<Options, Format>, locales: Locales, options: Options): Format {
  const key = `${Maker.name} ${String(locales)} ${JSON.stringify(options)}`;
  if (!made.has(key)) made.set(key, new Maker(locales, options));
  return made.get(key) as Format;
}

export class Speech {
  constructor(
    private readonly localize: Localize,
    private readonly locale: Locale,
  ) {}

  /** Return a text of the card, empty while texts are not loaded. */
  words(key: string, facts?: Facts): string {
    return this.localize(`component.${DOMAIN}.common.card_${key}`, facts);
  }

  /** Return a text in the form that goes with a number, which the text calls `count`. */
  count(key: string, count: number, facts?: Facts): string {
    const all = { count: this.number(count), ...facts };
    const form = keep(Intl.PluralRules, this.locale.language, {}).select(count);
    return this.words(`${key}_${form}`, all) || this.words(`${key}_other`, all);
  }

  /** Return a text that is shared with what is said elsewhere. */
  common(key: string): string {
    return this.localize(`component.${DOMAIN}.common.${key}`);
  }

  /** Return how Home Assistant calls the state of an entity. */
  state(platform: string, key: string, state: string): string {
    return this.localize(`component.${DOMAIN}.entity.${platform}.${key}.state.${state}`);
  }

  refusal(refusal: Refusal): string {
    const { code, translation_domain, translation_key, translation_placeholders, message } = refusal;
    if (code === "unauthorized") return this.words("unauthorized");
    const key = `component.${translation_domain ?? ""}.exceptions.${translation_key ?? ""}.message`;
    return this.localize(key, translation_placeholders) || message || this.words("failed");
  }

  number(value: number): string {
    const format = this.locale.number_format;
    const locales = format === "system" ? undefined : (NUMBERS[format] ?? this.locale.language);
    const useGrouping = format !== "none";
    return keep(Intl.NumberFormat, locales, { maximumFractionDigits: 1, useGrouping }).format(value);
  }

  /** Return whole minutes, as the integration itself says them: of what is not nothing at least one. */
  minutes(value: number): string {
    const unit = { style: "unit", unit: "minute", unitDisplay: "short" } as const;
    const whole = value > 0 ? Math.max(1, Math.round(value)) : 0;
    const text = keep(Intl.NumberFormat, this.locale.language, unit).formatToParts(whole);
    return text.map((part) => (part.type === "integer" ? this.number(whole) : part.value)).join("");
  }

  date(day: Day, options: Intl.DateTimeFormatOptions): string {
    return keep(Intl.DateTimeFormat, this.locale.language, { ...options, timeZone: "UTC" }).format(
      asUtc(day),
    );
  }

  day(day: Day): string {
    return this.date(day, { weekday: "short", day: "numeric", month: "short" });
  }

  /** Return a day as people speak of it: today, tomorrow, a weekday, or a date. */
  nearDay(day: Day, today: Day): string {
    const days = daysFrom(today, day);
    if (Math.abs(days) <= 1) {
      const text = keep(Intl.RelativeTimeFormat, this.locale.language, NEARLY).format(days, "day");
      return text.charAt(0).toLocaleUpperCase(this.locale.language) + text.slice(1);
    }
    return days > 1 && days < 7 ? this.date(day, { weekday: "long" }) : this.day(day);
  }

  /** Return the time of a moment, as the clock at home shows it. */
  time(moment: string): string {
    const format = this.locale.time_format;
    const options: Intl.DateTimeFormatOptions = { hour: "numeric", minute: "2-digit", timeZone: "UTC" };
    if (format === "12" || format === "24") options.hourCycle = format === "12" ? "h12" : "h23";
    const locales = format === "system" ? undefined : this.locale.language;
    return keep(Intl.DateTimeFormat, locales, options).format(new Date(`${moment.slice(0, 19)}Z`));
  }
}
