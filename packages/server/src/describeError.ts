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
  const message = messageOf(error);
  try {
    return error instanceof Error
      ? { name: error.name, message, stack: framesOf(error) }
      : { message };
  } catch {
    return { message };
  }
}

/** The words of whatever was thrown. Not everything can be made a text. */
export function messageOf(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error);
  } catch {
    return typeof error;
  }
}

/** One text per frame. The lines before them repeat the message, which may hold anything. */
function framesOf({ stack }: Error): string[] {
  const lines = String(stack).split('\n');
  const frames = lines.filter((line) => line.startsWith('    at '));
  return frames.slice(0, FRAMES).map((line) => line.trim());
}
