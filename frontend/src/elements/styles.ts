import { css } from "lit";

/** What all parts of the card have in common; every colour is one of Home Assistant's. */
export const shared = css`
  :host {
    /* Made of the theme's main colour, so that every theme's own is kept, and dark enough to read. */
    --tint: color-mix(in srgb, var(--primary-color) 16%, var(--card-background-color));
    --tint-hover: color-mix(in srgb, var(--primary-color) 24%, var(--card-background-color));
    --faint: color-mix(in srgb, var(--primary-text-color) 7%, var(--card-background-color));
    --line: var(--divider-color);
    --walked: var(--primary-color);
    display: block;
    color: var(--primary-text-color);
  }
  @supports not (color: color-mix(in srgb, red, blue)) {
    :host {
      --tint: var(--secondary-background-color);
      --tint-hover: var(--divider-color);
      --faint: var(--secondary-background-color);
    }
  }
  h2,
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  h3 {
    font-size: var(--ha-font-size-m, 14px);
    font-weight: var(--ha-font-weight-medium, 500);
    line-height: 1.4;
  }
  .quiet {
    color: var(--secondary-text-color);
    font-size: var(--ha-font-size-s, 12px);
    line-height: 1.4;
  }
  .row {
    display: flex;
    align-items: center;
    gap: var(--ha-space-2, 8px);
    flex-wrap: wrap;
  }
  .grow {
    flex: 1;
    min-width: 0;
  }
  button {
    font: inherit;
    font-weight: var(--ha-font-weight-medium, 500);
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--ha-space-2, 8px);
    min-height: 40px;
    max-width: 100%;
    overflow-wrap: anywhere;
    padding: 0 var(--ha-space-4, 16px);
    border: 1px solid transparent;
    border-radius: var(--ha-border-radius-pill, 20px);
    background: transparent;
    color: var(--primary-text-color);
    cursor: pointer;
    transition: background-color var(--ha-animation-duration-fast, 150ms);
  }
  button.primary {
    background: var(--tint);
    color: var(--primary-text-color);
  }
  button.outlined {
    border-color: var(--line);
  }
  button.icon {
    width: 40px;
    padding: 0;
    color: var(--secondary-text-color);
  }
  button:hover {
    background: var(--tint-hover);
  }
  button.primary ha-icon {
    color: var(--primary-color);
  }
  button[disabled] {
    opacity: 0.5;
    cursor: default;
  }
  :is(button, input, select, textarea, summary, td):focus-visible {
    outline: 2px solid var(--primary-text-color);
    outline-offset: 2px;
  }
  ha-icon {
    --mdc-icon-size: 20px;
    flex: none;
  }
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    background: var(--card-background-color);
    border: 1px solid var(--ha-color-border-neutral-normal, var(--secondary-text-color));
    border-radius: var(--ha-border-radius-md, 8px);
    padding: var(--ha-space-2, 8px);
    min-height: 40px;
    box-sizing: border-box;
    max-width: 100%;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    font-size: var(--ha-font-size-s, 12px);
    line-height: 1.4;
  }
  .chip::before {
    content: "";
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--dot, var(--secondary-text-color));
  }
  .good,
  .green {
    --dot: var(--success-color);
  }
  .nudge,
  .amber {
    --dot: var(--warning-color);
  }
  .red,
  .stop {
    --dot: var(--error-color);
  }
  .notice {
    background: var(--tint);
    color: var(--primary-text-color);
    border-radius: var(--ha-border-radius-lg, 12px);
    padding: var(--ha-space-3, 12px);
    display: grid;
    gap: var(--ha-space-2, 8px);
  }
  .notice .quiet {
    color: inherit;
  }
  .notice button {
    border-color: currentcolor;
    color: inherit;
  }
  .notice.danger {
    background: color-mix(in srgb, var(--error-color) 16%, var(--card-background-color));
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
    }
  }
  /* Where the user chooses all colours, what speaks by colour speaks with theirs. */
  @media (forced-colors: active) {
    :host {
      --walked: Highlight;
      --faint: Canvas;
      --line: GrayText;
      --dot: CanvasText;
      --card-background-color: Canvas;
      --error-color: CanvasText;
    }
    :is(.days, .track, .legend, .plot) :is(i, b),
    .track,
    .chip::before,
    .status::before,
    td > span {
      forced-color-adjust: none;
    }
    .track,
    .legend i,
    td > span {
      border: 1px solid GrayText;
    }
  }
`;

/** How dialogs look, and the buttons at their end. */
export const dialogs = css`
  dialog {
    box-sizing: border-box;
    width: min(420px, calc(100vw - 32px));
    border: 0;
    border-radius: var(--ha-border-radius-xl, 16px);
    padding: var(--ha-space-5, 20px);
    background: var(--card-background-color);
    color: var(--primary-text-color);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 50%);
  }
  .ends {
    justify-content: flex-end;
  }
`;
