/** What the integration tells in known situations, made by its own tests, and English to read it in. */

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import type { Facts, Locale } from "../src/hass";
import { Speech } from "../src/speech";
import type { Now, Session } from "../src/wire";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

export interface Scene {
  now: Now;
  sessions: Session[];
}

export const scene = (name: string): Scene =>
  JSON.parse(readFileSync(join(ROOT, "tests", "wire", `${name}.json`), "utf8")) as Scene;

type Texts = { [key: string]: string | Texts };

const texts = JSON.parse(
  readFileSync(join(ROOT, "custom_components", "retro_walking", "translations", "en.json"), "utf8"),
) as Texts;

/** Return a text as Home Assistant does: by its path, with its facts, empty where there is none. */
export function localize(key: string, facts: Facts = {}): string {
  const [, , ...path] = key.split(".");
  let found: string | Texts | undefined = texts;
  for (const part of path) found = typeof found === "object" ? found[part] : undefined;
  if (typeof found !== "string") return "";
  return found.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!(name in facts)) throw new Error(`${key} needs ${name}`);
    return String(facts[name]);
  });
}

export const locale = (changes: Partial<Locale> = {}): Locale => ({
  language: "en",
  number_format: "language",
  time_format: "24",
  ...changes,
});

export const speech = (changes: Partial<Locale> = {}): Speech => new Speech(localize, locale(changes));
