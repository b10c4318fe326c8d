import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import type { KneeView } from "../model/knee";
import type { Speech } from "../speech";
import { define, wish } from "./define";
import { shared } from "./styles";

/** How long, in milliseconds, it is said that a score is saved. */
const THANKS = 6000;

/** The knee's scale: a number, then the tick; native radio buttons, so that keys and readers know it. */
@define("retro-walking-knee")
export class Knee extends LitElement {
  @property({ attribute: false }) view!: KneeView;
  @property({ attribute: false }) speech!: Speech;
  @state() private chosen: number | undefined;
  @state() private isThanked = false;
  private thanks: number | undefined;

  static override styles = [
    shared,
    css`
      form {
        display: grid;
        gap: var(--ha-space-2, 8px);
      }
      fieldset {
        border: 0;
        margin: 0;
        padding: 0;
        min-width: 0;
      }
      legend {
        padding: 0;
        margin-block-end: var(--ha-space-2, 8px);
        font-size: var(--ha-font-size-m, 14px);
      }
      .scale {
        display: grid;
        grid-template-columns: repeat(11, minmax(24px, 1fr));
        gap: 3px;
      }
      @container (max-width: 300px) {
        .scale {
          grid-template-columns: repeat(6, 1fr);
        }
      }
      label {
        position: relative;
        display: grid;
        place-items: center;
        min-height: 40px;
        border-radius: var(--ha-border-radius-md, 8px);
        background: var(--faint);
        cursor: pointer;
        font-variant-numeric: tabular-nums;
      }
      label:hover,
      label.chosen {
        background: var(--tint);
      }
      label.chosen {
        outline: 2px solid;
        outline-offset: -2px;
      }
      label:focus-within {
        outline: 2px solid;
        outline-offset: 1px;
      }
      input {
        position: absolute;
        inset: 0;
        opacity: 0;
        margin: 0;
        cursor: pointer;
      }
      .ends {
        display: flex;
        justify-content: space-between;
      }
      .foot {
        min-height: 40px;
        justify-content: space-between;
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.thanks);
    this.isThanked = false;
  }

  /** A number is an answer to the question that it was chosen for, and to no other. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("view");
    if (before && JSON.stringify(before.about) !== JSON.stringify(this.view.about)) this.chosen = undefined;
  }

  protected override render(): TemplateResult {
    const { view, speech } = this;
    return html`
      <form @submit=${this.save}>
        <fieldset>
          <legend>${view.prompt}</legend>
          <div class="scale">
            ${view.scores.map(
              ({ score, text, label }) => html`
                <label class=${this.chosen === score ? "chosen" : ""}>
                  <input
                    type="radio"
                    name="score"
                    .checked=${this.chosen === score}
                    .value=${String(score)}
                    aria-label=${label}
                    @change=${() => this.choose(score)}
                  />
                  <span aria-hidden="true">${text}</span>
                </label>
              `,
            )}
          </div>
          <div class="ends quiet" aria-hidden="true">
            <span>${speech.words("knee_none")}</span><span>${speech.words("knee_worst")}</span>
          </div>
        </fieldset>
        <div class="row foot">
          <span class="quiet" role="status">
            ${this.isThanked ? speech.words("knee_thanks") : view.last}
            ${view.zone ? html`<span class="chip ${view.zone.name}">${view.zone.text}</span>` : nothing}
          </span>
          <button class="primary" ?disabled=${this.chosen === undefined}>${speech.words("save")}</button>
        </div>
      </form>
    `;
  }

  private choose(score: number): void {
    this.chosen = score;
    this.isThanked = false;
  }

  private save(event: Event): void {
    event.preventDefault();
    if (this.chosen === undefined) return;
    wish(this, {
      action: "log_pain",
      data: { score: this.chosen, ...this.view.about },
      then: () => {
        this.chosen = undefined;
        this.isThanked = true;
        window.clearTimeout(this.thanks);
        this.thanks = window.setTimeout(() => (this.isThanked = false), THANKS);
      },
    });
  }
}
