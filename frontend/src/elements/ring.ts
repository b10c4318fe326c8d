import { svg, type SVGTemplateResult } from "lit";

import type { Part } from "../model/week";

const RADIUS = 52;
const CENTRE = 60;

/** Draw the week: an arc for each walk of the goal, from the top on. */
export function ring(parts: readonly Part[]): SVGTemplateResult[] {
  const step = 360 / parts.length;
  const gap = parts.length > 1 ? Math.min(14, step / 3) : 0;
  return parts.map((part, index) => {
    const [from, to] = [index * step + gap / 2, (index + 1) * step - gap / 2];
    return svg`<path class=${part} d=${arc(from, Math.min(to, from + 359.9))} />`;
  });
}

/** Draw the share of a whole round that is done. */
export const progress = (share: number): SVGTemplateResult => svg`
  <circle class="missing" cx=${CENTRE} cy=${CENTRE} r=${RADIUS} />
  <circle class="walked" cx=${CENTRE} cy=${CENTRE} r=${RADIUS} pathLength="100"
    stroke-dasharray="${Math.min(100, 100 * share)} 100" transform="rotate(-90 60 60)"
    style=${share > 0 ? "" : "display:none"} />`;

function arc(from: number, to: number): string {
  const [start, end] = [pointAt(from), pointAt(to)];
  return `M${start} A${RADIUS} ${RADIUS} 0 ${to - from > 180 ? 1 : 0} 1 ${end}`;
}

function pointAt(degrees: number): string {
  const angle = ((degrees - 90) * Math.PI) / 180;
  const [x, y] = [CENTRE + RADIUS * Math.cos(angle), CENTRE + RADIUS * Math.sin(angle)];
  return `${x.toFixed(2)} ${y.toFixed(2)}`;
}
