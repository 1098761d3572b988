import { enter, readClaim, type Claim } from "../auth/enter";
import { explainCognito } from "../auth/explainCognito";
import { knownEmail, setKnownEmail } from "../auth/knownEmail";
import { loadUserPool } from "../auth/loadUserPool";
import { loadCart, replaceCart } from "../cart/cartStore";
import { byId, fill, h } from "../dom";
import { navigate } from "../navigate";
import type { PageContext } from "../pageContext";
import { returnPath } from "../signInPath";
import { createField, createForm, FormError } from "../ui/form";
import { showFailure } from "../ui/explain";
import { showNotice, type Notice } from "../ui/notice";
import { passwordHint } from "../ui/passwordHint";
import type * as UserPool from "../auth/userPool";

type SignInStep = Awaited<ReturnType<typeof UserPool.signIn>>["nextStep"]["signInStep"];

const confirmFirst = "Confirm your e-mail address first.";

/** Signs in, begins the session, brings the guest's cart along, and goes back to where one came from. */
export function showPage(context: PageContext): void {
  const next = context.url.searchParams.get("next");
  const email = createField({
    name: "email",
    label: "E-mail address",
    type: "email",
    autocomplete: "username",
    value: knownEmail(),
  });
  const password = createField({
    name: "password",
    label: "Password",
    type: "password",
    autocomplete: "current-password",
  });
  // Fetched while the form is being filled in.
  void loadUserPool().catch(() => undefined);
  fill(
    byId("form"),
    createForm({
      fields: [email, password],
      submit: "Sign in",
      explain: explainCognito,
      send: async ({ email: username = "", password: secret = "" }) => {
        setKnownEmail(username);
        const { signIn } = await loadUserPool();
        // Only the guest can read its claim, and after the sign-in it is none any more.
        const claim = await readClaim();
        const { nextStep } = await signIn({ username, password: secret });
        if (nextStep.signInStep === "CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED")
          return askForNewPassword(claim, next);
        if (await takeStep(nextStep.signInStep, next)) await arrive(claim, next);
      },
      after: h(
        "div",
        { class: "form-after" },
        h(
          "p",
          {},
          h("a", { href: withNext("/forgot-password", next) }, "Forgotten your password?"),
        ),
        h(
          "p",
          {},
          "New here? ",
          h("a", { href: withNext("/register", next) }, "Open an account"),
          ".",
        ),
      ),
    }),
  );
}

/** The address of another sign-in page that leads to the same place in the end. */
export function withNext(path: string, next: string | null): string {
  return next === null ? path : `${path}?next=${encodeURIComponent(next)}`;
}

/** Leads to what Cognito asks for besides the password. Returns whether that is nothing. */
async function takeStep(step: SignInStep, next: string | null): Promise<boolean> {
  if (step === "DONE") return true;
  if (step === "CONFIRM_SIGN_UP") {
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
    return false;
  }
  if (step === "RESET_PASSWORD") {
    await navigate(withNext("/forgot-password", next));
    showNotice({ kind: "info", text: "Set a new password first." });
    return false;
  }
  throw new FormError(
    "This account has to be signed in to in a way that this shop does not offer. Ask the store.",
  );
}

/** An account that the store opened for somebody starts with a password of the store's choice. */
function askForNewPassword(claim: Claim, next: string | null): void {
  const password = createField({
    name: "password",
    label: "New password",
    type: "password",
    autocomplete: "new-password",
    hint: `The store chose your first password. From now on it is yours alone. ${passwordHint()}`,
  });
  fill(
    byId("form"),
    createForm({
      fields: [password],
      submit: "Set it and sign in",
      explain: explainCognito,
      send: async ({ password: challengeResponse = "" }) => {
        const { confirmSignIn } = await loadUserPool();
        const { nextStep } = await confirmSignIn({ challengeResponse });
        if (await takeStep(nextStep.signInStep, next)) await arrive(claim, next);
      },
    }),
  );
  password.input.focus();
}

async function arrive(claim: Claim, next: string | null): Promise<void> {
  const moved = await enter(claim);
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
