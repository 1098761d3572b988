import { InvalidParameterError } from "../errors";
import { list, required, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { readSchema, schemaMember } from "../schemaAttribute";

/**
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AddCustomAttributes.html
 * UNVERIFIED: the messages.
 */
export const addCustomAttributes = signedOperation(
  { UserPoolId: userPoolId, CustomAttributes: required(list(schemaMember, { min: 1, max: 25 })) },
  ({ pools }: Pick<Kit, "pools">) =>
    async (input) => {
      const { id, settings } = pools.get(input.UserPoolId);
      const added = readSchema(input.CustomAttributes);
      const known = new Set(settings.schema.map(({ name }) => name));
      for (const { name, required: isRequired } of added) {
        if (!name.startsWith("custom:") || name === "custom:") {
          throw new InvalidParameterError(`${name} is not a name for a custom attribute.`);
        }
        if (isRequired) {
          throw new InvalidParameterError(
            "Required custom attributes are not supported currently.",
          );
        }
        if (known.has(name)) {
          throw new InvalidParameterError(`${name}: Existing attribute already has name ${name}.`);
        }
        known.add(name);
      }
      pools.update(id, { ...settings, schema: [...settings.schema, ...added] });
      return {};
    },
);
