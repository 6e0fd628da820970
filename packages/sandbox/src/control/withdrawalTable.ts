import { html } from 'hono/html';
import type { WithdrawalMove, WithdrawalSummary } from '../emulator.ts';
import type { Sandbox } from '../sandbox.ts';
import { clockTime } from './clockTime.ts';
import type { Html } from './Html.ts';

const SHOWN = 12;

const WRONG: readonly WithdrawalMove[] = ['forge', 'reword'];

const MOVES: Readonly<Record<WithdrawalMove, string>> = {
  send: 'Send',
  confirm: 'Confirm',
  fail: 'Fail',
  reject: 'Reject',
  cancel: 'Cancel',
  forge: 'Forge a notice',
  reword: 'Tell an unknown status',
};

/** What leaves the merchant's accounts, newest first; nothing at all until something does. */
export function withdrawalTable(sandbox: Sandbox): Html | string {
  const all = sandbox.withdrawals();
  if (all.length === 0) return '';
  const shown = [...all].reverse().slice(0, SHOWN);
  const hidden = all.length - shown.length;
  return html`<div class="panel"><h2>Withdrawals</h2>
  <div class="scroll"><table>
    <thead><tr><th scope="col">Created</th><th scope="col">To</th><th scope="col">Amount</th><th scope="col">Status</th><th scope="col"><span class="hidden">What can be done</span></th></tr></thead>
    <tbody>${shown.map((withdrawal) => row(withdrawal, sandbox.now()))}</tbody>
  </table></div>
  ${hidden > 0 ? html`<p class="quiet">… and ${hidden} older ones.</p>` : ''}</div>`;
}

function row(withdrawal: WithdrawalSummary, now: number): Html {
  const { reference, customId, provider, address, amount, fee, asset, status, tone } = withdrawal;
  const path = `/control/withdrawals/${encodeURIComponent(reference)}`;
  const buttons = (moves: readonly WithdrawalMove[]) =>
    html`<div class="actions">${moves.map(
      (move) =>
        html`<button class="button small" data-post="${path}/${move}" id="${move}-${reference}">${MOVES[move]}</button>`,
    )}</div>`;
  const usual = withdrawal.can.filter((move) => !WRONG.includes(move));
  const wrong = withdrawal.can.filter((move) => WRONG.includes(move));
  return html`<tr data-reference="${reference}">
    <td><time>${clockTime(withdrawal.createdAt, now)}</time></td>
    <td><code title="${address}">${shorten(address)}</code><br><span class="quiet">${customId ?? provider} · ${withdrawal.network}</span></td>
    <td>${amount} ${asset}<br><span class="quiet">fee ${fee}</span></td>
    <td><span class="pill" data-tone="${tone}">${status}</span></td>
    <td>${usual.length > 0 ? buttons(usual) : ''}
      ${wrong.length > 0 ? html`<details id="wrong-${reference}"><summary>Let something go wrong</summary>${buttons(wrong)}</details>` : ''}</td>
  </tr>`;
}

function shorten(address: string): string {
  return address.length > 20 ? `${address.slice(0, 8)}…${address.slice(-6)}` : address;
}
