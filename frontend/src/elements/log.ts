import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";

import { newDraft, viewLog, type Row } from "../model/log";
import type { Speech } from "../speech";
import type { Now, Session } from "../wire";
import { define, tell, wish } from "./define";
import "./session-form";
import type { SessionForm } from "./session-form";
import { dialogs, shared } from "./styles";

const FIRST = 5;
const MORE = 10;

/** The last sessions, each to be corrected or deleted; a deletion can be undone. */
@define("retro-walking-log")
export class Log extends LitElement {
  @property({ attribute: false }) sessions: Session[] = [];
  @property({ attribute: false }) now!: Now;
  @property({ attribute: false }) ahead = 0;
  @property({ attribute: false }) hasEarlier = false;
  @property({ attribute: false }) speech!: Speech;
  @state() private shown = FIRST;
  @state() private doomed: Row | undefined;
  /** The session that was deleted last, as long as it is offered to be brought back. */
  @state() private deleted: string | undefined;
  @state() private trouble = "";
  @query("retro-walking-form") private editor!: SessionForm;
  @query("[role=status] button") private undoButton!: HTMLElement | null;
  @query("dialog") private question!: HTMLDialogElement;

  static override styles = [
    shared,
    dialogs,
    css`
      ul {
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--ha-space-3, 12px);
        min-height: 52px;
        border-block-end: 1px solid var(--line);
      }
      li:last-child {
        border: 0;
      }
      li ha-icon {
        color: var(--state-icon-color, var(--secondary-text-color));
      }
      li button {
        margin-inline: -4px;
      }
      .minutes {
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .details {
        overflow-wrap: anywhere;
      }
      form {
        display: grid;
        gap: var(--ha-space-4, 16px);
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { speech } = this;
    const rows = viewLog(this.now, this.sessions.slice(-this.shown), speech);
    return html`
      ${
        rows.length === 0
          ? html`<p class="quiet">${speech.words("log_empty")}</p>`
          : html`<ul>
              ${rows.map((row) => this.row(row))}
            </ul>`
      }
      <div class="row">
        <button class="outlined" @click=${this.add}>${speech.words("add")}</button>
        ${
          this.shown < this.sessions.length || this.hasEarlier
            ? html`<button class="outlined" @click=${this.showMore}>${speech.words("show_more")}</button>`
            : nothing
        }
        <span class="row quiet" role="status">
          ${
            this.deleted
              ? html`${speech.words("deleted")}
                  <button class="outlined" @click=${this.undo}>${speech.words("undo")}</button>`
              : nothing
          }
        </span>
      </div>
      <retro-walking-form .speech=${speech}></retro-walking-form>
      <dialog aria-labelledby="delete">
        <form method="dialog" @submit=${this.deleteIt}>
          <h3 id="delete">${this.doomed?.remove}</h3>
          ${this.trouble ? html`<p class="notice danger" role="alert">${this.trouble}</p>` : nothing}
          <div class="row ends">
            <button type="button" class="outlined" @click=${() => this.question.close()}>
              ${speech.words("cancel")}
            </button>
            <button class="primary">${speech.words("delete")}</button>
          </div>
        </form>
      </dialog>
    `;
  }

  private row(row: Row): TemplateResult {
    return html`<li>
      <ha-icon .icon=${row.icon} aria-hidden="true"></ha-icon>
      <div class="grow">
        <div>${row.title}</div>
        <div class="details quiet">
          ${row.details.join(" · ")}
          ${row.note ? html`${row.details.length > 0 ? "· " : ""}<i>${row.note}</i>` : nothing}
        </div>
      </div>
      <span class="minutes ${row.zone ? `chip ${row.zone}` : ""}">${row.minutes}</span>
      <button class="icon" aria-label=${row.edit} @click=${() => this.correct(row)}>
        <ha-icon icon="mdi:pencil-outline"></ha-icon>
      </button>
      <button class="icon" aria-label=${row.remove} @click=${() => this.ask(row)}>
        <ha-icon icon="mdi:delete-outline"></ha-icon>
      </button>
    </li>`;
  }

  private add(): void {
    this.deleted = undefined;
    this.editor.add(newDraft(this.now, Date.now() + this.ahead));
  }

  private correct(row: Row): void {
    const session = this.sessions.find((one) => one.session_id === row.session_id);
    this.deleted = undefined;
    if (session) this.editor.edit(session, row.edit);
  }

  private ask(row: Row): void {
    this.doomed = row;
    this.deleted = undefined;
    this.trouble = "";
    void this.updateComplete.then(() => this.question.showModal());
  }

  private deleteIt(event: SubmitEvent): void {
    event.preventDefault();
    const { doomed } = this;
    if (!doomed) return;
    wish(this, {
      action: "delete_session",
      data: { session_id: doomed.session_id },
      then: () => {
        // Who is asked about another one by now has not said yes to that.
        if (doomed !== this.doomed) return;
        this.question.close();
        this.deleted = doomed.session_id;
        // Where the row was there is nothing any more that could have the focus.
        void this.updateComplete.then(() => this.undoButton?.focus());
      },
      refused: (sentence) => {
        if (doomed === this.doomed) this.trouble = sentence;
      },
    });
  }

  private undo(): void {
    const session_id = this.deleted;
    this.deleted = undefined;
    wish(this, { action: "undo", data: { session_id } });
  }

  private showMore(): void {
    this.shown += MORE;
    if (this.shown > this.sessions.length && this.hasEarlier) tell(this, "show-all");
  }
}
