import { Kind } from "graphql";
import { awsScalarNames } from "../awsScalars";
import type { SchemaDocument } from "../schemaDocument";
import { placeOf, type SchemaProblem } from "../schemaProblem";

/** AppSync allows no custom scalars: https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html */
export function customScalars({ definitions }: SchemaDocument): SchemaProblem[] {
  return definitions.flatMap((node) => {
    if (node.kind !== Kind.SCALAR_TYPE_DEFINITION) return [];
    const name = node.name.value;
    const problem: SchemaProblem = {
      rule: "customScalar",
      words: `There is no scalar implementation for the named '${name}' scalar type`,
      hint: `Custom scalar "${name}" is not supported; AppSync has ${[...awsScalarNames].join(", ")}.`,
      at: placeOf(node),
      coordinate: name,
    };
    return [problem];
  });
}
