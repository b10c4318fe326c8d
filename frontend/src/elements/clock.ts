import { css, html, LitElement, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";

import { asClock, secondsWalked } from "../model/walk";
import type { Speech } from "../speech";
import type { Running } from "../wire";
import { define } from "./define";
import { progress } from "./ring";

/** The clock of a running session: it ticks by itself, so that nothing around it is drawn anew. */
@define("retro-walking-clock")
export class Clock extends LitElement {
  @property({ attribute: false }) running!: Running;
  @property({ attribute: false }) planned = 0;
  @property({ attribute: false }) ahead = 0;
  @property({ attribute: false }) speech!: Speech;

  private timer: number | undefined;

  static override styles = css`
    :host {
      display: grid;
      place-items: center;
    }
    svg,
    div {
      grid-area: 1 / 1;
    }
    svg {
      width: 100%;
      fill: none;
      stroke-width: 10;
      stroke-linecap: round;
    }
    .walked {
      stroke: var(--walked);
    }
    .missing {
      stroke: var(--line);
    }
    div {
      text-align: center;
      font-variant-numeric: tabular-nums;
      font-size: var(--count-size, 28px);
      line-height: 1.1;
    }
    small {
      display: var(--goal, block);
      font-size: var(--ha-font-size-s, 12px);
      color: var(--secondary-text-color);
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = window.setInterval(() => {
      if (this.running.runs_from !== null) this.requestUpdate();
    }, 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearInterval(this.timer);
  }

  protected override render(): TemplateResult {
    const seconds = secondsWalked(this.running, Date.now() + this.ahead);
    return html`
      <svg viewBox="0 0 120 120" aria-hidden="true">${progress(seconds / 60 / this.planned)}</svg>
      <div role="timer" aria-label=${this.speech.words("clock")}>
        ${asClock(seconds)}
        <small>${this.speech.words("of_goal", { goal: this.speech.minutes(this.planned) })}</small>
      </div>
    `;
  }
}
