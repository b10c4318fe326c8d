import { css, html, LitElement, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import type { HeatCell, HeatView } from "../model/heat";
import { define } from "./define";
import { shared } from "./styles";

/** The map of the last weeks: a grid to walk through with arrow keys, each day with its label. */
@define("retro-walking-heat")
export class Heat extends LitElement {
  @property({ attribute: false }) view!: HeatView;
  @state() private at: [row: number, week: number] | undefined;

  static override styles = [
    shared,
    css`
      table {
        width: 100%;
        border-spacing: 2px;
        table-layout: fixed;
      }
      th {
        width: 16px;
        font-weight: normal;
        font-size: 10px;
        padding: 0;
        text-align: start;
        color: var(--secondary-text-color);
        white-space: nowrap;
      }
      thead th {
        width: auto;
        overflow: visible;
      }
      thead th:first-child {
        width: 16px;
      }
      td {
        padding: 0;
        height: 0;
        line-height: 0;
      }
      td > span {
        display: block;
        aspect-ratio: 1;
        max-height: 16px;
        width: 100%;
        border-radius: 3px;
        background: var(--faint);
        box-sizing: border-box;
      }
      .level1 {
        border: 1px solid var(--walked);
      }
      .level2 {
        background: color-mix(in srgb, var(--walked) 40%, var(--card-background-color));
      }
      .level3 {
        background: color-mix(in srgb, var(--walked) 70%, var(--card-background-color));
      }
      .level4 {
        background: var(--walked);
      }
      .today {
        outline: 1px solid var(--primary-text-color);
        outline-offset: 1px;
      }
      .ahead {
        visibility: hidden;
      }
      .foot {
        justify-content: space-between;
        flex-wrap: nowrap;
        min-height: 18px;
      }
      .legend {
        display: flex;
        align-items: center;
        gap: 3px;
        white-space: nowrap;
      }
      .legend i {
        width: 10px;
        height: 10px;
        border-radius: 2px;
        background: var(--faint);
      }
      .legend .level2,
      .legend .level4 {
        background: var(--walked);
      }
      .legend .level2 {
        background: color-mix(in srgb, var(--walked) 40%, var(--card-background-color));
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { view } = this;
    return html`
      <table role="grid" aria-label=${view.label} @keydown=${this.move}>
        <thead aria-hidden="true">
          <tr>
            <th></th>
            ${view.rows[0]?.cells.map(
              (_, week) => html`<th>${view.months.find((month) => month.week === week)?.name ?? ""}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${view.rows.map(
            (row, index) => html`
              <tr>
                <th scope="row" aria-label=${row.name}>${index % 2 === 0 ? row.weekday : ""}</th>
                ${row.cells.map((cell, week) => this.cell(cell, index, week))}
              </tr>
            `,
          )}
        </tbody>
      </table>
      <div class="row foot quiet" aria-hidden="true">
        <span>${this.told}</span>
        <span class="legend">
          ${view.legend[0]} <i></i><i class="level2"></i><i class="level4"></i> ${view.legend[1]}
        </span>
      </div>
    `;
  }

  private cell(cell: HeatCell, row: number, week: number): TemplateResult {
    const [atRow, atWeek] = this.focusable;
    const look = [`level${cell.level}`, cell.isToday ? "today" : "", cell.isAhead ? "ahead" : ""];
    return html`<td
      role="gridcell"
      tabindex=${row === atRow && week === atWeek ? 0 : -1}
      aria-label=${cell.label}
      @focus=${() => this.go(row, week)}
      @pointerenter=${() => this.go(row, week)}
      @click=${() => this.go(row, week)}
    >
      <span class=${look.join(" ")}></span>
    </td>`;
  }

  /** Return what is said of the day that is pointed at. */
  private get told(): string {
    const cell = this.at && this.view.rows[this.at[0]]?.cells[this.at[1]];
    return cell?.label ?? "";
  }

  /** Return where the keys come in: the day that was pointed at last, else today. */
  private get focusable(): [number, number] {
    if (this.at) return this.at;
    const row = this.view.rows.findIndex(({ cells }) => cells.some((cell) => cell.isToday));
    return [Math.max(0, row), (this.view.rows[0]?.cells.length ?? 1) - 1];
  }

  private go(row: number, week: number): void {
    if (!this.view.rows[row]?.cells[week]?.isAhead) this.at = [row, week];
  }

  private move(event: KeyboardEvent): void {
    const forward = getComputedStyle(this).direction === "rtl" ? -1 : 1;
    const steps: Record<string, [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -forward],
      ArrowRight: [0, forward],
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const [row, week] = [this.focusable[0] + step[0], this.focusable[1] + step[1]];
    const cell = this.view.rows[row]?.cells[week];
    if (!cell || cell.isAhead) return;
    this.go(row, week);
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('td[tabindex="0"]')?.focus();
    });
  }
}
