import { hasUnknown } from "../unknown";
import type { Rule } from "./rule";
import { isObject } from "./collections";

/**
 * A JSON string, or the document itself, which Pulumi also accepts. `problemOf` returns the reason why AWS rejects the
 * document.
 */
export function json(
  what = "JSON text",
  problemOf: (document: unknown) => string | undefined = () => undefined,
): Rule {
  return {
    check(value, path, report) {
      if (hasUnknown(value)) return;
      const document = typeof value === "string" ? parse(value) : value;
      if (document === undefined) return report.expected(path, what, value);
      const problem = problemOf(document);
      if (problem !== undefined) report.add(path, `must be ${what}: ${problem}`);
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A JSON object with any content. */
export function jsonObject(what = "a JSON object"): Rule {
  return json(what, (document) => (isObject(document) ? undefined : "it is not an object"));
}

/** An ARN; `service` restricts it. */
export function arn(service = "[\\w-]+"): Rule {
  const pattern = new RegExp(`^arn:aws[\\w-]*:${service}:[\\w-]*:(\\d{12}|aws)?:.+$`);
  const what = service === "[\\w-]+" ? "an ARN" : `an ARN of ${service}`;
  return {
    check(value, path, report) {
      if (typeof value !== "string" || !pattern.test(value)) report.expected(path, what, value);
    },
  };
}
