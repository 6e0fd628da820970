import { type Compilable, type CompiledQuery, type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** For `limit`, written out: a driver sees that there is one row to fetch. */
export const ONE = sql.lit(1);

/**
 * A statement that nearly every request sends. Kysely builds and compiles a statement each time it
 * is asked; this one is kept for a database and gets only its values anew.
 *
 * @param standIns for the values, which `build` has to bind once each, in their order.
 */
export function compileOnce<Values extends unknown[], Row>(
  standIns: NoInfer<Values>,
  build: (db: Kysely<Tables>, ...values: Values) => Compilable<Row>,
): (db: Kysely<Tables>, ...values: Values) => Promise<Row[]> {
  const kept = new WeakMap<Kysely<Tables>, CompiledQuery<Row>>();
  return async (db, ...parameters) => {
    let query = kept.get(db);
    if (query === undefined) {
      query = build(db, ...standIns).compile();
      if (query.parameters.join() !== standIns.join()) {
        throw new TypeError(`The values are bound in another order than given: ${query.sql}`);
      }
      kept.set(db, query);
    }
    const { rows } = await db.executeQuery<Row>({ ...query, parameters });
    return rows;
  };
}
