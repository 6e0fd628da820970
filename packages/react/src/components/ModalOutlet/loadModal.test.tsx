import { afterEach, expect, it, vi } from 'vitest';

// What was loaded here is no modal that another file could use.
afterEach(() => {
  vi.resetModules();
});

it('tries again after a chunk that did not load, and then loads it once', async () => {
  // As on a page that has loaded nothing yet.
  vi.resetModules();
  const { loadModal } = await import('./loadModal.ts');
  const Modal = () => null;
  let calls = 0;
  const load = () => {
    calls += 1;
    return calls === 1 ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(Modal);
  };
  await expect(loadModal(load)).rejects.toThrow('Failed to fetch');
  await expect(loadModal(load)).resolves.toBe(Modal);
  await expect(loadModal(load)).resolves.toBe(Modal);
  expect(calls).toBe(2);
});
