const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 500;

/** How many payments a page of a list holds. */
export function pageSize(limit: number | undefined): number {
  return Math.max(1, Math.min(limit ?? DEFAULT_PAGE, LARGEST_PAGE));
}
