import { html } from 'hono/html';
import type { Sandbox } from '../sandbox.ts';
import type { Html } from './Html.ts';
import { noticeLog, requestLog } from './logs.ts';
import { clockPanel, faultsPanel, scenarioPanel } from './panels.ts';
import { paymentCards } from './paymentCards.ts';
import { providerPanel } from './providerPanel.ts';
import { withdrawalTable } from './withdrawalTable.ts';

/** The whole control page. */
export function renderPage(sandbox: Sandbox): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Coinslot sandbox</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/control/page.css">
    <script src="/control/page.js" defer></script>
  </head>
  <body>
    <header class="top">
      <div>
        <h1>Coinslot sandbox</h1>
        <p class="quiet">Play the shopper’s wallet and the providers’ desk. Nothing here is real money.</p>
      </div>
      <button class="button" data-post="/control/reset">Reset everything</button>
    </header>
    <p id="message" class="message" role="status"></p>
    <main>${renderView(sandbox)}</main>
  </body>
</html>`;
}

/** What the page asks for again and again; each section is replaced when it differs. */
export function renderView(sandbox: Sandbox): Html {
  return html`<div class="column">
  <section id="payments" aria-label="Payments">${paymentCards(sandbox)}</section>
  <section id="withdrawals" aria-label="Withdrawals">${withdrawalTable(sandbox)}</section>
  <section id="notices" class="panel" aria-labelledby="notices-title">${noticeLog(sandbox)}</section>
  <section id="requests" class="panel" aria-labelledby="requests-title">${requestLog(sandbox)}</section>
</div>
<div class="column side">
  <section id="clock" class="panel" aria-labelledby="clock-title">${clockPanel(sandbox)}</section>
  <section id="scenario" class="panel" aria-labelledby="scenario-title">${scenarioPanel(sandbox)}</section>
  <section id="faults" class="panel" aria-labelledby="faults-title">${faultsPanel(sandbox)}</section>
  ${sandbox.providers.map(
    (provider) =>
      html`<section id="provider-${provider.id}" class="panel" aria-labelledby="provider-${provider.id}-title">${providerPanel(sandbox, provider)}</section>`,
  )}
</div>`;
}
