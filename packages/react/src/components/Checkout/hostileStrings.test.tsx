import type { Payment } from '@coinslot/core';
import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { CheckoutProvider } from '../../CheckoutProvider.tsx';
import { usePaymentStatus } from '../../hooks/usePaymentStatus.ts';
import { createTestCheckout } from '../../testing/createTestCheckout.ts';
import { FIXTURE_TIME, paymentFixture } from '../../testing/paymentFixture.ts';
import { Checkout } from './Checkout.tsx';

/** What a careless or hostile provider, merchant or shopper may have put into a text. */
const TEXTS = [
  '<script>globalThis.hit = true</script>',
  '<img src=x onerror="globalThis.hit = true">',
  '"><svg onload=globalThis.hit=true>',
  "'-globalThis.hit=true-'",
  'javascript:globalThis.hit=true',
  '{{constructor.constructor("globalThis.hit=true")()}}',
  '$\u007bglobalThis.hit = true}',
  '{amount} {symbol} {merchant}',
  '</title></style></textarea>',
  '&lt;b&gt;&amp;&#x27;',
  '\u202e\u2066moc.elpmaxe\u2069',
  '\u200b\ufeff\u0000\u0007\u001b[31m',
  'İstanbul ﷽ Z̷͎͊a̵l̶g̵o̷ 👩‍👩‍👧‍👦',
  '\ud800 half a character',
  'a'.repeat(5_000),
  '__proto__',
  'constructor',
  'null',
];

const ADDRESSES: [network: string, address: string][] = [
  ['tron', 'TXykTMHhUaTgKey5RLAeKCG3Akpf63uwGM'],
  ['ethereum', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'],
  ['bitcoin', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
  ['bitcoin', 'bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y'],
  ['solana', '7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV'],
];

function Card({ payment }: { payment: Payment }) {
  const initial = { payment, serverTime: FIXTURE_TIME };
  const result = usePaymentStatus({ id: payment.id, clientSecret: 'secret', initial });
  return <Checkout payment={result} />;
}

function show(payment: Payment) {
  const { fetch, now } = createTestCheckout();
  render(
    <CheckoutProvider endpoint="/api/checkout" fetch={fetch}>
      <Card payment={payment} />
    </CheckoutProvider>,
  );
  return now;
}

describe('the card', () => {
  it.each(TEXTS)('shows the text %j as a text, wherever it stands (T44)', (text) => {
    const open = paymentFixture('awaiting_payment');
    const action = open.action.type === 'transfer' ? { ...open.action, memo: text } : open.action;
    const asset = open.due && { ...open.due.asset, symbol: text, network: text };
    show({
      ...open,
      orderId: text,
      description: text,
      providerName: text,
      due: open.due && asset && { ...open.due, asset },
      action: action.type === 'transfer' && asset ? { ...action, asset } : action,
    });
    expect(document.body.textContent).toContain(text);
    expect(
      document.querySelectorAll('script, img, svg[onload], iframe, object, style'),
    ).toHaveLength(0);
    for (const { attributes } of document.querySelectorAll('*')) {
      for (const { name, value } of attributes) {
        expect(name).not.toMatch(/^on/);
        if (name === 'href') expect(value).not.toMatch(/^\s*(javascript|data|vbscript):/i);
      }
    }
    expect(globalThis).not.toHaveProperty('hit');
  });

  it.each(ADDRESSES)('shows every sign of an address on %s (T46)', (network, address) => {
    const open = paymentFixture('awaiting_payment');
    if (open.action.type !== 'transfer' || open.due === null) throw new Error('Not payable.');
    const asset = { ...open.due.asset, network };
    show({ ...open, due: { ...open.due, asset }, action: { ...open.action, address, asset } });
    const shown = screen.getByRole('group', { name: address });
    expect(shown.textContent).toBe(address);
    expect(shown.getAttribute('translate')).toBe('no');
  });
});
