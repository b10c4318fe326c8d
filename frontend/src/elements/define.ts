/** Define an element, unless the module was loaded before under another address. */
export const define =
  (name: string) =>
  <Element extends CustomElementConstructor>(element: Element): void => {
    if (!customElements.get(name)) customElements.define(name, element);
  };

/** Tell the parts above of something, through all shadows. */
export function tell(from: EventTarget, what: string, detail?: unknown): void {
  from.dispatchEvent(new CustomEvent(what, { detail, bubbles: true, composed: true }));
}

/** Ask the card to do an action of the integration. */
export interface Wish {
  action: string;
  data?: Record<string, unknown>;
  /** Called once it is done. */
  then?: () => void;
  /** Called with a sentence if it is refused; else the card says it. */
  refused?: (sentence: string) => void;
}

export const wish = (from: EventTarget, detail: Wish): void => tell(from, "wish", detail);
