/**
 * Methods that AWS lists as not implemented, by the names of their TypeScript interfaces.
 * https://github.com/aws/aws-appsync-eslint-plugin, rule no-disallowed-methods
 */
const denied: Record<string, string> = {
  Array: "copyWithin entries from group groupToMap keys of toLocaleString toString values",
  ObjectConstructor:
    "create defineProperties defineProperty freeze getOwnPropertyDescriptor getOwnPropertyDescriptors getOwnPropertyNames " +
    "getOwnPropertySymbols getPrototypeOf hasOwnProperty is isExtensible isFrozen isPrototypeOf isSealed preventExtensions " +
    "propertyIsEnumerable seal setPrototypeOf toLocaleString toString valueOf",
  String:
    "charCodeAt fromCharCode fromCodePoint localeCompare matchAll padEnd padStart repeat search toLocaleLowerCase " +
    "toLocaleUpperCase valueOf",
};

const names = new Set(
  Object.entries(denied).flatMap(([type, methods]) =>
    methods.split(" ").map((method) => `${type}.${method}`),
  ),
);

/** Whether AWS's linter reports "Method Array.keys is not implemented" for a method. */
export function isDenied(type: string, method: string): boolean {
  return names.has(`${type}.${method}`);
}
