import { request } from "../../api/request";
import {
  confirmAuthenticator,
  startAuthenticator,
  turnOffAuthenticator,
} from "../../api/operations";
import type { Security } from "../../api/types";
import { account } from "../../auth/account";
import { whenFresh } from "../../auth/freshSignIn";
import { readSecurity } from "../../auth/readSecurity";
import { getConfig } from "../../config";
import { fill, h } from "../../dom";
import { makeElement } from "../../render";
import { rowSkeletons } from "../../shells";
import { createAppSetUp } from "../../ui/appSetUp";
import { whileBusy } from "../../ui/busyButton";
import { confirmFirst } from "../../ui/dialog";
import { showFailure } from "../../ui/explain";
import { showNotice } from "../../ui/notice";
import { showProblem } from "../../ui/problem";
import { createPart } from "./part";

const id = "second-step";

/** The second step of sign-in: sets up an authenticator app, shows that it is on, turns it off. */
export function createSecondStep(signal: AbortSignal): HTMLElement {
  const place = h("div", { class: "narrow", tabindex: "-1" });
  const show = (security: Security) => {
    if (!signal.aborted) fill(place, security.authenticator ? createOn() : createOff());
  };
  const start = () => {
    fill(place, rowSkeletons(makeElement, 1));
    readSecurity().then(show, (error: unknown) => {
      if (!signal.aborted)
        showProblem(place, "Your second step could not be looked up.", error, start);
    });
  };

  const setUp = async () => {
    await whenFresh(id, async () => {
      const { secret } = await request(startAuthenticator, {});
      if (signal.aborted) return;
      const steps = createAppSetUp({
        secret,
        email: account.get()?.email ?? "",
        submit: "Turn it on",
        send: async (code) => {
          const security = await request(confirmAuthenticator, { code });
          show(security);
          place.focus();
          tellOwner("Your second step is on.", security);
        },
      });
      fill(
        place,
        steps,
        createButton("Cancel", "cancel-set-up", "quiet", async () => start()),
      );
      steps.querySelector("input")?.focus();
    });
  };
  const turnOff = async () => {
    const agreed = await confirmFirst(
      "Turn the second step off?",
      "Then the password is enough to sign in.",
      "Turn it off",
      signal,
    );
    if (!agreed) return;
    await whenFresh(id, async () => {
      const security = await request(turnOffAuthenticator, {});
      show(security);
      place.focus();
      tellOwner("Your second step is off.", security);
    });
  };

  const createOff = () => [
    h(
      "p",
      {},
      "You sign in with your password only. With an authenticator app, you also enter a code from your phone.",
    ),
    createButton("Set up an app", "set-up-app", "primary", setUp),
  ];
  const createOn = () => [
    h(
      "p",
      { "data-testid": "second-step-on" },
      h("span", { class: "tag first" }, "On"),
      "Signing in asks for a code of your authenticator app.",
    ),
    h(
      "div",
      { class: "actions" },
      createButton("Set up another app", "set-up-app", "quiet", setUp),
      getConfig().mfa === "optional" &&
        createButton("Turn it off", "turn-off-app", "danger", turnOff),
    ),
  ];
  start();
  return createPart(id, "Second step", place);
}

function createButton(
  text: string,
  testId: string,
  kind: string,
  run: () => Promise<void>,
): HTMLElement {
  const press = () =>
    run().catch((error: unknown) => {
      showFailure(error, "Your second step stays as it is.");
    });
  const button = h(
    "button",
    {
      type: "button",
      class: `button ${kind}`,
      "data-testid": testId,
      onclick: () => void whileBusy(button, press),
    },
    text,
  );
  return button;
}

function tellOwner(what: string, { notice }: Security): void {
  const mail = notice === "SENT" ? " We have mailed you about it." : "";
  showNotice({ kind: "info", text: `${what}${mail}` });
}
