import { type Node, Parser } from "./parser";

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html */
export class UpdateParser extends Parser {
  protected root(): Node {
    const args = [this.#section()];
    while (this.at < this.tokens.length) args.push(this.#section());
    return { kind: "operator", name: "update", args };
  }

  #section(): Node {
    const name = this.take("SET", "REMOVE", "ADD", "DELETE").toUpperCase();
    const action = {
      SET: () => this.#assignment(),
      REMOVE: () => this.path(),
      ADD: () => this.#pair(name),
      DELETE: () => this.#pair(name),
    }[name]!;
    return { kind: "operator", name, args: this.list(action) };
  }

  #assignment(): Node {
    const target = this.path();
    this.take("=");
    return { kind: "operator", name: "=", args: [target, this.#sum()] };
  }

  #sum(): Node {
    const first = this.#operand();
    if (!this.is("+", "-")) return first;
    return { kind: "operator", name: this.take("+", "-"), args: [first, this.#operand()] };
  }

  #operand(): Node {
    if (this.is("(")) {
      this.take("(");
      const sum = this.#sum();
      this.take(")");
      return sum;
    }
    if (this.isFunction()) return this.function(() => this.#operand());
    return this.peek().startsWith(":") ? this.value() : this.path();
  }

  #pair(name: string): Node {
    return { kind: "operator", name, args: [this.path(), this.value()] };
  }
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html */
export class ProjectionParser extends Parser {
  protected root(): Node {
    return { kind: "operator", name: "projection", args: this.list(() => this.path()) };
  }
}
