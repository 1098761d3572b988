import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
} from "@aws-sdk/client-cognito-identity";
import { RealtimeSocket, type Stack } from "../../../src";
import { sign, type Signing } from "../../support/sign";
import { askGraphQl, type GraphQlResponse, type Variables } from "./askGraphQl";

/** A guest of a stack's identity pool. Its requests are signed with temporary credentials. */
export class GuestClient {
  private constructor(
    private readonly stack: Stack,
    readonly identityId: string,
    private readonly keys: Signing["credentials"],
  ) {}

  static async enter(stack: Stack): Promise<GuestClient> {
    const sdk = new CognitoIdentityClient({ endpoint: stack.url, region: "eu-central-1" });
    const { IdentityId } = await sdk.send(
      new GetIdCommand({ IdentityPoolId: stack.outputs.identityPoolId }),
    );
    const { Credentials } = await sdk.send(new GetCredentialsForIdentityCommand({ IdentityId }));
    sdk.destroy();
    return new GuestClient(stack, IdentityId!, {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretKey!,
      sessionToken: Credentials!.SessionToken!,
    });
  }

  async ask(query: string, variables: Variables = {}): Promise<GraphQlResponse> {
    const headers = await this.#sign(JSON.stringify({ query, variables }));
    return askGraphQl(this.stack.outputs.url, headers, query, variables);
  }

  async connect(): Promise<RealtimeSocket> {
    const { realtimeUrl } = this.stack.outputs;
    const socket = await RealtimeSocket.open(
      realtimeUrl,
      await this.#sign("{}", "/graphql/connect"),
    );
    const { type } = await socket.ask({ type: "connection_init" });
    if (type !== "connection_ack") throw new Error(`The connection was answered with "${type}".`);
    return socket;
  }

  /** Starts a subscription. @returns the type of the response */
  async subscribe(
    socket: RealtimeSocket,
    id: string,
    query: string,
    variables: Variables,
  ): Promise<string> {
    const proof = await this.#sign(JSON.stringify({ query, variables }));
    return (await socket.start(id, query, proof, variables)).type;
  }

  async #sign(body: string, path = "/graphql"): Promise<Record<string, string>> {
    const { host } = new URL(this.stack.outputs.url);
    const { headers } = await sign(
      { path, headers: { host, "content-type": "application/json" }, body: Buffer.from(body) },
      { credentials: this.keys!, service: "appsync", region: "eu-central-1", at: Date.now() },
    );
    return headers as Record<string, string>;
  }
}
