import { defaultClientSettings, validitySeconds } from "../clientSettings";
import { flag, integer, list, required, structure, text, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { toUserPoolClientType } from "../poolType";

const UNITS = ["seconds", "minutes", "hours", "days"];

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html */
export const createUserPoolClient = signedOperation(
  {
    UserPoolId: userPoolId,
    ClientName: required(text({ min: 1, max: 128, pattern: "[\\w\\s+=,.@-]+" })),
    GenerateSecret: flag(),
    RefreshTokenValidity: integer({ min: 0, max: 315360000 }),
    AccessTokenValidity: integer({ min: 1, max: 86400 }),
    IdTokenValidity: integer({ min: 1, max: 86400 }),
    TokenValidityUnits: structure({
      AccessToken: text({ values: UNITS }),
      IdToken: text({ values: UNITS }),
      RefreshToken: text({ values: UNITS }),
    }),
    ReadAttributes: list(text({ min: 1, max: 2048 })),
    WriteAttributes: list(text({ min: 1, max: 2048 })),
    ExplicitAuthFlows: list(text()),
    PreventUserExistenceErrors: text({ values: ["LEGACY", "ENABLED"] }),
    EnableTokenRevocation: flag(),
    AuthSessionValidity: integer({ min: 3, max: 15 }),
    RefreshTokenRotation: structure({
      Feature: required(text({ values: ["ENABLED", "DISABLED"] })),
      RetryGracePeriodSeconds: integer({ min: 0, max: 60 }),
    }),
  },
  ({ clients, pools }: Pick<Kit, "clients" | "pools">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      const defaults = defaultClientSettings(input.ClientName);
      const units = input.TokenValidityUnits;
      const client = clients.create(
        pool.id,
        {
          ...defaults,
          explicitAuthFlows: input.ExplicitAuthFlows?.length
            ? input.ExplicitAuthFlows
            : defaults.explicitAuthFlows,
          hideUserExistence: input.PreventUserExistenceErrors === "ENABLED",
          accessTokenSeconds: validitySeconds(
            input.AccessTokenValidity,
            units?.AccessToken,
            "hours",
            defaults.accessTokenSeconds,
          ),
          idTokenSeconds: validitySeconds(
            input.IdTokenValidity,
            units?.IdToken,
            "hours",
            defaults.idTokenSeconds,
          ),
          refreshTokenSeconds: validitySeconds(
            input.RefreshTokenValidity,
            units?.RefreshToken,
            "days",
            defaults.refreshTokenSeconds,
          ),
          tokenRevocation: input.EnableTokenRevocation ?? true,
          rotation: {
            enabled: input.RefreshTokenRotation?.Feature === "ENABLED",
            graceSeconds: input.RefreshTokenRotation?.RetryGracePeriodSeconds ?? 0,
          },
          authSessionSeconds: (input.AuthSessionValidity ?? 3) * 60,
          readAttributes: input.ReadAttributes,
          writeAttributes: input.WriteAttributes,
        },
        input.GenerateSecret ?? false,
      );
      return { UserPoolClient: toUserPoolClientType(client) };
    },
);
