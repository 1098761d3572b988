import { checkNames, checkShape, isAbsent, isUnknown, type Rule, type Shape } from "./rule";

interface ListLimits {
  min?: number;
  max?: number;
}

/** A list whose elements all satisfy a rule. */
export function list(of: Rule, { min = 0, max = Infinity }: ListLimits = {}): Rule {
  return {
    ...(of.inner && { inner: of.inner }),
    check(value, path, report) {
      if (!Array.isArray(value)) return report.expected(path, "a list", value);
      if (value.length < min || value.length > max) {
        report.add(path, `must have ${describeSize(min, max)}, has ${value.length}`);
      }
      for (const [i, element] of value.entries()) {
        const at = `${path}[${i}]`;
        if (isAbsent(element)) report.expected(at, "a value", element);
        else if (!isUnknown(element)) of.check(element, at, report);
      }
    },
  };
}

function describeSize(min: number, max: number): string {
  if (max === Infinity) return min === 1 ? "at least 1 element" : `at least ${min} elements`;
  return `${min} to ${max} elements`;
}

/** An object with certain properties. A function returns a shape that contains itself. */
export function object(given: Shape | (() => Shape)): Rule {
  const inner = typeof given === "function" ? given : (): Shape => given;
  return {
    inner,
    check(value, path, report) {
      if (!isObject(value)) return report.expected(path, "an object", value);
      checkNames(inner(), value, path, report);
      checkShape(inner(), value, path, report);
    },
  };
}

/** A list of objects. */
export function objects(given: Shape | (() => Shape), limits?: ListLimits): Rule {
  return list(object(given), limits);
}

/** Values by name, such as tags. */
export function map(of: Rule, { min = 0, max = Infinity, names }: MapLimits = {}): Rule {
  return {
    check(value, path, report) {
      if (!isObject(value)) return report.expected(path, "an object", value);
      const entries = Object.entries(value).filter(([, one]) => !isAbsent(one));
      const { length } = entries;
      if (length < min)
        report.add(
          path,
          `must have at least ${min} ${min === 1 ? "entry" : "entries"}, has ${length}`,
        );
      if (length > max) report.add(path, `must have at most ${max} entries, has ${length}`);
      for (const [name, one] of entries) {
        const at = `${path}${keyOf(name)}`;
        names?.check(name, at, report);
        if (!isUnknown(one)) of.check(one, at, report);
      }
    },
  };
}

interface MapLimits extends ListLimits {
  names?: Rule;
}

/** Formats a key for a property path in Pulumi's notation. */
function keyOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
