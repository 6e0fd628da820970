/** A receipt as it is written, in the shopper's language. */
export interface WrittenReceipt {
  shop: string | undefined;
  title: string;
  /** Said where no money was moved. */
  sandbox: string | false;
  rows: readonly (readonly [name: string, value: string])[];
}

/** For a message or a note: one fact a line. */
export function receiptText({ shop, title, sandbox, rows }: WrittenReceipt): string {
  const head = [shop, title, sandbox].filter(Boolean);
  return [...head, ...rows.map(([name, value]) => `${name}: ${value}`)].join('\n');
}
