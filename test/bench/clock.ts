/** Runs something and answers what it answers, with the seconds that it took. */
export async function timed<Answer>(
  work: () => Answer | Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly seconds: number }> {
  const start = performance.now();
  const answer = await work();
  return { answer, seconds: (performance.now() - start) / 1_000 };
}

/** The value below which a part of all values lies. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
