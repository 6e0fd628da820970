/** The control page's own style sheet; it needs nothing from elsewhere. */
export const style = `
:root {
  color-scheme: light dark;
  --bg: light-dark(#f4f4f1, #0c0e11);
  --surface: light-dark(#fff, #15181d);
  --sunken: light-dark(#f7f7f5, #1b1f25);
  --text: light-dark(#14161a, #f0f2f4);
  --quiet: light-dark(#5d636d, #9aa2ad);
  --border: light-dark(#e0e1dc, #2a2f37);
  --primary: light-dark(#0f6b4f, #35c08f);
  --on-primary: light-dark(#fff, #06251a);
  --good: light-dark(#0f7b4d, #4ad69b);
  --good-bg: light-dark(#e8f5ee, #10291f);
  --warning: light-dark(#8a5a00, #f2bf5a);
  --warning-bg: light-dark(#fdf3dd, #2b2210);
  --bad: light-dark(#b3261e, #ff8a80);
  --bad-bg: light-dark(#fdecea, #341614);
  --active: light-dark(#2456c9, #8fb2ff);
  --active-bg: light-dark(#ebf1fe, #141f3a);
}
* { box-sizing: border-box; margin: 0; }
body {
  background: var(--bg); color: var(--text); padding: clamp(16px, 3vw, 32px);
  font: 15px/1.45 ui-sans-serif, system-ui, "Segoe UI", Roboto, sans-serif;
  max-width: 1240px; margin-inline: auto;
}
h1 { font-size: 22px; letter-spacing: -.01em; }
h2 { font-size: 15px; line-height: 1.35; }
.quiet { color: var(--quiet); font-size: 13px; }
.top { display: flex; flex-wrap: wrap; gap: 12px 24px; justify-content: space-between; align-items: center; margin-bottom: 12px; }
.message:not(:empty) { background: var(--bad-bg); color: var(--bad); border-radius: 12px; padding: 10px 14px; margin-bottom: 12px; }
main { display: grid; gap: 20px; grid-template-columns: minmax(0, 1fr) 320px; align-items: start; }
.column { display: grid; gap: 16px; min-width: 0; }
#payments { display: grid; gap: 12px; }
.by { color: var(--quiet); font-size: 12.5px; font-weight: 600; }
.cards { display: grid; gap: 16px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 370px), 1fr)); align-items: start; }
.panel { background: var(--surface); border: 1px solid var(--border); border-radius: 16px; padding: 16px 18px; display: grid; gap: 12px; min-width: 0; box-shadow: 0 1px 2px #0000000a; }
.empty { text-align: center; justify-items: center; gap: 6px; padding: 56px 24px; }
.empty p { color: var(--quiet); max-width: 42ch; text-wrap: balance; }
.card > header { display: flex; gap: 12px; justify-content: space-between; align-items: start; }
.card > header > div { min-width: 0; overflow-wrap: anywhere; }
.pill { flex: none; display: inline-block; border-radius: 99px; padding: 2px 10px; font-size: 12.5px; font-weight: 600; background: var(--sunken); color: var(--quiet); border: 1px solid var(--border); overflow-wrap: anywhere; }
[data-tone=active] > header .pill, .pill[data-tone=active] { background: var(--active-bg); color: var(--active); border-color: transparent; }
[data-tone=good] > header .pill, .pill[data-tone=good], .pill[data-ok=true] { background: var(--good-bg); color: var(--good); border-color: transparent; }
[data-tone=warning] > header .pill, .pill[data-tone=warning] { background: var(--warning-bg); color: var(--warning); border-color: transparent; }
[data-tone=bad] > header .pill, .pill[data-tone=bad], .pill[data-ok=false] { background: var(--bad-bg); color: var(--bad); border-color: transparent; }
.due { font-size: 15px; color: var(--quiet); font-weight: 600; }
.due strong { font-size: 26px; letter-spacing: -.02em; color: var(--text); font-variant-numeric: tabular-nums; }
progress { appearance: none; inline-size: 100%; block-size: 6px; border: 0; border-radius: 9px; background: var(--sunken); overflow: hidden; }
progress::-webkit-progress-bar { background: var(--sunken); }
progress::-webkit-progress-value { background: var(--primary); border-radius: 9px; }
progress::-moz-progress-bar { background: var(--primary); }
dl { display: grid; gap: 8px 16px; grid-template-columns: 1fr 1fr; font-size: 14px; }
dl .wide { grid-column: 1 / -1; }
dt { color: var(--quiet); font-size: 12.5px; }
dd { font-variant-numeric: tabular-nums; font-weight: 550; }
code, pre { font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
.actions + .actions { border-top: 1px solid var(--border); padding-top: 12px; }
details > .actions { margin-top: 12px; }
details > details { margin-top: 8px; }
.button { font: inherit; font-size: 14px; font-weight: 600; line-height: 1.2; min-height: 40px; padding: 0 14px; border-radius: 11px; border: 1px solid var(--border); background: var(--surface); color: var(--text); cursor: pointer; }
.link { color: var(--active); font-size: 14px; font-weight: 600; }
.button:hover:not(:disabled) { background: var(--sunken); }
.button:disabled { opacity: .45; cursor: default; }
.button.primary { background: var(--primary); border-color: transparent; color: var(--on-primary); }
.button.primary:hover { filter: brightness(1.08); }
.button.small { min-height: 34px; padding: 0 11px; font-size: 13px; border-radius: 10px; }
:focus-visible { outline: 2px solid var(--active); outline-offset: 2px; }
.joined { display: inline-flex; gap: 6px; max-width: 100%; }
.field .joined { display: flex; }
.field .joined input { flex: 1; inline-size: 0; }
.hint { color: var(--warning); font-size: 13px; }
input:not([type=checkbox]), select { font: inherit; min-height: 40px; padding: 0 10px; border-radius: 11px; border: 1px solid var(--border); background: var(--sunken); color: var(--text); min-width: 0; max-width: 100%; }
.joined input { inline-size: 124px; }
.field { display: grid; gap: 4px; grid-template-columns: minmax(0, 1fr); }
.field + .field { margin-top: 4px; }
details > .field { margin-top: 14px; }
.check { display: flex; gap: 10px; align-items: center; min-height: 34px; }
.check input { inline-size: 18px; block-size: 18px; accent-color: var(--primary); }
.clock time { font-size: 26px; font-weight: 650; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
summary { cursor: pointer; font-size: 14px; min-height: 28px; align-content: center; }
details > dl { margin-top: 10px; grid-template-columns: 1fr; }
details > p { margin-top: 6px; }
details > ul { margin: 8px 0 0; padding-inline-start: 18px; display: grid; gap: 6px; }
.log { list-style: none; padding: 0; display: grid; grid-template-columns: minmax(0, 1fr); }
.log li { border-top: 1px solid var(--border); padding: 4px 0; }
.log li:first-child { border-top: 0; }
.log summary { color: var(--quiet); font-size: 13px; width: max-content; }
.log details[open] { flex-basis: 100%; order: 2; padding-block-end: 8px; }
.line { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; min-height: 34px; }
.line time { color: var(--quiet); font-size: 13px; font-variant-numeric: tabular-nums; }
.line code { flex: 0 1 auto; min-width: 6ch; max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.line [data-ok] + .button, .line [data-ok] + details, #requests .line .pill { margin-inline-start: auto; }
#requests .line details, .log details[open] { margin-inline-start: 0; }
.attempts { flex-basis: 100%; order: 1; padding-block-end: 4px; font-variant-numeric: tabular-nums; }
#withdrawals:empty { display: none; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; inline-size: 100%; font-size: 14px; font-variant-numeric: tabular-nums; }
th { text-align: start; color: var(--quiet); font-size: 12.5px; font-weight: 400; padding: 0 12px 6px 0; }
td { border-top: 1px solid var(--border); padding: 8px 12px 8px 0; vertical-align: top; }
td:not(:last-child) { white-space: nowrap; }
td time { color: var(--quiet); font-size: 13px; }
td .actions { gap: 6px; }
.hidden { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; white-space: nowrap; }
pre { white-space: pre-wrap; background: var(--sunken); border-radius: 10px; padding: 12px; margin-top: 6px; }
@media (max-width: 900px) {
  main { grid-template-columns: minmax(0, 1fr); gap: 16px; }
  .column { display: contents; }
  #notices, #requests { order: 1; }
  #faults, section[id^=provider-] { order: 2; }
}
@media (max-width: 700px) {
  thead { display: none; }
  tr { display: grid; gap: 6px 12px; grid-template-columns: 1fr auto; padding-block: 12px; border-top: 1px solid var(--border); }
  td, td:not(:last-child) { border: 0; padding: 0; white-space: normal; }
  td:last-child { grid-column: 1 / -1; }
  .line details { flex-basis: 100%; }
}
@media (pointer: coarse) { .button, .button.small, select, input:not([type=checkbox]) { min-height: 44px; } }
`;
