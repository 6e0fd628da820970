const PAPER = '[data-coinslot="receipt-paper"]';

/**
 * The page itself is off the paper whatever its own sheets say: a rule without `!important` would
 * lose against an id or a `style` attribute of the shop's.
 */
const RULES = `
@media screen { ${PAPER} { display: none } }
@media print {
  html, body { position: static !important; overflow: visible !important; background: #fff !important; }
  body > :not(${PAPER}) { display: none !important }
  ${PAPER}, ${PAPER} * { all: revert; color: #000; background: none; letter-spacing: normal }
  ${PAPER} { display: block; padding: 8mm; font: 11pt/1.5 system-ui, sans-serif }
  ${PAPER} h1 { margin: 0 0 1em; font-size: 16pt; line-height: 1.3 }
  ${PAPER} p { margin: 0 }
  ${PAPER} dl { display: grid; grid-template-columns: fit-content(35%) 1fr; gap: 4pt 16pt; margin: 0 }
  ${PAPER} dd { margin: 0; font-weight: 600; word-break: break-all; text-wrap: balance }
}`;

/**
 * Puts the rules of the paper into force, until the way out is called. A sheet made by script passes
 * every content security policy that lets the script run.
 */
export function applyPaperSheet(): () => void {
  // Without it, before 2023, the page is printed with the receipt at its end.
  if (!('adoptedStyleSheets' in document)) return () => {};
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RULES);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
