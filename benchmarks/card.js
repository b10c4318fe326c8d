// In every page that is measured: when a card is created and has been drawn, and how often it is told or drawn.

window.bench = {
  counts: {},
  latest: {},

  watch(tags) {
    for (const tag of tags)
      void customElements.whenDefined(tag).then(({ prototype }) => this.wrap(tag, prototype));
  },

  wrap(tag, prototype) {
    const before = (what, act) => {
      let owner = prototype;
      let found;
      while (owner && !(found = Object.getOwnPropertyDescriptor(owner, what)))
        owner = Object.getPrototypeOf(owner);
      if (!found) return;
      const key = found.set ? "set" : "value";
      const original = found[key];
      const wrapped = function (...given) {
        act(this);
        return original.apply(this, given);
      };
      Object.defineProperty(prototype, what, { ...found, [key]: wrapped });
    };
    this.counts[tag] = { hass: 0, performUpdate: 0, update: 0 };
    for (const what in this.counts[tag]) before(what, () => this.counts[tag][what]++);
    before("setConfig", (card) => (this.latest[tag] ??= { card, at: performance.now() }));
  },

  go(path) {
    this.latest = {};
    history.pushState(null, "", path);
    window.dispatchEvent(new CustomEvent("location-changed", { detail: { replace: false } }));
  },

  find(root, name) {
    const inside = (node) => node.shadowRoot && this.find(node.shadowRoot, name);
    return root?.querySelector(name) ?? [...(root?.querySelectorAll("*") ?? [])].map(inside).find(Boolean);
  },

  // Ours has days in its map; in theirs a chart on a canvas has data.
  isDrawn({ shadowRoot }) {
    if (shadowRoot?.querySelector(".body"))
      return this.find(shadowRoot, "retro-walking-heat")?.shadowRoot?.querySelector("td");
    const chart = this.find(shadowRoot, "ha-chart-base");
    const series = chart?.shadowRoot?.querySelector("canvas") && chart.chart?.getOption()?.series;
    return series?.some(({ data }) => data?.length);
  },

  // The milliseconds from the creation of a card, and from the click, to the end of the frame it is drawn with.
  async drawn(tag, path) {
    const frame = () => new Promise(requestAnimationFrame);
    const clicked = performance.now();
    if (path) this.go(path);
    while (!this.latest[tag] || !this.isDrawn(this.latest[tag].card)) {
      await frame();
      if (performance.now() - clicked > 60_000) throw new Error(`${tag} was never drawn`);
    }
    await frame();
    const now = performance.now();
    return [now - this.latest[tag].at, now - clicked];
  },

  // The milliseconds that a module takes to be read and run, once it is here.
  async loaded(url) {
    await import(url);
    const [resource] = performance.getEntriesByName(new URL(url, location).href);
    return performance.now() - resource.responseEnd;
  },
};
