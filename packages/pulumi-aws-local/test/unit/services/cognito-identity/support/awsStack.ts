import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CognitoIdentityClient } from "@aws-sdk/client-cognito-identity";
import {
  AdminInitiateAuthCommand,
  CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { createServices } from "../../../../../src/services/createServices";
import { DynamoDb } from "../../../../../src/services/dynamodb/service";
import { openStateStore } from "../../../../../src/core/stateStore";
import { startEngine, type Engine } from "../../../../../src/services/dynamodb/engine";
import { resourceHandlers } from "../../../../../src/services/resourceHandlers";
import { createRouter } from "../../../../../src/server/router";
import { RouteTable } from "../../../../../src/server/routeTable";
import { stackRoutes } from "../../../../../src/server/stackRoutes";
import { startHttpServer, type HttpServer } from "../../../../../src/server/httpServer";
import type { PreviousState, ResourceState } from "../../../../../src/core/resourceHandler";
import { trustPool } from "../../iam/support/testAccount";
import { applyResource } from "../../../support/applyResource";

const PASSWORD = "Correct-horse-1";
const OPERATOR = { accessKeyId: "local", secretAccessKey: "local" };

/** The tokens of one signed-in user. */
export interface UserTokens {
  id: string;
  access: string;
}

/** Every local service behind a real HTTP server and with a real engine, for AWS's own clients. */
export class AwsStack {
  /** Milliseconds by which the stack's clock is ahead. */
  ahead = 0;
  endpoint = "";
  userPoolId = "";
  clientId = "";
  #running!: ReturnType<typeof createServices>;
  #server!: HttpServer;
  readonly #clients: { destroy(): void }[] = [];

  private constructor(
    readonly directory: string,
    readonly engine: Engine,
  ) {}

  static async start(): Promise<AwsStack> {
    const directory = mkdtempSync(join(tmpdir(), "jukebox-aws-"));
    const stack = new AwsStack(directory, await startEngine(join(directory, "dynamodb.db")));
    await stack.open();
    return stack;
  }

  get services() {
    return this.#running.services;
  }

  /** The configuration of a client; `credentials` default to the operator's. */
  clientConfig(credentials: object = OPERATOR): any {
    return { endpoint: this.endpoint, region: "eu-west-1", credentials, maxAttempts: 1 };
  }

  /** Registers a client, to be destroyed at the end. */
  client<C extends { destroy(): void }>(client: C): C {
    this.#clients.push(client);
    return client;
  }

  apply(
    type: string,
    name: string,
    inputs: Record<string, any>,
    previous?: PreviousState,
  ): Promise<ResourceState> {
    const request = { urn: `urn:${name}`, type, name, inputs, ...(previous && { previous }) };
    return applyResource(resourceHandlers[type]!, request, this.services);
  }

  get provider(): string {
    return `cognito-idp.eu-west-1.amazonaws.com/${this.userPoolId}`;
  }

  /** Creates a user pool with a client that accepts passwords. */
  async userPool(): Promise<void> {
    const pool = await this.apply("aws:cognito/userPool:UserPool", "users", { name: "users" });
    this.userPoolId = pool.id;
    this.clientId = await this.userPoolClient("web");
  }

  async userPoolClient(name: string): Promise<string> {
    const client = await this.apply("aws:cognito/userPoolClient:UserPoolClient", name, {
      name,
      userPoolId: this.userPoolId,
      explicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    });
    return client.id;
  }

  user(username: string): Promise<ResourceState> {
    return this.apply("aws:cognito/user:User", username, {
      userPoolId: this.userPoolId,
      username,
      password: PASSWORD,
    });
  }

  async signIn(username: string, ClientId = this.clientId): Promise<UserTokens> {
    const users = this.client(new CognitoIdentityProviderClient(this.clientConfig()));
    const { AuthenticationResult } = await users.send(
      new AdminInitiateAuthCommand({
        UserPoolId: this.userPoolId,
        ClientId,
        AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME: username, PASSWORD },
      }),
    );
    return { id: AuthenticationResult!.IdToken!, access: AuthenticationResult!.AccessToken! };
  }

  /** An identity pool with both roles; returns its id. */
  async identityPool(inputs: Record<string, any> = {}, guestPolicy?: string): Promise<string> {
    const { id } = await this.apply("aws:cognito/identityPool:IdentityPool", "visitors", {
      identityPoolName: "visitors",
      allowUnauthenticatedIdentities: true,
      cognitoIdentityProviders: [{ clientId: this.clientId, providerName: this.provider }],
      ...inputs,
    });
    const role = (name: string, kind: "authenticated" | "unauthenticated", policy?: string) =>
      this.apply("aws:iam/role:Role", name, {
        assumeRolePolicy: trustPool(kind, id),
        ...(policy && { inlinePolicies: [{ name: "inline", policy }] }),
      });
    const guest = await role("guest", "unauthenticated", guestPolicy);
    const member = await role("member", "authenticated");
    const type = "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment";
    const roles = { unauthenticated: guest.outputs["arn"], authenticated: member.outputs["arn"] };
    await this.apply(type, "roles", { identityPoolId: id, roles });
    return id;
  }

  /** A client without credentials, as in browsers. */
  identities(): CognitoIdentityClient {
    return this.client(new CognitoIdentityClient(this.clientConfig()));
  }

  async restart(): Promise<void> {
    await this.#close();
    await this.open();
  }

  async stop(): Promise<void> {
    for (const client of this.#clients) client.destroy();
    await this.#close();
    await this.engine.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  async open(): Promise<void> {
    this.#running = createServices({
      region: "eu-west-1",
      state: openStateStore(join(this.directory, "state")),
      dynamoDb: new DynamoDb(this.engine.endpoint, "eu-west-1"),
      options: { origin: "http://localhost", allowExternalHttp: false },
      clock: { now: () => Date.now() + this.ahead },
    });
    this.#server = await startHttpServer(
      0,
      createRouter(new RouteTable(stackRoutes(this.#running.services, this.#running.endpoints))),
    );
    this.endpoint = `http://localhost:${this.#server.port}`;
  }

  async #close(): Promise<void> {
    await this.#server.close();
    await this.#running.close();
  }
}

/** The error of a promise, as "code: message". */
export function failure(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "no error",
    ({ name, message }) => `${name}: ${message}`,
  );
}
