import type * as acorn from "acorn";
import type { Node, Program } from "acorn";
import { CodeError, type CodeErrorDetail } from "../../errors";
import type { HandlerName } from "../types";
import { compileError, lintError } from "./finding";
import { importedName } from "./scopes";
import { lookup } from "../../../../core/lookup";

/** Names that a module may import, by module. */
export const moduleExports = lookup<readonly string[]>({
  "@aws-appsync/utils": ["util", "extensions", "runtime"],
  "@aws-appsync/utils/dynamodb": [
    "get",
    "put",
    "remove",
    "update",
    "query",
    "scan",
    "batchGet",
    "batchPut",
    "batchDelete",
    "transactGet",
    "transactWrite",
    "operations",
    "toStringSet",
    "toNumberSet",
    "toBinarySet",
  ],
  "@aws-appsync/utils/rds": [
    "select",
    "insert",
    "update",
    "remove",
    "sql",
    "createPgStatement",
    "createMySQLStatement",
    "toJsonObject",
    "typeHint",
  ],
});

/** Exports of AWS's modules that this runtime does not support. */
const unsupported = lookup<readonly string[]>({ "@aws-appsync/utils/rds": ["agg"] });

/** An imported name: `imported` "*" stands for the whole module. */
export interface ImportedName {
  local: string;
  module: string;
  imported: string;
}

/** A range of source from `start` to before `end`. */
export interface Stretch {
  start: number;
  end: number;
  /** The range is a statement. The previous statement ends before it, with or without a semicolon. */
  isStatement?: true;
}

export interface ModuleShape {
  imports: ImportedName[];
  /** Local names of the exported handlers. */
  handlers: Record<HandlerName, string>;
  /** Source ranges that only import or export, to be blanked out. */
  declarations: Stretch[];
}

/**
 * Reads the imports and exports of a module.
 * @throws CodeError for an unknown module or name, other exports, or a missing handler
 */
export function readModuleShape(program: Program): ModuleShape {
  const imports: ImportedName[] = [];
  const exported = new Map<string, string>();
  const declarations: ModuleShape["declarations"] = [];
  const errors: CodeErrorDetail[] = [];
  for (const node of program.body) {
    if (node.type === "ImportDeclaration") {
      errors.push(...checkImport(node));
      imports.push(...importedNames(node));
      declarations.push({ start: node.start, end: node.end, isStatement: true });
    } else if (node.type === "ExportNamedDeclaration" && !node.source) {
      for (const [name, local] of exportedNames(node)) exported.set(name, local);
      const { start, end, declaration } = node;
      declarations.push(
        declaration ? { start, end: declaration.start } : { start, end, isStatement: true },
      );
    } else if (/^Export/.test(node.type)) {
      // UNVERIFIED: AWS's message. AppSync only uses named exports of the module's own declarations.
      errors.push(lintError(node, "Only named exports of own declarations are supported."));
    }
  }
  errors.push(...missingHandlers(program, exported));
  if (errors.length > 0) throw new CodeError(errors);
  const [request, response] = [exported.get("request")!, exported.get("response")!];
  return { imports, handlers: { request, response }, declarations };
}

function checkImport(node: acorn.ImportDeclaration): CodeErrorDetail[] {
  const module = String(node.source.value);
  const known = moduleExports[module];
  if (!known) {
    return /^@aws-appsync\/utils\/ai$/.test(module)
      ? [lintError(node, `The module ${module} is not supported by this runtime.`)]
      : [
          compileError(
            node.source,
            2307,
            `Cannot find module '${module}' or its corresponding type declarations.`,
          ),
        ];
  }
  return node.specifiers.flatMap((specifier) => {
    const name = importedName(specifier);
    if (name === "*" || known.includes(name)) return [];
    if (unsupported[module]?.includes(name)) {
      return [lintError(specifier, `${name} of ${module} is not supported by this runtime.`)];
    }
    return [
      compileError(specifier, 2305, `Module '"${module}"' has no exported member '${name}'.`),
    ];
  });
}

function importedNames(node: acorn.ImportDeclaration): ImportedName[] {
  const module = String(node.source.value);
  return node.specifiers.map((specifier) => ({
    local: specifier.local.name,
    module,
    imported: importedName(specifier),
  }));
}

function exportedNames(node: acorn.ExportNamedDeclaration): [name: string, local: string][] {
  const { declaration, specifiers } = node;
  if (!declaration) return specifiers.map((one) => [nameOf(one.exported), nameOf(one.local)]);
  if (declaration.type !== "VariableDeclaration") {
    return [[declaration.id.name, declaration.id.name]];
  }
  return declaration.declarations.flatMap(({ id }) =>
    id.type === "Identifier" ? [[id.name, id.name]] : [],
  );
}

/** UNVERIFIED: AWS's message for a module without one of its two handlers. */
function missingHandlers(program: Program, exported: Map<string, string>): CodeErrorDetail[] {
  return ["request", "response"]
    .filter((name) => !exported.has(name))
    .map((name) => ({
      ...lintError(program as Node, `The code must export a function named ${name}.`),
      location: { line: 0, column: 0, span: -1 },
    }));
}

function nameOf(node: acorn.Identifier | acorn.Literal): string {
  return node.type === "Identifier" ? node.name : String(node.value);
}
