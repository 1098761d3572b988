/**
 * Checks the platform for commands that measure processes through Linux's /proc.
 * @throws Error that names the command, on other platforms
 */
export function requireLinux(command: string, platform: NodeJS.Platform = process.platform): void {
  if (platform === "linux") return;
  throw new Error(`${command} reads /proc: it runs on Linux only, and this is "${platform}".`);
}
