import type { Sandbox } from '../sandbox.ts';

/** What a browser shows, as far as tests look at it. */
export interface Page {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** Its words, as they are read. */
  readonly text: string;
  /** The labels of its buttons. */
  readonly buttons: readonly string[];
  /** Sends the form of the button with this label, as it was filled in. */
  press(label: string, filled?: Record<string, string>): Promise<Page>;
}

/** Opens it as a browser does, redirections included. */
export async function openPage(sandbox: Sandbox, request: Request): Promise<Page> {
  const answer = await sandbox.fetch(request);
  const location = answer.headers.get('location');
  if (answer.status === 303 && location !== null) {
    return openPage(sandbox, new Request(new URL(location, request.url)));
  }
  const html = await answer.text();
  const buttons = readButtons(html);
  const { url } = request;
  return {
    url,
    status: answer.status,
    headers: answer.headers,
    html,
    text: textOf(html.replace(/<(head|style|script)\b[\s\S]*?<\/\1>/g, '')),
    buttons: buttons.map(({ label }) => label),
    press(label, filled = {}) {
      const button = buttons.find((candidate) => candidate.label.startsWith(label));
      if (button === undefined) throw new Error(`There is no button ${label} in: ${textOf(html)}`);
      const body = new URLSearchParams({ ...filled, ...button.fields });
      const action = new URL(button.action, url);
      return openPage(sandbox, new Request(action, { method: 'POST', body }));
    },
  };
}

function readButtons(html: string) {
  return [...html.matchAll(/<form method="post" action="([^"]*)">([\s\S]*?)<\/form>/g)].flatMap(
    ([, action = '', content = '']) =>
      [...content.matchAll(/<button([^>]*)>([\s\S]*?)<\/button>/g)].map(
        ([, attributes = '', label = '']) => {
          const [, name, value = ''] = /name="([^"]*)" value="([^"]*)"/.exec(attributes) ?? [];
          return {
            action: decode(action),
            label: textOf(label),
            fields: name === undefined ? {} : { [decode(name)]: decode(value) },
          };
        },
      ),
  );
}

function textOf(html: string): string {
  return decode(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

function decode(text: string): string {
  const entities = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' } as const;
  return text.replace(
    /&(lt|gt|quot|#39|amp);/g,
    (entity) => entities[entity as keyof typeof entities],
  );
}
