import { html, nothing, type TemplateResult } from "lit";

import type { Section } from "../config";
import type { Feed } from "../feed";
import { viewChart } from "../model/chart";
import { viewFacts } from "../model/facts";
import { viewHeat } from "../model/heat";
import { viewKnee } from "../model/knee";
import { viewProgramme } from "../model/programme";
import { viewFlag, viewSafety } from "../model/safety";
import { viewQuestion, viewWalk } from "../model/walk";
import { viewWeek, type DayView } from "../model/week";
import type { Speech } from "../speech";
import type { Now, Walker } from "../wire";
import { chart } from "./chart";
import "./clock";
import { tell, wish } from "./define";
import "./heat";
import "./knee";
import "./log";
import "./question";
import { ring } from "./ring";

/** All that a part of the card is drawn from. */
export interface Scene {
  feed: Feed;
  walker: Walker;
  now: Now;
  speech: Speech;
  hidden: readonly Section[];
}

type Part = TemplateResult | typeof nothing;

/** Draw the card in two groups, which lie side by side where there is room. */
export function body(scene: Scene): TemplateResult {
  const shows = (section: Section, draw: (scene: Scene) => Part): Part =>
    scene.hidden.includes(section) ? nothing : draw(scene);
  return html`
    <div class="group">
      ${flag(scene)} ${shows("week", week)} ${shows("walk", walk)} ${shows("knee", knee)}
      ${shows("programme", programme)}
    </div>
    <div class="group more">
      ${shows("facts", facts)} ${shows("heat", heat)} ${shows("chart", minutesAndPain)} ${shows("log", log)}
    </div>
  `;
}

function week({ feed, now, speech }: Scene): Part {
  const view = viewWeek(now, feed.sessions, speech);
  return html`<section class="week">
    ${
      now.session
        ? html`<retro-walking-clock
            class="ring"
            .running=${now.session}
            .planned=${now.planned_minutes}
            .ahead=${feed.ahead}
            .speech=${speech}
          ></retro-walking-clock>`
        : html`<div class="ring" role="img" aria-label=${view.label}>
            <svg viewBox="0 0 120 120" aria-hidden="true">${ring(view.parts)}</svg>
            <div aria-hidden="true"><b>${view.count}</b><small>${view.goal}</small></div>
          </div>`
    }
    <div class="standing">
      <div class="status ${view.tone}">${view.status}</div>
      <div class="quiet next">${view.next}</div>
    </div>
    <ol class="days">
      ${view.days.map(day)}
    </ol>
  </section>`;
}

function day(view: DayView): TemplateResult {
  const look = [view.state, view.isToday ? "today" : "", view.isNext ? "next" : ""].join(" ");
  return html`<li class=${look}>
    <span aria-hidden="true">${view.letter}</span>
    <i role="img" aria-label=${view.label}></i>
  </li>`;
}

function walk({ feed, walker, now, speech }: Scene): Part {
  const view = viewWalk(now, speech);
  const question = viewQuestion(now, feed.sessions, speech);
  const press = (event: Event): void => {
    if (event.currentTarget) {
      wish(event.currentTarget, { action: view.isRunning ? "stop_session" : "start_session" });
    }
  };
  const hold = walker.entities["switch.hold"];
  const end = (event: Event): void => {
    if (event.currentTarget) tell(event.currentTarget, "end-hold", hold);
  };
  return html`<section>
    ${
      question
        ? html`<retro-walking-question .view=${question} .speech=${speech}></retro-walking-question>`
        : nothing
    }
    <button class="primary action" @click=${press}>
      <ha-icon icon=${view.isRunning ? "mdi:stop" : "mdi:play"}></ha-icon>
      <span>${view.text}</span>
    </button>
    ${view.endHold && hold ? html`<button class="outlined" @click=${end}>${view.endHold}</button>` : nothing}
  </section>`;
}

function knee({ feed, now, speech }: Scene): Part {
  return html`<section class="rest">
    <h3>${speech.words("knee")}</h3>
    <retro-walking-knee .view=${viewKnee(now, feed.sessions, speech)} .speech=${speech}></retro-walking-knee>
  </section>`;
}

function programme({ now, speech }: Scene): Part {
  const view = viewProgramme(now, speech);
  const asks = (action: string) => (event: Event) => {
    if (event.currentTarget) wish(event.currentTarget, { action });
  };
  return html`<section class="rest">
    <div class="row">
      <h3 class="grow">${speech.words("programme")}</h3>
      <span class="quiet">${[view.week, view.stage].filter(Boolean).join(" · ")}</span>
    </div>
    <div class="track" role="img" aria-label=${view.label}>
      <i style="inline-size:${100 * view.share}%"></i>
    </div>
    <div class="row"><b class="grow">${view.minutes}</b><span class="quiet">${view.target}</span></div>
    ${view.reason ? html`<p class="quiet">${view.reason}</p>` : nothing}
    ${
      view.proposal
        ? html`<div class="notice">
            <h3>${view.proposal.title}</h3>
            <div class="row">
              <button @click=${asks("accept_step")}>${view.proposal.accept}</button>
              <button @click=${asks("decline_step")}>${view.proposal.decline}</button>
            </div>
          </div>`
        : nothing
    }
    ${
      view.begin
        ? html`<button class="outlined" @click=${asks(view.begin.action)}>${view.begin.text}</button>`
        : nothing
    }
    ${safety({ now, speech })}
  </section>`;
}

function safety({ now, speech }: Pick<Scene, "now" | "speech">): Part {
  const view = viewSafety(now, speech);
  if (!view) return nothing;
  const confirm = ({ currentTarget }: Event): void => {
    // The button is gone with the list by the time that the programme can begin.
    const card = (currentTarget as Element).closest("ha-card");
    if (!card) return;
    const begin = (): void => wish(card, { action: "start_programme" });
    wish(card, { action: "confirm_safety_list", ...(view.begins && { then: begin }) });
  };
  return html`<details class="notice">
    <summary>${view.title}</summary>
    <p class="quiet">${view.text}</p>
    ${view.parts.map(
      (part) =>
        html`<h4>${part.title}</h4>
          <ul>
            ${part.items.map((item) => html`<li>${item}</li>`)}
          </ul>`,
    )}
    <div class="row"><button @click=${confirm}>${view.confirm}</button></div>
  </details>`;
}

function flag({ now, speech }: Scene): Part {
  const view = viewFlag(now, speech);
  if (!view) return nothing;
  const clear = (event: Event): void => {
    if (event.currentTarget) wish(event.currentTarget, { action: "clear_red_flag" });
  };
  return html`<div class="notice danger" role="alert">
    <h3>${view.title}</h3>
    <p>${view.text}</p>
    <div class="row"><button @click=${clear}>${view.clear}</button></div>
  </div>`;
}

function facts({ now, walker, speech }: Scene): Part {
  return html`<ul class="facts">
    ${viewFacts(now, speech).map((fact) => {
      const entityId = walker.entities[fact.entity];
      const text = html`<b>${fact.value}</b><span class="quiet">${fact.text}</span>`;
      const more = (event: Event): void => {
        if (event.currentTarget) tell(event.currentTarget, "hass-more-info", { entityId });
      };
      return html`<li>
        ${entityId ? html`<button @click=${more}>${text}</button>` : html`<div>${text}</div>`}
      </li>`;
    })}
  </ul>`;
}

function heat({ feed, now, speech }: Scene): Part {
  const view = viewHeat(now, feed.sessions, speech);
  return html`<section class="rest">
    <h3>${view.label}</h3>
    <retro-walking-heat .view=${view}></retro-walking-heat>
  </section>`;
}

function minutesAndPain({ feed, now, speech }: Scene): Part {
  const view = viewChart(now, feed.sessions, speech);
  return html`<section class="rest">
    <h3>${speech.words("chart")}</h3>
    ${view ? chart(view) : html`<p class="quiet">${speech.words("chart_empty")}</p>`}
  </section>`;
}

function log({ feed, now, speech }: Scene): Part {
  return html`<section class="rest">
    <h3>${speech.words("log")}</h3>
    <retro-walking-log
      .sessions=${feed.sessions}
      .now=${now}
      .ahead=${feed.ahead}
      .hasEarlier=${feed.hasEarlier}
      .speech=${speech}
    ></retro-walking-log>
  </section>`;
}
