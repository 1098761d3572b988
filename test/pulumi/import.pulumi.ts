import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { CreateTableCommand, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import type { Stack } from "@pulumi/pulumi/automation";
import { awsClients, CREDENTIALS, type AwsClients } from "./support/aws";
import { pathWithLanguageHost } from "./support/languageHost";
import { runCli, smallProject } from "./support/project";
import { startServe, type Serve } from "./support/serve";
import { aws, REGION, table } from "./support/smallProgram";
import { run, tryRun } from "./support/steps";

const TABLE = "aws:dynamodb/table:Table";
const API = "aws:appsync/graphQLApi:GraphQLApi";
const SOURCE = "aws:appsync/dataSource:DataSource";
const RESOLVER = "aws:appsync/resolver:Resolver";
const IDENTITIES = "aws:cognito/identityPool:IdentityPool";

describe("pulumi import", function () {
  this.timeout(600_000);
  let serve: Serve;
  let clients: AwsClients;
  let declare: () => unknown;
  let stack: Stack;
  before(async () => {
    serve = await startServe({ args: ["--region", "eu-west-1"] });
    clients = awsClients(serve.origin);
    const project = smallProject(serve, { PATH: pathWithLanguageHost() });
    stack = await project.open(async () => void declare(), REGION);
  });
  after(() => serve.stop());

  /** The output of `pulumi import` of one resource; it includes an error. */
  const importOne = (...args: string[]): Promise<string> =>
    runCli(stack, "import", ...args, "--yes", "--protect=false").catch(
      ({ stdout, stderr }) => stdout + stderr,
    );

  /** The steps of a preview, except those of the engine's own providers. */
  const previewed = async (): Promise<string[]> => {
    const { steps } = await run(stack, "preview");
    return steps
      .map(({ op, resource }) => `${op} ${resource}`)
      .filter((step) => !/pulumi:(providers|pulumi):/.test(step));
  };

  const stateOf = async (): Promise<string[]> => {
    const { resources = [] } = (await stack.exportStack()).deployment as { resources?: any[] };
    return resources.map(({ urn, id }) => `${urn} ${id}`);
  };

  it("imports resources that the AWS SDK created: a preview shows no change, and up keeps the data", async () => {
    const { dynamoDb } = clients;
    await dynamoDb.send(
      new CreateTableCommand({
        TableName: "found",
        AttributeDefinitions: [
          { AttributeName: "Genre", AttributeType: "S" },
          { AttributeName: "Id", AttributeType: "S" },
        ],
        KeySchema: [{ AttributeName: "Id", KeyType: "HASH" }],
        GlobalSecondaryIndexes: [
          {
            IndexName: "ByGenre",
            KeySchema: [{ AttributeName: "Genre", KeyType: "HASH" }],
            Projection: { ProjectionType: "ALL" },
          },
        ],
        BillingMode: "PAY_PER_REQUEST",
      }),
    );
    await dynamoDb.send(new PutItemCommand({ TableName: "found", Item: { Id: { S: "1" } } }));
    const idp = new CognitoIdentityProviderClient({
      endpoint: serve.origin,
      region: "eu-west-1",
      credentials: CREDENTIALS,
    });
    const { UserPool } = await idp.send(
      new CreateUserPoolCommand({
        PoolName: "people",
        UsernameAttributes: ["email"],
        AutoVerifiedAttributes: ["email"],
        Policies: { PasswordPolicy: { MinimumLength: 12, RequireNumbers: true } },
        Schema: [{ Name: "plan", AttributeDataType: "String", Mutable: true }],
        UserPoolTags: { Owner: "me" },
      }),
    );
    const UserPoolId = UserPool!.Id!;
    const { UserPoolClient } = await idp.send(
      new CreateUserPoolClientCommand({
        UserPoolId,
        ClientName: "web",
        GenerateSecret: true,
        ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        RefreshTokenValidity: 7,
      }),
    );
    await idp.send(new CreateGroupCommand({ UserPoolId, GroupName: "admins", Precedence: 1 }));
    const Username = "ann@example.com";
    await idp.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: "SUPPRESS" }));
    await stack.import({
      generateCode: false,
      protect: false,
      resources: [
        { type: TABLE, name: "songs", id: "found" },
        { type: "aws:dynamodb/tableItem:TableItem", name: "first", id: "found,1" },
        { type: "aws:cognito/userPool:UserPool", name: "people", id: UserPoolId },
        {
          type: "aws:cognito/userPoolClient:UserPoolClient",
          name: "web",
          id: `${UserPoolId}/${UserPoolClient!.ClientId}`,
        },
        { type: "aws:cognito/userGroup:UserGroup", name: "admins", id: `${UserPoolId}/admins` },
        { type: "aws:cognito/user:User", name: "ann", id: `${UserPoolId}/${Username}` },
      ],
    });
    expect(await runCli(stack, "stack", "export")).not.to.contain(UserPoolClient!.ClientSecret);
    let minimumLength = 12;
    declare = () => {
      const { cognito, dynamodb } = aws();
      const songs = table("songs", {
        name: "found",
        attributes: [
          { name: "Id", type: "S" },
          { name: "Genre", type: "S" },
        ],
        globalSecondaryIndexes: [{ name: "ByGenre", hashKey: "Genre", projectionType: "ALL" }],
      });
      const key = { tableName: songs.name, hashKey: "Id" };
      new dynamodb.TableItem("first", { ...key, item: '{ "Id": { "S": "1" } }' });
      const pool = new cognito.UserPool("people", {
        name: "people",
        usernameAttributes: ["email"],
        autoVerifiedAttributes: ["email"],
        passwordPolicy: { minimumLength, requireNumbers: true, requireSymbols: false },
        schemas: [{ name: "plan", attributeDataType: "String", mutable: true }],
        mfaConfiguration: "OFF",
        tags: { Owner: "me" },
      });
      const userPoolId = pool.id;
      new cognito.UserPoolClient("web", {
        userPoolId,
        name: "web",
        generateSecret: true,
        explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"],
        refreshTokenValidity: 7,
      });
      new cognito.UserGroup("admins", { userPoolId, name: "admins", precedence: 1 });
      new cognito.User("ann", { userPoolId, username: Username });
    };
    expect(await previewed()).to.deep.equal([]);
    minimumLength = 14;
    await run(stack, "up");
    expect(await previewed()).to.deep.equal([]);
    const { Items } = await dynamoDb.send(new ScanCommand({ TableName: "found" }));
    expect(Items).to.deep.equal([{ Id: { S: "1" } }]);
    await run(stack, "destroy");
    expect([...(await clients.tables()), ...(await clients.userPools())]).to.deep.equal([]);
  });

  it("imports again what the engine's state has lost", async () => {
    declare = () => {
      const { appsync, cognito } = aws();
      const schema = "type Query { hello: String }";
      const args = { name: "shop", authenticationType: "API_KEY", schema };
      const { id: apiId } = new appsync.GraphQLApi("shop", args);
      const source = new appsync.DataSource("none", { apiId, name: "none", type: "NONE" });
      new appsync.Resolver("hello", {
        apiId,
        type: "Query",
        field: "hello",
        dataSource: source.name,
        runtime: { name: "APPSYNC_JS", runtimeVersion: "1.0.0" },
        code: "export const request = () => ({});\nexport const response = () => null;",
      });
      new cognito.IdentityPool("guests", { identityPoolName: "guests" });
      table("songs");
    };
    await run(stack, "up");
    const all = (await stack.exportStack()).deployment as { resources: any[] };
    const lost = [TABLE, IDENTITIES, RESOLVER, SOURCE, API].map(
      (wanted): { type: string; urn: string; id: string } =>
        all.resources.find(({ type }) => type === wanted),
    );
    for (const { type, urn } of lost) {
      if (type === RESOLVER || type === SOURCE) continue; // they are deleted with the API
      await runCli(stack, "state", "delete", urn, "--target-dependents", "--yes");
    }
    const rest = all.resources.length - lost.length;
    expect(await stateOf()).to.have.length(rest);
    const [songs, guests, , , shop] = lost.map(({ id }) => id) as string[];
    // The command imports first and then generates code, which needs the provider's schema.
    expect(await importOne(TABLE, "songs", songs!)).to.contain("--generate-code=false");
    await stack.import({
      generateCode: false,
      protect: false,
      resources: [
        { type: IDENTITIES, name: "guests", id: guests! },
        { type: RESOLVER, name: "hello", id: `${shop}-Query-hello` },
        { type: SOURCE, name: "none", id: `${shop}-none` },
        { type: API, name: "shop", id: shop! },
      ],
    });
    expect(await stateOf()).to.include.members(lost.map(({ urn, id }) => `${urn} ${id}`));
    expect(await previewed()).to.deep.equal([]);
  });

  it("rejects an id that does not exist, by type and id, and changes nothing", async () => {
    const [before, tables] = [await stateOf(), await clients.tables()];
    expect(await importOne(TABLE, "other", "no-such-table", "--generate-code=false"))
      .to.contain(`"other" (${TABLE}) cannot be imported`)
      .and.to.contain('"no-such-table" does not exist');
    expect(await stateOf()).to.deep.equal(before);
    expect(await clients.tables()).to.deep.equal(tables);
    expect((await tryRun(stack, "destroy")).error).to.equal(undefined);
  });
});
