import { html, LitElement, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";

import { cardForm } from "./card-form";
import { partsOf, SECTIONS, type CardConfig } from "./config";
import { cardStyles } from "./elements/card-styles";
import { chartStyles } from "./elements/chart";
import { define, type Wish } from "./elements/define";
import { body } from "./elements/sections";
import { shared } from "./elements/styles";
import { Feed, type Standing } from "./feed";
import { DOMAIN, isThere, type Hass, type Refusal } from "./hass";
import { Speech } from "./speech";
import type { Walker } from "./wire";

/** What a feed says when it cannot show the present. */
const PROBLEMS: Standing[] = ["not_loaded", "removed", "lost"];

/** How long, in milliseconds, a second tap is taken for the same as the first. */
const ONE_TAP = 700;

/** The card: it follows one walker, and draws what the view models make of it. */
@define("retro-walking-card")
export class RetroWalkingCard extends LitElement {
  @state() private config: CardConfig | undefined;
  @state() private walkers: Walker[] | undefined;
  @state() private chosen: string | undefined;
  @state() private trouble = "";
  @state() private speech: Speech | undefined;

  private known: Hass | undefined;
  private feed: Feed | undefined;
  private entities = "";
  private language = "";
  private readonly underWay = new Set<string>();

  static override styles = [shared, cardStyles, chartStyles];

  static getConfigForm = cardForm;

  static getStubConfig(): Partial<CardConfig> {
    return {};
  }

  setConfig(config: CardConfig): void {
    this.config = config;
    this.chosen = undefined;
    this.attend();
  }

  getCardSize(): number {
    return 12;
  }

  getGridOptions(): object {
    return { columns: 12, rows: "auto", min_columns: 3 };
  }

  /** Home Assistant sets it at every change in the house; only what concerns us is drawn. */
  set hass(hass: Hass) {
    const before = this.known;
    this.known = hass;
    if (before?.localize !== hass.localize || before.locale !== hass.locale) this.speak(hass);
    if (this.language !== hass.language) void this.learn(hass);
    const isSame = before?.entities === hass.entities && before.config === hass.config;
    if (!isSame || !this.entities) void this.meet(hass);
    this.feed?.follow(hass);
  }

  /** Speak as the profile says; until another language is there the old one stays, with an open form. */
  private speak(hass: Hass): void {
    const speech = new Speech(hass.localize, hass.locale);
    if (speech.words("title") || !this.speech) this.speech = speech;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.attend();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.feed?.close();
    this.feed = undefined;
  }

  /** Have the texts loaded, again at the next change in the house if that fails. */
  private async learn(hass: Hass): Promise<void> {
    if (!hass.connected) return;
    this.language = hass.language;
    try {
      await hass.loadBackendTranslation("common", DOMAIN);
      await hass.loadBackendTranslation("exceptions", DOMAIN);
    } catch {
      this.language = "";
    }
  }

  /** Learn who walks, again whenever entities of the integration came, went or got another name. */
  private async meet(hass: Hass): Promise<void> {
    if (!hass.connected || !isThere(hass)) return;
    const ours = Object.values(hass.entities).filter((entity) => entity.platform === DOMAIN);
    const entities = ours.map((entity) => entity.entity_id).join() || "none";
    if (entities === this.entities) return;
    this.entities = entities;
    try {
      this.walkers = await hass.callWS<Walker[]>({ type: `${DOMAIN}/walkers` });
    } catch {
      this.entities = "";
      return;
    }
    if (!this.walkers.some(({ entry_id }) => entry_id === this.chosen)) this.chosen = undefined;
    this.attend();
  }

  /** Follow the walker that is shown, and nobody else. */
  private attend(): void {
    const entryId = this.walker?.entry_id ?? this.config?.walker;
    if (!this.known || !this.isConnected || entryId === this.feed?.entryId) return;
    this.feed?.close();
    this.feed = undefined;
    if (entryId) {
      this.feed = new Feed(
        entryId,
        () => this.requestUpdate(),
        () => this.meetAgain(),
      );
      this.feed.follow(this.known);
    }
    this.requestUpdate();
  }

  /** Who was away may have another name, or another person, by now. */
  private meetAgain(): void {
    this.entities = "";
    if (this.known) void this.meet(this.known);
  }

  private get walker(): Walker | undefined {
    const wanted = this.chosen ?? this.config?.walker;
    if (wanted) return this.walkers?.find((walker) => walker.entry_id === wanted);
    return this.walkers?.find((walker) => walker.is_user) ?? this.walkers?.[0];
  }

  protected override render(): TemplateResult | typeof nothing {
    const { config, speech } = this;
    if (!config) return nothing;
    return html`
      <ha-card @wish=${this.grant} @show-all=${() => void this.feed?.showAll()} @end-hold=${this.endHold}>
        ${speech?.words("title") ? this.content(config, speech) : html`<div class="skeleton"></div>`}
      </ha-card>
    `;
  }

  private content(config: CardConfig, speech: Speech): TemplateResult {
    const { feed, walker } = this;
    const problem = this.problemOf(speech);
    const { hidden, unknown } = partsOf(config);
    return html`
      ${this.head(config)}
      ${
        unknown.length > 0
          ? html`<p class="notice danger" role="alert">
              ${speech.words("unknown_parts", { unknown: unknown.join(", "), parts: SECTIONS.join(", ") })}
            </p>`
          : nothing
      }
      ${
        this.trouble
          ? html`<div class="notice danger" role="alert">
              <p>${this.trouble}</p>
              <div class="row">
                <button @click=${() => (this.trouble = "")}>${speech.words("dismiss")}</button>
              </div>
            </div>`
          : nothing
      }
      ${problem ? html`<p class="notice" role="status">${problem}</p>` : nothing}
      ${
        feed?.now && walker && feed.standing !== "removed"
          ? html`<div class="body" ?inert=${feed.standing !== "shown"}>
              ${body({ feed, walker, now: feed.now, speech, hidden })}
            </div>`
          : problem
            ? nothing
            : html`<div class="skeleton"></div>`
      }
    `;
  }

  private head(config: CardConfig): TemplateResult | typeof nothing {
    const { walkers = [], walker } = this;
    const isChoice = !config.walker && walkers.length > 1;
    const title = config.title ?? walker?.name;
    if (!isChoice) return title ? html`<h2>${title}</h2>` : nothing;
    return html`<div class="row">
      ${config.title ? html`<h2 class="grow">${config.title}</h2>` : nothing}
      ${walkers.map(
        ({ entry_id, name }) =>
          html`<button
            class=${entry_id === walker?.entry_id ? "primary" : "outlined"}
            aria-pressed=${entry_id === walker?.entry_id}
            @click=${() => this.choose(entry_id)}
          >
            ${name}
          </button>`,
      )}
    </div>`;
  }

  /** Return what keeps the card from showing the present, as a sentence. */
  private problemOf(speech: Speech): string {
    const problem = this.problem;
    return problem ? speech.words(`problem_${problem}`) : "";
  }

  private get problem(): string | undefined {
    const { known: hass, walkers, feed } = this;
    if (hass?.connected && !isThere(hass)) return "not_loaded";
    if (walkers?.length === 0) return "nobody";
    if (walkers && !this.walker) return "removed";
    return PROBLEMS.find((standing) => standing === feed?.standing);
  }

  private choose(entryId: string): void {
    this.chosen = entryId;
    this.trouble = "";
    this.attend();
  }

  private async grant(event: CustomEvent<Wish>): Promise<void> {
    event.stopPropagation();
    const { action, data, then, refused } = event.detail;
    const path = event.composedPath();
    // Whoever taps twice means once: the second tap would stop what the first has started.
    const what = /^(start|stop)_session$/.test(action) ? "session" : JSON.stringify([action, data]);
    if (this.underWay.has(what)) return;
    this.underWay.add(what);
    const sentence = await this.call(DOMAIN, action, { config_entry_id: this.feed?.entryId, ...data });
    setTimeout(() => this.underWay.delete(what), sentence ? 0 : ONE_TAP);
    if (!sentence) then?.();
    else if (refused) refused(sentence);
    this.trouble = refused ? "" : sentence;
    await this.updateComplete;
    keepFocus(path);
  }

  private async endHold(event: CustomEvent<string>): Promise<void> {
    this.trouble = await this.call("switch", "turn_off", { entity_id: event.detail });
  }

  /** Call an action; return what is wrong with it as a sentence, empty where nothing is. */
  private async call(domain: string, action: string, data: object): Promise<string> {
    try {
      await this.known?.callService(domain, action, data, undefined, false);
      return "";
    } catch (refusal) {
      return this.speech?.refusal(refusal as Refusal) ?? "";
    }
  }
}

/** Give the focus to what is left of where it was, if what had it is gone. */
function keepFocus(path: readonly EventTarget[]): void {
  if (document.activeElement !== document.body) return;
  const left = path.find((node) => node instanceof HTMLElement && node.isConnected);
  if (!(left instanceof HTMLElement)) return;
  left.tabIndex = -1;
  left.focus({ preventScroll: true });
}
