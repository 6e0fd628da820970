/**
 * Keeps the steps of a payment out of the browser's history, so that Back leads to the store at
 * once. Without it the same forms go the plain way.
 */
export const script = `
addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const body = new URLSearchParams(new FormData(form, event.submitter));
  document.querySelector('main').inert = true;
  const answer = await fetch(form.action, { method: 'POST', body }).catch(() => null);
  if (answer === null || answer.ok) location.replace(location.href);
  else form.submit();
});
`;
