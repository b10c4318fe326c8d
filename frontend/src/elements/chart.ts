import { html, svg, type CSSResult, css, type TemplateResult } from "lit";

import type { ChartView } from "../model/chart";

const percent = (share: number): string => `${(100 * share).toFixed(2)}%`;

/** Draw bars for minutes and a line of dots for pain; one picture with one label. */
export function chart(view: ChartView): TemplateResult {
  const line = view.pains
    .map(({ x, y }) => `${(100 * x).toFixed(2)},${(100 - 100 * y).toFixed(2)}`)
    .join(" ");
  return html`
    <div class="captions quiet" aria-hidden="true">
      <span class="chip minutes">${view.captions[0]}</span>
      <span class="chip pain">${view.captions[1]}</span>
    </div>
    <div class="chart" role="img" aria-label=${view.label}>
      <div class="plot">
        ${view.ticks.map(
          ({ y, minutes, pain }) => html`
            <span class="tick start" style="bottom:${percent(y)}">${minutes}</span>
            <span class="tick end" style="bottom:${percent(y)}">${pain}</span>
          `,
        )}
        ${view.ticks.map(({ y }) => html`<hr style="bottom:${percent(y)}" />`)}
        ${view.bars.map(
          ({ x, height }) =>
            html`<i
              style="left:${percent(x)};height:${percent(height)};width:min(10px,${percent(0.6 / (view.bars.length + 2))})"
            ></i>`,
        )}
        <svg viewBox="0 0 100 100" preserveAspectRatio="none">${svg`<polyline points=${line} />`}</svg>
        ${view.pains.map(({ x, y }) => html`<b style="left:${percent(x)};bottom:${percent(y)}"></b>`)}
      </div>
      ${view.dates.map((text, index) => html`<span class="date d${index}">${text}</span>`)}
    </div>
  `;
}

export const chartStyles: CSSResult = css`
  .captions {
    display: flex;
    justify-content: space-between;
  }
  .minutes {
    --dot: var(--walked);
  }
  .chip.pain {
    flex-direction: row-reverse;
    --dot: var(--error-color);
  }
  .chart {
    /* Time runs from left to right in every language, as in Home Assistant's own charts. */
    direction: ltr;
    position: relative;
    height: 148px;
    font-size: 10px;
    color: var(--secondary-text-color);
    font-variant-numeric: tabular-nums;
  }
  .plot {
    position: absolute;
    inset: 8px 20px 22px;
  }
  .plot > * {
    position: absolute;
  }
  .plot hr {
    inset-inline: 0;
    margin: 0;
    border: 0;
    border-top: 1px solid var(--line);
  }
  .plot i {
    bottom: 0;
    transform: translateX(-50%);
    border-radius: 3px 3px 0 0;
    background: var(--walked);
    opacity: 0.75;
  }
  .plot svg {
    width: 100%;
    height: 100%;
    overflow: visible;
  }
  polyline {
    fill: none;
    stroke: var(--error-color);
    stroke-width: 1.5;
    vector-effect: non-scaling-stroke;
  }
  .plot b {
    width: 6px;
    height: 6px;
    margin: -3px;
    border-radius: 50%;
    background: var(--error-color);
  }
  .tick {
    transform: translateY(50%);
    width: 14px;
    line-height: 1;
  }
  .tick.start {
    left: -20px;
    text-align: right;
  }
  .tick.end {
    right: -20px;
  }
  .date {
    position: absolute;
    bottom: 0;
  }
  .d0 {
    left: 20px;
  }
  .d1 {
    left: 50%;
    transform: translateX(-50%);
  }
  .d2 {
    right: 20px;
  }
`;
