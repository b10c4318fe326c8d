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

/** Ask the card to do an action of the integration; `then` is called once it is done. */
export interface Wish {
  action: string;
  data?: Record<string, unknown>;
  then?: () => void;
}

export const wish = (from: EventTarget, detail: Wish): void => tell(from, "wish", detail);
