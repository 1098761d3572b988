import type { RunningStack } from "../../support/stack";

/** A response of Cognito over HTTP. */
export interface CognitoResponse {
  status: number;
  /** Names of all headers, without the time and the request id. */
  headers: string[];
  body: any;
}

/** Calls a public operation of the user pools over plain HTTP, without credentials. */
export async function callCognito(
  { outputs }: Pick<RunningStack, "outputs">,
  operation: string,
  input: Record<string, unknown>,
): Promise<CognitoResponse> {
  const response = await fetch(outputs.awsEndpoint!, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify({ ClientId: outputs.userPoolClientId, ...input }),
  });
  return {
    status: response.status,
    headers: [...response.headers.keys()].sort(),
    body: await response.json(),
  };
}

/** "ok", or "<Error>: <message>". */
export function cognitoOutcome({ status, body }: CognitoResponse): string {
  return status === 200 ? "ok" : `${body.__type}: ${body.message}`;
}
