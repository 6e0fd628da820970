import { CheckoutError } from '@coinslot/core';

const FRAMES = 8;

/**
 * What a log line tells of an error, whatever was thrown. Causes stay out: they may quote a request
 * or an answer.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (error instanceof CheckoutError) {
    const { code, message, provider, providerCode, outcomeUnknown } = error;
    return { code, message, provider, providerCode, outcomeUnknown };
  }
  if (!(error instanceof Error)) return { message: messageOf(error) };
  // One frame per line; the lines before them repeat the message.
  const frames = String(error.stack)
    .split('\n')
    .filter((line) => line.startsWith('    at '));
  return {
    name: error.name,
    message: messageOf(error),
    stack: frames.slice(0, FRAMES).map((line) => line.trim()),
  };
}

/** The words of whatever was thrown. Not everything can be made a text. */
export function messageOf(error: unknown): string {
  try {
    return error instanceof Error ? String(error.message) : String(error);
  } catch {
    return typeof error;
  }
}
