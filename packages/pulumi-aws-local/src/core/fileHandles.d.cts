/** File handles that a stack needs besides those of its clients' connections. */
export const NEEDED: number;
export function hasFileHandles(count?: number): boolean;
export function connectionLimit(): number;
