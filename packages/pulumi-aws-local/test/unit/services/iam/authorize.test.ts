import { expect } from "chai";
import type { Principal } from "../../../../src/core/principal";
import {
  ACCOUNT,
  allow,
  policy,
  POOL,
  TestAccount,
  trustPool,
  trustService,
} from "./support/testAccount";

const TABLE = `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/Carts`;
const FIELD = `arn:aws:appsync:eu-west-1:${ACCOUNT}:apis/api/types/Query/fields/cart`;
const APPSYNC = "appsync.amazonaws.com";

describe("Iam.authorize", () => {
  let account: TestAccount;
  beforeEach(() => {
    account = new TestAccount();
  });
  afterEach(() => account.close());

  async function actor(name: string, inline?: string): Promise<Principal> {
    return account.iam.roleActor(await account.role(name, trustService(APPSYNC), inline), APPSYNC);
  }

  it("lets the operator do everything", async () => {
    const { iam } = account;
    expect(await iam.authorize(iam.operator, "dynamodb:DeleteTable", TABLE)).to.equal(true);
  });

  it("allows the actions and resources of a policy, and no other", async () => {
    const reader = await actor("reader", policy(allow("dynamodb:GetItem", TABLE)));
    const may = (action: string, resource: string) =>
      account.iam.authorize(reader, action, resource);
    expect(await may("dynamodb:GetItem", TABLE)).to.equal(true);
    expect(await may("dynamodb:PutItem", TABLE)).to.equal(false);
    expect(await may("dynamodb:GetItem", `${TABLE}2`)).to.equal(false);
    expect(await may("dynamodb:Query", `${TABLE}/index/x`)).to.equal(false);
    expect(await may("dynamodb:ListTables", "*")).to.equal(false);
  });

  it("denies everything without a policy", async () => {
    const unprivileged = await actor("unprivileged");
    expect(await account.iam.authorize(unprivileged, "dynamodb:GetItem", TABLE)).to.equal(false);
  });

  it("lets an explicit deny win", async () => {
    const statements = [
      allow("dynamodb:*", "*"),
      { Effect: "Deny", Action: "dynamodb:Delete*", Resource: TABLE },
    ];
    const writer = await actor("writer", policy(...statements));
    expect(await account.iam.authorize(writer, "dynamodb:PutItem", TABLE)).to.equal(true);
    expect(await account.iam.authorize(writer, "dynamodb:DeleteItem", TABLE)).to.equal(false);
  });

  it("requires Resource * for actions without resource-level permissions", async () => {
    const some = await actor("some", policy(allow("dynamodb:ListTables", TABLE)));
    const all = await actor("all", policy(allow("dynamodb:ListTables", "*")));
    expect(await account.iam.authorize(some, "dynamodb:ListTables", "*")).to.equal(false);
    expect(await account.iam.authorize(all, "dynamodb:ListTables", "*")).to.equal(true);
  });

  it("evaluates conditions for each request", async () => {
    const Condition = { StringEquals: { "ses:FromAddress": "shop@example.com" } };
    const mailer = await actor("mailer", policy(allow("ses:SendEmail", "*", { Condition })));
    const arn = `arn:aws:ses:eu-west-1:${ACCOUNT}:identity/example.com`;
    const from = (address: string) =>
      account.iam.authorize(mailer, "ses:SendEmail", arn, { "ses:FromAddress": address });
    expect(await from("shop@example.com")).to.equal(true);
    expect(await from("other@example.com")).to.equal(false);
    expect(await from("shop@example.com")).to.equal(true);
  });

  it("uses the stack's clock for conditions on time", async () => {
    const Condition = { DateLessThan: { "aws:CurrentTime": "2026-01-02T04:00:00Z" } };
    const temp = await actor("temp", policy(allow("dynamodb:GetItem", TABLE, { Condition })));
    expect(await account.iam.authorize(temp, "dynamodb:GetItem", TABLE)).to.equal(true);
    account.now += 3_600_000;
    expect(await account.iam.authorize(temp, "dynamodb:GetItem", TABLE)).to.equal(false);
  });

  it("allows no more than the permissions boundary", async () => {
    const boundary = await account.apply("aws:iam/policy:Policy", "boundary", {
      policy: policy(allow("dynamodb:GetItem", "*")),
    });
    const { outputs } = await account.apply("aws:iam/role:Role", "bounded", {
      assumeRolePolicy: trustService(APPSYNC),
      inlinePolicies: [{ name: "all", policy: policy(allow("dynamodb:*", "*")) }],
      permissionsBoundary: boundary.outputs["arn"],
    });
    const bounded = await account.iam.roleActor(outputs["arn"], APPSYNC);
    expect(await account.iam.authorize(bounded, "dynamodb:GetItem", TABLE)).to.equal(true);
    expect(await account.iam.authorize(bounded, "dynamodb:PutItem", TABLE)).to.equal(false);
  });

  it("applies every change of a role at once", async () => {
    const role = await actor("changing");
    const may = () => account.iam.authorize(role, "dynamodb:GetItem", TABLE);
    expect(await may()).to.equal(false);
    const { id } = await account.apply("aws:iam/rolePolicy:RolePolicy", "extra", {
      role: "changing",
      policy: policy(allow("dynamodb:GetItem", TABLE)),
    });
    expect(await may()).to.equal(true);
    account.iam.roles.deleteRolePolicy("changing", id.split(":")[1]!);
    expect(await may()).to.equal(false);
    const managed = await account.apply("aws:iam/policy:Policy", "managed", {
      policy: policy(allow("dynamodb:*", "*")),
    });
    await account.apply("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "attached", {
      role: "changing",
      policyArn: managed.id,
    });
    expect(await may()).to.equal(true);
    account.iam.roles.deleteRole("changing");
    expect(await may()).to.equal(false);
  });

  describe("when the caller is an identity of an identity pool", () => {
    const identity = (authenticated: boolean, identityId = "eu-west-1:aa") => ({
      identityPoolId: POOL,
      identityId,
      authenticated,
    });
    async function session(
      authenticated: boolean,
      inline: string,
      id?: string,
    ): Promise<Principal> {
      const name = authenticated ? "member" : "guest";
      const kind = authenticated ? "authenticated" : "unauthenticated";
      const roleArn = await account.role(name, trustPool(kind), inline);
      const { uniqueId } = account.iam.roles.role(name)!;
      return {
        kind: "role",
        arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${name}/CognitoIdentityCredentials`,
        accountId: ACCOUNT,
        userId: `${uniqueId}:CognitoIdentityCredentials`,
        roleArn,
        cognito: identity(authenticated, id),
      };
    }

    it("lets a guest call the fields of its role, and no other", async () => {
      const guest = await session(false, policy(allow("appsync:GraphQL", FIELD)));
      const may = (resource: string) => account.iam.authorize(guest, "appsync:GraphQL", resource);
      expect(await may(FIELD)).to.equal(true);
      expect(await may(FIELD.replace("cart", "purchases"))).to.equal(false);
    });

    it("denies guests the services that Cognito excludes, for any role", async () => {
      const all = policy(allow("*", "*"));
      const guest = await session(false, all);
      const member = await session(true, all);
      const user = `arn:aws:iam::${ACCOUNT}:role/x`;
      expect(await account.iam.authorize(guest, "dynamodb:GetItem", TABLE)).to.equal(true);
      expect(await account.iam.authorize(guest, "iam:GetRole", user)).to.equal(false);
      expect(await account.iam.authorize(member, "iam:GetRole", user)).to.equal(true);
    });

    it("denies all of them access to identity pools", async () => {
      const member = await session(true, policy(allow("*", "*")));
      const pool = `arn:aws:cognito-identity:eu-west-1:${ACCOUNT}:identitypool/${POOL}`;
      const may = await account.iam.authorize(
        member,
        "cognito-identity:DescribeIdentityPool",
        pool,
      );
      expect(may).to.equal(false);
    });

    it("replaces a policy variable with the identity", async () => {
      const resource = `${TABLE}-\${cognito-identity.amazonaws.com:sub}`;
      const document = policy(allow("dynamodb:GetItem", resource));
      const one = await session(false, document, "eu-west-1:aa");
      const two = await session(false, document, "eu-west-1:bb");
      const may = (principal: Principal) =>
        account.iam.authorize(principal, "dynamodb:GetItem", `${TABLE}-eu-west-1:aa`);
      expect(await may(one)).to.equal(true);
      expect(await may(two)).to.equal(false);
    });
  });
});
