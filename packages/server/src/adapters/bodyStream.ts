import type { IncomingMessage } from 'node:http';

/**
 * The body as a web stream, no faster than it is read. Unlike `Readable.toWeb` it does not tear the
 * connection down when the rest is refused: the refusal still has to go out on it.
 */
export function bodyStream(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let open = true;
  // Whatever comes after the end, or after a refusal, is nobody's.
  const once = (act: () => void) => () => {
    if (!open) return;
    open = false;
    incoming.pause();
    act();
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const breakOff = once(() => controller.error(new Error('The body broke off.')));
      incoming.on('data', (chunk: Uint8Array) => {
        if (!open) return;
        controller.enqueue(chunk);
        incoming.pause();
      });
      incoming.once(
        'end',
        once(() => controller.close()),
      );
      // An error without a listener would end the process.
      incoming.on('error', breakOff);
      incoming.once('close', breakOff);
      incoming.pause();
    },
    pull() {
      incoming.resume();
    },
    cancel: once(() => {}),
  });
}
