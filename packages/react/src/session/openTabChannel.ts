export interface TabChannel {
  /** Tells the other tabs that this payment changed. */
  post(id: string): void;
  close(): void;
}

/**
 * Lets the tabs of one shop tell each other which payment moved. A message is never believed: it
 * only makes a tab ask the server. Browsers without `BroadcastChannel`, and those that refuse it
 * where they refuse storage, poll on their own.
 */
export function openTabChannel(onChange: (id: string) => void): TabChannel {
  try {
    const channel = new BroadcastChannel('coinslot');
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string') onChange(data);
    };
    return { post: (id) => channel.postMessage(id), close: () => channel.close() };
  } catch {
    return { post() {}, close() {} };
  }
}
