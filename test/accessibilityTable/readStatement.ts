export interface StatementRow {
  /** `1.4.3 Contrast (Minimum)`; a rule of our own has no number. */
  criterion: string;
  level: string;
  /** How it is met, or why it does not apply. */
  how: string;
  tests: { file: string; title: string }[];
}

/** The rows `| criterion | level | how it is met | shown by |` of docs/accessibility.md. */
export function readStatement(text: string): StatementRow[] {
  return [...text.matchAll(/^\| ([^|]+) \| (A|AA|ours) \|([^|]*)\|([^|]*)\|$/gm)].map(
    ([, criterion = '', level = '', how = '', shown = '']) => ({
      criterion,
      level,
      how: how.trim(),
      tests: [...shown.matchAll(/`([^`]+)` “([^”]+)”/g)].map(([, file = '', title = '']) => ({
        file,
        title,
      })),
    }),
  );
}
