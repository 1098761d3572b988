import { enter, readClaim, type Claim } from "../auth/enter";
import { explainCognito } from "../auth/explainCognito";
import { knownEmail, setKnownEmail } from "../auth/knownEmail";
import { loadCart, replaceCart } from "../cart/cartStore";
import { byId, fill, h } from "../dom";
import { navigate, safeReturnPath, type PageContext } from "../router";
import { createField, createForm, FormError } from "../ui/form";
import { showFailure } from "../ui/explain";
import { showNotice } from "../ui/notice";
import type * as UserPool from "../auth/userPool";

type SignInStep = Awaited<ReturnType<typeof UserPool.signIn>>["nextStep"]["signInStep"];

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
  void import("../auth/userPool").catch(() => undefined);
  fill(
    byId("form"),
    createForm({
      fields: [email, password],
      submit: "Sign in",
      explain: explainCognito,
      send: async ({ email: username = "", password: secret = "" }) => {
        setKnownEmail(username);
        const { signIn } = await import("../auth/userPool");
        // Only the guest can read its claim, and after the sign-in it is none any more.
        const claim = await readClaim();
        const { nextStep } = await signIn({ username, password: secret });
        if (nextStep.signInStep === "CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED")
          return askForNewPassword(claim, next);
        await takeStep(nextStep.signInStep, next);
        await arrive(claim, next);
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

/** What Cognito asks for besides the password. */
async function takeStep(step: SignInStep, next: string | null): Promise<void> {
  if (step === "DONE") return;
  if (step === "CONFIRM_SIGN_UP") {
    const { resendSignUpCode } = await import("../auth/userPool");
    await resendSignUpCode({ username: knownEmail() }).catch(() => undefined);
    await navigate(withNext("/verify", next));
    throw new FormError("Confirm your e-mail address first.");
  }
  if (step === "RESET_PASSWORD") {
    await navigate(withNext("/forgot-password", next));
    throw new FormError("Set a new password first.");
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
    hint: "The store chose your first password. From now on it is yours alone.",
  });
  fill(
    byId("form"),
    createForm({
      fields: [password],
      submit: "Set it and sign in",
      explain: explainCognito,
      send: async ({ password: challengeResponse = "" }) => {
        const { confirmSignIn } = await import("../auth/userPool");
        const { nextStep } = await confirmSignIn({ challengeResponse });
        await takeStep(nextStep.signInStep, next);
        await arrive(claim, next);
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
  await navigate(safeReturnPath(next), { replace: true });
}
