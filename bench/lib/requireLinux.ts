/**
 * For commands that measure processes by what Linux shows of them in /proc.
 * @throws Error naming the command, on every other platform
 */
export function requireLinux(command: string, platform: NodeJS.Platform = process.platform): void {
  if (platform === "linux") return;
  throw new Error(`${command} reads /proc: it runs on Linux only, and this is "${platform}".`);
}
