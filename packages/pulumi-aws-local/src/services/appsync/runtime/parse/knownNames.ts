import { lookup } from "../../../../core/lookup";
import { library } from "../library/library";
import type { Scopes } from "./scopes";
import type { Node } from "acorn";

/** Global objects with their functions; those of `util`, `extensions` and `runtime` come from the library. */
const globalObjects = lookup<readonly string[]>({
  JSON: ["parse", "stringify"],
  Object: ["assign", "entries", "hasOwn", "keys", "values"],
  Math: ["random", "min", "max", "round", "floor", "ceil"],
  Number: ["isFinite", "isNaN"],
  String: ["raw"],
  console: ["log", "error"],
});

/**
 * Global names that code may use.
 * https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html
 */
export const globalNames = new Set([
  ...Object.keys(globalObjects),
  "NaN",
  "Infinity",
  "undefined",
  "util",
  "extensions",
  "runtime",
  "arguments",
]);

/** Functions and objects that JavaScript has but the runtime does not. */
export const otherGlobals = new Set(
  (
    "Array Boolean Symbol BigInt Date RegExp Function Map Set WeakMap WeakSet WeakRef Error TypeError RangeError Proxy Reflect Intl " +
    "ArrayBuffer Uint8Array parseInt parseFloat isNaN isFinite encodeURI encodeURIComponent decodeURI decodeURIComponent escape " +
    "unescape eval setTimeout setInterval setImmediate clearTimeout clearInterval queueMicrotask structuredClone fetch atob btoa require"
  ).split(" "),
);

/** Types of the library's objects in @aws-appsync/utils, for the compiler's messages. */
const libraryTypes = lookup({
  util: "Util",
  "util.time": "TimeUtils",
  "util.dynamodb": "DynamodbUtil",
  "util.transform": "TransformUtils",
  "util.http": "HttpUtils",
  "util.math": "MathUtils",
  "util.str": "StringUtils",
  "util.xml": "XmlUtils",
  "util.rds": "RdsUtil",
  extensions: "Extensions",
  runtime: "Runtime",
  // Recorded from AWS: the type of a module is that of its file.
  dynamodb: moduleType("dynamo-db-helpers"),
  rds: moduleType("rds-helpers"),
});

function moduleType(file: string): string {
  const modules = "/var/task/node_modules/@amzn/awsapp-sync-jsvtltranspiler/bundled";
  return `typeof import("${modules}/@aws-appsync/utils/lib/${file}")`;
}

const libraryPaths = new Set(
  Object.keys(library).flatMap((path) => {
    const steps = path.split(".");
    return steps.map((_, index) => steps.slice(0, index + 1).join("."));
  }),
);

/** An object whose members are all known. */
export interface KnownObject {
  /** The path of a library object ("util.time"), or the name of a global object. */
  path: string;
  type: string;
  isLibrary: boolean;
  has(member: string): boolean;
}

/** The known object that an expression definitely evaluates to. */
export function knownObject(
  node: Node,
  ancestors: readonly Node[],
  scopes: Scopes,
): KnownObject | undefined {
  const path = libraryPath(node, ancestors, scopes);
  const type = path === undefined ? undefined : libraryTypes[path];
  if (path !== undefined && type !== undefined) {
    return { path, type, isLibrary: true, has: (name) => libraryPaths.has(`${path}.${name}`) };
  }
  if (node.type !== "Identifier") return undefined;
  const { name } = node as Node & { name: string };
  const members = globalObjects[name];
  if (members === undefined || scopes.resolve(name, ancestors) !== undefined) return undefined;
  return {
    path: name,
    type: `${name}Constructor`,
    isLibrary: false,
    has: (member) => members.includes(member),
  };
}

function libraryPath(node: Node, ancestors: readonly Node[], scopes: Scopes): string | undefined {
  if (node.type === "Identifier") {
    const { name } = node as Node & { name: string };
    const binding = scopes.resolve(name, ancestors);
    if (binding === undefined) return name;
    return binding.imported === undefined ? undefined : importedPath(binding.imported);
  }
  if (node.type !== "MemberExpression") return undefined;
  const { object, property, computed } = node as import("acorn").MemberExpression;
  if (computed || property.type !== "Identifier") return undefined;
  const owner = libraryPath(object, ancestors, scopes);
  if (owner === undefined) return undefined;
  return owner === "" ? property.name : `${owner}.${property.name}`;
}

function importedPath({ module, name }: { module: string; name: string }): string {
  const [, file] = /^@aws-appsync\/utils\/(\w+)$/.exec(module) ?? [];
  return [...(file === undefined ? [] : [file]), ...(name === "*" ? [] : [name])].join(".");
}
