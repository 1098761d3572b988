/** All values of a header: AppSync makes a list of one that is repeated. Names come in any case. */
export function headerValues(
  headers: Record<string, unknown> | null | undefined,
  name: string,
): string[] {
  return Object.entries(headers ?? {})
    .filter((entry) => entry[0].toLowerCase() === name)
    .flatMap((entry) => entry[1] as string | string[])
    .map((value) => `${value}`.trim());
}
