import { fact, type Fact } from "../../../../fidelity/fact";
import type { operations } from "../../../../../src/services/cognito-idp/operations";
import { refusedOperations } from "../../../../../src/services/cognito-idp/operations/refusedOperations";

const REFERENCE =
  "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_";

/** The unverified parts of supported operations. */
const UNVERIFIED: Record<string, string> = {
  AddCustomAttributes: "texts of refusals",
  AdminCreateUser: "medium of invitations; no mail to users who need no password",
  AdminDeleteSoftwareToken: "no error for a user without an authenticator app",
  AdminDeleteUserAttributes: "text about attributes that users must have",
  AssociateSoftwareToken: "text for a request with neither a token nor a session",
  CompleteWebAuthnRegistration: "texts of refusals; names of passkeys",
  ConfirmDevice: "texts about a device key that exists and a malformed verifier",
  CreateUserPool: "texts about factors that exclude each other",
  CreateUserPoolClient: "texts about secrets and context data",
  DeleteUserAttributes: "text about attributes that users must have",
  DeleteWebAuthnCredential: "text about an unknown credential",
  GetUserAttributeVerificationCode: "text for attributes without codes",
  InitiateAuth: "order of first factors; a locked second factor's text",
  ListTagsForResource: "text about an unknown ARN",
  ListUsers: "text about a filter; case where the reference says nothing of it",
  RespondToAuthChallenge: "texts about choices that are not offered; a passkey's refusal",
  RevokeToken: "texts; an unknown token's response",
  SetUserMFAPreference: "texts about two preferences; what a request omits stays",
  AdminSetUserMFAPreference: "texts about two preferences; what a request omits stays",
  SetUserPoolMfaConfig: "what a request omits stays",
  SignUp: "text for a missing password",
  StartWebAuthnRegistration: "texts of refusals",
  TagResource: "text about an unknown ARN",
  UntagResource: "text about an unknown ARN",
  UpdateGroup: "what a request omits stays",
  VerifySoftwareToken: "text for a request with neither a token nor a session",
  VerifyUserAttribute: "text for attributes without codes",
};

const REFUSED_AREA = "Cognito user pools: operations that are refused by name";

/** Rows of docs/fidelity.md for operations whose responses a test compares. */
export const operationFacts = (...names: (keyof typeof operations)[]): Fact[] =>
  names.map((name) => {
    const unverified = UNVERIFIED[name];
    const more = unverified === undefined ? {} : { unverified };
    return fact("Cognito user pools: operations", name, `${REFERENCE}${name}.html`, more);
  });

/** Rows for the operations that are rejected by name. */
export const refusedFacts: readonly Fact[] = Object.entries(refusedOperations)
  .sort()
  .map(([name, lacks]) => {
    const answer = "UnsupportedOperationException";
    return fact(REFUSED_AREA, name, `${REFERENCE}${name}.html`, { response: answer, lacks });
  });

/** Operations in UNVERIFIED. */
export const unverifiedOperations = Object.keys(UNVERIFIED);
