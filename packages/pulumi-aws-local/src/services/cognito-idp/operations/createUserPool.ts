import { flag, integer, list, map, required, structure, text } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { defaultPoolSettings } from "../poolSettings";
import { toUserPoolType } from "../poolType";
import { toSchemaAttribute } from "../schemaAttribute";

const names = (values: string[]) => list(text({ values }));

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html */
export const createUserPool = signedOperation(
  {
    PoolName: required(text({ min: 1, max: 128, pattern: "[\\w\\s+=,.@-]+" })),
    Policies: structure({
      PasswordPolicy: structure({
        MinimumLength: integer({ min: 6, max: 99 }),
        RequireUppercase: flag(),
        RequireLowercase: flag(),
        RequireNumbers: flag(),
        RequireSymbols: flag(),
        PasswordHistorySize: integer({ min: 0, max: 24 }),
        TemporaryPasswordValidityDays: integer({ min: 0, max: 365 }),
      }),
    }),
    DeletionProtection: text({ values: ["ACTIVE", "INACTIVE"] }),
    AutoVerifiedAttributes: names(["phone_number", "email"]),
    AliasAttributes: names(["phone_number", "email", "preferred_username"]),
    UsernameAttributes: names(["phone_number", "email"]),
    UsernameConfiguration: structure({ CaseSensitive: required(flag()) }),
    EmailVerificationMessage: text({ min: 6, max: 20000 }),
    EmailVerificationSubject: text({ min: 1, max: 140 }),
    AdminCreateUserConfig: structure({ AllowAdminCreateUserOnly: flag() }),
    Schema: list(
      structure({
        Name: required(text({ min: 1, max: 20 })),
        AttributeDataType: text({ values: ["String", "Number", "DateTime", "Boolean"] }),
        Mutable: flag(),
        Required: flag(),
      }),
    ),
    UserPoolTags: map(),
  },
  ({ pools }: Pick<Kit, "pools">) =>
    async (input) => {
      const settings = defaultPoolSettings(input.PoolName);
      const policy = input.Policies?.PasswordPolicy;
      const defaults = settings.passwordPolicy;
      const pool = await pools.create({
        ...settings,
        passwordPolicy: policy
          ? {
              minimumLength: policy.MinimumLength ?? defaults.minimumLength,
              requireLowercase: policy.RequireLowercase ?? false,
              requireUppercase: policy.RequireUppercase ?? false,
              requireNumbers: policy.RequireNumbers ?? false,
              requireSymbols: policy.RequireSymbols ?? false,
              temporaryPasswordValidityDays:
                policy.TemporaryPasswordValidityDays || defaults.temporaryPasswordValidityDays,
              passwordHistorySize: policy.PasswordHistorySize ?? 0,
            }
          : defaults,
        deletionProtection: input.DeletionProtection === "ACTIVE",
        autoVerifiedAttributes: input.AutoVerifiedAttributes ?? [],
        aliasAttributes: input.AliasAttributes ?? [],
        usernameAttributes: input.UsernameAttributes ?? [],
        caseSensitive: input.UsernameConfiguration?.CaseSensitive ?? true,
        verification: {
          subject: input.EmailVerificationSubject ?? settings.verification.subject,
          message: input.EmailVerificationMessage ?? settings.verification.message,
        },
        adminCreateUserOnly: input.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false,
        schema: (input.Schema ?? []).map((attribute) =>
          toSchemaAttribute({
            name: attribute.Name,
            type: attribute.AttributeDataType ?? "String",
            mutable: attribute.Mutable ?? true,
            required: attribute.Required ?? false,
          }),
        ),
        tags: input.UserPoolTags ?? {},
      });
      return { UserPool: toUserPoolType(pool, pools.arn(pool.id), 0) };
    },
);
