import { DOMAIN, type Hass, type Localize } from "./hass";

const HOUSE = "home-assistant";

/** Return how texts are read, once those of the card are loaded; for what has no `hass` of its own. */
export async function loadedTexts(): Promise<Localize> {
  const hass = await house();
  return hass.loadBackendTranslation("common", DOMAIN);
}

/** Return a text at once, empty while texts are not loaded. */
export const textNow = (key: string): string =>
  currentHass()?.localize(`component.${DOMAIN}.common.card_${key}`) ?? "";

const currentHass = (): Hass | undefined =>
  document.querySelector<HTMLElement & { hass?: Hass }>(HOUSE)?.hass;

async function house(): Promise<Hass> {
  await customElements.whenDefined(HOUSE);
  for (;;) {
    const hass = currentHass();
    if (hass) return hass;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
