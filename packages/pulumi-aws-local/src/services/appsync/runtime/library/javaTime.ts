import "@js-joda/timezone";
import {
  ChronoField,
  DateTimeFormatter,
  Instant,
  LocalDate,
  LocalTime,
  ZonedDateTime,
  ZoneId,
  ZoneOffset,
  type TemporalAccessor,
} from "@js-joda/core";
import { LibraryFault } from "../realm/signals";

/**
 * Formats a time by a pattern of java.time.format.DateTimeFormatter; names come in English.
 * https://docs.oracle.com/javase/8/docs/api/java/time/format/DateTimeFormatter.html
 * @param milliseconds since the Unix epoch
 * @throws LibraryFault for an unknown pattern letter or zone.
 */
export function formatTime(milliseconds: number, pattern: string, zone: string): string {
  return guarded(() => {
    const time = ZonedDateTime.ofInstant(Instant.ofEpochMilli(milliseconds), zoneOf(zone));
    const written = pattern.replace(/'[^']*'|([EeaYz])\1*|M{3,}|L{3,}/g, (letters) =>
      letters.startsWith("'") ? letters : `'${wordOf(letters, time)}'`,
    );
    return time.format(DateTimeFormatter.ofPattern(written.replace(/''(?=')/g, "")));
  });
}

/**
 * Milliseconds since the Unix epoch of a time written by `pattern`. Without `zone`, the text must
 * tell an offset or zone; what a pattern leaves out of a time of day is zero.
 */
export function parseTime(text: string, pattern: string, zone: string | undefined): number {
  return guarded(() => {
    const parsed = DateTimeFormatter.ofPattern(pattern).parse(text);
    const date = LocalDate.from(parsed);
    return ZonedDateTime.of(date.atTime(timeOf(parsed)), parsedZone(parsed, zone))
      .toInstant()
      .toEpochMilli();
  });
}

function timeOf(parsed: TemporalAccessor): LocalTime {
  return parsed.isSupported(ChronoField.NANO_OF_DAY) ? LocalTime.from(parsed) : LocalTime.MIDNIGHT;
}

function parsedZone(parsed: TemporalAccessor, zone: string | undefined): ZoneId {
  if (parsed.isSupported(ChronoField.OFFSET_SECONDS)) {
    return ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS));
  }
  try {
    return ZoneId.from(parsed);
  } catch {
    // UNVERIFIED: that AWS takes UTC when neither the text nor the call tells a zone.
    return zoneOf(zone ?? "UTC");
  }
}

function zoneOf(zone: string): ZoneId {
  return zone === "UTC" || zone === "Z" ? ZoneOffset.UTC : ZoneId.of(zone);
}

/** Words that js-joda knows only with a locale package. */
function wordOf(letters: string, time: ZonedDateTime): string {
  const date = new Date(time.toLocalDateTime().toInstant(ZoneOffset.UTC).toEpochMilli());
  const length = letters.length >= 4 ? "long" : "short";
  const word = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-US", { timeZone: "UTC", ...options }).format(date);
  switch (letters[0]) {
    case "E":
      return word({ weekday: length });
    case "M":
    case "L":
      return word({ month: length });
    case "a":
      return time.hour() < 12 ? "AM" : "PM";
    case "Y":
      return weekYear(time, letters.length);
    case "z":
      return zoneName(time, length);
    default:
      throw new LibraryFault(`Pattern letter '${letters[0]}' is not supported`);
  }
}

/** Week-based year of Java's default locale: weeks begin on Sunday, week 1 holds January 1. */
function weekYear(time: ZonedDateTime, length: number): string {
  const saturday = time.toLocalDate().plusDays(6 - (time.dayOfWeek().value() % 7));
  const year = String(saturday.year()).padStart(4, "0");
  return length === 2 ? year.slice(2) : year;
}

function zoneName(time: ZonedDateTime, timeZoneName: "short" | "long"): string {
  const zone = time.zone().id();
  if (zone === "Z") return "UTC";
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName }).formatToParts(
    new Date(time.toInstant().toEpochMilli()),
  );
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof LibraryFault) throw error;
    throw new LibraryFault((error as Error).message);
  }
}
