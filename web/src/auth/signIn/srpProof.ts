import { late } from "../../late";

const loadSrp = late(() => import("libraries/srp"));

type Srp = Awaited<ReturnType<typeof loadSrp>>;

/** A proof in progress: the public value for the server, and the data to compute the proof. */
export interface SrpProof {
  /** A, in hexadecimal digits. */
  publicValue: string;
  poolName: string;
  helper: Awaited<ReturnType<Srp["getAuthenticationHelper"]>>;
}

/** Starts the proof of a password, which never leaves this page (Cognito's SRP). */
export async function startProof(userPoolId: string): Promise<SrpProof> {
  const { getAuthenticationHelper } = await loadSrp();
  const poolName = userPoolId.split("_")[1] ?? "";
  const helper = await getAuthenticationHelper(poolName);
  return { publicValue: helper.A.toString(16), poolName, helper };
}

/** The responses to Cognito's challenge PASSWORD_VERIFIER. */
export async function provePassword(
  { helper, poolName }: SrpProof,
  challengeParameters: Record<string, string>,
  password: string,
): Promise<Record<string, string>> {
  const { BigInteger, getNowString, getSignatureString } = await loadSrp();
  const { SRP_B, SALT, SECRET_BLOCK = "", USER_ID_FOR_SRP: username = "" } = challengeParameters;
  const hkdf = await helper.getPasswordAuthenticationKey({
    username,
    password,
    serverBValue: new BigInteger(SRP_B, 16),
    salt: new BigInteger(SALT, 16),
  });
  const dateNow = getNowString();
  const signed = { username, userPoolName: poolName, challengeParameters, dateNow, hkdf };
  return {
    PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
    PASSWORD_CLAIM_SIGNATURE: getSignatureString(signed),
    TIMESTAMP: dateNow,
  };
}
