/** CLDR's English names by length: 3 short, 4 full, 5 narrow. */
const months =
  "January February March April May June July August September October November December".split(
    " ",
  );
const days = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
const quarters = ["1st quarter", "2nd quarter", "3rd quarter", "4th quarter"];

/** Names of a field, starting with its value 1 (an era: with 0). */
export function namesOf(letter: string, count: number): string[] | undefined {
  switch (letter) {
    case "M":
    case "L":
      return months.map((name) => cut(name, count));
    case "E":
    case "e":
    case "c":
      return days.map((name) => cut(name, count));
    case "Q":
    case "q":
      return count === 4
        ? quarters
        : [1, 2, 3, 4].map((one) => (count === 5 ? `${one}` : `Q${one}`));
    case "G":
      if (count === 4) return ["Before Christ", "Anno Domini"];
      return count === 5 ? ["B", "A"] : ["BC", "AD"];
    default:
      return undefined;
  }
}

function cut(name: string, count: number): string {
  return count === 4 ? name : name.slice(0, count === 5 ? 1 : 3);
}

/** The part of the day for letter B. */
export function dayPeriod(hour: number, minute: number, count: number): string {
  if (minute === 0 && hour === 0) return count === 5 ? "mi" : "midnight";
  if (minute === 0 && hour === 12) return count === 5 ? "n" : "noon";
  if (hour < 6 || hour >= 21) return "at night";
  if (hour < 12) return "in the morning";
  return hour < 18 ? "in the afternoon" : "in the evening";
}
