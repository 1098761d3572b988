const AS_TEXT = /^\w+ cannot be converted to String/;
const AS_BYTES = /^invalid base64/;

/**
 * DynamoDB's message for an attribute value of another type than declared; undefined for any other message. Recorded in
 * https://github.com/architect/dynalite
 * @param body JSON of the request
 */
export function typeText(message: string, body: string): string | undefined {
  if (AS_TEXT.test(message)) {
    const value = findValue(JSON.parse(body), ["S", "N"], (one) => SCALARS.has(typeof one));
    return value === undefined ? undefined : `${tokenOf(value)} cannot be converted to String`;
  }
  if (!AS_BYTES.test(message)) return undefined;
  const bytes = findValue(
    JSON.parse(body),
    ["B"],
    (one) => typeof one === "string" && !isBase64(one),
  );
  if (typeof bytes !== "string") return undefined;
  return bytes.length % 4 === 0
    ? "Invalid last non-pad Base64 character dectected" // AWS's spelling
    : `Base64 encoded length is expected a multiple of 4 bytes but found: ${bytes.length}`;
}

const SCALARS = new Set(["number", "boolean"]);

function isBase64(text: string): boolean {
  return Buffer.from(text, "base64").toString("base64") === text;
}

/** The first invalid value under one of these names. */
function findValue(
  value: unknown,
  names: readonly string[],
  isWrong: (value: unknown) => boolean,
): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    if (names.includes(name) && isWrong(member)) return member;
    const inner = findValue(member, names, isWrong);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** The name that DynamoDB's JSON parser uses for a value that is neither a list nor an object. */
export function tokenOf(value: unknown): string {
  if (typeof value === "boolean") return value ? "TRUE_VALUE" : "FALSE_VALUE";
  if (typeof value === "string") return "STRING_VALUE";
  return Number.isInteger(value) ? "NUMBER_VALUE" : "DECIMAL_VALUE";
}
