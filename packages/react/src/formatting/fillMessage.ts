/** Hebrew and Arabic letters. */
const RTL = /[\u0590-\u08ff]/;

/**
 * Puts values into the `{placeholders}` of a message. A placeholder without a value stays as it
 * is, so that a slip in a pack is seen and never breaks the card. In words from right to left each
 * value keeps the order of its own letters: `12.5 USDT`, not `USDT 12.5`.
 *
 * @example fillMessage('Order {order}', { order: '1042' }) // 'Order 1042'
 */
export function fillMessage(
  message: string,
  values: Readonly<Record<string, string | number>>,
): string {
  const isolates = RTL.test(message);
  return message.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = String(values[name] ?? placeholder);
    return isolates ? `\u2068${value}\u2069` : value;
  });
}
