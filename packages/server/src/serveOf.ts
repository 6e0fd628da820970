import type { Incoming } from './Incoming.ts';
import type { Reply } from './respond.ts';

/** What a checkout's handler does between the `Request` and the `Response`. */
export type Serve = (request: Incoming) => Promise<Reply>;

/**
 * By the handler, so that one which a merchant has wrapped is called and not passed by. An adapter
 * saves with it what a `Request` and a `Response` cost: about as much as all the rest.
 */
export const serveOf = new WeakMap<(request: Request) => Promise<Response>, Serve>();
