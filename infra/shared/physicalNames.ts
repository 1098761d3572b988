import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { VisibleError } from "./visibleError";

/**
 * A name for a resource that Pulumi does not name automatically: project, stack and `suffix`. All
 * services accept letters, digits, _ and - only. A stack's name may contain dots and have 100
 * characters: a name that is too long is cut and ends in a digest, so the names of two stacks
 * differ.
 */
export function physicalName(suffix: string, maxLength: number): string {
  const stack = legalStackName();
  const whole = [pulumi.getProject(), stack, suffix].filter((part) => part !== "").join("-");
  const plain = whole.replace(/[^A-Za-z0-9_-]/g, "-");
  if (plain === whole && plain.length <= maxLength) return plain;
  const digest = createHash("sha256").update(whole).digest("hex").slice(0, 8);
  return `${plain.slice(0, maxLength - digest.length - 1)}-${digest}`;
}

/** Throws VisibleError if Pulumi does not allow the stack's name. */
export function legalStackName(): string {
  const stack = pulumi.getStack();
  if (/^[A-Za-z0-9_.-]{1,100}$/.test(stack)) return stack;
  throw new VisibleError(
    `The stack's name is "${stack}"; it must be 1 to 100 letters, digits, _, . or -.`,
  );
}
