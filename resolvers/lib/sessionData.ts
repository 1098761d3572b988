import { util } from "@aws-appsync/utils";
import { fail } from "./fail";

/** The application's data if they are a JSON object; InvalidInput otherwise. AppSync hands AWSJSON over parsed. */
export function checkObject(data: unknown): Record<string, unknown> {
  const text = JSON.stringify(data) ?? "";
  if (!text.startsWith("{")) fail("InvalidInput", "data must be a JSON object.");
  return data as Record<string, unknown>;
}

/** What a session holds after a save, as JSON text; InvalidInput when that is too large. */
export function savedData(held: string, data: unknown, mode: string | null | undefined): string {
  const given = checkObject(data);
  const saved = mode === "REPLACE" ? given : merge(JSON.parse(held), given);
  const text = JSON.stringify(saved);
  if (bytesOf(text) > STORE.sessionDataBytes) {
    fail("InvalidInput", `A session holds at most ${STORE.sessionDataBytes} bytes. Save less.`);
  }
  return text;
}

function merge(
  held: Record<string, unknown>,
  given: Record<string, unknown>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = {};
  for (const [key, value] of Object.entries({ ...held, ...given })) {
    if (value !== null) merged[key] = value;
  }
  return merged;
}

/** Bytes of a text in UTF-8: three for every four letters of base64, less its padding. */
function bytesOf(text: string): number {
  const encoded = util.base64Encode(text);
  const padding = encoded.endsWith("==") ? 2 : encoded.endsWith("=") ? 1 : 0;
  return (encoded.length / 4) * 3 - padding;
}
