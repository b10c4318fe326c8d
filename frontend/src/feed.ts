/** What is known of one walker: told by the integration, never asked for again while nothing changes. */

import { DOMAIN, isThere, type Hass } from "./hass";
import { shownSince } from "./model/week";
import type { Now, Range, Session, Told } from "./wire";

export type Standing = "waiting" | "shown" | "not_loaded" | "removed" | "lost";

/** After how long, in milliseconds, what was refused is tried once more. */
export const RETRY = 10_000;

export class Feed {
  standing: Standing = "waiting";
  now: Now | undefined;
  sessions: Session[] = [];
  /** The home's clock minus the browser's, in milliseconds. */
  ahead = 0;
  /** Whether there are sessions before those that are here. */
  hasEarlier = false;

  private hass: Hass | undefined;
  private stop: (() => Promise<void>) | undefined;
  /** Counts what was begun, so that what comes too late is dropped. */
  private turn = 0;
  private reading = 0;
  private isOn = false;
  private isWhole = false;
  private again: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is called when there is something new to draw, `cameBack` when the walker was away. */
  constructor(
    readonly entryId: string,
    private readonly changed: () => void,
    private readonly cameBack: () => void = () => undefined,
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

  /** Read what lies before the sessions that are here. */
  async showAll(): Promise<void> {
    this.isWhole = true;
    await this.read();
  }

  private end(standing: Standing): void {
    clearTimeout(this.again);
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
      if (!isUnknown) this.later(() => this.listenAgain());
    }
  }

  private listenAgain(): void {
    this.isOn = false;
    if (this.hass) this.follow(this.hass);
  }

  /** Do what was refused once more, unless nobody looks any longer. */
  private later(what: () => void): void {
    clearTimeout(this.again);
    this.again = setTimeout(what, RETRY);
  }

  private hear(told: Told): void {
    if (told.what === "snapshot") {
      this.ahead = Date.parse(told.now.at) - Date.now();
      const isNew = this.standing !== "shown";
      if (isNew && this.now) this.cameBack();
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
      const found = await hass.callWS<Range>(message);
      if (turn !== this.turn || reading !== this.reading) return;
      this.sessions = found.sessions;
      this.hasEarlier = found.has_earlier;
      this.standing = "shown";
      this.changed();
    } catch {
      if (turn === this.turn && reading === this.reading) this.later(() => void this.read());
    }
  }

  private become(standing: Standing): void {
    if (standing === this.standing) return;
    this.standing = standing;
    this.changed();
  }
}
