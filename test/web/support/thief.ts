import { RealtimeSocket } from "pulumi-aws-local";
import { signedHeaders, type AwsKeys } from "../../support/signed";
import type { RunningStack } from "../../support/stack";

/** The result of a stolen cookie. */
export interface Loot {
  errorType: string | undefined;
  data: any;
  /** Tokens in the response. */
  tokens: string[];
}

/**
 * Sends a stolen cookie as a program would, which can send any header, including the marks of the
 * store's own page and a guest's signature.
 */
export async function sendStolen(
  stack: RunningStack,
  cookie: string,
  { keys, query }: { keys: AwsKeys; query: string },
): Promise<Loot> {
  const body = JSON.stringify({ query });
  const { host: _, ...signature } = await signedHeaders(stack, body, { keys });
  const response = await fetch(`${stack.origin}/graphql/refresh`, {
    method: "POST",
    headers: { ...signature, cookie, "sec-fetch-site": "same-origin", "x-jukebox-page": "1" },
    body,
  });
  const { data, errors } = (await response.json()) as any;
  const values = response.headers.getSetCookie().map((text) => /=([^;]*)/.exec(text)![1]!);
  return { errorType: errors?.[0]?.errorType, data, tokens: values.filter((text) => text !== "") };
}

/** Tries to subscribe with a ticket. Returns "start_ack", or the type of the error. */
export async function listenWith(
  stack: RunningStack,
  ticket: string,
  keys: AwsKeys,
): Promise<string> {
  const query = "subscription ($ticket: String) { onPurchased(ticket: $ticket) { id ownerId } }";
  const data = JSON.stringify({ query, variables: { ticket } });
  const connect = await signedHeaders(stack, "{}", { keys, path: "/graphql/connect" });
  const socket = await RealtimeSocket.open(stack.outputs.realtimeUrl!, connect);
  try {
    await socket.ask({ type: "connection_init" });
    const proof = await signedHeaders(stack, data, { keys });
    const { type, payload } = await socket.ask(RealtimeSocket.startMessage("1", data, proof));
    return type === "error" ? payload.errors[0].errorType : type;
  } finally {
    await socket.close();
  }
}

/** Credentials of a guest identity, which Cognito gives to any caller who knows its id. */
export async function keysOfIdentity(stack: RunningStack, identityId: string): Promise<AwsKeys> {
  const response = await fetch(stack.outputs.awsEndpoint!, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "AWSCognitoIdentityService.GetCredentialsForIdentity",
    },
    body: JSON.stringify({ IdentityId: identityId }),
  });
  const { Credentials } = (await response.json()) as any;
  return {
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: Credentials.SecretKey,
    sessionToken: Credentials.SessionToken,
  };
}
