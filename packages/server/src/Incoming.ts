/** A body that is taken piece by piece. */
export interface BodyReader {
  read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
  cancel(): Promise<unknown>;
}

/** What the routes read of a request. */
export interface RequestParts {
  readonly method: string;
  readonly url: string;
  readonly headers: Pick<Headers, 'get'>;
  /** Whether somebody has begun to read the body. */
  readonly bodyUsed: boolean;
  readonly body: { getReader(): BodyReader } | null;
}

/** A request of a platform where a `Request` is dear: one is made only for the merchant. */
export interface LazyRequest extends RequestParts {
  toRequest(): Request;
}

export type Incoming = Request | LazyRequest;
