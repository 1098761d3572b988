import { VisibleError } from "../core/visibleError";

/**
 * Reads an integer option.
 * @throws VisibleError naming the option and the allowed range
 */
export function integer(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isInteger(value) && value >= least && value <= most)
    return value;
  throw new VisibleError(
    `${option} is "${text}"; expected a whole number from ${least} to ${most}.`,
  );
}
