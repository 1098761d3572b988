import { InvalidParameterError } from "../errors";
import { list, required, structure, text, flag } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { poolMembers } from "../poolMembers";
import { readPoolRequest } from "../poolRequest";
import { defaultPoolSettings } from "../poolSettings";
import { toUserPoolType } from "../poolType";
import { readSchema, schemaMember } from "../schemaAttribute";

const names = (values: string[]) => list(text({ values }));

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html */
export const createUserPool = signedOperation(
  {
    PoolName: required(text({ min: 1, max: 128, pattern: "[\\w\\s+=,.@-]+" })),
    ...poolMembers,
    AliasAttributes: names(["phone_number", "email", "preferred_username"]),
    UsernameAttributes: names(["phone_number", "email"]),
    UsernameConfiguration: structure({ CaseSensitive: required(flag()) }),
    Schema: list(schemaMember),
  },
  ({ pools }: Pick<Kit, "pools">) =>
    async (input) => {
      // Factors other than text messages can only be enabled with SetUserPoolMfaConfig.
      if ((input.MfaConfiguration ?? "OFF") !== "OFF") {
        throw new InvalidParameterError(
          "SMS configuration and Auto verification for phone_number are required when MFA is required/optional",
        );
      }
      const settings = readPoolRequest(input, {
        ...defaultPoolSettings(input.PoolName),
        aliasAttributes: input.AliasAttributes ?? [],
        usernameAttributes: input.UsernameAttributes ?? [],
        caseSensitive: input.UsernameConfiguration?.CaseSensitive ?? true,
        schema: readSchema(input.Schema ?? []),
      });
      const pool = await pools.create(settings);
      return { UserPool: toUserPoolType(pool, pools.arn(pool.id), 0) };
    },
);
