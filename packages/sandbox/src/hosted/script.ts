/**
 * Shows the next step in place, which keeps the steps out of the browser's history: Back leads to
 * the store at once. Without it the same forms go the plain way.
 */
export const script = `
const main = document.querySelector('main');

function show(html) {
  const next = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
  main.toggleAttribute('data-under-way', next.hasAttribute('data-under-way'));
  if (main.innerHTML !== next.innerHTML) main.innerHTML = next.innerHTML;
}

addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const body = new URLSearchParams(new FormData(form, event.submitter));
  main.inert = true;
  try {
    const answer = await fetch(form.action, { method: 'POST', body });
    show(await answer.text());
    main.inert = false;
    main.focus();
  } catch {
    location.replace(location.href);
  }
});

setInterval(async () => {
  if (main.inert || !main.hasAttribute('data-under-way')) return;
  const answer = await fetch(location.href).catch(() => null);
  if (answer?.ok && !main.inert) show(await answer.text());
}, 2000);
`;
