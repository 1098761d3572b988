import { VisibleError } from "../core/visibleError";

/** The whole number that an option gives. @throws VisibleError naming the option and what is allowed */
export function integer(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isInteger(value) && value >= least && value <= most)
    return value;
  throw new VisibleError(
    `${option} is "${text}"; expected a whole number from ${least} to ${most}.`,
  );
}
