import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";

import { additionOf, changesOf, draftOf, KINDS, type Draft } from "../model/log";
import type { Speech } from "../speech";
import type { Session } from "../wire";
import { define, wish, type Wish } from "./define";
import { dialogs, shared } from "./styles";

/** The form of a session: to correct one, or to add a walk or other exercise. */
@define("retro-walking-form")
export class SessionForm extends LitElement {
  @property({ attribute: false }) speech!: Speech;
  @state() private draft: Draft | undefined;
  @state() private trouble = "";
  @state() private isSaving = false;
  @query("dialog") private dialog!: HTMLDialogElement;

  private heading = "";
  private session: Session | undefined;
  /** Counts how often it was opened, so that a late answer is not taken for one to what is open by then. */
  private turn = 0;

  static override styles = [
    shared,
    dialogs,
    css`
      form {
        display: grid;
        gap: var(--ha-space-3, 12px);
        grid-template-columns: 1fr 1fr;
      }
      form > * {
        grid-column: 1 / -1;
      }
      label {
        display: grid;
        gap: 4px;
        font-size: var(--ha-font-size-s, 12px);
      }
      label.half {
        grid-column: auto;
      }
      label > * {
        font-size: var(--ha-font-size-m, 14px);
        width: 100%;
      }
    `,
  ];

  /** Open the form with a session. */
  edit(session: Session, heading: string): void {
    this.open(heading, draftOf(session), session);
  }

  /** Open the form for something new. */
  add(draft: Draft): void {
    this.open(this.speech.words("add_title"), draft, undefined);
  }

  private open(heading: string, draft: Draft, session: Session | undefined): void {
    this.heading = heading;
    this.draft = draft;
    this.session = session;
    this.trouble = "";
    this.isSaving = false;
    this.turn++;
    void this.updateComplete.then(() => this.dialog.showModal());
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @close=${() => (this.draft = undefined)}>
      ${this.draft ? this.form(this.draft) : nothing}
    </dialog>`;
  }

  private form(draft: Draft): TemplateResult {
    const { speech } = this;
    return html`<form @submit=${this.save}>
      <h3 id="title">${this.heading}</h3>
      ${this.session ? nothing : this.kindField(draft)}
      <label>
        ${speech.words("field_start")}
        <input type="datetime-local" name="start" required .value=${draft.start} />
      </label>
      <label class="half">
        ${speech.words("field_minutes")}
        <input type="number" name="minutes" required min="0.1" step="any" .value=${draft.minutes} />
      </label>
      ${draft.kind === "walk" ? this.walkFields(draft) : nothing}
      <label>
        ${speech.words("field_note")}
        <textarea name="note" rows="2" .value=${draft.note}></textarea>
      </label>
      ${this.trouble ? html`<p class="notice danger" role="alert">${this.trouble}</p>` : nothing}
      <div class="row ends">
        <button type="button" class="outlined" @click=${() => this.dialog.close()}>
          ${speech.words("cancel")}
        </button>
        <button class="primary" ?disabled=${this.isSaving}>${speech.words("save")}</button>
      </div>
    </form>`;
  }

  private kindField(draft: Draft): TemplateResult {
    return html`<label>
      ${this.speech.words("field_kind")}
      <select name="kind" @change=${this.changeKind}>
        ${KINDS.map((kind) => this.option(kind, `kind_${kind}`, draft.kind))}
      </select>
    </label>`;
  }

  private walkFields(draft: Draft): TemplateResult {
    const { speech } = this;
    const score = (name: "pain_before" | "pain_during"): TemplateResult =>
      html`<label class="half">
        ${speech.words(`field_${name}`)}
        <input type="number" name=${name} min="0" max="10" step="1" .value=${draft[name]} />
      </label>`;
    return html`<label class="half">
        ${speech.words("field_place")}
        <select name="place">
          ${this.option("treadmill", "place_treadmill", draft.place)}
          ${this.option("outdoors", "place_outdoors", draft.place)}
        </select>
      </label>
      ${score("pain_before")} ${score("pain_during")}`;
  }

  private option(value: string, text: string, chosen: string): TemplateResult {
    return html`<option value=${value} ?selected=${value === chosen}>${this.speech.words(text)}</option>`;
  }

  private changeKind(event: Event): void {
    this.draft = { ...this.filled(), kind: (event.target as HTMLSelectElement).value as Draft["kind"] };
  }

  /** Return what the form says by now. */
  private filled(): Draft {
    const form = this.dialog.querySelector("form");
    const fields = form ? (Object.fromEntries(new FormData(form)) as Partial<Draft>) : {};
    return { ...(this.draft as Draft), ...fields };
  }

  private save(event: SubmitEvent): void {
    event.preventDefault();
    const { session } = this;
    // What was typed stays while it is saved, and to be corrected.
    const filled = (this.draft = this.filled());
    if (!session) {
      this.ask(additionOf(filled));
      return;
    }
    const changes = changesOf(session, filled);
    if (Object.keys(changes).length === 0) this.dialog.close();
    else this.ask({ action: "edit_session", data: { session_id: session.session_id, ...changes } });
  }

  private ask(wanted: Wish): void {
    const { turn } = this;
    this.isSaving = true;
    this.trouble = "";
    wish(this, {
      ...wanted,
      then: () => {
        if (turn === this.turn) this.dialog.close();
      },
      refused: (sentence) => {
        if (turn !== this.turn) return;
        this.trouble = sentence;
        this.isSaving = false;
      },
    });
  }
}
