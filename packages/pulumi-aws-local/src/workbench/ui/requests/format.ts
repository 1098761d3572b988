import type { Capacity, RequestCaller } from "../../requests/requestTypes";

/** "0.31 ms", "5.4 ms", "33 ms", "1.2 s" */
export function formatDuration(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms >= 10) return `${Math.round(ms)} ms`;
  return `${ms < 1 ? ms.toFixed(2) : ms.toFixed(1)} ms`;
}

/** "4 RCU · 10 WCU": read and write capacity units; empty if there are none. */
export function formatCapacity({ read, write }: Capacity): string {
  const parts = [
    ...(read > 0 ? [`${round(read)} RCU`] : []),
    ...(write > 0 ? [`${round(write)} WCU`] : []),
  ];
  return parts.join(" · ");
}

/** The caller, shortened for a list; the title contains the whole id. */
export function formatCaller({ kind, id }: RequestCaller): string {
  if (kind === "none") return "anonymous";
  if (kind === "operator") return "operator";
  if (kind === "apiKey") return "API key";
  const own = kind === "role" ? id.split("/").at(-1)! : id.split(":").at(-1)!;
  return `${kind} ${UUID.test(own) ? own.slice(0, 8) : own}`;
}

/** "sessions" for "shop-sessions-269894c", the logical part of Pulumi's automatic name. */
export function formatTable(name: string): string {
  return /^[^-]+-(.+)-[0-9a-f]{7}$/.exec(name)?.[1] ?? name;
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

function round(units: number): number {
  return Math.round(units * 10) / 10;
}
