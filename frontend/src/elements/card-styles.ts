import { css } from "lit";

/** How the card lies: a tile of three columns, a phone, a page. */
export const cardStyles = css`
  :host {
    height: 100%;
  }
  ha-card {
    container: card / inline-size;
    height: 100%;
    box-sizing: border-box;
    overflow: auto;
    padding: var(--ha-space-4, 16px);
    display: flex;
    flex-direction: column;
    gap: var(--ha-space-3, 12px);
  }
  h2 {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .skeleton {
    min-height: 420px;
  }
  .body,
  .group {
    display: grid;
    gap: var(--ha-space-5, 20px);
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
  }
  .body[inert] {
    opacity: 0.5;
  }
  section {
    display: grid;
    gap: var(--ha-space-2, 8px);
    grid-template-columns: minmax(0, 1fr);
  }
  .week {
    grid-template: "ring standing" 1fr "ring days" auto / 116px minmax(0, 1fr);
    gap: var(--ha-space-2, 8px) var(--ha-space-4, 16px);
    align-items: center;
  }
  .ring {
    grid-area: ring;
    display: grid;
    place-items: center;
  }
  .ring > * {
    grid-area: 1 / 1;
  }
  .ring svg {
    width: 100%;
    fill: none;
    stroke-width: 10;
    stroke-linecap: round;
  }
  .ring div {
    text-align: center;
    line-height: 1;
  }
  .ring b {
    display: block;
    font-size: var(--count-size, 34px);
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .ring small {
    display: var(--goal, block);
    color: var(--secondary-text-color);
    font-size: var(--ha-font-size-s, 12px);
    line-height: 1.5;
  }
  path.walked {
    stroke: var(--walked);
  }
  path.missing {
    stroke: color-mix(in srgb, var(--walked) 28%, var(--card-background-color));
  }
  path.beyond {
    stroke: var(--line);
  }
  .standing {
    grid-area: standing;
    align-self: end;
  }
  .status {
    font-size: var(--ha-font-size-xl, 20px);
    line-height: 1.3;
  }
  .status::before {
    content: "";
    display: inline-block;
    width: 10px;
    height: 10px;
    margin-inline-end: 8px;
    border-radius: 50%;
    background: var(--dot, var(--walked));
  }
  .days {
    grid-area: days;
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    grid-template-columns: repeat(7, minmax(0, 26px));
    max-width: 340px;
    justify-content: space-between;
    text-align: center;
    font-size: var(--ha-font-size-s, 12px);
    color: var(--secondary-text-color);
  }
  .days i {
    display: block;
    box-sizing: border-box;
    width: 16px;
    height: 16px;
    margin: 4px auto 0;
    border-radius: 50%;
    border: 2px solid var(--line);
  }
  .days .walked i {
    background: var(--walked);
    border-color: var(--walked);
  }
  .days .short i,
  .days .other i {
    border-color: var(--walked);
  }
  .days .other i {
    border-radius: 4px;
  }
  .days .waiting i {
    border: 2px dotted var(--walked);
    background: color-mix(in srgb, var(--walked) 28%, var(--card-background-color));
  }
  .days .next i {
    border: 2px dashed var(--walked);
  }
  .days .today span {
    color: var(--primary-text-color);
    font-weight: var(--ha-font-weight-bold, 700);
  }
  .action {
    width: 100%;
    min-height: 48px;
  }
  .track {
    height: 8px;
    border-radius: 4px;
    background: var(--faint);
    overflow: hidden;
  }
  .track i {
    display: block;
    height: 100%;
    border-radius: 4px;
    background: var(--walked);
  }
  .facts {
    list-style: none;
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(70px, 1fr));
    gap: var(--ha-space-2, 8px);
  }
  .facts :is(button, div) {
    width: 100%;
    height: 100%;
    box-sizing: border-box;
    display: grid;
    gap: 2px;
    padding: var(--ha-space-2, 8px);
    border-radius: var(--ha-border-radius-lg, 12px);
    background: var(--faint);
    text-align: center;
    align-content: center;
  }
  .facts .quiet {
    font-weight: var(--ha-font-weight-normal, 400);
  }
  .facts b {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
  }
  details summary {
    cursor: pointer;
    font-weight: var(--ha-font-weight-medium, 500);
    min-height: 24px;
  }
  h4 {
    margin: var(--ha-space-2, 8px) 0 0;
    font-size: var(--ha-font-size-m, 14px);
  }
  details ul {
    padding-inline-start: 20px;
    font-size: var(--ha-font-size-m, 14px);
    line-height: 1.5;
  }
  @container card (max-width: 250px) {
    .more,
    .rest {
      display: none;
    }
    .week {
      grid-template: "ring" "standing" "days" / minmax(0, 1fr);
      text-align: center;
    }
    .ring {
      width: min(100%, 116px);
      justify-self: center;
    }
    .status {
      font-size: var(--ha-font-size-m, 14px);
    }
  }
  @container card (max-width: 170px) {
    .ring {
      --count-size: clamp(12px, 20cqi, 24px);
      --goal: none;
    }
    .status {
      font-size: var(--ha-font-size-s, 12px);
    }
    .days {
      display: none;
    }
    .action span,
    .next {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  @container card (min-width: 680px) {
    .body {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--ha-space-8, 32px);
    }
  }
`;
