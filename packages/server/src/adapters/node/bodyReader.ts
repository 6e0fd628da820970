import type { IncomingMessage } from 'node:http';
import type { BodyReader } from '../../Incoming.ts';

/**
 * The body, no faster than it is read. Unlike Node's own iterator and streams it does not tear the
 * connection down when the rest is refused: the refusal still has to go out on it.
 */
export function bodyReader(incoming: IncomingMessage): BodyReader {
  const pieces: Uint8Array[] = [];
  /** Undefined while more may come. */
  let end: 'whole' | 'broken' | undefined;
  let wake = () => {};

  // Whatever comes after the end, or after a refusal, is nobody's.
  const finish = (how: 'whole' | 'broken') => {
    if (end !== undefined) return;
    end = how;
    wake();
  };
  const breakOff = () => finish('broken');
  incoming.on('data', (chunk: Uint8Array) => {
    if (end !== undefined) return;
    pieces.push(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    if (pieces.length > 1) incoming.pause();
    wake();
  });
  incoming.once('end', () => finish('whole'));
  // An error without a listener would end the process.
  incoming.on('error', breakOff);
  incoming.once('close', breakOff);

  return {
    async read() {
      while (pieces.length === 0 && end === undefined) {
        incoming.resume();
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const value = pieces.shift();
      if (value) return { done: false, value };
      if (end === 'broken') throw new Error('The body broke off.');
      return { done: true };
    },
    async cancel() {
      pieces.length = 0;
      finish('whole');
      incoming.pause();
    },
  };
}
