/** Largest whole number up to which sums of doubles stay exact. */
export const EXACT = Number.MAX_SAFE_INTEGER;

const FINEST = 9;

/** 10^power without the rounding of repeated multiplication; negative powers give a divisor's reciprocal use below. */
function shift(value: number, power: number): number {
  return power >= 0 ? value * 10 ** power : value / 10 ** -power;
}

/** Fewest decimals that write every value exactly, or `FINEST` when some value needs more. */
export function decimalsOf(values: Float64Array): number {
  let power = 0;
  for (const value of values) {
    while (power < FINEST && Math.round(shift(value, power)) / 10 ** power !== value) power++;
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
