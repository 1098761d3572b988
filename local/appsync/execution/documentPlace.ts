import type { ArgumentNode, ASTVisitor } from "graphql";
import { Kind } from "graphql";

/** Where in a document validation is: the fields from the root of the operation, and the argument. */
export class DocumentPlace {
  /** Field names, without those of fragments' users. */
  readonly fields: string[] = [];
  /** The argument being read and the input fields below it. */
  argument: ArgumentNode | undefined;
  readonly inputFields: string[] = [];

  /** To run before every rule… */
  readonly enterVisitor: ASTVisitor = {
    enter: (node) => {
      if (node.kind === Kind.FIELD) this.fields.push(node.name.value);
      else if (node.kind === Kind.ARGUMENT) this.argument = node;
      else if (node.kind === Kind.OBJECT_FIELD) this.inputFields.push(node.name.value);
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
