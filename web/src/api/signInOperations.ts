import type * as schema from "../generated/schema";
import { operation } from "./operation";

/** The part of a step that this client selects. */
export type ApiStep = Pick<schema.SignInStep, "done"> & {
  challenge: string | null;
  session: string | null;
  /** JSON */
  parameters: string | null;
  choices: string[] | null;
  user: schema.SignedIn | null;
};

const user = "email sessionId expiresAt";
const step = `done challenge session parameters choices user { ${user} }`;

export const beginSignIn = operation<
  ApiStep,
  { email: string; srpA: string | null; factor: schema.SignInFactor }
>(
  `mutation BeginSignIn($email: AWSEmail!, $srpA: String, $factor: SignInFactor) {
    beginSignIn(email: $email, srpA: $srpA, factor: $factor) { ${step} } }`,
);

export const answerSignIn = operation<
  ApiStep,
  { challenge: string; session: string | null; answers: string; device: string }
>(
  `mutation AnswerSignIn($challenge: String!, $session: String, $answers: AWSJSON!, $device: String!) {
    answerSignIn(challenge: $challenge, session: $session, answers: $answers, device: $device) { ${step} } }`,
);

export const setUpSignIn = operation<
  { secret: string; session: string | null },
  { session: string }
>(`mutation SetUpSignIn($session: String!) { setUpSignIn(session: $session) { secret session } }`);

export const confirmSetUp = operation<ApiStep, { session: string; code: string }>(
  `mutation ConfirmSetUp($session: String!, $code: String!) {
    confirmSetUp(session: $session, code: $code) { ${step} } }`,
);

export const refreshSignIn = operation<schema.SignedIn>(
  `mutation RefreshSignIn { refreshSignIn { ${user} } }`,
);

export const signOut = operation<boolean>(`mutation SignOut { signOut }`);

export const startListening = operation<schema.ListenTicket, { listenerId: string }>(
  `mutation StartListening($listenerId: ID!) {
    startListening(listenerId: $listenerId) { ticket expiresAt } }`,
);
