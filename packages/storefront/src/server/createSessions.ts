import { createHash, randomBytes } from 'node:crypto';
import { parse } from 'hono/utils/cookie';
import type { ShopDatabase } from './openDatabase.ts';

export const SESSION_COOKIE = 'quiet_kettle';

/** Who is asking. `id` owns orders; it never leaves the server. */
export interface Session {
  id: string;
  name: string;
}

export type Sessions = ReturnType<typeof createSessions>;

/** Signing in takes a name and nothing else: this is a demo. What the cookie proves is real. */
export function createSessions(database: ShopDatabase) {
  const insert = database.prepare('insert into sessions (id, name, started_at) values (?, ?, ?)');
  const select = database.prepare('select id, name from sessions where id = ?');

  return {
    /** Starts a session and returns the cookie's value. */
    start(name: string): string {
      const token = randomBytes(32).toString('base64url');
      insert.run(idOf(token), name, new Date().toISOString());
      return token;
    },
    /** The session that a request's cookie belongs to, for any route. */
    of(request: Request): Session | null {
      const token = parse(request.headers.get('cookie') ?? '', SESSION_COOKIE)[SESSION_COOKIE];
      if (token === undefined) return null;
      // Not `get`: after one that failed, libsql's next answers for the cookie before.
      const [session] = select.all(idOf(token)) as Session[];
      return session ?? null;
    },
  };
}

/** The file holds no cookie that somebody could use. */
function idOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
