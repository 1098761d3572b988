import { type Node, Parser } from "./parser";

const COMPARATORS = ["=", "<>", "<", "<=", ">", ">="];

/**
 * The grammar of conditions, filters and key conditions.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
 */
export class ConditionParser extends Parser {
  protected root(): Node {
    return this.#chain("OR", () => this.#chain("AND", () => this.#not()));
  }

  #chain(name: string, rule: () => Node): Node {
    let node = rule();
    while (this.is(name)) {
      this.take(name);
      node = { kind: "operator", name, args: [node, rule()] };
    }
    return node;
  }

  #not(): Node {
    if (!this.is("NOT")) return this.#condition();
    this.take("NOT");
    return { kind: "operator", name: "NOT", args: [this.#not()] };
  }

  /** A parenthesis starts an operand, or conditions in parentheses. */
  #condition(): Node {
    if (!this.is("(")) return this.#comparison();
    return this.attempt(() => this.#comparison()) ?? this.#inParentheses();
  }

  #inParentheses(): Node {
    this.take("(");
    const node = this.root();
    this.take(")");
    return node;
  }

  #comparison(): Node {
    const first = this.#operand();
    if (this.is(...COMPARATORS)) {
      return { kind: "operator", name: this.take(...COMPARATORS), args: [first, this.#operand()] };
    }
    if (this.is("BETWEEN")) {
      this.take("BETWEEN");
      const low = this.#operand();
      this.take("AND");
      return { kind: "operator", name: "BETWEEN", args: [first, low, this.#operand()] };
    }
    if (this.is("IN")) {
      this.take("IN");
      this.take("(");
      const list = this.list(() => this.#operand());
      this.take(")");
      return { kind: "operator", name: "IN", args: [first, ...list] };
    }
    if (first.kind !== "function") this.fail();
    return first;
  }

  #operand(): Node {
    if (this.is("(")) {
      this.take("(");
      const operand = this.#operand();
      this.take(")");
      return operand;
    }
    if (this.isFunction()) return this.function(() => this.#operand());
    return this.peek().startsWith(":") ? this.value() : this.path();
  }
}
