import { explainCognito, nameOf } from "../auth/explainCognito";
import { knownEmail, setKnownEmail } from "../auth/knownEmail";
import { loadUserPool } from "../auth/loadUserPool";
import { byId, fill, h } from "../dom";
import { navigate } from "../navigate";
import type { PageContext } from "../pageContext";
import { createField, createForm, FormError } from "../ui/form";
import { passwordHint } from "../ui/passwordHint";
import { withNext } from "./signIn";

/** Registers an account. The next page asks for the code that confirms the address. */
export function showPage({ url }: PageContext): void {
  const next = url.searchParams.get("next");
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
    autocomplete: "new-password",
    hint: `${passwordHint()} A few words that only you would put together are good.`,
  });
  const repeated = createField({
    name: "repeated",
    label: "Password, once more",
    type: "password",
    autocomplete: "new-password",
    rule: (value) =>
      value === password.input.value ? null : "The two passwords are not the same.",
  });
  void loadUserPool().catch(() => undefined);
  fill(
    byId("form"),
    createForm({
      fields: [email, password, repeated],
      submit: "Open an account",
      explain: explainCognito,
      send: async (values) => {
        const { email: username = "", password: secret = "" } = values;
        setKnownEmail(username);
        const { signUp } = await loadUserPool();
        try {
          await signUp({
            username,
            password: secret,
            options: { userAttributes: { email: username } },
          });
        } catch (error) {
          throw toFormError(error, next);
        }
        await navigate(withNext("/verify", next));
      },
      after: h(
        "p",
        { class: "form-after" },
        "Been here before? ",
        h("a", { href: withNext("/sign-in", next) }, "Sign in"),
        ".",
      ),
    }),
  );
}

function toFormError(error: unknown, next: string | null): unknown {
  if (nameOf(error) === "UsernameExistsException")
    return new FormError(
      explainCognito(error),
      undefined,
      h("a", { href: withNext("/sign-in", next) }, "Sign in instead"),
    );
  return error;
}
