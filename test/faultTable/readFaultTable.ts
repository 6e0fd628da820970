export interface FaultRow {
  id: string;
  what: string;
  /** Files of the tests that show it. */
  files: string[];
  /** Why there is none. */
  reason: string;
}

/** The rows `| id | what goes wrong | where it is shown |` of faults.md. */
export function readFaultTable(text: string): FaultRow[] {
  return [...text.matchAll(/^\| ([TCS]\d\d) \| ([^|]*) \|([^|]*)\|$/gm)].map(
    ([, id = '', what = '', where = '']) => {
      const files = [...where.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
      return { id, what: what.trim(), files, reason: files.length > 0 ? '' : where.trim() };
    },
  );
}
