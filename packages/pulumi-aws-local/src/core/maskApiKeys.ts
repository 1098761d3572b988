/** A text without API keys of AppSync, which at AWS are a part of their resources' ids. */
export function maskApiKeys(text: string): string {
  return text.replace(/\bda2-[a-z0-9]{26}\b/g, "da2-•••");
}
