/** One module: the card, the dashboard, and what Home Assistant lists of them. */

import "./card";
import "./strategy";
import { DOMAIN, type Hass } from "./hass";
import { loadedTexts, textNow } from "./texts";

const CARD = "retro-walking-card";
const HOME_PAGE = "https://github.com/retro-walking/home-assistant-retro-walking";

declare global {
  interface Window {
    customCards?: { type: string }[];
    customStrategies?: { type: string }[];
  }
}

const card = {
  type: CARD,
  preview: true,
  documentationURL: HOME_PAGE,
  get name() {
    return textNow("title");
  },
  get description() {
    return textNow("description");
  },
  getEntitySuggestion: (hass: Hass, entityId: string) =>
    hass.entities[entityId]?.platform === DOMAIN ? { config: { type: `custom:${CARD}` } } : null,
};

const dashboard = {
  type: "retro-walking",
  strategyType: "dashboard",
  documentationURL: HOME_PAGE,
  get name() {
    return textNow("title");
  },
  get description() {
    return textNow("dashboard_description");
  },
};

/** Add to a list that Home Assistant reads, once. */
function list<Thing extends { type: string }>(things: Thing[] | undefined, thing: Thing): Thing[] {
  return things?.some(({ type }) => type === thing.type) ? things : [...(things ?? []), thing];
}

window.customCards = list(window.customCards, card);
window.customStrategies = list(window.customStrategies, dashboard);

// The lists are read without waiting, so their texts have to be there before.
void loadedTexts();
