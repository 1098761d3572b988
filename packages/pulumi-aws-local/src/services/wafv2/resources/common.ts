import {
  object,
  objects,
  required,
  shape,
  text,
  whole,
  type Rule,
  type Shape,
} from "../../../core/rules";

/** Names of rules, web ACLs and rule groups. */
export const entityName = text({
  min: 1,
  max: 128,
  pattern: /^[\w-]+$/,
  like: 'letters, digits, "_" and "-"',
});

/** An object without properties, whose presence is the setting. */
export const nothing = object(shape({}));

/** The name of a header or query argument; the AWS provider requires lower case, as AWS returns it. */
export function namedPart(max: number): Rule {
  const like = 'small letters, digits, "_" and "-"';
  return object(shape({ name: required(text({ min: 1, max, pattern: /^[a-z0-9_-]+$/, like })) }));
}

/** The priority of a rule or a transformation: a 32-bit integer. */
export const priority = whole(0, 2_147_483_647);

/** A list of objects with unique priorities. */
export function byPriority(of: Shape, limits?: { min: number }): Rule {
  const rule = objects(of, limits);
  return {
    ...rule,
    check(value, path, report) {
      rule.check(value, path, report);
      if (!Array.isArray(value)) return;
      const seen = new Set<unknown>();
      for (const [i, element] of value.entries()) {
        const given: unknown = element?.priority;
        if (typeof given !== "number") continue;
        if (seen.has(given)) {
          const at = `${path}[${i}].priority`;
          report.expected(at, "another priority than those before it in the list", given);
        }
        seen.add(given);
      }
    },
  };
}

/** An ARN of any resource. */
export const longArn = text({
  min: 20,
  max: 2048,
  pattern: /^arn:aws[\w-]*:[\w-]+:[\w-]*:(\d{12}|aws)?:.+$/,
  like: "an ARN",
});
