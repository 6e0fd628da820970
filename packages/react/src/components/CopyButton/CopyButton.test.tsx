import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { renderWithCheckout } from '../../testing/renderWithCheckout.tsx';
import { CopyButton } from './CopyButton.tsx';

function Row() {
  const target = useRef<HTMLElement>(null);
  return (
    <>
      <b ref={target}>T-address</b>
      <CopyButton
        value="T-address"
        what="address"
        label="Copy address"
        copied="Address copied, TRON network"
        target={target}
      />
    </>
  );
}

describe('CopyButton', () => {
  it('selects the text and names the keys where the browser does not copy (C34)', async () => {
    // jsdom has no clipboard; where user-event was before, it has left one.
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    const onEvent = vi.fn();
    await renderWithCheckout(<Row />, { onEvent });
    fireEvent.click(screen.getByRole('button', { name: 'Copy address' }));
    await waitFor(() =>
      expect(screen.getByRole('status').textContent).toBe('Press Ctrl+C to copy'),
    );
    expect(String(document.getSelection())).toBe('T-address');
    expect(onEvent).toHaveBeenCalledWith({ type: 'copy', what: 'address', outcome: 'denied' });
  });

  it('copies the value and says so', async () => {
    const user = userEvent.setup();
    const onEvent = vi.fn();
    await renderWithCheckout(<Row />, { onEvent });
    await user.click(screen.getByRole('button', { name: 'Copy address' }));
    expect(await navigator.clipboard.readText()).toBe('T-address');
    expect(screen.getByRole('status').textContent).toBe('Address copied, TRON network');
    expect(onEvent).toHaveBeenCalledWith({ type: 'copy', what: 'address', outcome: 'copied' });
  });

  it('copies nothing when the page prevented it', async () => {
    const user = userEvent.setup();
    await renderWithCheckout(
      <CopyButton
        value="x"
        label="Copy"
        copied="Done"
        onClick={(event) => event.preventDefault()}
      />,
    );
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(screen.getByRole('status').textContent).toBe('');
  });
});
