import { createPrivateKey } from "node:crypto";
import { join } from "node:path";
import type { SigningKeys } from "../../../packages/pulumi-aws-local/src/services/cognito-idp/signingKeys";
import {
  TemporaryCredentials,
  type SessionRecord,
} from "../../../packages/pulumi-aws-local/src/services/iam/temporaryCredentials";
import { readStateStore } from "../../../packages/pulumi-aws-local/src/core/stateStore";
import { signJwt, type Jwt } from "../../support/jwt";
import type { AwsKeys } from "../../support/signed";
import type { RunningStack } from "../../support/stack";

/** What only AWS itself could make: tokens and credentials that are genuine and yet not good. */
export interface StolenKeys {
  /** A token signed with the key that the pool signs access tokens with. */
  signToken(jwt: Jwt): string;
  /** The same temporary credentials as these, but for what is changed. */
  reissue(keys: AwsKeys, changes: Partial<SessionRecord>): AwsKeys;
}

/** Takes the keys of a running stack out of its data folder. */
export async function stealKeys({ dataDir, outputs }: RunningStack): Promise<StolenKeys> {
  const state = readStateStore(join(dataDir, "state"));
  const keys = state.collection<SigningKeys>("cognitoPoolKeys").get(outputs.userPoolId!)!;
  const temporary = new TemporaryCredentials({ state });
  await state.close();
  const privateKey = createPrivateKey(keys.access.privateKey);
  return {
    signToken: (jwt) => signJwt(jwt, privateKey),
    reissue({ sessionToken }, changes) {
      const { accessKeyId: _old, ...session } = temporary.open(sessionToken!)!;
      return temporary.issue({ ...session, ...changes });
    },
  };
}
