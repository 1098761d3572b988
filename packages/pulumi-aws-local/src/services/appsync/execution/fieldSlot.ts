import {
  getNullableType,
  isLeafType,
  isListType,
  type GraphQLField,
  type GraphQLObjectType,
} from "graphql";
import type { Resolver } from "../resolverFunction";
import { fieldAccess, type AccessRules, type FieldAccess } from "../schema/fieldAccess";

/** One field of the schema: who may see it, which shape its value has, and what resolves it. */
export interface FieldSlot {
  typeName: string;
  fieldName: string;
  mayAccess: FieldAccess;
  shape: "LIST" | "OBJECT" | "LEAF";
  /** Replaced when the program attaches another one; undefined: the parent's property is taken. */
  resolver: Resolver | undefined;
}

export function fieldSlot(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  rules: AccessRules,
): FieldSlot {
  const nullable = getNullableType(field.type);
  return {
    typeName: type.name,
    fieldName: field.name,
    mayAccess: fieldAccess(type, field, rules),
    shape: isListType(nullable) ? "LIST" : isLeafType(nullable) ? "LEAF" : "OBJECT",
    resolver: undefined,
  };
}
