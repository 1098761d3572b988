import { account } from "../../auth/account";
import { offersPasskeys } from "../../auth/passkeys/offersPasskeys";
import { getConfig } from "../../config";
import { byId, fill, h } from "../../dom";
import type { PageContext } from "../../pageContext";
import { createDeletion } from "./deletion";
import { createDevices } from "./devices";
import { createOwnData } from "./ownData";
import { createPasskeys } from "./passkeys";
import { createPassword } from "./password";
import { createPurchases } from "./purchases";
import { createSecondStep } from "./secondStep";

/** The user's account page. Each part fetches its own data. */
export function showPage(context: PageContext): void {
  const place = byId("account");
  place.setAttribute("aria-busy", "false");
  const { mfa } = getConfig();
  const parts = [
    createPurchases(context),
    createDevices(context.signal),
    ...(offersPasskeys() ? [createPasskeys(context.signal)] : []),
    createPassword(),
    ...(mfa === undefined ? [] : [createSecondStep(context.signal)]),
    createOwnData(context.signal),
    createDeletion(context.signal),
  ];
  fill(
    place,
    h(
      "aside",
      { class: "account-side" },
      h("p", { class: "account-who" }, "Signed in as ", h("strong", {}, account.get()?.email)),
      h(
        "nav",
        { "aria-label": "On this page" },
        h(
          "ul",
          {},
          parts.map(({ id, dataset }) => h("li", {}, h("a", { href: `#${id}` }, dataset["name"]))),
        ),
      ),
    ),
    h("div", { class: "account-parts" }, parts),
  );
}
