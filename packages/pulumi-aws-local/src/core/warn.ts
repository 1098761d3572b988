/** Warns about something that works locally and may not work at AWS. */
export function warn(text: string): void {
  console.error(`warning: ${text}`);
}
