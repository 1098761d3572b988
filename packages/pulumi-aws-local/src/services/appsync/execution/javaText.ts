import { Kind, type ASTNode } from "graphql";

/** A literal as graphql-java's toString prints it: "ObjectValue{objectFields=[…]}". */
export function javaText(node: ASTNode): string {
  switch (node.kind) {
    case Kind.STRING:
      return `StringValue{value='${node.value}'}`;
    case Kind.INT:
      return `IntValue{value=${node.value}}`;
    case Kind.FLOAT:
      return `FloatValue{value=${node.value}}`;
    case Kind.BOOLEAN:
      return `BooleanValue{value=${node.value}}`;
    case Kind.ENUM:
      return `EnumValue{name='${node.value}'}`;
    case Kind.NULL:
      return "NullValue{}";
    case Kind.VARIABLE:
      return `VariableReference{name='${node.name.value}'}`;
    case Kind.LIST:
      return `ArrayValue{values=[${node.values.map(javaText).join(", ")}]}`;
    case Kind.OBJECT:
      return `ObjectValue{objectFields=[${node.fields.map(javaText).join(", ")}]}`;
    case Kind.OBJECT_FIELD:
      return `ObjectField{name='${node.name.value}', value=${javaText(node.value)}}`;
    default:
      return node.kind;
  }
}
