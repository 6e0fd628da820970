import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener } from 'node:http';
import { extname, join } from 'node:path';
import { createTestCheckout } from '@coinslot/react/testing';
import { ENDPOINT } from '../pages/page.ts';

/** Just above a quarter of an hour, when the time left is spoken: a short look hears it once. */
const EXPIRES_MS = 15 * 60_000 + 14_000;

const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css"></head><body><div id="root"></div>
<script type="module" src="page.js"></script></body></html>`;
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };

/** The built pages of a folder, each under its name, and a checkout that answers at once. */
export function shop(folder: string): RequestListener {
  const files = new Map<string, { type: string; content: string | Buffer }>();
  for (const page of readdirSync(folder)) {
    files.set(`/${page}/`, { type: 'text/html', content: HTML });
    files.set(`/${page}/page.css`, { type: 'text/css', content: '' });
    for (const file of readdirSync(join(folder, page))) {
      const content = readFileSync(join(folder, page, file));
      files.set(`/${page}/${file}`, { type: TYPES[extname(file)] ?? '', content });
    }
  }
  const checkout = createTestCheckout({
    now: Date.now,
    payment: {
      environment: 'production',
      get expiresAt() {
        return new Date(Date.now() + EXPIRES_MS).toISOString();
      },
    },
  });
  return async (request, response) => {
    const { url = '', method = 'GET', headers } = request;
    if (!url.startsWith(ENDPOINT)) {
      const file = files.get(url);
      response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' });
      response.end(file?.content);
      return;
    }
    const body = await readAll(request);
    const answer = await checkout.fetch(url, {
      method,
      headers: headers as Record<string, string>,
      ...(body !== '' && { body }),
    });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(await answer.text());
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}
