import "@js-joda/timezone";
import { Instant, LocalDateTime, ZoneId, ZoneOffset } from "@js-joda/core";
import { fail } from "./patternElements";
import recorded from "./zoneNames.json";

const names = byZone(recorded.names);
const genericNames = byZone(recorded.generic);

/** The names of each zone, of lists of zones by their names. */
function byZone(lists: Record<string, string>): Map<string, string[]> {
  const zones = new Map<string, string[]>();
  for (const [texts, ids] of Object.entries(lists)) {
    for (const id of ids.split(" ")) zones.set(id, texts.split("|"));
  }
  return zones;
}

const fixed = /^(?:Z|(?:UTC|GMT|UT)?[+-]\d{1,2}(?::?\d{2}(?::?\d{2})?)?)$/;

function zoneOf(id: string): ZoneId {
  if (/^(?:Z|UTC|GMT|UT)$/.test(id)) return ZoneOffset.UTC;
  try {
    return ZoneId.of(id);
  } catch {
    return fail(
      /^[A-Za-z][A-Za-z0-9~/._+-]+$/.test(id)
        ? `Unknown time-zone ID: ${id}`
        : `Invalid ID for region-based ZoneId, invalid format: ${id}`,
    );
  }
}

/** The offset of a zone from UTC at a time, in seconds. */
export function offsetAt(id: string, milliseconds: number): number {
  const rules = zoneOf(id).rules();
  return rules.offset(Instant.ofEpochMilli(milliseconds)).totalSeconds();
}

/** Converts a local time (interpreted as UTC) in a zone to milliseconds since the epoch. */
export function momentOf(id: string, local: number): number {
  const zone = zoneOf(id);
  const time = LocalDateTime.ofInstant(Instant.ofEpochMilli(local), ZoneOffset.UTC);
  return time.atZone(zone).toInstant().toEpochMilli();
}

/** The name of a zone: "CEST" or "Central European Summer Time". */
export function zoneName(id: string, milliseconds: number, isLong: boolean): string {
  const own = names.get(id);
  if (own === undefined || fixed.test(id)) return id;
  return own[(isLong ? 2 : 0) + (isSummerAt(id, milliseconds) ? 1 : 0)]!;
}

/** The name of a zone in winter and summer: "ET" or "Eastern Time". */
export function genericZoneName(id: string, isLong: boolean): string {
  const own = names.has(id) && !fixed.test(id) ? genericNames.get(id) : undefined;
  return own?.[isLong ? 1 : 0] ?? id;
}

function isSummerAt(id: string, milliseconds: number): boolean {
  const year = new Date(milliseconds).getUTCFullYear();
  const offsets = [0, 6].map((month) => offsetAt(id, Date.UTC(year, month, 1)));
  return offsetAt(id, milliseconds) > Math.min(...offsets);
}

/** Reads the longest zone or zone name at the beginning of a text. */
export function readZone(text: string): { id: string; length: number } | undefined {
  const word = /^[A-Za-z][A-Za-z0-9~/._+-]*/.exec(text)?.[0] ?? "";
  const offset = /^(?:UTC|GMT|UT)?[+-]\d{2}:?\d{2}/.exec(text)?.[0];
  const candidates = Object.keys(recorded.zones).filter((name) => text.startsWith(name));
  const name = candidates.sort((one, other) => other.length - one.length)[0];
  if (offset !== undefined) return { id: offset, length: offset.length };
  if (names.has(word) && word.length > (name?.length ?? 0))
    return { id: word, length: word.length };
  if (name !== undefined) {
    return { id: (recorded.zones as Record<string, string>)[name]!, length: name.length };
  }
  return names.has(word) ? { id: word, length: word.length } : undefined;
}
