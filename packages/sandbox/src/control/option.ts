import { html } from 'hono/html';
import type { Html } from './Html.ts';

/** One choice of a `select`. */
export function option(value: string, label: string, selected: boolean): Html {
  return html`<option value="${value}"${selected ? html` selected` : ''}>${label}</option>`;
}
