/** What a user chooses for a card. */

export const SECTIONS = ["week", "walk", "knee", "programme", "facts", "heat", "chart", "log"] as const;
export type Section = (typeof SECTIONS)[number];

export interface CardConfig {
  type: string;
  /** The entry of a walker; without it, who looks is shown, else the first. */
  walker?: string;
  title?: string;
  hide?: Section[];
}

/** Return what is written as parts to hide: known parts, and words that are none. */
export function partsOf({ hide }: CardConfig): { hidden: Section[]; unknown: string[] } {
  const written = [(hide ?? []) as unknown].flat();
  return {
    hidden: SECTIONS.filter((section) => written.includes(section)),
    unknown: written.filter((part) => !SECTIONS.some((section) => section === part)).map(String),
  };
}
