/** Says what works here and may not work at AWS. */
export function warn(text: string): void {
  console.error(`warning: ${text}`);
}
