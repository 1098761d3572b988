export function removeAll(path: string): void;

export function renameFile(
  from: string,
  to: string,
  options?: { platform?: NodeJS.Platform; rename?: (from: string, to: string) => void },
): void;
