import { once } from "node:events";
import { WebSocket } from "ws";
import type { StartParts } from "../../../../src/stack";
import { LocalProgram } from "../../program/support/localProgram";

/** A table with an item, a pool with a user, and guests. */
export const NOTES = `
const notes = table("notes");
const item = (id) => custom("aws:dynamodb/tableItem:TableItem")(id, {
  tableName: notes.name, hashKey: "Id", item: JSON.stringify({ Id: { S: id }, Text: { S: "as declared" } }),
});
item("first");
const pool = custom("aws:cognito/userPool:UserPool")("accounts", {
  autoVerifiedAttributes: ["email"], usernameAttributes: ["email"],
});
const client = custom("aws:cognito/userPoolClient:UserPoolClient")("web", {
  userPoolId: pool.id, explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
});
custom("aws:cognito/user:User")("ada", {
  userPoolId: pool.id, username: "ada@example.com", password: "Correct-horse-1",
});
const guests = custom("aws:cognito/identityPool:IdentityPool")("guests", {
  identityPoolName: "guests", allowUnauthenticatedIdentities: true,
});
Object.assign(exports, { table: notes.name, pool: pool.id, client: client.id, guests: guests.id });
`;

export const PASSWORD = "Correct-horse-1";

/** A client of the program above. */
export class Notes {
  private constructor(readonly program: LocalProgram) {}

  static async start(parts: StartParts = { resettable: true }): Promise<Notes> {
    return new Notes(await LocalProgram.start(NOTES, {}, parts));
  }

  get stack() {
    return this.program.stack;
  }

  put(id: string, text = "written"): Promise<void> {
    return this.program.put(this.program.output("table"), { Id: { S: id }, Text: { S: text } });
  }

  count(): Promise<number | "none"> {
    return this.program.count(this.program.output("table"));
  }

  /**
   * Calls a public operation of Cognito.
   * @throws Error with the type and message of Cognito's error
   */
  async call(operation: string, input: object): Promise<any> {
    const service = operation === "GetId" ? "AWSCognitoIdentityService" : USER_POOLS;
    const response = await fetch(this.stack.origin, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `${service}.${operation}`,
      },
      body: JSON.stringify(input),
    });
    const body = (await response.json()) as { __type?: string; message?: string };
    if (!response.ok) throw new Error(`${body.__type}: ${body.message}`);
    return body;
  }

  signUp(Username: string): Promise<any> {
    const ClientId = this.program.output("client");
    return this.call("SignUp", { ClientId, Username, Password: PASSWORD });
  }

  async signIn(
    USERNAME: string,
    password = PASSWORD,
  ): Promise<{ AccessToken: string; RefreshToken: string }> {
    const AuthParameters = { USERNAME, PASSWORD: password };
    return this.#authenticate("USER_PASSWORD_AUTH", AuthParameters);
  }

  refresh(REFRESH_TOKEN: string): Promise<{ AccessToken: string }> {
    return this.#authenticate("REFRESH_TOKEN_AUTH", { REFRESH_TOKEN });
  }

  /** "ok", or Cognito's error. */
  async outcome(act: Promise<unknown>): Promise<string> {
    return act.then(
      () => "ok",
      ({ message }: Error) => message,
    );
  }

  async mails(): Promise<string[]> {
    return this.stack.inbox.list().flatMap(({ to }) => to);
  }

  guest(): Promise<{ IdentityId: string }> {
    return this.call("GetId", { IdentityPoolId: this.program.output("guests") });
  }

  /** A connection to the realtime endpoint; `closed` resolves with its close code. */
  async connect(): Promise<{ closed: Promise<number> }> {
    const url = `${this.stack.origin.replace("http", "ws")}/graphql/realtime?header=e30=&payload=e30=`;
    const socket = new WebSocket(url, "graphql-ws");
    const closed = once(socket, "close").then(([code]) => code as number);
    await once(socket, "open");
    return { closed };
  }

  async #authenticate(AuthFlow: string, AuthParameters: object): Promise<any> {
    const ClientId = this.program.output("client");
    const input = { AuthFlow, ClientId, AuthParameters };
    return (await this.call("InitiateAuth", input)).AuthenticationResult;
  }
}

const USER_POOLS = "AWSCognitoIdentityProviderService";
