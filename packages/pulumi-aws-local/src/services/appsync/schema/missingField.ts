import { isObjectType, type GraphQLSchema } from "graphql";
import { AwsError } from "../../../core/awsError";

/** AppSync's error for a resolver whose field is missing in the schema. */
export function missingField(schema: GraphQLSchema, type: string, field: string): AwsError {
  return isObjectType(schema.getType(type))
    ? new AwsError("NotFoundException", `No field named ${field} found on type ${type}`, 404)
    : new AwsError("NotFoundException", `Type ${type} not found`, 404);
}
