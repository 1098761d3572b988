import type { TabStorage } from "./tabTokens";

/**
 * Keeps tokens in this page's memory only: a reload loses them, and they are never written to disk.
 */
export class MemoryStorage implements TabStorage {
  private readonly values = new Map<string, string>();

  get length(): number {
    return this.values.size;
  }

  key(at: number): string | null {
    return [...this.values.keys()][at] ?? null;
  }

  setItem(key: string, value: string): void {
    this.values.set(key, value);
  }

  getItem(key: string): string | null {
    return this.values.get(key) ?? null;
  }

  removeItem(key: string): void {
    this.values.delete(key);
  }
}
