import { html } from 'hono/html';
import type { Sandbox, SandboxProvider } from '../sandbox.ts';
import type { Html } from './Html.ts';
import { option } from './option.ts';

/** What a merchant finds in a provider's dashboard, and what the emulator was written from. */
export function providerPanel(sandbox: Sandbox, provider: SandboxProvider): Html {
  const { id, name, document } = provider;
  const switches = Object.keys(document.dialects).length;
  return html`<h2 id="provider-${id}-title">${name}</h2>
  ${callbackField(provider)}
  <details id="credentials-${id}"><summary>Test credentials</summary>
    <dl>${Object.entries(sandbox.credentials[id]).map(
      ([name, value]) =>
        html`<div><dt>${name}</dt><dd><code>${typeof value === 'string' ? value : JSON.stringify(value)}</code></dd></div>`,
    )}</dl></details>
  ${
    switches === 0
      ? ''
      : html`<details id="dialects-${id}"><summary>Where its documents disagree (${switches})</summary>
    ${dialectFields(provider)}</details>`
  }
  <details id="document-${id}"><summary>What no document states (${document.inferred.length})</summary>
    <p class="quiet">Written from what was published up to ${document.date}. The rest is inferred:</p>
    <ul class="quiet">${document.inferred.map((line) => html`<li>${line}</li>`)}</ul></details>`;
}

/** The field of the provider's dashboard, where it has one for the whole account. */
function callbackField({ id, callbackUrl }: SandboxProvider): Html | string {
  if (callbackUrl === undefined) return '';
  const input = `callback-${id}`;
  return html`<div class="field"><label class="quiet" for="${input}">Callback URL, as in its dashboard</label>
    <span class="joined"><input id="${input}" name="url" type="url" inputmode="url" placeholder="https://" value="${callbackUrl ?? ''}" spellcheck="false" autocomplete="off" data-optional>
    <button class="button" id="set-${input}" data-post="/control/callbacks/${id}" data-input="${input}">Save</button></span>
    ${callbackUrl === null ? html`<span class="hint">None is set: its callbacks are not sent.</span>` : ''}</div>`;
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
