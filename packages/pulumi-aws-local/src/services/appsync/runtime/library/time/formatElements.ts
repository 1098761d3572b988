import { sundayBased, weekOf, type Fields } from "./fields";
import { dayPeriod, namesOf } from "./names";
import { fail, type Element } from "./patternElements";
import { genericZoneName, zoneName } from "./zones";

/** A time in a zone. */
export interface ZonedMoment {
  fields: Fields;
  milliseconds: number;
  zone: string;
  offsetSeconds: number;
}

export function formatElements(elements: readonly Element[], moment: ZonedMoment): string {
  return elements
    .map((element) => {
      if (element.kind === "literal") return element.text;
      if (element.kind === "optional") return formatElements(element.elements, moment);
      const text = formatField(element.letter, element.count, moment);
      if (element.pad === undefined) return text;
      if (text.length > element.pad) {
        fail(
          `Cannot print as output of ${text.length} characters exceeds pad width of ${element.pad}`,
        );
      }
      return text.padStart(element.pad);
    })
    .join("");
}

function formatField(letter: string, count: number, moment: ZonedMoment): string {
  const { fields, milliseconds, zone, offsetSeconds } = moment;
  const millisOfDay =
    ((fields.hour * 60 + fields.minute) * 60 + fields.second) * 1000 + fields.millisecond;
  switch (letter) {
    case "G":
      return namesOf("G", count)![fields.year > 0 ? 1 : 0]!;
    case "u":
      return year(fields.year, count);
    case "y":
      return year(fields.year > 0 ? fields.year : 1 - fields.year, count);
    case "Y":
      return year(weekOf(fields).year, count);
    case "D":
      return digits(fields.dayOfYear, count);
    case "M":
    case "L":
      return named(letter, fields.month, count);
    case "Q":
    case "q":
      return named(letter, Math.ceil(fields.month / 3), count);
    case "d":
      return digits(fields.day, count);
    case "w":
      return digits(weekOf(fields).week, count);
    case "W":
      return String(
        Math.floor((fields.day - 1 + sundayBased(fields.epochDay - fields.day + 1)) / 7) + 1,
      );
    case "E":
      return namesOf("E", Math.max(count, 3))![fields.dayOfWeek - 1]!;
    case "e":
    case "c":
      return count < 3
        ? digits(sundayBased(fields.epochDay) + 1, count)
        : namesOf(letter, count)![fields.dayOfWeek - 1]!;
    case "F":
      return String(((fields.day - 1) % 7) + 1);
    case "a":
      return fields.hour < 12 ? "AM" : "PM";
    case "B":
      return dayPeriod(fields.hour, fields.minute, count);
    case "h":
      return digits(fields.hour % 12 || 12, count);
    case "K":
      return digits(fields.hour % 12, count);
    case "k":
      return digits(fields.hour || 24, count);
    case "H":
      return digits(fields.hour, count);
    case "m":
      return digits(fields.minute, count);
    case "s":
      return digits(fields.second, count);
    case "S":
      return `${digits(fields.millisecond, 3)}000000`.slice(0, count);
    case "A":
      return digits(millisOfDay, count);
    case "n":
      return digits(fields.millisecond * 1_000_000, count);
    case "N":
      return digits(millisOfDay * 1_000_000, count);
    case "g":
      return digits(fields.epochDay + 40_587, count);
    case "V":
      return zone;
    case "v":
      return genericZoneName(zone, count === 4);
    case "z":
      return zoneName(zone, milliseconds, count === 4);
    default:
      return offset(letter, count, offsetSeconds);
  }
}

function named(letter: string, value: number, count: number): string {
  return count < 3 ? digits(value, count) : namesOf(letter, count)![value - 1]!;
}

function digits(value: number, count: number): string {
  const text = String(Math.abs(value)).padStart(count, "0");
  return value < 0 ? `-${text}` : text;
}

function year(value: number, count: number): string {
  if (count === 2) return digits(Math.abs(value) % 100, 2);
  const text = digits(value, count);
  return count >= 4 && value >= 0 && text.length > count ? `+${text}` : text;
}

function offset(letter: string, count: number, seconds: number): string {
  const sign = seconds < 0 ? "-" : "+";
  const total = Math.abs(seconds);
  const [hours, minutes, rest] = [
    Math.floor(total / 3600),
    Math.floor(total / 60) % 60,
    total % 60,
  ];
  if (letter === "O" || (letter === "Z" && count === 4)) {
    if (seconds === 0) return "GMT";
    const isShort = letter === "O" && count === 1;
    const parts = isShort
      ? `${hours}${minutes || rest ? `:${digits(minutes, 2)}` : ""}`
      : `${digits(hours, 2)}:${digits(minutes, 2)}`;
    return `GMT${sign}${parts}${rest ? `:${digits(rest, 2)}` : ""}`;
  }
  const style = letter === "Z" ? (count === 5 ? 5 : 2) : count;
  if (seconds === 0 && (letter === "X" || (letter === "Z" && count === 5))) return "Z";
  const colon = style === 3 || style === 5 ? ":" : "";
  const tail = style >= 4 && rest ? `${colon}${digits(rest, 2)}` : "";
  const middle = style === 1 && minutes === 0 ? "" : `${colon}${digits(minutes, 2)}`;
  return `${sign}${digits(hours, 2)}${middle}${tail}`;
}
