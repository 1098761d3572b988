import { BoundedMap } from "../../../../../core/boundedMap";
import { fieldsOf } from "./fields";
import { formatElements } from "./formatElements";
import { parseElements } from "./parseElements";
import { readElements, type Element } from "./patternElements";
import { resolveParsed } from "./resolveParsed";
import { momentOf, offsetAt } from "./zones";

/** A handler may create patterns from its input, so the cache must have a limit. */
const cache = new BoundedMap<string, Element[]>(100);

/**
 * Formats a time by a pattern of java.time.format.DateTimeFormatter, for the locale en-US.
 * https://docs.oracle.com/javase/8/docs/api/java/time/format/DateTimeFormatter.html
 * @param milliseconds since the Unix epoch
 * @throws LibraryFault for an unknown pattern letter or zone.
 */
export function formatTime(milliseconds: number, pattern: string, zone: string): string {
  const elements = elementsOf(pattern);
  const offsetSeconds = offsetAt(zone, milliseconds);
  const fields = fieldsOf(milliseconds + offsetSeconds * 1000);
  return formatElements(elements, { fields, milliseconds, zone, offsetSeconds });
}

/**
 * Parses a time in the format of `pattern` to milliseconds since the Unix epoch. An offset or zone in the text takes
 * precedence over `zone`.
 * UNVERIFIED: that AWS uses UTC if neither the text nor the call has a zone.
 */
export function parseTime(text: string, pattern: string, zone: string | undefined): number {
  const parsed = parseElements(elementsOf(pattern), text);
  const local = resolveParsed(parsed, text);
  if (parsed.zone !== undefined) return momentOf(parsed.zone, local);
  if (parsed.offsetSeconds !== undefined) return local - parsed.offsetSeconds * 1000;
  return momentOf(zone ?? "UTC", local);
}

function elementsOf(pattern: string): Element[] {
  return cache.get(pattern) ?? cache.set(pattern, readElements(pattern));
}
