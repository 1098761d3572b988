import fc from "fast-check";
import { supportedUserPoolOperations, type OperationInput } from "pulumi-aws-local";
import { OPERATOR_KEYS } from "../support/signed";
import { PASSWORD } from "../support/shopper";
import { expectResponse } from "./support/awsCall";
import { hostileJson, objectOf } from "./support/hostileJson";
import { hostileText } from "./support/hostileText";
import { expectWell, hostileStack, type HostileStack } from "./support/hostileStack";
import { runTimeout, runs } from "./support/runs";

const PREFIX = "AWSCognitoIdentityProviderService.";

/** Keys of AuthParameters and ChallengeResponses. */
const PARAMETERS = [
  "USERNAME",
  "PASSWORD",
  "SRP_A",
  "SECRET_HASH",
  "REFRESH_TOKEN",
  "USER_ID_FOR_SRP",
  "TIMESTAMP",
  "PASSWORD_CLAIM_SECRET_BLOCK",
  "PASSWORD_CLAIM_SIGNATURE",
  "NEW_PASSWORD",
  "ANSWER",
];

/** Values that pass a first check, by member. */
interface Known {
  [member: string]: string[];
}

describe("Hostile requests to user pools", function () {
  this.timeout(runTimeout());
  let stack: HostileStack;
  let known: Known;

  before(async () => {
    stack = await hostileStack();
    known = await createPool(stack);
  });
  afterEach(() => expectWell(stack));

  for (const [name, { input, signed }] of Object.entries(supportedUserPoolOperations())) {
    it(`${name} responds to all input as Cognito does`, async () => {
      // Deleting the pool would leave no pool for the other operations.
      const real = name.startsWith("DeleteUserPool") ? {} : known;
      const values = Object.entries(input).map(([member, rule]) => [
        member,
        valueOf(member, rule, real),
      ]);
      const bodies = fc.oneof(
        { weight: 9, arbitrary: objectOf(Object.fromEntries(values), hostileJson()) },
        { weight: 1, arbitrary: hostileJson() },
      );
      const property = fc.asyncProperty(bodies, async (body) => {
        const target = PREFIX + name;
        const keys = signed ? { keys: OPERATOR_KEYS } : {};
        await expectResponse(stack, { service: "cognito-idp", target, body, ...keys });
      });
      await fc.assert(property, { numRuns: runs(25) });
    });
  }
});

/** A separate pool with a client and a user, instead of the store's. */
async function createPool(stack: HostileStack): Promise<Known> {
  const send = (operation: string, input: object): Promise<any> =>
    expectResponse(stack, {
      service: "cognito-idp",
      target: PREFIX + operation,
      keys: OPERATOR_KEYS,
      body: JSON.stringify(input),
    });
  const UserPoolId: string = (await send("CreateUserPool", { PoolName: "hostile" })).UserPool.Id;
  const flows = ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];
  const client = { UserPoolId, ClientName: "hostile", ExplicitAuthFlows: flows };
  const { ClientId } = (await send("CreateUserPoolClient", client)).UserPoolClient;
  const Username = "victim";
  await send("AdminCreateUser", { UserPoolId, Username, MessageAction: "SUPPRESS" });
  await send("AdminSetUserPassword", { UserPoolId, Username, Password: PASSWORD, Permanent: true });
  const AuthParameters = { USERNAME: Username, PASSWORD };
  const flow = { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters };
  const { AuthenticationResult: tokens } = await send("InitiateAuth", flow);
  return {
    UserPoolId: [UserPoolId],
    ClientId: [ClientId],
    Username: [Username],
    USERNAME: [Username],
    USER_ID_FOR_SRP: [Username],
    AccessToken: [tokens.AccessToken],
    Token: [tokens.RefreshToken],
    RefreshToken: [tokens.RefreshToken],
    REFRESH_TOKEN: [tokens.RefreshToken],
    SRP_A: ["0", "1", "f".repeat(768), "f".repeat(100_000), "-1", "0x1"],
  };
}

/** JSON texts for a member: valid, known, or any. */
function valueOf(
  name: string,
  rule: OperationInput,
  known: Known,
): fc.Arbitrary<string | undefined> {
  return fc.oneof(
    { weight: 8, arbitrary: conforming(name, rule, known) },
    { weight: 2, arbitrary: hostileJson() },
    { weight: rule.required ? 1 : 6, arbitrary: fc.constant(undefined) },
  );
}

function conforming(name: string, rule: OperationInput, known: Known): fc.Arbitrary<string> {
  switch (rule.type) {
    case "boolean":
      return fc.constantFrom("true", "false");
    case "document":
      return hostileJson();
    case "integer":
      return fc.oneof(fc.integer().map(String), fc.constantFrom("0", "60", "1e400", "-0.5"));
    case "list":
      return fc
        .array(conforming(name, rule.element!, known), { maxLength: 3 })
        .map((l) => `[${l.join()}]`);
    case "structure": {
      const members = Object.entries(rule.members!).map(([member, inner]) => [
        member,
        valueOf(member, inner, known),
      ]);
      return objectOf(Object.fromEntries(members), hostileJson());
    }
    case "map": {
      const entries = PARAMETERS.map((key) => [
        key,
        fc.option(text(key, known), { nil: undefined }),
      ]);
      return objectOf(Object.fromEntries(entries), text("", known));
    }
    case "string":
      return rule.values === undefined
        ? text(name, known)
        : fc.constantFrom(...rule.values.map((value) => JSON.stringify(value)));
  }
}

function text(name: string, known: Known): fc.Arbitrary<string> {
  const values = known[name];
  const hostile = hostileText().map((one) => JSON.stringify(one));
  if (values === undefined) return hostile;
  const real = fc.constantFrom(...values.map((value) => JSON.stringify(value)));
  return fc.oneof({ weight: 4, arbitrary: real }, { weight: 1, arbitrary: hostile });
}
