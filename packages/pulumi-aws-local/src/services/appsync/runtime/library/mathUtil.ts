import type { LibraryFunction } from "../realm/evaluationState";

/**
 * util.math.
 * UNVERIFIED: whether the upper end of randomWithinRange is included; here it is not.
 */
export const mathUtil: Record<string, LibraryFunction> = {
  roundNum: ([value]) => Math.round(Number(value)),
  minVal: ([one, other]) => Math.min(Number(one), Number(other)),
  maxVal: ([one, other]) => Math.max(Number(one), Number(other)),
  randomDouble: () => Math.random(),
  randomWithinRange: ([start, end]) =>
    Math.floor(Number(start) + Math.random() * (Number(end) - Number(start))),
};
