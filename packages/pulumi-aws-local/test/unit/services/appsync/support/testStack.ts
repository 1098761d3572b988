import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppSync } from "../../../../../src/services/appsync/service";
import { appSyncHandlers } from "../../../../../src/services/appsync/resources";
import { DynamoDb } from "../../../../../src/services/dynamodb/service";
import { startEngine, type Engine } from "../../../../../src/services/dynamodb/engine";
import type { LocalServices } from "../../../../../src/services/localServices";
import type { HttpResponse } from "../../../../../src/core/http";
import type {
  ResourceHandlers,
  ResourceRequest,
  ResourceState,
} from "../../../../../src/core/resourceHandler";
import { openStateStore, type StateStore } from "../../../../../src/core/stateStore";
import { signRequest } from "../../../../../src/core/signRequest";
import { cognitoIdpHandlers } from "../../../../../src/services/cognito-idp/resources";
import { UserPools } from "../../../../../src/services/cognito-idp/service";
import { Iam } from "../../../../../src/services/iam/service";
import type { Credentials } from "../../../../../src/core/principal";
import { iamHandlers } from "../../../../../src/services/iam/resources";
import { Inbox } from "../../../../../src/services/ses/service";
import type { HttpHandler, HttpRequest } from "../../../../../src/core/http";
import { applyResource } from "../../../support/applyResource";

const PASSWORD = "Correct-horse-1";
const HANDLERS: ResourceHandlers<LocalServices> = {
  ...appSyncHandlers,
  ...cognitoIdpHandlers,
  ...iamHandlers,
};

/** The services that AppSync needs, on a real engine, with a clock that tests can move. */
export class TestStack {
  readonly services: LocalServices;
  readonly appSync: AppSync;
  /** Milliseconds by which the stack's clock is ahead. */
  ahead = 0;
  apiId = "";
  poolId = "";
  clientId = "";
  /** ARN of the default role of data sources. */
  serviceRoleArn = "";
  /** HTTP services by host. */
  readonly hosts = new Map<string, HttpHandler>();

  private constructor(
    private readonly directory: string,
    private readonly engine: Engine,
    private readonly state: StateStore,
  ) {
    const base = {
      clock: { now: () => Date.now() + this.ahead },
      region: "eu-west-1",
      accountId: "000000000000",
      state,
      options: { origin: "http://localhost:4000", allowExternalHttp: false },
      dynamoDb: new DynamoDb(engine.endpoint),
      endpointFor: (host: string) => this.hosts.get(host),
    };
    this.services = {
      ...base,
      iam: new Iam(base),
      inbox: new Inbox(base),
    } as unknown as LocalServices;
    this.services.userPools = new UserPools(this.services);
    this.appSync = new AppSync(this.services);
    this.services.appSync = this.appSync;
  }

  static async start(): Promise<TestStack> {
    const directory = await mkdtemp(join(tmpdir(), "appsync-"));
    const engine = await startEngine(join(directory, "dynamodb.db"));
    const stack = new TestStack(directory, engine, openStateStore(join(directory, "state")));
    await stack.userPool();
    stack.serviceRoleArn = await stack.role("service", "appsync.amazonaws.com", [
      { Effect: "Allow", Action: "dynamodb:*", Resource: "*" },
    ]);
    return stack;
  }

  async stop(): Promise<void> {
    await this.services.dynamoDb.close();
    await this.engine.stop();
    await this.state.close();
    await rm(this.directory, { recursive: true, force: true });
  }

  /** Declares the API. By default Cognito is its default mode and IAM an additional one. */
  apply(
    type: string,
    name: string,
    inputs: Record<string, unknown>,
    previous?: ResourceRequest["previous"],
  ): Promise<ResourceState> {
    const handler = HANDLERS[type]!;
    return applyResource(
      handler,
      { urn: `urn:${name}`, type, name, inputs, previous } as ResourceRequest,
      this.services,
    );
  }

  /** Declares the API; By default Cognito is its default mode and IAM an additional one. */
  async api(schema: string, inputs: Record<string, unknown> = {}): Promise<ResourceState> {
    this.appSync.staging.declared = undefined;
    const state = await this.apply("aws:appsync/graphQLApi:GraphQLApi", "api", {
      schema,
      authenticationType: "AMAZON_COGNITO_USER_POOLS",
      userPoolConfig: { userPoolId: this.poolId, defaultAction: "ALLOW" },
      additionalAuthenticationProviders: [{ authenticationType: "AWS_IAM" }],
      ...inputs,
    });
    this.apiId = state.id;
    return state;
  }

  dataSource(name: string, inputs: Record<string, unknown>): Promise<ResourceState> {
    const { apiId, serviceRoleArn } = this;
    return this.apply("aws:appsync/dataSource:DataSource", name, {
      apiId,
      serviceRoleArn,
      ...inputs,
    });
  }

  /** Creates a role that a service may assume; returns its ARN. */
  tableSource(
    name: string,
    tableName: string,
    inputs: Record<string, unknown> = {},
  ): Promise<ResourceState> {
    return this.dataSource(name, {
      type: "AMAZON_DYNAMODB",
      dynamodbConfig: { tableName },
      ...inputs,
    });
  }

  /** Credentials of a guest identity whose role may query exactly these fields. */
  async role(name: string, service: string, statements: object[]): Promise<string> {
    const { outputs } = await this.apply("aws:iam/role:Role", name, {
      name,
      assumeRolePolicy: policy([
        { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" },
      ]),
      inlinePolicies: [{ name: "inline", policy: policy(statements) }],
    });
    return outputs["arn"];
  }

  /** Creates a user, optionally in a group. */
  async guest(roleName: string, fieldArns: string[]): Promise<Credentials> {
    const provider = "cognito-identity.amazonaws.com";
    const { outputs } = await this.apply("aws:iam/role:Role", roleName, {
      name: roleName,
      assumeRolePolicy: policy([
        {
          Effect: "Allow",
          Principal: { Federated: provider },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: { StringEquals: { [`${provider}:aud`]: "eu-west-1:pool" } },
        },
      ]),
      inlinePolicies: [
        {
          name: "inline",
          policy: policy([{ Effect: "Allow", Action: "appsync:GraphQL", Resource: fieldArns }]),
        },
      ],
    });
    return this.services.iam.assumeRoleWithWebIdentity(
      outputs["arn"],
      {
        federated: provider,
        context: { [`${provider}:aud`]: "eu-west-1:pool", [`${provider}:amr`]: "unauthenticated" },
      },
      "CognitoIdentityCredentials",
      { identityPoolId: "eu-west-1:pool", identityId: "eu-west-1:guest", authenticated: false },
    );
  }

  private async userPool(): Promise<void> {
    const pool = await this.apply("aws:cognito/userPool:UserPool", "users", { name: "users" });
    this.poolId = pool.id;
    const client = await this.apply("aws:cognito/userPoolClient:UserPoolClient", "web", {
      name: "web",
      userPoolId: pool.id,
      explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    });
    this.clientId = client.id;
    await this.user("ann");
  }

  /** Makes a user, in a group if one is named. */
  async user(username: string, group?: string): Promise<void> {
    const userPoolId = this.poolId;
    await this.apply("aws:cognito/user:User", username, {
      userPoolId,
      username,
      password: PASSWORD,
    });
    if (group === undefined) return;
    await this.apply("aws:cognito/userGroup:UserGroup", group, { userPoolId, name: group });
    await this.apply("aws:cognito/userInGroup:UserInGroup", `${username}-${group}`, {
      userPoolId,
      username,
      groupName: group,
    });
  }

  /** Signs a user in and returns the tokens. */
  async signIn(username = "ann"): Promise<{ AccessToken: string; IdToken: string }> {
    const known = this.tokens.get(username);
    if (known !== undefined) return known;
    const response = await this.services.userPools.handle({
      ...this.request("/", {
        AuthFlow: "USER_PASSWORD_AUTH",
        ClientId: this.clientId,
        AuthParameters: { USERNAME: username, PASSWORD },
      }),
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": "AWSCognitoIdentityProviderService.InitiateAuth",
      },
    });
    const { AuthenticationResult } = JSON.parse(String(response.body));
    this.tokens.set(username, AuthenticationResult);
    return AuthenticationResult;
  }

  private readonly tokens = new Map<string, { AccessToken: string; IdToken: string }>();

  private request(path: string, body: object | string): HttpRequest {
    return {
      method: "POST",
      path,
      query: "",
      headers: {},
      body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)),
      sourceIp: "127.0.0.1",
    };
  }

  /** Creates a unit resolver on a data source; `code` contains the two handlers. */
  postSigned(
    body: string,
    credentials: Pick<Credentials, "accessKeyId" | "secretAccessKey"> & { sessionToken?: string },
  ): Promise<HttpResponse> {
    const request = this.request("/graphql", body);
    request.headers = { host: "localhost:4000", "content-type": "application/json" };
    const scope = { region: "eu-west-1", service: "appsync" };
    signRequest(request, credentials, scope, this.services.clock.now());
    return this.appSync.handle(request);
  }

  async function(name: string, dataSource: string, code: string): Promise<string> {
    const { outputs } = await this.apply("aws:appsync/function:Function", name, {
      apiId: this.apiId,
      dataSource,
      code,
      runtime: RUNTIME,
    });
    return outputs["functionId"];
  }

  resolver(field: string, inputs: Record<string, unknown>): Promise<ResourceState> {
    const [type, name] = field.split(".");
    return this.apply("aws:appsync/resolver:Resolver", field, {
      apiId: this.apiId,
      type,
      field: name,
      runtime: RUNTIME,
      ...inputs,
    });
  }

  /** A unit resolver on a data source; `code` is the two handlers. */
  unit(field: string, dataSource: string, code: string): Promise<ResourceState> {
    return this.resolver(field, { kind: "UNIT", dataSource, code });
  }

  /** Sends POST /graphql as it goes over the wire. */
  async table(name: string, hash: string, range?: string): Promise<void> {
    const keys = [hash, ...(range === undefined ? [] : [range])];
    await this.services.dynamoDb.call("CreateTable", {
      TableName: name,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
      KeySchema: keys.map((AttributeName, at) => ({
        AttributeName,
        KeyType: at === 0 ? "HASH" : "RANGE",
      })),
    });
  }

  /** POST /graphql as it goes over the wire. */
  post(body: string, headers: Record<string, string> = {}): Promise<HttpResponse> {
    const request = this.request("/graphql", body);
    request.headers = { "content-type": "application/json", host: "localhost:4000", ...headers };
    return this.appSync.handle(request);
  }

  /** Runs a query as a user and returns the parsed body. */
  async query(
    query: string,
    variables: Record<string, unknown> = {},
    username = "ann",
  ): Promise<{ data: any; errors?: any[] }> {
    const authorization = (await this.signIn(username)).AccessToken;
    const { body } = await this.post(JSON.stringify({ query, variables }), { authorization });
    return JSON.parse(String(body));
  }
}

const RUNTIME = { name: "APPSYNC_JS", runtimeVersion: "1.0.0" };

function policy(Statement: object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
