/**
 * Puts values into the `{placeholders}` of a message. A placeholder without a value stays as it
 * is, so that a slip in a pack is seen and never breaks the card.
 *
 * @example fillMessage('Order {order}', { order: '1042' }) // 'Order 1042'
 */
export function fillMessage(
  message: string,
  values: Readonly<Record<string, string | number>>,
): string {
  return message.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    String(values[name] ?? placeholder),
  );
}
