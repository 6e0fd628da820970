import { boolean, type infer as Infer, object, optional, record, string, unknown } from 'zod/mini';

/** The body of every answer that is not a success. `code` is open: a newer server may know more. */
export const errorBodySchema = object({
  error: object({
    code: string(),
    /** For developers; the shopper's words come from the message packs, by code. */
    message: string(),
    retryable: boolean(),
    requestId: string(),
    details: optional(record(string(), unknown())),
  }),
});
export type ErrorBody = Infer<typeof errorBodySchema>;
