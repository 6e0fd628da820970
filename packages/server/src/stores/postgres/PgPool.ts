/** What `postgresStore` needs of a pool: the part of the API of `pg` that its relatives share. */
export interface PgPool {
  connect(): Promise<PgClient>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

export interface PgClient {
  query(query: PgQuery): Promise<{ rows: unknown[]; rowCount: number | null }>;
  /** With an error the connection is closed, and not used again. */
  release(error?: Error): void;
  on(event: 'error', listener: (error: Error) => void): unknown;
  removeListener(event: 'error', listener: (error: Error) => void): unknown;
}

export interface PgQuery {
  text: string;
  values: unknown[];
  types: { getTypeParser(oid: number): (text: string) => unknown };
}
