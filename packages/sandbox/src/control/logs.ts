import { html } from 'hono/html';
import type { DeliveryAttempt, Notice } from '../outbox.ts';
import type { LoggedRequest } from '../requestLog.ts';
import type { Sandbox } from '../sandbox.ts';
import { clockTime } from './clockTime.ts';
import type { Html } from './Html.ts';

const SHOWN = 12;

/** What went out to the merchant, newest first. */
export function noticeLog(sandbox: Sandbox): Html {
  const notices = [...sandbox.notices()].reverse().slice(0, SHOWN);
  const payments = new Map(sandbox.payments().map((payment) => [payment.reference, payment]));
  const payees = new Map(
    sandbox.withdrawals().map(({ reference, customId }) => [reference, customId]),
  );
  const about = ({ reference }: Notice) => {
    const payment = payments.get(reference);
    return payment?.description ?? payment?.orderId ?? payees.get(reference) ?? reference;
  };
  return html`<h2 id="notices-title">Notices to the shop</h2>
  ${
    notices.length === 0
      ? html`<p class="quiet">None yet. They go out when a payment moves.</p>`
      : html`<ol class="log">${notices.map((notice) => noticeRow(notice, about(notice), sandbox.now()))}</ol>`
  }`;
}

/** What reached the providers, newest first: the merchant's server, and browsers on a payment page. */
export function requestLog(sandbox: Sandbox): Html {
  const all = sandbox.requests();
  const first = Math.max(0, all.length - SHOWN);
  const rows = all
    .slice(first)
    .map((request, index) => requestRow(request, `request-${first + index}`, sandbox.now()));
  return html`<h2 id="requests-title">Calls to the providers</h2>
  ${
    rows.length === 0
      ? html`<p class="quiet">None yet.</p>`
      : html`<ol class="log">${rows.reverse()}</ol>`
  }`;
}

function requestRow(request: LoggedRequest, id: string, now: number): Html {
  const { at, provider, method, path, status, headers, body } = request;
  const isFine = status !== null && status < 400;
  return html`<li class="line"><time>${clockTime(at, now)}</time> <b>${method}</b> <code>${path.split('?')[0]}</code>
    <span class="quiet">${provider}</span> <span class="pill" data-ok="${String(isFine)}">${status ?? 'no answer'}</span>
    <details id="${id}"><summary>Details</summary>
      <pre>${method} ${path}
${headerLines(headers)}${body === '' ? '' : `\n${body}`}</pre></details></li>`;
}

function noticeRow(notice: Notice, about: string, now: number): Html {
  const { id, at, provider, label, state, forged, attempts, nextAt, method, headers, body } =
    notice;
  return html`<li class="line"><time>${clockTime(at, now)}</time> <b>${label.replaceAll('_', ' ')}</b> <span class="quiet">${about} · ${provider}</span>${forged ? html` <span class="pill" data-ok="false">forged</span>` : ''}
    <span class="pill" data-ok="${String(state === 'delivered')}">${outcome(notice)}</span>
    ${state === 'unaddressed' ? '' : html`<button class="button small" data-post="/control/notices/${id}/resend" id="resend-${id}">Send again</button>`}
    ${attempts.length > 1 || nextAt !== null ? html`<p class="attempts quiet">${history(notice, now)}</p>` : ''}
    <details id="notice-${id}"><summary>Details</summary>
      <pre>${method} ${notice.url ?? '(no callback URL)'}
${headerLines(headers)}${body === '' ? '' : `\n${body}`}</pre></details></li>`;
}

/** Each attempt, and when the next is due. */
function history({ attempts, nextAt, state }: Notice, now: number): Html {
  const tried = attempts.map((attempt) => `${clockTime(attempt.at, now)} ${answerOf(attempt)}`);
  return html`${tried.join(', ')}${
    nextAt === null
      ? ''
      : html`${tried.length > 0 ? '; ' : ''}${state === 'waiting' ? 'leaves in' : 'again in'} <time data-left="${nextAt}" data-over="a moment">${nextAt}</time>`
  }`;
}

function outcome({ state, attempts }: Notice): string {
  if (state === 'unaddressed') return 'not sent: no callback URL';
  if (state === 'held') return 'held back';
  const last = attempts.at(-1);
  if (last === undefined || state === 'dropped') return state === 'dropped' ? 'lost' : state;
  return answerOf(last);
}

function answerOf({ status, error }: DeliveryAttempt): string {
  return status === null ? `failed: ${error}` : `answered ${status}`;
}

function headerLines(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}
