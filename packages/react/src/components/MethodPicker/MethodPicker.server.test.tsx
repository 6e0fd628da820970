// @vitest-environment node
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { CheckoutProvider } from '../../CheckoutProvider.tsx';
import { usePaymentOptions } from '../../hooks/usePaymentOptions.ts';
import { optionFixture } from '../../testing/optionFixture.ts';
import { MethodPicker } from './MethodPicker.tsx';

function html(children: ReactNode) {
  const fetch = vi.fn();
  const text = renderToString(
    <CheckoutProvider endpoint="/api/checkout" fetch={fetch}>
      {children}
    </CheckoutProvider>,
  );
  expect(fetch).not.toHaveBeenCalled();
  return text;
}

describe('the ways to pay on a server', () => {
  it('are all there where the page has them, without what a strict policy blocks', () => {
    const hosted = optionFixture({ provider: 'other', providerName: 'Other Pay', asset: null });
    const text = html(<MethodPicker options={[optionFixture(), hosted]} onSelect={() => {}} />);
    expect(text).toContain('Choose how to pay');
    expect(text).toContain('about 12.5 USDT');
    expect(text).toContain('Choose on Other Pay');
    expect(text).not.toMatch(/\sstyle=|<style|<script|\son\w+=/);
  });

  it('are asked for by nobody: that is left to the browser', () => {
    function Ways() {
      const { data, isLoading } = usePaymentOptions({ orderId: '1042' });
      return <p>{JSON.stringify([data, isLoading])}</p>;
    }
    expect(html(<Ways />)).toBe('<p>[null,true]</p>');
    expect(html(<MethodPicker orderId="1042" />)).toContain('aria-busy="true"');
  });
});
