import { flag, integer, list, required, structure, text, userPoolId } from "../input";
import { newClientSecret } from "../clientStore";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { toUserPoolClientType } from "../poolType";
import { readClientSettings } from "../readClientSettings";

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
      const settings = readClientSettings(inCamelCase(input), input.ClientName);
      const client = clients.create(pool.id, settings, {
        secret: input.GenerateSecret ? newClientSecret() : undefined,
      });
      return { UserPoolClient: toUserPoolClientType(client) };
    },
);

/** Members named as the resources of a program name them: "TokenValidityUnits" is "tokenValidityUnits". */
function inCamelCase(input: object): Record<string, any> {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      typeof value === "object" && !Array.isArray(value) ? inCamelCase(value) : value,
    ]),
  );
}
