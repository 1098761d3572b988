import {
  getNullableType,
  isLeafType,
  isListType,
  type GraphQLField,
  type GraphQLObjectType,
} from "graphql";
import type { Resolver } from "../resolverFunction";
import { fieldAccess, type AccessRules, type FieldAccess } from "../schema/fieldAccess";

/** A field of the schema: its authorization, the shape of its value, and its resolver. */
export interface FieldSlot {
  typeName: string;
  fieldName: string;
  mayAccess: FieldAccess;
  shape: "LIST" | "OBJECT" | "LEAF";
  /** Replaced when the program attaches another resolver; if undefined, the parent's property is used. */
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
