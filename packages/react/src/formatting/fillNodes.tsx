import { Fragment, type ReactNode } from 'react';

/**
 * Puts elements into the `{placeholders}` of a message, in whatever order the language has them.
 *
 * @example fillNodes('Only {symbol} on {network}.', { symbol: <b>USDT</b>, network: <b>TRON</b> })
 */
export function fillNodes(
  message: string,
  values: Readonly<Record<string, ReactNode>>,
): ReactNode[] {
  // Every second part is the name of a placeholder.
  return message.split(/\{(\w+)\}/).map((part, index) => {
    const value = index % 2 === 0 ? part : (values[part] ?? `{${part}}`);
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a message never change places.
    return <Fragment key={index}>{value}</Fragment>;
  });
}
