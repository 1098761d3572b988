import type { SignInMethod } from "../api/types";
import { enter, readClaim, type Claim } from "../auth/enter";
import { explainCognito } from "../auth/explainCognito";
import { knownEmail, setKnownEmail } from "../auth/knownEmail";
import { loadUserPool } from "../auth/loadUserPool";
import { explainPasskey } from "../auth/passkeys/explainPasskey";
import { offersPasskeys } from "../auth/passkeys/offersPasskeys";
import { startSignInFlow } from "../auth/signIn/loadSignIn";
import type { NextStep, SignInFlow } from "../auth/signIn/signInFlow";
import { tellIfChanged } from "../auth/tellPasswordChange";
import { loadCart, replaceCart } from "../cart/cartStore";
import { byId, fill, h } from "../dom";
import { navigate } from "../navigate";
import type { PageContext } from "../pageContext";
import { returnPath } from "../signInPath";
import { createField, createForm, FormError, type Field } from "../ui/form";
import { showFailure } from "../ui/explain";
import { showNotice, type Notice } from "../ui/notice";
import { passwordHint } from "../ui/passwordHint";
import { askForCode, askForSetUp } from "./signInSteps";

const confirmFirst = "Confirm your e-mail address first.";

/**
 * Signs in, starts the session, merges the guest's cart, and returns to the previous page. Offers a
 * passkey first if possible, with the password as the alternative.
 */
export function showPage(context: PageContext): void {
  // Loaded while the user fills in the form.
  void startSignInFlow().catch(() => undefined);
  if (offersPasskeys()) askForPasskey(context);
  else askForPassword(context);
}

function createEmail(): Field {
  return createField({
    name: "email",
    label: "E-mail address",
    type: "email",
    autocomplete: "username",
    value: knownEmail(),
  });
}

/** Signs in with one of the methods of a flow. */
async function signInBy(
  way: (flow: SignInFlow) => Promise<NextStep>,
  context: PageContext,
): Promise<void> {
  const flow = await startSignInFlow();
  // Only the guest can read its claim, and the guest identity is deleted after the sign-in.
  const claim = await readClaim();
  const startOver = () => {
    showPage(context);
  };
  const next = context.url.searchParams.get("next");
  const usePassword = () => {
    askForPassword(context, "No passkey signs in to this account here. Use your password.");
  };
  await takeStep(await way(flow), { flow, claim, next, startOver, usePassword });
}

function askForPasskey(context: PageContext): void {
  const email = createEmail();
  const keep = () => {
    setKnownEmail(email.input.value.trim());
  };
  fill(
    byId("form"),
    createForm({
      fields: [email],
      submit: "Sign in with a passkey",
      explain: explainPasskey,
      send: async ({ email: username = "" }) => {
        keep();
        await signInBy((flow) => flow.withPasskey(username), context);
      },
      after: createAfter(context, "use-password", "Use your password instead", () => {
        keep();
        askForPassword(context);
      }),
    }),
  );
}

/** @param hint why the password is needed */
function askForPassword(context: PageContext, hint?: string): void {
  const email = createEmail();
  const password = createField({
    name: "password",
    label: "Password",
    type: "password",
    autocomplete: "current-password",
    ...(hint !== undefined && { hint }),
  });
  fill(
    byId("form"),
    createForm({
      fields: [email, password],
      submit: "Sign in",
      explain: explainCognito,
      send: async ({ email: username = "", password: secret = "" }) => {
        setKnownEmail(username);
        await signInBy((flow) => flow.withPassword(username, secret), context);
      },
      after: offersPasskeys()
        ? createAfter(context, "use-passkey", "Use a passkey instead", () => {
            setKnownEmail(email.input.value.trim());
            askForPasskey(context);
          })
        : createAfter(context),
    }),
  );
  if (!offersPasskeys()) return;
  (knownEmail() === "" ? email : password).input.focus();
}

/** The links below a form: the other sign-in method, if there is one, and the other pages. */
function createAfter(
  context: PageContext,
  testId?: string,
  otherWay?: string,
  take?: () => void,
): HTMLElement {
  const next = context.url.searchParams.get("next");
  return h(
    "div",
    { class: "form-after" },
    otherWay !== undefined &&
      h(
        "p",
        {},
        h(
          "button",
          { type: "button", class: "button quiet", "data-testid": testId, onclick: take },
          otherWay,
        ),
      ),
    h("p", {}, h("a", { href: withNext("/forgot-password", next) }, "Forgotten your password?")),
    h("p", {}, "New here? ", h("a", { href: withNext("/register", next) }, "Open an account"), "."),
  );
}

/** The path of another sign-in page that leads to the same `next`. */
export function withNext(path: string, next: string | null): string {
  return next === null ? path : `${path}?next=${encodeURIComponent(next)}`;
}

/** A sign-in in progress. */
interface SignIn {
  flow: SignInFlow;
  claim: Claim;
  /** The path after the sign-in. */
  next: string | null;
  /** Shows the first step again. */
  startOver(): void;
  /** Asks for the password instead of a passkey. */
  usePassword(): void;
}

/** Shows the next step. Throws FormError if this site does not support it. */
async function takeStep(step: NextStep, signIn: SignIn): Promise<void> {
  const { flow, claim, next } = signIn;
  if (step.kind === "done") return arrive(claim, step.method, next);
  if (step.kind === "noPasskey") {
    signIn.usePassword();
    return;
  }
  if (step.kind === "newPassword") return askForNewPassword(signIn);
  const send = async (code: string, how: "sendCode" | "confirmSetUp") =>
    takeStep(await flow[how](code), signIn);
  if (step.kind === "code")
    return askForCode({ send: (code) => send(code, "sendCode"), startOver: signIn.startOver });
  if (step.kind === "setUp") {
    const secret = await flow.setUp();
    const { startOver } = signIn;
    const options = { send: (code: string) => send(code, "confirmSetUp"), startOver };
    return askForSetUp(secret, knownEmail(), options);
  }
  if (step.kind === "confirmSignUp") {
    const { resendSignUpCode } = await loadUserPool();
    const notice = await resendSignUpCode({ username: knownEmail() }).then(
      (): Notice => ({ kind: "info", text: `${confirmFirst} A new code is on its way.` }),
      (error: unknown): Notice => ({
        kind: "failure",
        text: `${confirmFirst} No new code was sent. ${explainCognito(error)}`,
      }),
    );
    await navigate(withNext("/verify", next));
    showNotice(notice);
    return;
  }
  if (step.kind === "resetPassword") {
    await navigate(withNext("/forgot-password", next));
    showNotice({ kind: "info", text: "Set a new password first." });
    return;
  }
  throw new FormError(
    "This account has to be signed in to in a way that this shop does not offer. Ask the store.",
  );
}

/** An account that the store created for a user starts with a password that the store chose. */
function askForNewPassword(signIn: SignIn): void {
  const password = createField({
    name: "password",
    label: "New password",
    type: "password",
    autocomplete: "new-password",
    hint: `The store chose your first password. Choose one that only you know. ${passwordHint()}`,
  });
  fill(
    byId("form"),
    createForm({
      fields: [password],
      submit: "Set it and sign in",
      explain: explainCognito,
      send: async ({ password: chosen = "" }) =>
        takeStep(await signIn.flow.setPassword(chosen), signIn),
    }),
  );
  password.input.focus();
}

async function arrive(claim: Claim, method: SignInMethod, next: string | null): Promise<void> {
  const moved = await enter(claim, method);
  void tellIfChanged();
  if (!moved)
    showNotice({
      kind: "failure",
      text: "You are signed in, but the records that you picked before could not be moved into your cart.",
    });
  showNotice({ kind: "info", text: "You are signed in." });
  setKnownEmail("");
  if (claim === null || !moved) replaceCart(null);
  loadCart().catch((error: unknown) => {
    showFailure(error, "Your cart could not be fetched.", loadCart);
  });
  await navigate(returnPath(next), { replace: true });
}
