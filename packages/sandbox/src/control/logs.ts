import { html } from 'hono/html';
import type { Notice } from '../outbox.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Html } from './Html.ts';

const SHOWN = 12;

/** What went out to the merchant, newest first. */
export function noticeLog(sandbox: Sandbox): Html {
  const notices = [...sandbox.notices()].reverse().slice(0, SHOWN);
  const payments = new Map(sandbox.payments().map((payment) => [payment.reference, payment]));
  const about = ({ reference }: Notice) => {
    const payment = payments.get(reference);
    return payment?.description ?? payment?.orderId ?? reference;
  };
  return html`<h2 id="notices-title">Notices to the shop</h2>
  ${
    notices.length === 0
      ? html`<p class="quiet">None yet. They go out when a payment moves.</p>`
      : html`<ol class="log">${notices.map((notice) => noticeRow(notice, about(notice)))}</ol>`
  }`;
}

/** What the merchant's server asked, newest first. */
export function requestLog(sandbox: Sandbox): Html {
  const requests = [...sandbox.requests()].reverse().slice(0, SHOWN);
  return html`<h2 id="requests-title">Calls from the shop</h2>
  ${
    requests.length === 0
      ? html`<p class="quiet">None yet.</p>`
      : html`<ol class="log">${requests.map(
          ({ at, method, path, status, provider }) => html`<li>
    <p class="line"><time>${clockTime(at)}</time> <b>${method}</b> <code>${path}</code>
      <span class="quiet">${provider}</span> <span class="pill" data-ok="${String(status !== null && status < 400)}">${status ?? 'no answer'}</span></p>
  </li>`,
        )}</ol>`
  }`;
}

function noticeRow(notice: Notice, about: string): Html {
  const { id, at, label, state, forged, attempts, url, headers, body } = notice;
  return html`<li>
    <p class="line"><time>${clockTime(at)}</time> <b>${label.replaceAll('_', ' ')}</b> <span class="quiet">${about}</span>${forged ? html` <span class="pill" data-ok="false">forged</span>` : ''}
      <span class="pill" data-ok="${String(state === 'delivered')}">${outcome(notice)}</span>
      ${attempts.length > 1 ? html`<span class="quiet">${attempts.length} attempts</span>` : ''}
      <button class="button small" data-post="/control/notices/${id}/resend" id="resend-${id}">Send again</button></p>
    <details id="notice-${id}"><summary>Body and headers</summary>
      <pre>POST ${url}
${Object.entries(headers)
  .map(([name, value]) => `${name}: ${value}\n`)
  .join('')}
${body}</pre></details>
  </li>`;
}

function outcome({ state, attempts }: Notice): string {
  const last = attempts.at(-1);
  if (last === undefined) return state === 'held' ? 'held back' : state;
  return last.status === null ? `failed: ${last.error}` : `answered ${last.status}`;
}

function clockTime(iso: string): string {
  return iso.slice(11, 19);
}
