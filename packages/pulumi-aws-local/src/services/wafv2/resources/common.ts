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

/** An object without properties, which says something by being there. */
export const nothing = object(shape({}));

/** A header or query argument by its name; the AWS provider takes it as AWS returns it, in small letters. */
export function namedPart(max: number): Rule {
  const like = 'small letters, digits, "_" and "-"';
  return object(shape({ name: required(text({ min: 1, max, pattern: /^[a-z0-9_-]+$/, like })) }));
}

/** The priority of a rule or a transformation: an integer of 32 bits. */
export const priority = whole(0, 2_147_483_647);

/** A list of objects with priorities, which must all be different. */
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

/** The ARN of anything. */
export const longArn = text({
  min: 20,
  max: 2048,
  pattern: /^arn:aws[\w-]*:[\w-]+:[\w-]*:(\d{12}|aws)?:.+$/,
  like: "an ARN",
});
