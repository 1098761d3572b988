import { createHash, randomUUID } from "node:crypto";
import type { ResourceRequest } from "./resourceHandler";

/**
 * The physical name of a resource: the one in the program, or Pulumi's automatic name, which is the logical name and
 * seven hexadecimal digits, generated once and kept. For the name "", which few types accept, the AWS provider
 * generates a name; here the automatic name is used.
 * Source: https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming
 */
export function physicalName(request: ResourceRequest): string {
  const { inputs, previous, formerName } = request;
  return givenName(inputs.name) ?? previous?.outputs.name ?? formerName ?? autoName(request);
}

/** A name that a program sets; "" counts as absent. */
export function givenName(name: string | undefined): string | undefined {
  return name === "" ? undefined : name;
}

/** Pulumi's automatic name for a new resource. */
export function autoName(request: Pick<ResourceRequest, "name" | "token">): string {
  return `${request.name}-${digitsOf(request, "name").slice(0, 7)}`;
}

/**
 * Returns 64 hexadecimal digits that stay the same when a creation is repeated, and differ by purpose. A request
 * without a token gets new digits each time.
 */
export function digitsOf({ token }: Pick<ResourceRequest, "token">, purpose: string): string {
  return createHash("sha256")
    .update(`${token ?? randomUUID()} ${purpose}`)
    .digest("hex");
}

/** Characters of an alphabet chosen by `digitsOf`, at most 32 of them. */
export function charactersOf(
  request: Pick<ResourceRequest, "token">,
  alphabet: string,
  count: number,
): string {
  const bytes = Buffer.from(digitsOf(request, alphabet), "hex");
  return [...bytes.subarray(0, count)].map((byte) => alphabet[byte % alphabet.length]).join("");
}

/** A UUID made from `digitsOf`. */
export function uuidOf(request: Pick<ResourceRequest, "token">): string {
  const hex = digitsOf(request, "uuid");
  const variant = "89ab"[parseInt(hex[16]!, 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
