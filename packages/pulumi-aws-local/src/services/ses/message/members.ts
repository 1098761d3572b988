import { BadRequestError } from "../errors";

/** Rejects unsupported members by name, so that no member is silently ignored. */
export function refuseOthers(
  input: Record<string, unknown>,
  known: readonly string[],
  owner: string,
): void {
  const other = Object.keys(input).find(
    (name) => input[name] !== undefined && !known.includes(name),
  );
  if (other === undefined) return;
  throw new BadRequestError(
    `"${other}" is not a member of ${owner} that the local stack supports.`,
  );
}

/**
 * A string member; undefined if it is absent.
 * @throws BadRequestError
 */
export function textOf(value: unknown, name: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw new BadRequestError(`${name} must be a string.`);
  return value;
}

/**
 * A member with a list of objects or strings; empty if it is absent.
 * @throws BadRequestError
 */
export function listOf(value: unknown, name: string): any[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new BadRequestError(`${name} must be a list.`);
  return value;
}

/**
 * An object member; empty if it is absent.
 * @throws BadRequestError
 */
export function objectOf(value: unknown, name: string): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  if (typeof value !== "object" || Array.isArray(value)) {
    throw new BadRequestError(`${name} must be an object.`);
  }
  return value as Record<string, unknown>;
}

/**
 * Bytes sent as base64.
 * @throws BadRequestError
 */
export function bytesOf(value: unknown, name: string): Buffer {
  const text = textOf(value, name);
  if (text === undefined) throw new BadRequestError(`${name} is required.`);
  if (/[^A-Za-z0-9+/=\s]/.test(text)) {
    throw new BadRequestError(`${name} is not valid base64.`);
  }
  return Buffer.from(text, "base64");
}
