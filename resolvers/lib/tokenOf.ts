/** The token of a request as it came: AppSync has verified it. Clients may write "Bearer" before it. */
export function tokenOf(headers: Record<string, unknown> | null | undefined): string {
  const header = headers?.authorization ?? headers?.Authorization ?? "";
  const text = `${header as string}`.trim();
  return text.toLowerCase().startsWith("bearer ") ? text.slice(7).trim() : text;
}
