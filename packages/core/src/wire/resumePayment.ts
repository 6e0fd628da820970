import { type infer as Infer, object, optional, record, string, unknown } from 'zod/mini';

/** `POST payments/:id/resume`: what `resolveOrder` needs besides the stored order. */
export const resumePaymentRequestSchema = object({
  params: optional(record(string(), unknown())),
});
export type ResumePaymentRequest = Infer<typeof resumePaymentRequestSchema>;
