/** Exit status of a process of resolver code after an unexpected error; differs from the status of a killed process. */
export const UNEXPECTED_STATUS = 70;

/** Windows has no signals: a process that is killed there ends with this status. https://docs.libuv.org/en/v1.x/process.html#c.uv_kill */
const KILLED_STATUS = 1;

/** Whether a process was killed, by itself or by another, according to its `exit` event. */
export function wasKilled(
  status: number | null,
  signal: NodeJS.Signals | null,
  platform: NodeJS.Platform = process.platform,
): boolean {
  return signal === "SIGKILL" || (platform === "win32" && status === KILLED_STATUS);
}
