/** The fields of a local time for the letters of a pattern. Years before 1 are 0, -1 and so on. */
export interface Fields {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  epochDay: number;
  dayOfYear: number;
  /** 1 is Monday. */
  dayOfWeek: number;
}

const DAY = 86_400_000;

export function epochDayOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / DAY;
}

/** @param local milliseconds of a local time, interpreted as UTC */
export function fieldsOf(local: number): Fields {
  const date = new Date(local);
  const year = date.getUTCFullYear();
  const epochDay = Math.floor(local / DAY);
  return {
    year,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
    epochDay,
    dayOfYear: epochDay - epochDayOf(year, 1, 1) + 1,
    dayOfWeek: date.getUTCDay() || 7,
  };
}

/** The Sunday at which week 1 starts, which contains January 1: weeks as in the United States, Java's default. */
export function firstWeek(year: number): number {
  const first = epochDayOf(year, 1, 1);
  return first - sundayBased(first);
}

/** 0 is Sunday. */
export function sundayBased(epochDay: number): number {
  return (((epochDay + 4) % 7) + 7) % 7;
}

export function weekOf({ year, epochDay }: Fields): { year: number; week: number } {
  const weekYear = epochDay >= firstWeek(year + 1) ? year + 1 : year;
  return { year: weekYear, week: Math.floor((epochDay - firstWeek(weekYear)) / 7) + 1 };
}
