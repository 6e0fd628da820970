/** A call that reached an emulated provider. */
export interface LoggedRequest {
  readonly at: string;
  readonly provider: string;
  readonly method: string;
  /** The provider's own path, with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The answer's HTTP status; null while there is none, and for an answer that was lost. */
  readonly status: number | null;
}

export interface RequestLog {
  /** Notes the call; the returned function adds the answer's status. */
  add(request: Omit<LoggedRequest, 'status'>): (status: number) => void;
  /** Oldest first; the last thousand. */
  list(): readonly LoggedRequest[];
  reset(): void;
}

const KEPT = 1_000;

export function createRequestLog(): RequestLog {
  let entries: { -readonly [K in keyof LoggedRequest]: LoggedRequest[K] }[] = [];
  return {
    add(request) {
      const entry = { ...request, status: null as number | null };
      entries.push(entry);
      if (entries.length > KEPT) entries.shift();
      return (status) => {
        entry.status = status;
      };
    },
    list: () => entries.map((entry) => ({ ...entry })),
    reset() {
      entries = [];
    },
  };
}
