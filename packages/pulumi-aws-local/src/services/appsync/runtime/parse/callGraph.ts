import type * as acorn from "acorn";
import type { Function as FunctionNode, Node } from "acorn";
import type { CodeErrorDetail } from "../../errors";
import { lintError } from "./finding";
import { isFunction, type Scopes } from "./scopes";

/** Finds cycles in the calls among the module's own functions, for each call that leads to one. */
export class CallGraph {
  private readonly calls: { node: Node; from: FunctionNode; to: FunctionNode }[] = [];
  private readonly callees = new Map<FunctionNode, Set<FunctionNode>>();
  private readonly names = new Map<FunctionNode, string>();
  /** Functions that lead to no cycle. */
  private readonly ending = new Set<FunctionNode>();

  constructor(private readonly scopes: Scopes) {}

  visit(node: Node, ancestors: readonly Node[]): void {
    if (node.type === "VariableDeclarator") {
      const { id, init } = node as acorn.VariableDeclarator;
      if (isFunction(init) && id.type === "Identifier") this.names.set(init, id.name);
    }
    if (node.type !== "CallExpression") return;
    const to = this.scopes.functionOf((node as acorn.CallExpression).callee, ancestors);
    if (!to) return;
    const around = ancestors.filter(isFunction).reverse();
    for (const from of around)
      this.callees.set(from, (this.callees.get(from) ?? new Set()).add(to));
    if (around.length > 0) this.calls.push({ node, from: around[0]!, to });
  }

  findings(): CodeErrorDetail[] {
    return this.calls.flatMap(({ node, from, to }) => {
      const cycle = this.cycleFrom(to, [from]);
      if (cycle === undefined) return [];
      const way = cycle.map((one) => this.nameOf(one)).join(" <-");
      return [lintError(node, `Recursive function calls not supported. Detected cycle in ${way}`)];
    });
  }

  /** The first cycle that a function leads to; it starts and ends with the same function. */
  private cycleFrom(at: FunctionNode, path: FunctionNode[]): FunctionNode[] | undefined {
    const begin = path.indexOf(at);
    if (begin >= 0) return [...path.slice(begin), at];
    if (this.ending.has(at)) return undefined;
    for (const next of this.callees.get(at) ?? []) {
      const cycle = this.cycleFrom(next, [...path, at]);
      if (cycle !== undefined) return cycle;
    }
    this.ending.add(at);
    return undefined;
  }

  private nameOf(node: FunctionNode): string {
    const own = this.names.get(node);
    if (own !== undefined) return own;
    if (node.type === "ArrowFunctionExpression") return "Anonymous Arrow Function";
    return node.id?.name ?? "Anonymous Function";
  }
}
