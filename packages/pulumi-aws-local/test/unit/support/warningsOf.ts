/** The warnings of a function. */
export async function warningsOf(work: () => Promise<unknown>): Promise<string[]> {
  const { error } = console;
  const warnings: string[] = [];
  console.error = (text: string) => void warnings.push(text);
  try {
    await work();
  } finally {
    console.error = error;
  }
  return warnings;
}
