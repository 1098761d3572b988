import { parse, type Node } from "acorn";
import { simple } from "acorn-walk";
import { VisibleError } from "../../../core/visibleError";

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-functions */
const MAX_BYTES = 10 * 1024;

/**
 * Rejects code that CloudFront rejects, or that it accepts but cannot run: every request would then get a
 * FunctionExecutionError without a reason. The runtime is ECMAScript 5.1 with some later features; the syntax rejected
 * here is not among them.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 * UNVERIFIED: that no other syntax is missing, such as shorthand members.
 * @throws VisibleError naming the function
 */
export function checkFunctionCode(name: string, code: string): void {
  const refuse = (what: string): never => {
    throw new VisibleError(`CloudFront function "${name}" ${what}.`);
  };
  const bytes = Buffer.byteLength(code);
  if (bytes > MAX_BYTES) {
    refuse(
      `has ${bytes} bytes of code; CloudFront takes at most ${MAX_BYTES} (FunctionSizeLimitExceeded)`,
    );
  }
  let program: Node;
  try {
    program = parse(code, { ecmaVersion: "latest", sourceType: "module", locations: true });
  } catch (error) {
    return refuse(`has a syntax error: ${(error as Error).message}`);
  }
  const lacks =
    (feature: string) =>
    (node: Node): void =>
      void refuse(
        `uses ${feature} in line ${node.loc!.start.line}, which cloudfront-js-2.0 does not have`,
      );
  simple(program, {
    ...Object.fromEntries(Object.entries(MISSING).map(([type, feature]) => [type, lacks(feature)])),
    LogicalExpression: (node) => {
      if (node.operator === "??") lacks("the operator ??")(node);
    },
    AssignmentExpression: (node) => {
      if (["??=", "||=", "&&="].includes(node.operator))
        lacks(`the operator ${node.operator}`)(node);
    },
    Function: (node) => {
      if (node.generator) lacks("a generator")(node);
    },
    CallExpression: (node) => {
      const { callee } = node;
      if (callee.type !== "Identifier" || callee.name !== "require") return;
      refuse(
        `requires a module in line ${node.loc!.start.line}; the local stack has none of CloudFront's`,
      );
    },
    ImportDeclaration: (node) => {
      refuse(
        `imports "${node.source.value}"; the local stack has no modules and no key value stores`,
      );
    },
  });
}

/** Syntax node types that the runtime does not support. */
const MISSING: Readonly<Record<string, string>> = {
  ArrayPattern: "destructuring",
  AssignmentPattern: "the default of a parameter",
  ChainExpression: "optional chaining",
  Class: "a class",
  ExportDefaultDeclaration: "an export",
  ExportNamedDeclaration: "an export",
  ForOfStatement: "for...of",
  ImportExpression: "import()",
  ObjectPattern: "destructuring",
  SpreadElement: "spread syntax",
};
