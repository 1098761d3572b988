import { Kind, type ArgumentNode, type ASTNode, type ASTVisitor } from "graphql";

/** Where in a document validation is: the fields from the root of the operation, and the argument. */
export class DocumentPlace {
  /** Field names, without those of fragments' users. */
  readonly fields: string[] = [];
  /** The argument being read and the input fields below it. */
  argument: ArgumentNode | undefined;
  readonly inputFields: string[] = [];
  /** Where each variable is used, for rules that speak only when the operation ends. */
  readonly variables = new Map<ASTNode, string[]>();

  /** To run before every rule… */
  readonly enterVisitor: ASTVisitor = {
    enter: (node) => {
      if (node.kind === Kind.FIELD) this.fields.push(node.name.value);
      else if (node.kind === Kind.ARGUMENT) this.argument = node;
      else if (node.kind === Kind.OBJECT_FIELD) this.inputFields.push(node.name.value);
      else if (node.kind === Kind.VARIABLE) this.variables.set(node, [...this.fields]);
    },
  };

  /** …and after every rule. */
  readonly leaveVisitor: ASTVisitor = {
    leave: (node) => {
      if (node.kind === Kind.FIELD) this.fields.pop();
      else if (node.kind === Kind.ARGUMENT) this.argument = undefined;
      else if (node.kind === Kind.OBJECT_FIELD) this.inputFields.pop();
    },
  };
}
