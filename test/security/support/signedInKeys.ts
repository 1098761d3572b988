import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
} from "@aws-sdk/client-cognito-identity";
import type { AwsKeys } from "../../support/signed";
import type { RunningStack } from "../../support/stack";

/** The AWS credentials that the identity pool gives a signed-in user for an ID token. */
export async function signedInKeys({ outputs }: RunningStack, idToken: string): Promise<AwsKeys> {
  const client = new CognitoIdentityClient({
    endpoint: outputs.awsEndpoint!,
    region: outputs.region!,
  });
  const issuer = `cognito-idp.${outputs.region}.amazonaws.com/${outputs.userPoolId}`;
  const Logins = { [issuer]: idToken };
  const IdentityPoolId = outputs.identityPoolId!;
  try {
    const { IdentityId } = await client.send(new GetIdCommand({ IdentityPoolId, Logins }));
    const credentials = new GetCredentialsForIdentityCommand({ IdentityId: IdentityId!, Logins });
    const { Credentials } = await client.send(credentials);
    const { AccessKeyId, SecretKey, SessionToken } = Credentials!;
    return {
      accessKeyId: AccessKeyId!,
      secretAccessKey: SecretKey!,
      sessionToken: SessionToken!,
    };
  } finally {
    client.destroy();
  }
}
