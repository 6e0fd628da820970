/** The hosted pages' own style sheet; it needs nothing from elsewhere. */
export const style = `
:root {
  color-scheme: light dark;
  --bg: light-dark(#f1f2f7, #0b0d14);
  --surface: light-dark(#fff, #151926);
  --sunken: light-dark(#f5f6fb, #1c2131);
  --text: light-dark(#151827, #f0f2fa);
  --quiet: light-dark(#585f78, #a0a8c2);
  --border: light-dark(#dde0ec, #2b3146);
  --control: light-dark(#878eaa, #68718f);
  --primary: light-dark(#3a3fd0, #a5abff);
  --on-primary: light-dark(#fff, #10123a);
  --good: light-dark(#0d7347, #56d89d);
  --bad: light-dark(#b3261e, #ff9a91);
  --notice: light-dark(#fff3d6, #2c2411);
  --on-notice: light-dark(#6b4700, #f4cd7c);
}
* { box-sizing: border-box; margin: 0; }
body {
  background: var(--bg); color: var(--text); min-block-size: 100svb;
  font: 16px/1.5 ui-sans-serif, system-ui, "Segoe UI", Roboto, sans-serif;
  overflow-wrap: anywhere;
}
.banner { background: var(--notice); color: var(--on-notice); padding: 8px 16px; text-align: center; font-size: 14px; }
main:focus { outline: none; }
main { max-inline-size: 480px; margin: clamp(16px, 5vw, 48px) auto; padding-inline: 16px; display: grid; gap: 16px; }
.card { background: var(--surface); border: 1px solid var(--border); border-radius: 20px; padding: clamp(20px, 5vw, 28px); display: grid; gap: 20px; box-shadow: 0 1px 2px #0000000d, 0 12px 32px -20px #00000040; }
h1 { font-size: 20px; line-height: 1.3; letter-spacing: -.01em; text-wrap: balance; }
h2 { font-size: 16px; line-height: 1.35; }
.quiet { color: var(--quiet); font-size: 14px; }
.price { border-block-end: 1px solid var(--border); padding-block-end: 20px; }
.price strong { display: block; font-size: 32px; line-height: 1.2; letter-spacing: -.03em; font-variant-numeric: tabular-nums; }
.steps { list-style: none; padding: 0; display: flex; gap: 8px; font-size: 13px; color: var(--quiet); }
.steps li { flex: 1; border-block-start: 4px solid var(--border); border-radius: 2px; padding-block-start: 6px; }
.steps [data-done] { border-color: var(--primary); }
.steps [aria-current] { border-color: var(--primary); color: var(--text); font-weight: 650; }
.part { display: grid; gap: 12px; }
.head { display: grid; gap: 4px; }
.mark { inline-size: 44px; block-size: 44px; border-radius: 50%; display: grid; place-items: center; font-size: 22px; font-weight: 700; background: var(--sunken); color: var(--primary); }
.mark[data-tone=good] { color: var(--good); }
.mark[data-tone=bad] { color: var(--bad); }
form { display: grid; gap: 10px; }
label { font-size: 14px; font-weight: 600; display: grid; gap: 6px; }
input { font: inherit; min-block-size: 48px; padding-inline: 14px; border-radius: 12px; border: 1px solid var(--control); background: var(--surface); color: var(--text); inline-size: 100%; }
.button { font: inherit; font-weight: 600; line-height: 1.3; min-block-size: 48px; padding: 10px 16px; border-radius: 14px; border: 1px solid var(--control); background: var(--surface); color: var(--text); cursor: pointer; display: flex; gap: 4px 12px; align-items: center; justify-content: center; flex-wrap: wrap; }
a.button { text-decoration: none; }
.button.wide { justify-content: space-between; text-align: start; }
.button:hover { background: var(--sunken); }
.button.primary { background: var(--primary); border-color: transparent; color: var(--on-primary); }
.button.primary:hover { filter: brightness(1.08); }
.button.plain { border-color: transparent; background: none; color: var(--quiet); text-decoration: underline; text-underline-offset: 3px; }
.button .amount { font-variant-numeric: tabular-nums; font-weight: 500; }
:focus-visible { outline: 3px solid var(--primary); outline-offset: 2px; }
.pair { display: grid; gap: 10px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 150px), 1fr)); }
dl { display: grid; gap: 12px; background: var(--sunken); border-radius: 14px; padding: 16px; }
dt { color: var(--quiet); font-size: 13px; }
dd { font-weight: 600; font-variant-numeric: tabular-nums; }
code { font: 600 14px/1.5 ui-monospace, SFMono-Regular, Menlo, "DejaVu Sans Mono", monospace; user-select: all; }
progress { margin-block-start: 8px; appearance: none; inline-size: 100%; block-size: 8px; border: 0; border-radius: 9px; overflow: hidden; background: var(--border); }
progress::-webkit-progress-bar { background: var(--border); }
progress::-webkit-progress-value { background: var(--primary); border-radius: 9px; }
progress::-moz-progress-bar { background: var(--primary); border-radius: 9px; }
.problem { color: var(--bad); font-size: 14px; }
.play { border: 2px dashed var(--border); border-radius: 20px; padding: 20px; display: grid; gap: 12px; }
summary { cursor: pointer; min-block-size: 44px; align-content: center; color: var(--quiet); font-size: 14px; text-decoration: underline; text-underline-offset: 3px; }
@media (prefers-contrast: more) { :root { --border: var(--control); --quiet: var(--text); } }
`;
