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
