import type { Function as FunctionNode, Node, Pattern, Program } from "acorn";
import { fullAncestor } from "acorn-walk";

/** A name declared in a scope, and the function that it definitely refers to, if any. */
export interface Binding {
  name: string;
  /** The function that the name is declared or initialized with. */
  function?: FunctionNode;
  /** The function that has this parameter, and the parameter's index. */
  parameter?: { of: FunctionNode; index: number };
  /** The initial value of a variable, if the name refers to it directly. */
  init?: Node;
  /** The import that the name refers to: "util" of "@aws-appsync/utils"; "*" is a whole module. */
  imported?: { module: string; name: string };
}

type Scope = Map<string, Binding>;

const functionTypes = new Set([
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
]);
const blockTypes = new Set([
  "BlockStatement",
  "ForInStatement",
  "ForOfStatement",
  "ForStatement",
  "SwitchStatement",
  "CatchClause",
]);

/** Whether a node is a function of any syntax. */
export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return node != null && functionTypes.has(node.type);
}

/** Names and their scopes in one module, sufficient to find the function that a name refers to. */
export class Scopes {
  private readonly scopes = new Map<Node, Scope>();

  constructor(private readonly program: Program) {
    fullAncestor(program, (node, _state, ancestors) => this.declare(node, ancestors));
  }

  /** The binding of `name` at the position that `ancestors` (outermost first) lead to. */
  resolve(name: string, ancestors: readonly Node[]): Binding | undefined {
    for (let index = ancestors.length - 1; index >= 0; index -= 1) {
      const binding = this.scopes.get(ancestors[index]!)?.get(name);
      if (binding) return binding;
    }
    return undefined;
  }

  /** The function that an expression definitely evaluates to: a function expression, or a name of a function. */
  functionOf(node: Node, ancestors: readonly Node[]): FunctionNode | undefined {
    if (isFunction(node)) return node;
    if (node.type !== "Identifier") return undefined;
    return this.resolve((node as Node & { name: string }).name, ancestors)?.function;
  }

  private declare(node: Node, ancestors: readonly Node[]): void {
    if (isFunction(node)) {
      if (node.type === "FunctionDeclaration" && node.id) {
        this.add(this.blockOf(ancestors.slice(0, -1)), { name: node.id.name, function: node });
      } else if (node.id) {
        this.add(node, { name: node.id.name, function: node });
      }
      node.params.forEach((parameter, index) => {
        for (const name of patternNames(parameter)) {
          this.add(node, { name, parameter: { of: node, index } });
        }
      });
    } else if (node.type === "VariableDeclaration") {
      const { kind, declarations } = node as import("acorn").VariableDeclaration;
      const scope = kind === "var" ? this.functionScopeOf(ancestors) : this.blockOf(ancestors);
      for (const { id, init } of declarations) {
        const value = id.type === "Identifier" && isFunction(init) ? init : undefined;
        const own = id.type === "Identifier" && init != null ? { init } : {};
        for (const name of patternNames(id)) this.add(scope, { name, function: value, ...own });
      }
    } else if (node.type === "ClassDeclaration" || node.type === "ClassExpression") {
      const { id } = node as import("acorn").Class;
      if (id) this.add(this.blockOf(ancestors), { name: id.name });
    } else if (node.type === "ImportDeclaration") {
      const { specifiers } = node as import("acorn").ImportDeclaration;
      const module = String((node as import("acorn").ImportDeclaration).source.value);
      for (const one of specifiers) {
        const imported = { module, name: importedName(one) };
        this.add(this.program, { name: one.local.name, imported });
      }
    }
  }

  private add(scopeNode: Node, binding: Binding): void {
    const scope = this.scopes.get(scopeNode) ?? new Map<string, Binding>();
    scope.set(binding.name, binding);
    this.scopes.set(scopeNode, scope);
  }

  private blockOf(ancestors: readonly Node[]): Node {
    return (
      ancestors.findLast((node) => blockTypes.has(node.type) || isFunction(node)) ?? this.program
    );
  }

  private functionScopeOf(ancestors: readonly Node[]): Node {
    return ancestors.findLast(isFunction) ?? this.program;
  }
}

/** The exported name of an import; "*" stands for the whole module. */
export function importedName(
  specifier: import("acorn").ImportDeclaration["specifiers"][number],
): string {
  if (specifier.type === "ImportNamespaceSpecifier") return "*";
  if (specifier.type === "ImportDefaultSpecifier") return "default";
  const { imported } = specifier;
  return imported.type === "Identifier" ? imported.name : String(imported.value);
}

/** Names that a pattern binds. */
function patternNames(pattern: Pattern): string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        property.type === "RestElement"
          ? patternNames(property.argument)
          : patternNames(property.value),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element ? patternNames(element) : []));
    case "RestElement":
      return patternNames(pattern.argument);
    case "AssignmentPattern":
      return patternNames(pattern.left);
    default:
      return [];
  }
}
