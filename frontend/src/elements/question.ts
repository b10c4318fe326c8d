import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import type { QuestionView } from "../model/walk";
import type { Speech } from "../speech";
import { define, wish } from "./define";
import { shared } from "./styles";

/** A walk that waits for a yes: yes, no, or other minutes. */
@define("retro-walking-question")
export class Question extends LitElement {
  @property({ attribute: false }) view!: QuestionView;
  @property({ attribute: false }) speech!: Speech;
  @state() private isOther = false;

  static override styles = [
    shared,
    css`
      input {
        width: 96px;
        color: var(--primary-text-color);
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { view, speech } = this;
    return html`<section class="notice" aria-label=${view.title}>
      <h3>${view.title}</h3>
      <p class="quiet">${view.text}</p>
      <div class="row">
        <button @click=${() => this.answer("confirm_session")}>${speech.words("yes")}</button>
        <button @click=${() => this.answer("discard_session")}>${speech.words("no")}</button>
        <button aria-expanded=${this.isOther} @click=${() => (this.isOther = !this.isOther)}>
          ${speech.words("other_minutes")}
        </button>
      </div>
      ${
        this.isOther
          ? html`<form class="row" @submit=${this.correct}>
              <input
                type="number"
                name="minutes"
                min="1"
                step="any"
                required
                aria-label=${speech.words("field_minutes")}
                .value=${String(view.minutes)}
              />
              <button>${speech.words("save")}</button>
            </form>`
          : nothing
      }
    </section>`;
  }

  private correct(event: SubmitEvent): void {
    event.preventDefault();
    const minutes = new FormData(event.target as HTMLFormElement).get("minutes");
    this.answer("confirm_session", { minutes: Number(minutes) });
  }

  private answer(action: string, data: Record<string, unknown> = {}): void {
    wish(this, {
      action,
      data: { session_id: this.view.session_id, ...data },
      then: () => (this.isOther = false),
    });
  }
}
