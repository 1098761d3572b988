/** Time of day with seconds, 24-hour format. */
export function formatTime(at: string): string {
  return new Date(at).toLocaleTimeString([], { hourCycle: "h23" });
}

/** Date and time of day with seconds, 24-hour format. */
export function formatDateTime(at: string): string {
  return new Date(at).toLocaleString([], { hourCycle: "h23" });
}
