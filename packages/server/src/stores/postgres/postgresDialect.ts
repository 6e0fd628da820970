import {
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { PgConnection } from './PgConnection.ts';
import type { PgPool } from './PgPool.ts';

/**
 * Kysely's own driver hands a connection back with its transaction open when the rollback fails,
 * waits for a connection without end, and leaves the errors of a lost one to end the process.
 */
export function postgresDialect(pool: PgPool, timeoutMs: number): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => postgresDriver(pool, timeoutMs),
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

function postgresDriver(pool: PgPool, timeoutMs: number): Driver {
  return {
    async init() {},
    acquireConnection: () => PgConnection.acquire(pool, timeoutMs),
    async beginTransaction(connection: PgConnection) {
      // Whatever the merchant's default is: the statements are written for this level.
      await connection.send('begin isolation level read committed read write');
    },
    async commitTransaction(connection: PgConnection) {
      await connection.send('commit');
    },
    rollbackTransaction: (connection: PgConnection) => connection.rollBack(),
    async releaseConnection(connection: PgConnection) {
      connection.release();
    },
    async destroy() {},
  };
}
