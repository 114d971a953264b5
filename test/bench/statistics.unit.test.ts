import { areaUnderCurve, meanAndVariance, quantile, welchT, withoutPauses } from './statistics.ts';

describe('the statistics of the timing bench', () => {
  it('computes mean and unbiased variance', () => {
    expect(meanAndVariance([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ mean: 5, variance: 32 / 7 });
  });

  it('gives t = 0 for equal samples and a large t for shifted ones', () => {
    const sample = Array.from({ length: 100 }, (_, index) => index % 10);
    expect(welchT(sample, sample)).toBe(0);
    expect(
      welchT(
        sample.map((value) => value + 5),
        sample,
      ),
    ).toBeGreaterThan(10);
  });

  it('gives the area 0.5 for equal samples, 1 for separate ones and counts ties half', () => {
    expect(areaUnderCurve([1, 2, 3], [1, 2, 3])).toBe(0.5);
    expect(areaUnderCurve([4, 5], [1, 2, 3])).toBe(1);
    expect(areaUnderCurve([1], [1, 2])).toBe(0.25);
  });

  it('finds quantiles and drops the top hundredth of both samples', () => {
    const sample = Array.from({ length: 200 }, (_, index) => index);
    expect(quantile(sample, 0.5)).toBe(100);
    const [a, b] = withoutPauses(sample, [10_000, 1]);
    expect(a).toHaveLength(199);
    expect(b).toEqual([1]);
  });
});
