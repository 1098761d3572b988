import { Kind, type ArgumentNode, type ASTNode, type ASTVisitor } from "graphql";

/** The current position of validation in a document: the fields from the root of the operation, and the argument. */
export class DocumentPlace {
  /** Field names, without those of fields that spread a fragment. */
  readonly fields: string[] = [];
  /** The current argument and the input fields below it. */
  argument: ArgumentNode | undefined;
  readonly inputFields: string[] = [];
  /** The place of each use of a variable, for rules that report errors at the end of the operation. */
  readonly variables = new Map<ASTNode, string[]>();

  /** Runs before every rule. */
  readonly enterVisitor: ASTVisitor = {
    enter: (node) => {
      if (node.kind === Kind.FIELD) this.fields.push(node.name.value);
      else if (node.kind === Kind.ARGUMENT) this.argument = node;
      else if (node.kind === Kind.OBJECT_FIELD) this.inputFields.push(node.name.value);
      else if (node.kind === Kind.VARIABLE) this.variables.set(node, [...this.fields]);
    },
  };

  /** Runs after every rule. */
  readonly leaveVisitor: ASTVisitor = {
    leave: (node) => {
      if (node.kind === Kind.FIELD) this.fields.pop();
      else if (node.kind === Kind.ARGUMENT) this.argument = undefined;
      else if (node.kind === Kind.OBJECT_FIELD) this.inputFields.pop();
    },
  };
}
