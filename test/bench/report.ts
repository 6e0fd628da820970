/** One line a row: ours, the reference where there is one, their ratio, and whether it is what was wanted. */
export function report(row: {
  what: string;
  ours: number;
  /** Without one the figure itself is held against the goal. */
  reference?: number;
  goal: number;
  /** Whether the goal is the least that is wanted, or the most. */
  atLeast: boolean;
}): void {
  const { what, ours, reference, goal, atLeast } = row;
  const value = reference === undefined ? ours : ours / reference;
  const met = atLeast ? value >= goal : value <= goal;
  const figures = reference === undefined ? ''.padStart(18) : `${show(ours)} ÷${show(reference)}`;
  const result = `${reference === undefined ? ' ' : '='} ${value.toFixed(2).padStart(6)}`;
  const wanted = `${atLeast ? '≥' : '≤'} ${goal}`;
  console.log(`${met ? 'ok  ' : 'MISS'} ${what.padEnd(60)} ${figures} ${result}  ${wanted}`);
}

const show = (figure: number) => figure.toFixed(figure < 100 ? 2 : 0).padStart(8);
