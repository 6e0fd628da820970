import { cdp } from 'vitest/browser';

/** What the system asks of pages: `{ 'prefers-color-scheme': 'dark' }`. */
export async function media(features: Record<string, string>): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
}
