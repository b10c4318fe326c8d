/** As much of Home Assistant as the card speaks to. */

export const DOMAIN = "retro_walking";

export interface Locale {
  language: string;
  number_format: string;
  time_format: string;
}

export type Facts = Record<string, string | number>;
export type Localize = (key: string, facts?: Facts) => string;

export interface Hass {
  language: string;
  locale: Locale;
  localize: Localize;
  connected: boolean;
  config: { components: string[] };
  entities: Record<string, { entity_id: string; platform?: string; device_id?: string }>;
  devices: Record<string, { primary_config_entry?: string }>;
  connection: {
    subscribeMessage<T>(
      heard: (message: T) => void,
      message: object,
      options?: { resubscribe?: boolean },
    ): Promise<() => Promise<void>>;
  };
  callWS<T>(message: object): Promise<T>;
  callService(
    domain: string,
    action: string,
    data?: object,
    target?: object,
    notifyOnError?: boolean,
  ): Promise<unknown>;
  loadBackendTranslation(category: string, integration?: string | string[]): Promise<Localize>;
}

/** Tell whether the integration is set up. */
export const isThere = (hass: Hass): boolean => hass.config.components.includes(DOMAIN);

/** An action or a command that was refused, as Home Assistant tells it. */
export interface Refusal {
  code?: string;
  message?: string;
  translation_domain?: string;
  translation_key?: string;
  translation_placeholders?: Facts;
}
