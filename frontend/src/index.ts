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
  getEntitySuggestion: (hass: Hass, entityId: string) => {
    const entity = hass.entities[entityId];
    if (entity?.platform !== DOMAIN) return null;
    const walker = hass.devices[entity.device_id ?? ""]?.primary_config_entry;
    return { config: { type: `custom:${CARD}`, ...(walker ? { walker } : {}) } };
  },
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

/** Add to a list that Home Assistant may hold already, once. */
function add(list: { type: string }[], thing: { type: string }): void {
  if (!list.some(({ type }) => type === thing.type)) list.push(thing);
}

add((window.customCards ??= []), card);
add((window.customStrategies ??= []), dashboard);

// The lists are read without waiting, so their texts have to be there before.
void loadedTexts();
