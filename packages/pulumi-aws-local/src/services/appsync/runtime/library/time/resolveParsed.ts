import { epochDayOf, fieldsOf, firstWeek } from "./fields";
import type { Parsed } from "./parseElements";
import { fail } from "./patternElements";

const DAY = 86_400_000;

const ranges: Record<string, [name: string, least: number, most: number]> = {
  M: ["MonthOfYear", 1, 12],
  L: ["MonthOfYear", 1, 12],
  d: ["DayOfMonth", 1, 31],
  D: ["DayOfYear", 1, 366],
  w: ["WeekOfWeekBasedYear", 1, 53],
  e: ["DayOfWeek", 1, 7],
  c: ["DayOfWeek", 1, 7],
  H: ["HourOfDay", 0, 24],
  h: ["ClockHourOfAmPm", 1, 12],
  K: ["HourOfAmPm", 0, 11],
  k: ["ClockHourOfDay", 1, 24],
  m: ["MinuteOfHour", 0, 59],
  s: ["SecondOfMinute", 0, 59],
};

/**
 * Converts parsed values to a local time, in milliseconds interpreted as UTC. Missing parts of the time of day are
 * zero.
 */
export function resolveParsed({ values }: Parsed, text: string): number {
  const refuse = (what: string): never => fail(`Text '${text}' could not be parsed: ${what}`);
  for (const [letter, value] of values) {
    const [name, least, most] = ranges[letter] ?? ["", -Infinity, Infinity];
    if (value >= least && value <= most) continue;
    refuse(`Invalid value for ${name} (valid values ${least} - ${most}): ${value}`);
  }
  const epochDay = dateOf(values) ?? fail("Unable to obtain LocalDate from the text");
  const given = values.get("E");
  const own = fieldsOf(epochDay * DAY).dayOfWeek;
  if (given !== undefined && given !== own) {
    const date = new Date(epochDay * DAY).toISOString().slice(0, 10);
    refuse(
      `Conflict found: Field DayOfWeek ${own} differs from DayOfWeek ${given} derived from ${date}`,
    );
  }
  return epochDay * DAY + timeOf(values, refuse);
}

function dateOf(values: Parsed["values"]): number | undefined {
  const modified = values.get("g");
  if (modified !== undefined) return modified - 40_587;
  const ofEra = values.get("y");
  const year =
    values.get("u") ?? (values.get("G") === 0 && ofEra !== undefined ? 1 - ofEra : ofEra);
  const month = values.get("M") ?? values.get("L");
  const day = values.get("d");
  if (year !== undefined && month !== undefined && day !== undefined) {
    const last = epochDayOf(year, month + 1, 1) - 1;
    return Math.min(epochDayOf(year, month, day), last);
  }
  const dayOfYear = values.get("D");
  if (year !== undefined && dayOfYear !== undefined) return epochDayOf(year, 1, 1) + dayOfYear - 1;
  const [weekYear, week] = [values.get("Y"), values.get("w")];
  const name = values.get("E");
  const dayOfWeek =
    values.get("e") ?? values.get("c") ?? (name === undefined ? undefined : (name % 7) + 1);
  if (weekYear === undefined || week === undefined || dayOfWeek === undefined) return undefined;
  return firstWeek(weekYear) + (week - 1) * 7 + dayOfWeek - 1;
}

function timeOf(values: Parsed["values"], refuse: (what: string) => never): number {
  const [millis, nanos] = [values.get("A"), values.get("N")];
  if (millis !== undefined) return millis;
  if (nanos !== undefined) return Math.floor(nanos / 1_000_000);
  const half = values.get("a");
  const ofHalf = values.get("K") ?? (values.has("h") ? values.get("h")! % 12 : undefined);
  const clock = values.has("k") ? values.get("k")! % 24 : undefined;
  const twelve = ofHalf === undefined || half === undefined ? undefined : half * 12 + ofHalf;
  const hour = values.get("H") ?? clock ?? twelve ?? 0;
  const minute = values.get("m") ?? 0;
  const second = values.get("s") ?? 0;
  const fraction = values.get("S") ?? values.get("n") ?? 0;
  if (hour === 24 && minute + second + fraction > 0) {
    refuse("Invalid value for HourOfDay (valid values 0 - 23): 24");
  }
  return ((hour * 60 + minute) * 60 + second) * 1000 + Math.floor(fraction / 1_000_000);
}
