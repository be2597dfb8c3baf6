/** Largest whole number up to which sums of doubles stay exact. */
export const EXACT = Number.MAX_SAFE_INTEGER;

/** Digits after the point that scores and loads have at most, where nothing else is said. */
export const FINEST = 9;

/** 10^power without the rounding of repeated multiplication; negative powers give a divisor's reciprocal use below. */
function shift(value: number, power: number): number {
  return power >= 0 ? value * 10 ** power : value / 10 ** -power;
}

/** Fewest decimals that write every value exactly, or `finest` when some value needs more. */
export function decimalsOf(values: Float64Array, finest = FINEST): number {
  let power = 0;
  for (const value of values) {
    while (power < finest && Math.round(shift(value, power)) / 10 ** power !== value) power++;
  }
  return power;
}

/** Values as whole numbers of 10^-power. */
export function toWhole(values: Float64Array, power: number): Float64Array {
  return values.map((value) => Math.round(shift(value, power)));
}

/** Back from whole numbers of 10^-power. */
export function fromWhole(value: number, power: number): number {
  return shift(value, -power);
}

/** Sum of doubles without the error of adding many (Neumaier), rounded to the digits that such a sum can mean. */
export function exactSum(values: Iterable<number>): number {
  let sum = 0,
    lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  const total = sum + lost;
  return Math.abs(total) < 1e6 ? Number(total.toFixed(FINEST)) : total;
}
