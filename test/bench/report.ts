/** One line a row: ours, the reference, their ratio, and whether it is what was wanted. */
export function report(row: {
  what: string;
  ours: number;
  reference: number;
  ratio: number;
  goal: number;
  /** Whether the goal is the least that is wanted, or the most. */
  atLeast: boolean;
}): void {
  const { what, ours, reference, ratio, goal, atLeast } = row;
  const met = atLeast ? ratio >= goal : ratio <= goal;
  const figures = [ours, reference].map((figure) =>
    figure.toFixed(figure < 100 ? 2 : 0).padStart(8),
  );
  const wanted = `${atLeast ? '≥' : '≤'} ${goal}`;
  console.log(
    `${met ? 'ok  ' : 'MISS'} ${what.padEnd(60)} ${figures.join(' ÷')} = ${ratio.toFixed(2).padStart(6)}  ${wanted}`,
  );
}
