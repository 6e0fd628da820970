// @vitest-environment node
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { CheckoutProvider } from '../../CheckoutProvider.tsx';
import { asking } from './asking.fixture.ts';
import { PaymentFields } from './PaymentFields.tsx';

describe('what a provider needs of the shopper, on a server', () => {
  it('is asked for where the page has it, with no box ticked and nothing that is blocked', () => {
    const fetch = vi.fn();
    const text = renderToString(
      <CheckoutProvider endpoint="/api/checkout" fetch={fetch}>
        <PaymentFields option={asking} onSubmit={() => {}} />
      </CheckoutProvider>,
    );
    expect(text).toContain('Pay with Other Pay');
    expect(text).toContain('Refund address');
    expect(text).toContain('href="https://other.example/terms"');
    expect(text).not.toMatch(/\schecked|\sstyle=|<style|<script|\son\w+=/);
    expect(fetch).not.toHaveBeenCalled();
  });
});
