import { util } from "@aws-appsync/utils";
import { hasLargeIntegers, survivesParsing } from "./exactNumbers";
import { fail } from "./fail";

/**
 * Checks that AWSJSON is a JSON object; InvalidInput otherwise. AppSync passes it parsed. `name` is
 * the name of the argument, for the message.
 */
export function checkObject(data: unknown, name: string = "data"): Record<string, unknown> {
  const text = JSON.stringify(data) ?? "";
  if (!text.startsWith("{")) fail("InvalidInput", `${name} must be a JSON object.`);
  return data as Record<string, unknown>;
}

/**
 * Ends the field with InvalidInput if the data would not be stored exactly as sent: JavaScript
 * rounds long numbers. AppSync passes AWSJSON parsed, so the text is taken from the variables of
 * the request. If the data are written in the document itself, only large integers can be detected.
 */
export function checkExact(data: unknown, variables: Record<string, unknown> | null | undefined) {
  const printed = JSON.stringify(data);
  const texts = Object.values(variables ?? {}).filter(
    (value): value is string => typeof value === "string" && isTextOf(value, printed),
  );
  const exact =
    texts.length > 0
      ? texts.every((text) => survivesParsing(text, printed))
      : !hasLargeIntegers(printed);
  if (!exact) {
    fail(
      "InvalidInput",
      "data hold a number that cannot be stored exactly, or a name twice. Send such numbers as text.",
    );
  }
}

function isTextOf(text: string, printed: string): boolean {
  return text.trim().startsWith("{") && JSON.stringify(JSON.parse(text)) === printed;
}

/** The session's data after a save, as JSON text; InvalidInput if they are too large. */
export function savedData(held: string, data: unknown, mode: string | null | undefined): string {
  const given = checkObject(data);
  const saved = mode === "REPLACE" ? given : merge(JSON.parse(held), given);
  const text = JSON.stringify(saved);
  if (bytesOf(text) > STORE.sessionDataBytes) {
    fail("InvalidInput", `A session holds at most ${STORE.sessionDataBytes} bytes. Save less.`);
  }
  return text;
}

/** Maximum number of keys per merge: AppSync ends code after 1,000 iterations of its loops. */
const mergeKeys = 500;

/** Uses spread and delete: an assignment would lose a key called "__proto__". */
function merge(
  held: Record<string, unknown>,
  given: Record<string, unknown>,
): Record<string, unknown> {
  const keys = Object.keys(given);
  if (keys.length > mergeKeys) {
    const message = `MERGE takes at most ${mergeKeys} keys at once. Save in parts, or REPLACE all.`;
    fail("InvalidInput", message);
  }
  const merged = { ...held, ...given };
  for (const key of keys) {
    if (merged[key] === null) delete merged[key];
  }
  return merged;
}

/**
 * Number of bytes of a text in UTF-8: three for every four base64 characters, minus the padding.
 */
function bytesOf(text: string): number {
  const encoded = util.base64Encode(text);
  const padding = encoded.endsWith("==") ? 2 : encoded.endsWith("=") ? 1 : 0;
  return (encoded.length / 4) * 3 - padding;
}
