/** The mean and the unbiased variance of a sample. */
export function meanAndVariance(sample: readonly number[]): { mean: number; variance: number } {
  const mean = sample.reduce((sum, value) => sum + value, 0) / sample.length;
  const squares = sample.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / (sample.length - 1) };
}

/** Welch's t: how many standard errors two means lie apart. dudect takes |t| above 4.5 to 5 as a leak. */
export function welchT(a: readonly number[], b: readonly number[]): number {
  const first = meanAndVariance(a);
  const second = meanAndVariance(b);
  return (first.mean - second.mean) / Math.sqrt(first.variance / a.length + second.variance / b.length);
}

/** The chance that a value of `a` is above one of `b` (ties count half): 0.5 tells nothing apart, 0 or 1 everything. */
export function areaUnderCurve(a: readonly number[], b: readonly number[]): number {
  const sorted = [...b].sort((left, right) => left - right);
  let wins = 0;
  for (const value of a) wins += (position(sorted, value, false) + position(sorted, value, true)) / 2;
  return wins / (a.length * b.length);
}

/** How many sorted values are below (or, with `orEqual`, not above) the given one. */
function position(sorted: readonly number[], value: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const here = sorted[middle] as number;
    if (here < value || (orEqual && here === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The value below which a share of the sample lies, such as 0.5 for the median. */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
}

/** Leaves out the values above the 99th percentile of both samples together: pauses of the machine, not of the code. */
export function withoutPauses(a: readonly number[], b: readonly number[]): [number[], number[]] {
  const limit = quantile([...a, ...b], 0.99);
  return [a.filter((value) => value <= limit), b.filter((value) => value <= limit)];
}
