import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminRemoveUserFromGroupCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  DeleteUserPoolDomainCommand,
  DescribeUserPoolDomainCommand,
  DeleteUserPoolCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
  ListUsersCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { type CognitoStack, startCognito } from "./support/cognitoStack";
import {
  addUser,
  claimsOf,
  declarePool,
  failure,
  PASSWORD,
  type Pool,
  signInWithPassword,
} from "./support/pools";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { operationFacts } from "./tables/operations";

describe("Operations for administrators", () => {
  let stack: CognitoStack;
  let pool: Pool;

  before(async () => {
    stack = await startCognito();
    pool = await declarePool(stack);
  });
  after(() => stack.close());

  answersAsAws(
    operationFacts("AdminCreateUser", "AdminGetUser", "ListUsers"),
    "create, show and list users",
    async () => {
      const { User } = await stack.sdk.send(
        new AdminCreateUserCommand({
          UserPoolId: pool.poolId,
          Username: "new@example.com",
          TemporaryPassword: PASSWORD,
          MessageAction: "SUPPRESS",
          UserAttributes: [{ Name: "name", Value: "New" }],
        }),
      );
      expect(stack.mails("new@example.com")).to.deep.equal([]);
      const sub = User!.Username!;
      const Attributes = [
        { Name: "sub", Value: sub },
        { Name: "name", Value: "New" },
        { Name: "email", Value: "new@example.com" },
      ];
      const { UserCreateDate, UserLastModifiedDate, ...rest } = User!;
      expect(rest).to.deep.equal({
        Username: sub,
        Attributes,
        Enabled: true,
        UserStatus: "FORCE_CHANGE_PASSWORD",
      });
      expect(UserCreateDate!.getTime()).to.be.closeTo(Date.now(), 5000);
      const shown = await stack.sdk.send(
        new AdminGetUserCommand({ UserPoolId: pool.poolId, Username: sub }),
      );
      expect(shown.UserAttributes).to.deep.equal(Attributes);
      const listed = await stack.sdk.send(
        new ListUsersCommand({ UserPoolId: pool.poolId, Filter: 'email = "new@example.com"' }),
      );
      expect(listed.Users).to.deep.equal([User]);
    },
  );

  it("resend an invitation with another password", async () => {
    const invite = (MessageAction?: "RESEND") =>
      stack.sdk.send(
        new AdminCreateUserCommand({
          UserPoolId: pool.poolId,
          Username: "guest@example.com",
          DesiredDeliveryMediums: ["EMAIL"],
          MessageAction,
        }),
      );
    await invite();
    expect(await failure(invite())).to.equal(
      "UsernameExistsException: User account already exists",
    );
    await invite("RESEND");
    const [second, first] = stack.mails("guest@example.com").map(({ text }) => text);
    expect(first).to.match(
      /^Your username is guest@example.com and temporary password is \S{12,}\.$/,
    );
    expect(second).to.not.equal(first);
    await stack.sdk.send(
      new AdminSetUserPasswordCommand({
        UserPoolId: pool.poolId,
        Username: "guest@example.com",
        Password: PASSWORD,
        Permanent: true,
      }),
    );
    expect(await failure(invite("RESEND"))).to.match(/^UnsupportedUserStateException: /);
  });

  it("list users in pages, by prefix and with chosen attributes", async () => {
    const { poolId } = await declarePool(stack, {}, {}, "pages");
    for (let i = 0; i < 5; i += 1) await addUser(stack, { poolId, clientId: "" }, `p${i}@x.com`);
    const emails: string[] = [];
    let PaginationToken: string | undefined;
    let pages = 0;
    do {
      const page = await stack.sdk.send(
        new ListUsersCommand({
          UserPoolId: poolId,
          Limit: 2,
          AttributesToGet: ["email"],
          PaginationToken,
        }),
      );
      emails.push(...page.Users!.map(({ Attributes }) => Attributes![0]!.Value!));
      PaginationToken = page.PaginationToken;
      pages += 1;
    } while (PaginationToken !== undefined);
    expect([pages, emails.sort()]).to.deep.equal([
      3,
      ["p0@x.com", "p1@x.com", "p2@x.com", "p3@x.com", "p4@x.com"],
    ]);
    const count = async (Filter: string) =>
      (await stack.sdk.send(new ListUsersCommand({ UserPoolId: poolId, Filter }))).Users!.length;
    expect(await count('email ^= "p"')).to.equal(5);
    expect(await count('cognito:user_status = "UNCONFIRMED"')).to.equal(0);
    for (const filter of [
      "email like p",
      'constructor ^= "a"',
      'toString = "[object Undefined]"',
    ]) {
      expect(await failure(count(filter)), filter).to.match(/^InvalidParameterException: /);
    }
    const bad = new ListUsersCommand({ UserPoolId: poolId, PaginationToken: "made-up" });
    expect(await failure(stack.sdk.send(bad))).to.equal(
      "InvalidParameterException: Invalid pagination token given.",
    );
  });

  it("list users with attributes that every one of them has", async () => {
    const { poolId } = await declarePool(stack, {}, {}, "chosen");
    for (const name of ["a@x.com", "b@x.com"]) await addUser(stack, { poolId, clientId: "" }, name);
    const listed = (AttributesToGet: string[]) =>
      stack.sdk.send(new ListUsersCommand({ UserPoolId: poolId, AttributesToGet }));
    const { Users } = await listed(["email", "sub"]);
    expect(Users!.map(({ Attributes }) => Attributes!.map(({ Name }) => Name))).to.deep.equal([
      ["sub", "email"],
      ["sub", "email"],
    ]);
    expect((await listed([])).Users!.map(({ Attributes }) => Attributes)).to.deep.equal([[], []]);
    for (const names of [["given_name"], ["email", "custom:none"]]) {
      expect(await failure(listed(names))).to.equal(
        "InvalidParameterException: One or more requested attributes do not exist.",
      );
    }
  });

  it("create no user with a chosen sub", async () => {
    const { poolId } = await declarePool(stack, {}, {}, "subs");
    const create = new AdminCreateUserCommand({
      UserPoolId: poolId,
      Username: "sub@x.com",
      UserAttributes: [{ Name: "sub", Value: "1" }],
    });
    expect(await failure(stack.sdk.send(create))).to.match(
      /^InvalidParameterException: user.sub: /,
    );
    const { Users } = await stack.sdk.send(new ListUsersCommand({ UserPoolId: poolId }));
    expect(Users).to.deep.equal([]);
  });

  it("filter users without regard to case, except for usernames and status", async () => {
    const { poolId } = await declarePool(stack, {}, {}, "cases");
    const addresses = ["Ada.Lovelace@Example.com", 'odd"and\\odder@x.com'];
    for (const address of addresses) await addUser(stack, { poolId, clientId: "" }, address);
    const found = async (Filter: string) => {
      const { Users } = await stack.sdk.send(new ListUsersCommand({ UserPoolId: poolId, Filter }));
      return Users!.map(
        ({ Attributes }) => Attributes!.find(({ Name }) => Name === "email")!.Value,
      );
    };
    const [ada, odd] = addresses;
    expect(await found('email = "ada.lovelace@example.COM"')).to.deep.equal([ada]);
    expect(await found('email ^= "ADA"')).to.deep.equal([ada]);
    expect(await found('email = "ada"')).to.deep.equal([]);
    expect(await found('email = "odd\\"and\\\\odder@x.com"')).to.deep.equal([odd]);
    expect(await found('cognito:user_status = "confirmed"')).to.have.members(addresses);
    expect(await found('status = "enabled"')).to.deep.equal([]);
    expect(await found('status = "Enabled"')).to.have.members(addresses);
    expect(await failure(found('email = "odd"and@x.com"'))).to.match(
      /^InvalidParameterException: /,
    );
    const long = `email = "${"a".repeat(247)}"`;
    expect(await failure(found(long))).to.match(/^InvalidParameterException: /);
  });

  it("disable, enable and list users by their sub", async () => {
    const { poolId } = await declarePool(stack, {}, {}, "disabled");
    await addUser(stack, { poolId, clientId: "" }, "banned@example.com");
    const only = async (Filter: string) =>
      (await stack.sdk.send(new ListUsersCommand({ UserPoolId: poolId, Filter }))).Users!;
    const [{ Username, Enabled } = {}] = await only('email = "banned@example.com"');
    expect(Enabled).to.equal(true);
    const named = { UserPoolId: poolId, Username };
    for (const Command of [AdminDisableUserCommand, AdminEnableUserCommand]) {
      for (let time = 0; time < 2; time += 1) await stack.sdk.send(new Command(named));
      const [user] = await only(`sub = "${Username}"`);
      expect(user!.Enabled).to.equal(Command === AdminEnableUserCommand);
      const unknown = new Command({ ...named, Username: randomUUID() });
      expect(await failure(stack.sdk.send(unknown))).to.equal(
        "UserNotFoundException: User does not exist.",
      );
    }
    expect(await only(`sub = "${randomUUID()}"`)).to.deep.equal([]);
  });

  answersAsAws(
    operationFacts("AdminAddUserToGroup", "AdminRemoveUserFromGroup"),
    "add users to groups and remove them",
    async () => {
      await stack.declare("UserGroup", "admins", { userPoolId: pool.poolId, name: "admins" });
      await addUser(stack, pool, "boss@example.com");
      const member = { UserPoolId: pool.poolId, Username: "boss@example.com", GroupName: "admins" };
      const groups = async () =>
        claimsOf((await signInWithPassword(stack, pool, "boss@example.com")).AccessToken)[
          "cognito:groups"
        ];
      await stack.sdk.send(new AdminAddUserToGroupCommand(member));
      await stack.sdk.send(new AdminAddUserToGroupCommand(member));
      expect(await groups()).to.deep.equal(["admins"]);
      await stack.sdk.send(new AdminRemoveUserFromGroupCommand(member));
      expect(await groups()).to.equal(undefined);
      const unknown = new AdminAddUserToGroupCommand({ ...member, GroupName: "none" });
      expect(await failure(stack.sdk.send(unknown))).to.equal(
        "ResourceNotFoundException: Group not found.",
      );
    },
  );

  answersAsAws(
    operationFacts(
      "CreateUserPool",
      "CreateUserPoolClient",
      "DeleteUserPool",
      "DescribeUserPool",
      "DescribeUserPoolClient",
      "ListUserPoolClients",
      "ListUserPools",
    ),
    "create, describe, list and delete pools and clients",
    async () => {
      const { UserPool } = await stack.sdk.send(
        new CreateUserPoolCommand({ PoolName: "made", DeletionProtection: "INACTIVE" }),
      );
      const id = UserPool!.Id!;
      expect(id).to.match(/^eu-west-1_[0-9A-Za-z]{9}$/);
      expect(UserPool!.Arn).to.equal(`arn:aws:cognito-idp:eu-west-1:000000000000:userpool/${id}`);
      expect(UserPool!.Policies!.PasswordPolicy).to.deep.equal({
        MinimumLength: 8,
        RequireUppercase: true,
        RequireLowercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
        TemporaryPasswordValidityDays: 7,
      });
      const described = await stack.sdk.send(new DescribeUserPoolCommand({ UserPoolId: id }));
      expect(described.UserPool).to.deep.equal(UserPool);
      const { UserPoolClient } = await stack.sdk.send(
        new CreateUserPoolClientCommand({
          UserPoolId: id,
          ClientName: "app",
          GenerateSecret: true,
          AccessTokenValidity: 10,
          TokenValidityUnits: { AccessToken: "minutes" },
        }),
      );
      expect(UserPoolClient!.ClientId).to.match(/^[0-9a-z]{26}$/);
      expect(UserPoolClient!.ClientSecret).to.be.a("string");
      expect(UserPoolClient!.AccessTokenValidity).to.equal(10);
      expect(UserPoolClient!.RefreshTokenValidity).to.equal(30);
      expect(UserPoolClient!.TokenValidityUnits).to.deep.equal({ AccessToken: "minutes" });
      const shown = await stack.sdk.send(
        new DescribeUserPoolClientCommand({ UserPoolId: id, ClientId: UserPoolClient!.ClientId }),
      );
      expect(shown.UserPoolClient).to.deep.equal(UserPoolClient);
      const clients = await stack.sdk.send(new ListUserPoolClientsCommand({ UserPoolId: id }));
      expect(clients.UserPoolClients).to.deep.equal([
        { ClientId: UserPoolClient!.ClientId, UserPoolId: id, ClientName: "app" },
      ]);
      const { UserPools } = await stack.sdk.send(new ListUserPoolsCommand({ MaxResults: 60 }));
      expect(UserPools!.map(({ Name }) => Name)).to.include("made");
      await addUser(stack, { poolId: id, clientId: "" }, "someone@example.com");
      await stack.sdk.send(new DeleteUserPoolCommand({ UserPoolId: id }));
      expect(
        await failure(stack.sdk.send(new DescribeUserPoolCommand({ UserPoolId: id }))),
      ).to.equal(`ResourceNotFoundException: User pool ${id} does not exist.`);
      for (const name of ["cognitoUsers", "cognitoAliases", "cognitoPoolKeys"]) {
        expect(stack.services.state.collection(name).entries(id), name).to.deep.equal([]);
      }
    },
  );

  answersAsAws(
    operationFacts("CreateUserPoolDomain", "DeleteUserPoolDomain", "DescribeUserPoolDomain"),
    "create, describe and delete domains, without which a pool can be deleted",
    async () => {
      const { UserPool } = await stack.sdk.send(new CreateUserPoolCommand({ PoolName: "named" }));
      const [UserPoolId, Domain] = [UserPool!.Id!, "shop-of-tests"];
      const describe = async (domain: string) =>
        (await stack.sdk.send(new DescribeUserPoolDomainCommand({ Domain: domain })))
          .DomainDescription;
      const create = (name: string) =>
        stack.sdk.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: name }));
      expect(await create(Domain)).to.deep.include({ ManagedLoginVersion: 1 });
      expect(await describe(Domain)).to.deep.include({ Domain, UserPoolId, Status: "ACTIVE" });
      expect(await describe("unknown")).to.deep.equal({});
      const described = await stack.sdk.send(new DescribeUserPoolCommand({ UserPoolId }));
      expect(described.UserPool!.Domain).to.equal(Domain);
      expect(await failure(create(Domain))).to.equal(
        "InvalidParameterException: Domain already associated with another user pool.",
      );
      const deletePool = () => stack.sdk.send(new DeleteUserPoolCommand({ UserPoolId }));
      expect(await failure(deletePool())).to.contain("It has a domain configured");
      await stack.sdk.send(new DeleteUserPoolDomainCommand({ UserPoolId, Domain }));
      expect(await describe(Domain)).to.deep.equal({});
      await deletePool();
    },
  );

  it("do not delete a protected pool", async () => {
    const { UserPool } = await stack.sdk.send(
      new CreateUserPoolCommand({ PoolName: "kept", DeletionProtection: "ACTIVE" }),
    );
    const remove = new DeleteUserPoolCommand({ UserPoolId: UserPool!.Id });
    expect(await failure(stack.sdk.send(remove))).to.match(
      /^InvalidParameterException: The user pool cannot be deleted because deletion protection/,
    );
  });

  it("reject another pool's client and a flow that is not allowed", async () => {
    const other = await declarePool(stack, {}, {}, "elsewhere");
    const initiate = (UserPoolId: string, ClientId: string) =>
      stack.sdk.send(
        new AdminInitiateAuthCommand({
          UserPoolId,
          ClientId,
          AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
          AuthParameters: { USERNAME: "a@b.c", PASSWORD },
        }),
      );
    expect(await failure(initiate(other.poolId, pool.clientId))).to.equal(
      `ResourceNotFoundException: User pool client ${pool.clientId} does not exist.`,
    );
    const { id } = await stack.declare("UserPoolClient", "srp-only", {
      userPoolId: pool.poolId,
      explicitAuthFlows: ["ALLOW_USER_SRP_AUTH"],
    });
    expect(await failure(initiate(pool.poolId, id))).to.equal(
      "InvalidParameterException: Auth flow not enabled for this client",
    );
  });

  it("create no client with flows of old and of new clients", async () => {
    const create = new CreateUserPoolClientCommand({
      UserPoolId: pool.poolId,
      ClientName: "mixed",
      ExplicitAuthFlows: ["USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    });
    expect(await failure(stack.sdk.send(create))).to.match(
      /^InvalidParameterException: ExplicitAuthFlows cannot hold values that begin with ALLOW_ /,
    );
  });

  it("refuse unknown keys, wrong secrets and unsigned requests", async () => {
    const names: string[] = [];
    for (const credentials of [
      { accessKeyId: "unknown", secretAccessKey: "local" },
      { accessKeyId: "local", secretAccessKey: "wrong" },
    ]) {
      const stranger = new CognitoIdentityProviderClient({
        endpoint: stack.endpoint,
        region: "eu-west-1",
        credentials,
        maxAttempts: 1,
      });
      const list = stranger.send(new ListUsersCommand({ UserPoolId: pool.poolId }));
      names.push((await failure(list)).split(":")[0]!);
      stranger.destroy();
    }
    const unsigned = await fetch(stack.endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": "AWSCognitoIdentityProviderService.ListUsers",
      },
      body: JSON.stringify({ UserPoolId: pool.poolId }),
    });
    names.push(((await unsigned.json()) as { __type: string }).__type);
    expect(names).to.deep.equal([
      "UnrecognizedClientException",
      "InvalidSignatureException",
      "MissingAuthenticationTokenException",
    ]);
  });

  it("evaluate the caller's policies for the pool", async () => {
    const { iam } = stack.services;
    const asked: string[] = [];
    const original = iam.authorize.bind(iam);
    iam.authorize = async (principal, action, resource) => {
      asked.push(`${action} ${resource}`);
      return false;
    };
    try {
      const list = new ListUsersCommand({ UserPoolId: pool.poolId });
      expect(await failure(stack.sdk.send(list))).to.match(
        /^AccessDeniedException: User: \S+ is not authorized to perform: cognito-idp:ListUsers on resource: arn:/,
      );
      expect(await failure(stack.sdk.send(new ListUserPoolsCommand({ MaxResults: 1 })))).to.match(
        /^AccessDeniedException: /,
      );
    } finally {
      iam.authorize = original;
    }
    expect(asked).to.deep.equal([
      `cognito-idp:ListUsers arn:aws:cognito-idp:eu-west-1:000000000000:userpool/${pool.poolId}`,
      "cognito-idp:ListUserPools *",
    ]);
  });
});
