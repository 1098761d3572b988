/**
 * All values of a header. AppSync converts a repeated header to a list. Names are case-insensitive.
 */
export function headerValues(
  headers: Record<string, unknown> | null | undefined,
  name: string,
): string[] {
  return Object.entries(headers ?? {})
    .filter((entry) => entry[0].toLowerCase() === name)
    .flatMap((entry) => entry[1] as string | string[])
    .map((value) => `${value}`.trim());
}
