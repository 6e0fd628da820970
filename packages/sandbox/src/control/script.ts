/** The control page's own script. It changes nothing by itself: each click is a call of the control API. */
export const script = `
const message = document.querySelector('#message');
let skew = 0;

async function post(path, body) {
  message.textContent = '';
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) message.textContent = (await response.json()).error;
    return response.ok;
  } catch {
    message.textContent = 'The sandbox does not answer.';
    return false;
  } finally {
    await refresh();
  }
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-post]');
  if (!button) return;
  const input = button.dataset.input && document.getElementById(button.dataset.input);
  if (!input) return post(button.dataset.post, JSON.parse(button.dataset.body ?? '{}'));
  const typed = input.value.trim();
  const isOptional = input.dataset.optional !== undefined;
  if (!typed && !isOptional) return input.focus();
  const value = input.inputMode === 'decimal' ? typed.replace(',', '.') : typed;
  // What was typed is taken back when it is refused.
  input.value = input.defaultValue;
  post(button.dataset.post, { [input.name]: value || null }).then((ok) => {
    const shown = document.getElementById(input.id);
    if (!ok && shown) shown.value = typed;
  });
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !event.target.matches('.joined input')) return;
  event.target.parentElement.querySelector('[data-post]').click();
});

document.addEventListener('change', (event) => {
  const { change, name, number } = event.target.dataset;
  if (!change) return;
  const { type, checked, value } = event.target;
  post(change, { [name]: type === 'checkbox' ? checked : number === undefined ? value : Number(value) });
});

// Sections that differ are replaced; what a person was doing in them survives.
async function refresh() {
  let text;
  try {
    const response = await fetch('/control/view');
    if (!response.ok) return;
    text = await response.text();
  } catch {
    return;
  }
  const next = document.createElement('template');
  next.innerHTML = text;
  for (const section of next.content.querySelectorAll('section')) {
    const shown = document.getElementById(section.id);
    if (shown.dataset.html === section.innerHTML) continue;
    shown.dataset.html = section.innerHTML;
    replace(shown, section);
  }
  tick();
}

function replace(shown, section) {
  const active = shown.contains(document.activeElement) ? document.activeElement.id : '';
  const open = [...shown.querySelectorAll('details[open]')].map((details) => details.id);
  const typed = [...shown.querySelectorAll('.joined input')]
    .filter((input) => input.value !== input.defaultValue)
    .map((input) => [input.id, input.value]);
  shown.replaceChildren(...section.childNodes);
  for (const id of open) document.getElementById(id)?.setAttribute('open', '');
  for (const [id, value] of typed) {
    const input = document.getElementById(id);
    if (input) input.value = value;
  }
  if (active) document.getElementById(active)?.focus();
  const now = shown.querySelector('[data-now]');
  if (now) skew = Date.parse(now.dataset.now) - Date.now();
}

function tick() {
  const now = Date.now() + skew;
  const clock = document.querySelector('[data-now]');
  const iso = new Date(now).toISOString();
  clock.textContent = iso.slice(11, 19);
  document.querySelector('[data-date]').textContent = iso.slice(0, 10);
  for (const time of document.querySelectorAll('[data-left]')) {
    const seconds = Math.max(0, Math.ceil((Date.parse(time.dataset.left) - now) / 1000));
    const pad = (value) => String(value).padStart(2, '0');
    const minutes = Math.floor(seconds / 60);
    const upTo = minutes < 60 ? minutes + ':' : Math.floor(minutes / 60) + ':' + pad(minutes % 60) + ':';
    time.textContent = seconds === 0 ? (time.dataset.over ?? 'over') : upTo + pad(seconds % 60);
  }
}

refresh();
setInterval(tick, 1000);
setInterval(() => document.hidden || refresh(), 1000);
document.addEventListener('visibilitychange', () => document.hidden || refresh());
`;
