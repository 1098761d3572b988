import { PRINCIPAL_TYPES } from "../document";
import { valuesAt, wrongType, type Problems } from "./problem";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function* checkPrincipal(path: string, element: unknown): Problems {
  if (element === "*") return;
  if (typeof element === "string") return yield invalid(path, element);
  if (typeof element !== "object") return yield wrongType(path, element, "string", "object");
  const entries = Object.entries(element ?? {});
  if (entries.length === 0) yield { path, message: "A principal is required" };
  for (const [type, ids] of entries) {
    if (!(PRINCIPAL_TYPES as readonly string[]).includes(type)) {
      yield { path: `${path}.#${type}`, message: `Invalid key ${type}` };
    }
    for (const [at, id] of valuesAt(`${path}.${type}`, ids)) {
      if (typeof id !== "string") yield wrongType(at, id, "string");
      else if (type === "AWS" && !AWS_PRINCIPAL.test(id)) yield invalid(at, id);
    }
  }
}

/** Everyone, an account, an ARN of IAM or STS without wildcards, or a unique id such as AROA…. */
const AWS_PRINCIPAL = /^(\*|\d{12}|arn:[^:*?]*:(iam|sts)::\d{12}:[^*?]+|A[A-Z0-9]{15,})$/;

function invalid(path: string, id: string) {
  return { path, message: `Invalid principal in policy: "${id}"` };
}
