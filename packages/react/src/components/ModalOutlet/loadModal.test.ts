import { expect, it } from 'vitest';
import { loadModal } from './loadModal.ts';

it('tries again after a chunk that did not load, and then loads it once', async () => {
  const Modal = () => null;
  let calls = 0;
  const load = () => {
    calls += 1;
    return calls === 1
      ? Promise.reject(new TypeError('Failed to fetch'))
      : Promise.resolve({ OutletModal: Modal });
  };
  await expect(loadModal(load)).rejects.toThrow('Failed to fetch');
  await expect(loadModal(load)).resolves.toBe(Modal);
  await expect(loadModal(load)).resolves.toBe(Modal);
  expect(calls).toBe(2);
});
