/** Time of day, to the second, from 00 to 23 hours. */
export function formatTime(at: string): string {
  return new Date(at).toLocaleTimeString([], { hourCycle: "h23" });
}

/** Day and time of day, to the second, from 00 to 23 hours. */
export function formatDateTime(at: string): string {
  return new Date(at).toLocaleString([], { hourCycle: "h23" });
}
