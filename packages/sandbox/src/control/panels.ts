import { html } from 'hono/html';
import { ANSWER_FAULTS } from '../answerFaults.ts';
import { NOTICE_FAULTS } from '../faults.ts';
import type { Sandbox, SandboxProvider } from '../sandbox.ts';
import { isScenarioName, scenarios } from '../scenarios.ts';
import type { Html } from './Html.ts';

const STEPS: readonly (readonly [label: string, ms: number])[] = [
  ['+10 s', 10_000],
  ['+1 min', 60_000],
  ['+10 min', 600_000],
  ['+30 min', 1_800_000],
  ['+1 day', 86_400_000],
];

const NOTICE_LABELS: Readonly<Record<(typeof NOTICE_FAULTS)[number], string>> = {
  deliver: 'arrive',
  drop: 'get lost',
  duplicate: 'arrive twice',
  reorder: 'arrive in the wrong order',
  forge: 'have a wrong signature',
};

const ANSWER_LABELS: Readonly<Record<(typeof ANSWER_FAULTS)[number], string>> = {
  hang: 'Never comes',
  reset: 'Breaks off',
  slowBody: 'Trickles',
  cut: 'Is cut in half',
  contentType: 'Is plain text',
  html: 'Is a web page',
  redirect: 'Leads elsewhere',
  oversize: 'Is 8 MiB long',
  deep: 'Is nested too deep',
  status: 'Is 429',
};

export function clockPanel(sandbox: Sandbox): Html {
  const now = new Date(sandbox.now()).toISOString();
  return html`<h2 id="clock-title">Time</h2>
  <p class="clock"><time data-now="${now}">${now.slice(11, 19)}</time> <span class="quiet">UTC, <span data-date>${now.slice(0, 10)}</span></span></p>
  <div class="actions">${STEPS.map(
    ([label, ms]) =>
      html`<button class="button small" id="advance-${ms}" data-post="/control/advance" data-body="${JSON.stringify({ ms })}">${label}</button>`,
  )}</div>`;
}

export function scenarioPanel(sandbox: Sandbox): Html {
  const playing = sandbox.scenario();
  return html`<h2 id="scenario-title">Next payments</h2>
  <label class="field"><span class="quiet">What happens by itself</span>
    <select id="scenario-name" data-change="/control/scenario" data-name="name">${Object.keys(
      scenarios,
    )
      .filter(isScenarioName)
      .map((name) => option(name, scenarios[name].about, name === playing))}</select>
  </label>`;
}

export function faultsPanel(sandbox: Sandbox): Html {
  const faults = sandbox.faults();
  const set = (id: string, label: string, patch: object) =>
    html`<button class="button small" id="${id}" data-post="/control/faults" data-body="${JSON.stringify(patch)}">${label}</button>`;
  return html`<h2 id="faults-title">What goes wrong</h2>
  <label class="field"><span class="quiet">Notices</span>
    <select id="fault-notices" data-change="/control/faults" data-name="notices">${NOTICE_FAULTS.map(
      (name) => option(name, NOTICE_LABELS[name], name === faults.notices),
    )}</select></label>
  ${numberField('noticeDelayMs', 'Notices leave late by', faults.noticeDelayMs, [0, 10_000, 60_000, 600_000])}
  ${numberField('slowMs', 'Answers take', faults.slowMs, [0, 1_000, 3_000, 15_000])}
  ${numberField('clockAheadMs', 'Their clock is ahead by', faults.clockAheadMs, [0, 3_600_000, -3_600_000])}
  <label class="check"><input type="checkbox" id="fault-down" data-change="/control/faults" data-name="down"${faults.down ? html` checked` : ''}> Providers are down (503)</label>
  <div class="actions">
    ${set('refuse-create', `Refuse the next payment${pending(faults.refuseCreates)}`, { refuseCreates: faults.refuseCreates + 1 })}
    ${set('lose-answer', `Lose the next answer${pending(faults.loseCreateAnswers)}`, { loseCreateAnswers: faults.loseCreateAnswers + 1 })}
    ${set('expire-tokens', 'Expire access tokens', { expireTokens: true })}
  </div>
  <details id="answers"><summary>Answers${pending(faults.answers.length)}</summary>
  <p class="quiet">Each spoils the next answer, whatever was asked.</p>
  <div class="actions">${ANSWER_FAULTS.map((kind) =>
    set(`answer-${kind}`, ANSWER_LABELS[kind], {
      answers: [...faults.answers, { kind, times: 1 }],
    }),
  )}${set('answer-none', 'None', { answers: [] })}</div></details>`;
}

export function credentialsPanel(sandbox: Sandbox): Html {
  return html`<h2 id="credentials-title">Test credentials</h2>
  ${sandbox.providers.map(
    ({ id, name }) => html`<details id="credentials-${id}"><summary>${name}</summary>
    <dl>${Object.entries(sandbox.credentials[id]).map(
      ([option, value]) =>
        html`<div class="wide"><dt>${option}</dt><dd><code>${value}</code></dd></div>`,
    )}</dl></details>`,
  )}`;
}

export function dialectPanel(sandbox: Sandbox): Html {
  return html`<h2 id="dialects-title">Where documents disagree</h2>
  ${sandbox.providers.map(
    (provider) => html`<details id="dialects-${provider.id}"><summary>${provider.name}</summary>
    ${dialectFields(provider)}</details>`,
  )}`;
}

function dialectFields({ id, document, dialect }: SandboxProvider): Html {
  return html`${Object.entries(document.dialects).map(
    ([
      name,
      { values, source, inferred },
    ]) => html`<label class="field"><span><b>${name}</b>${inferred === true ? html` <span class="pill">inferred</span>` : ''}</span>
      <span class="quiet">${source}</span>
      <select id="dialect-${id}-${name}" data-change="/control/dialects/${id}" data-name="${name}">${values.map(
        (value) => option(value, value, value === dialect[name]),
      )}</select></label>`,
  )}`;
}

function numberField(name: string, label: string, current: number, choices: number[]): Html {
  const all = choices.includes(current) ? choices : [...choices, current];
  return html`<label class="field"><span class="quiet">${label}</span>
    <select id="fault-${name}" data-change="/control/faults" data-name="${name}" data-number>${all.map(
      (ms) => option(String(ms), ms === 0 ? 'no time' : duration(ms), ms === current),
    )}</select></label>`;
}

function option(value: string, label: string, selected: boolean): Html {
  return html`<option value="${value}"${selected ? html` selected` : ''}>${label}</option>`;
}

function duration(ms: number): string {
  return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1_000} s`;
}

function pending(count: number): string {
  return count === 0 ? '' : ` (${count})`;
}
