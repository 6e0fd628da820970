import { CheckoutError } from '@coinslot/core';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { withDeadline } from '../../withDeadline.ts';
import { refuseText } from '../sql/refuseText.ts';
import { errorCode } from './errorCode.ts';
import type { PgClient, PgPool, PgQuery } from './PgPool.ts';

/** What makes and alters tables may read all of them. */
const IS_SCHEMA = /^(Create|Alter|Drop)/;

/** The tables hold texts and whole numbers. Parsers that the merchant has set globally do not count. */
const types: PgQuery['types'] = {
  getTypeParser: (oid) => (oid === INT8 ? Number : (text) => text),
};
const INT8 = 20;

/** One connection of the merchant's pool, for as long as we hold it. */
export class PgConnection implements DatabaseConnection {
  readonly #client: PgClient;
  readonly #timeoutMs: number;
  #broken: Error | undefined;

  /** Waits so long for a free connection, and then for each statement. */
  static async acquire(pool: PgPool, timeoutMs: number): Promise<PgConnection> {
    const connecting = pool.connect();
    const timed = await withDeadline(connecting, timeoutMs).catch((cause: unknown) => {
      throw unreachable(cause);
    });
    if (timed.done) return new PgConnection(timed.value, timeoutMs);
    // It may still come: then nobody waits for it.
    connecting.then(
      (client) => client.release(),
      () => {},
    );
    throw unreachable(new Error('No connection became free in time.'));
  }

  private constructor(client: PgClient, timeoutMs: number) {
    this.#client = client;
    this.#timeoutMs = timeoutMs;
    client.on('error', this.#onError);
  }

  async executeQuery<R>(compiled: CompiledQuery): Promise<QueryResult<R>> {
    const { sql, parameters, query } = compiled;
    const { rows, rowCount } = await this.send(sql, parameters, IS_SCHEMA.test(query.kind));
    // The rows are as the tables' types say: texts, and numbers by the parser above.
    return { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) };
  }

  async send(text: string, values: readonly unknown[] = [], patient = false) {
    for (const value of values) refuseText(value);
    if (this.#broken) throw unreachable(this.#broken);
    const sent = this.#client.query({ text, values: [...values], types });
    try {
      const timed = patient
        ? { done: true as const, value: await sent }
        : await withDeadline(sent, this.#timeoutMs);
      if (timed.done) return timed.value;
    } catch (error) {
      // An error with a code comes from the server: the connection goes on.
      if (errorCode(error) !== null) throw error;
      this.#onError(error instanceof Error ? error : new Error(String(error)));
      throw unreachable(error);
    }
    sent.catch(() => {});
    this.#onError(new Error(`No answer within ${this.#timeoutMs} ms.`));
    throw unreachable(this.#broken);
  }

  /** Without it the connection would go back to the pool with its transaction open. */
  async rollBack(): Promise<void> {
    await this.send('rollback').catch((error: unknown) => {
      this.#broken ??= error instanceof Error ? error : new Error(String(error));
    });
  }

  release(): void {
    this.#client.removeListener('error', this.#onError);
    this.#client.release(this.#broken);
  }

  streamQuery(): never {
    throw new Error('The store reads no streams.');
  }

  /** An `error` event that nobody listens to would end the whole process. */
  readonly #onError = (error: Error): void => {
    this.#broken ??= error;
  };
}

function unreachable(cause: unknown): CheckoutError {
  return new CheckoutError(
    'store_unavailable',
    'PostgreSQL did not answer, so nothing may be acknowledged: what was being written may be written or not. The cause tells more; try again once the database answers.',
    { details: { code: codeOf(cause) }, cause },
  );
}

/** Node's name of a failed connection, `ECONNREFUSED` and the like. */
function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}
