import { randomBytes } from "node:crypto";
import type { ResourceRequest } from "./resourceHandler";

/**
 * The name a resource has at AWS: the one the program gives, or Pulumi's automatic one, which is
 * the logical name and seven hexadecimal digits, made once and kept.
 * Source: https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming
 */
export function physicalName({ name, inputs, previous }: ResourceRequest): string {
  return inputs.name ?? previous?.outputs.name ?? autoName(name);
}

export function autoName(logicalName: string): string {
  return `${logicalName}-${randomBytes(4).toString("hex").slice(0, 7)}`;
}
