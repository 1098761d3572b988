import { clientMembers, readClientRequest } from "../clientRequest";
import { newClientSecret } from "../clientStore";
import { InvalidParameterError } from "../errors";
import { flag, required, text, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { toUserPoolClientType } from "../poolType";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html */
export const createUserPoolClient = signedOperation(
  {
    UserPoolId: userPoolId,
    ClientName: required(text({ min: 1, max: 128, pattern: "[\\w\\s+=,.@-]+" })),
    GenerateSecret: flag(),
    ClientSecret: text({ min: 24, max: 64, pattern: "[\\w+]+", sensitive: true }),
    ...clientMembers,
  },
  ({ clients, pools }: Pick<Kit, "clients" | "pools">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      if (input.GenerateSecret && input.ClientSecret !== undefined) {
        // UNVERIFIED: the message.
        throw new InvalidParameterError("GenerateSecret and ClientSecret exclude each other.");
      }
      const secret = input.GenerateSecret ? newClientSecret() : input.ClientSecret;
      const settings = readClientRequest(input, input.ClientName, secret !== undefined);
      const client = clients.create(pool.id, settings, { secret });
      return { UserPoolClient: toUserPoolClientType(client) };
    },
);
