/** What is known of one walker: told by the integration, never asked for again while nothing changes. */

import { DOMAIN, isThere, type Hass } from "./hass";
import { shownSince } from "./model/week";
import type { Now, Session, Told } from "./wire";

export type Standing = "waiting" | "shown" | "not_loaded" | "removed" | "lost";

export class Feed {
  standing: Standing = "waiting";
  now: Now | undefined;
  sessions: Session[] = [];
  /** The home's clock minus the browser's, in milliseconds. */
  ahead = 0;
  /** Whether sessions before those that the card shows at first are there as well. */
  isWhole = false;

  private hass: Hass | undefined;
  private stop: (() => Promise<void>) | undefined;
  /** Counts what was begun, so that what comes too late is dropped. */
  private turn = 0;
  private reading = 0;
  private isOn = false;

  constructor(
    readonly entryId: string,
    private readonly changed: () => void,
  ) {}

  /** Listen, unless it does already or cannot; called with whatever Home Assistant is now. */
  follow(hass: Hass): void {
    if (hass.language !== this.hass?.language) this.end(this.standing);
    this.hass = hass;
    const canListen = hass.connected && isThere(hass);
    if (!canListen) {
      this.end(hass.connected ? "not_loaded" : "lost");
    } else if (!this.isOn) {
      this.isOn = true;
      void this.listen(hass, ++this.turn);
    }
  }

  /** Listen no more. */
  close(): void {
    this.end(this.standing);
  }

  async showAll(): Promise<void> {
    this.isWhole = true;
    await this.read();
  }

  private end(standing: Standing): void {
    if (this.isOn) {
      this.isOn = false;
      this.turn++;
      // A connection that is gone has forgotten it already.
      this.stop?.().catch(() => undefined);
      this.stop = undefined;
    }
    this.become(standing);
  }

  private async listen(hass: Hass, turn: number): Promise<void> {
    const message = { type: `${DOMAIN}/subscribe`, entry_id: this.entryId, language: hass.language };
    const heard = (told: Told): void => {
      if (turn === this.turn) this.hear(told);
    };
    try {
      const stop = await hass.connection.subscribeMessage(heard, message, { resubscribe: false });
      if (turn === this.turn) this.stop = stop;
      else await stop();
    } catch (refusal) {
      if (turn !== this.turn) return;
      const isUnknown = (refusal as { code?: string }).code === "walker_unknown";
      this.become(isUnknown ? "removed" : "not_loaded");
    }
  }

  private hear(told: Told): void {
    if (told.what === "snapshot") {
      this.ahead = Date.parse(told.now.at) - Date.now();
      const isNew = this.standing !== "shown";
      this.now = told.now;
      if (isNew) void this.read();
      else this.changed();
    } else if (told.what === "log") {
      void this.read();
    } else {
      this.become(told.what);
    }
  }

  private async read(): Promise<void> {
    const { hass, now, turn } = this;
    if (!hass || !now) return;
    const reading = ++this.reading;
    const message = {
      type: `${DOMAIN}/sessions`,
      entry_id: this.entryId,
      ...(this.isWhole ? {} : { start: `${shownSince(now)}T00:00:00` }),
    };
    try {
      const { sessions } = await hass.callWS<{ sessions: Session[] }>(message);
      if (turn !== this.turn || reading !== this.reading) return;
      this.sessions = sessions;
      this.standing = "shown";
      this.changed();
    } catch {
      // Whatever is wrong is told to who listens.
    }
  }

  private become(standing: Standing): void {
    if (standing === this.standing) return;
    this.standing = standing;
    this.changed();
  }
}
