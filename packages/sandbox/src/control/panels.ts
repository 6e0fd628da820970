import { html } from 'hono/html';
import { ANSWER_FAULTS } from '../answerFaults.ts';
import { NOTICE_FAULTS } from '../faults.ts';
import type { Sandbox } from '../sandbox.ts';
import { SCENARIO_NAMES, type ScenarioName, scenarios } from '../scenarios.ts';
import type { Html } from './Html.ts';
import { option } from './option.ts';

const STEPS: readonly (readonly [label: string, ms: number])[] = [
  ['+10 s', 10_000],
  ['+1 min', 60_000],
  ['+15 min', 900_000],
  ['+1 h', 3_600_000],
  ['+6 h', 21_600_000],
  ['+1 day', 86_400_000],
];

const NOTICE_LABELS: Readonly<Record<(typeof NOTICE_FAULTS)[number], string>> = {
  deliver: 'arrive',
  drop: 'get lost',
  duplicate: 'arrive twice',
  reorder: 'arrive in the wrong order',
  forge: 'are forged',
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
    <select id="scenario-name" data-change="/control/scenario" data-name="name">${SCENARIO_NAMES.map(
      (name) => {
        const label = scenarioLabel(sandbox, name);
        return label === null ? '' : option(name, label, name === playing);
      },
    )}</select>
  </label>`;
}

/** Null for what no provider can play; says who does, where not all do. */
function scenarioLabel({ providers }: Sandbox, name: ScenarioName): string | null {
  const able = providers.filter((provider) => provider.scenarios.includes(name));
  if (able.length === 0) return null;
  const { about } = scenarios[name];
  if (able.length === providers.length) return about;
  return `${about} (${able.map((provider) => provider.name).join(', ')} only)`;
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
    ${set('refuse-nonce', `Refuse the next nonce${pending(faults.refuseNonces)}`, { refuseNonces: faults.refuseNonces + 1 })}
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

function numberField(name: string, label: string, current: number, choices: number[]): Html {
  const all = choices.includes(current) ? choices : [...choices, current];
  return html`<label class="field"><span class="quiet">${label}</span>
    <select id="fault-${name}" data-change="/control/faults" data-name="${name}" data-number>${all.map(
      (ms) => option(String(ms), ms === 0 ? 'no time' : duration(ms), ms === current),
    )}</select></label>`;
}

function duration(ms: number): string {
  return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1_000} s`;
}

function pending(count: number): string {
  return count === 0 ? '' : ` (${count})`;
}
