/** Masks AppSync API keys in a text. At AWS they are a part of resource ids. */
export function maskApiKeys(text: string): string {
  return text.replace(/\bda2-[a-z0-9]{26}\b/g, "da2-•••");
}
