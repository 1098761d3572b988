import { syntaxText, tokensOf, type Token } from "./tokens";

/** A part of an expression. */
export type Node =
  | { kind: "path"; parts: string[] }
  | { kind: "value"; name: string }
  | { kind: "function"; name: string; args: Node[] }
  | { kind: "operator"; name: string; args: Node[] };

/** A function or an operator with its operands. */
export type Operation = Extract<Node, { args: Node[] }>;

/** All functions and operators of an expression, inner ones first. */
export function operationsIn(node: Node): Operation[] {
  if (node.kind === "path" || node.kind === "value") return [];
  return [...node.args.flatMap(operationsIn), node];
}

/** Thrown if no rule matches the next token. */
class Mismatch extends Error {}

/** The common parts of the expression grammars: tokens, operands and paths. */
export abstract class Parser {
  readonly tokens: Token[];
  protected at = 0;
  /** The furthest token that no rule matched. */
  #furthest = 0;

  constructor(readonly expression: string) {
    this.tokens = tokensOf(expression);
  }

  /** Returns the expression's node, or DynamoDB's message for a syntax error. */
  parse(): { node: Node } | { problem: string } {
    const node = this.attempt(() => {
      const root = this.root();
      if (this.at < this.tokens.length) this.fail();
      return root;
    });
    return node === undefined
      ? { problem: syntaxText(this.expression, this.tokens, this.#furthest) }
      : { node };
  }

  protected abstract root(): Node;

  protected peek(ahead = 0): string {
    return this.tokens[this.at + ahead]?.text ?? "";
  }

  protected is(...texts: string[]): boolean {
    return texts.includes(this.peek().toUpperCase());
  }

  protected take(...texts: string[]): string {
    if (!this.is(...texts)) this.fail();
    return this.tokens[this.at++]!.text;
  }

  protected fail(): never {
    this.#furthest = Math.max(this.#furthest, this.at);
    throw new Mismatch();
  }

  /** Tries a rule; if it does not match, no token is consumed. */
  protected attempt<T>(rule: () => T): T | undefined {
    const begin = this.at;
    try {
      return rule();
    } catch (error) {
      if (!(error instanceof Mismatch)) throw error;
      this.at = begin;
      return undefined;
    }
  }

  protected list<T>(rule: () => T): T[] {
    const items = [rule()];
    while (this.is(",")) {
      this.at += 1;
      items.push(rule());
    }
    return items;
  }

  protected value(): Node {
    if (!/^:./.test(this.peek())) this.fail();
    return { kind: "value", name: this.tokens[this.at++]!.text };
  }

  protected path(): Node {
    const parts = [this.name()];
    for (;;) {
      if (this.is(".")) {
        this.at += 1;
        parts.push(this.name());
      } else if (this.is("[")) {
        this.at += 1;
        if (!/^\d+$/.test(this.peek())) this.fail();
        parts.push(`[${this.tokens[this.at++]!.text}]`);
        this.take("]");
      } else {
        return { kind: "path", parts };
      }
    }
  }

  protected name(): string {
    if (!/^#?[A-Za-z_]|^#\d/.test(this.peek()) || KEYWORDS.has(this.peek().toUpperCase()))
      this.fail();
    return this.tokens[this.at++]!.text;
  }

  protected isFunction(): boolean {
    return (
      /^[A-Za-z_]/.test(this.peek()) &&
      this.peek(1) === "(" &&
      !KEYWORDS.has(this.peek().toUpperCase())
    );
  }

  protected function(operand: () => Node): Node {
    const name = this.name();
    this.take("(");
    const args = this.list(operand);
    this.take(")");
    return { kind: "function", name, args };
  }
}

const KEYWORDS = new Set(["AND", "BETWEEN", "IN", "NOT", "OR"]);
