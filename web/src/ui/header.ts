import { account } from "../auth/account";
import { leave } from "../auth/leave";
import { cartState, itemCount, loadCart } from "../cart/cartStore";
import { byId, fill, h } from "../dom";
import { formatCount } from "../format";
import { navigate } from "../navigate";
import { signInPath } from "../signInPath";
import { findPage } from "../sitePages";
import { whileBusy } from "./busyButton";
import { showFailure } from "./explain";
import { dropFailures, dropFailuresOfOtherPages, showNotice } from "./notice";

/** Keeps the header current: the user, the number of products in the cart, and the current page. */
export function connectHeader(): void {
  account.watch(showWho);
  let knownId = account.get()?.sessionId;
  account.watch((user) => {
    if (user?.sessionId !== knownId) dropFailures();
    knownId = user?.sessionId;
  });
  cartState.watch(showCount);
}

/** Updates the frame for the current page: marks its link, and removes failures of other pages. */
export function markCurrentPage(): void {
  dropFailuresOfOtherPages();
  const { path } = findPage(location.pathname);
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".top a[href]")) {
    if (new URL(link.href).pathname === path) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function showWho(): void {
  const user = account.get();
  const who = byId("who");
  if (user === null) {
    const link = h("a", { href: "/sign-in", class: "who-link" }, "Sign in");
    // The return path is determined when the link is pressed.
    link.addEventListener("click", () => {
      if (findPage(location.pathname).access === "anyone") link.href = signInPath();
      else if (findPage(location.pathname).access === "guest")
        link.href = location.pathname === "/sign-in" ? location.href : `/sign-in${location.search}`;
    });
    fill(who, link);
    return;
  }
  const button = h(
    "button",
    {
      type: "button",
      class: "link sign-out",
      "data-testid": "sign-out",
      onclick: () => void whileBusy(button, signOut),
    },
    "Sign out",
  );
  fill(
    who,
    h(
      "a",
      { href: "/account", class: "who-link" },
      h("span", { class: "sr-only" }, "Your account, "),
      h("span", { class: "initial", "aria-hidden": "true" }, user.email.charAt(0).toUpperCase()),
      h("span", { class: "who-name" }, user.email),
    ),
    button,
  );
}

async function signOut(): Promise<void> {
  const confirmed = await leave();
  showNotice(
    confirmed
      ? { kind: "info", text: "You are signed out. See you soon." }
      : {
          kind: "failure",
          text: "You are signed out on this device, but the store could not be reached. Once you are back online, sign in and end the old session under Devices.",
        },
  );
  loadCart().catch((error: unknown) => {
    showFailure(error, "Your cart could not be fetched.", loadCart);
  });
  await navigate("/", { replace: findPage(location.pathname).access === "user" });
}

function showCount(): void {
  const count = itemCount();
  const badge = byId("cart-count");
  const previous = badge.textContent;
  badge.textContent = count === null ? "" : String(count);
  badge.classList.toggle("none", count === null || count === 0);
  byId("cart-count-words").textContent = count === null ? "" : `, ${formatCount(count, "record")}`;
  if (previous !== "" && previous !== badge.textContent) {
    badge.classList.remove("bump");
    // Reading the layout restarts the animation.
    void badge.offsetWidth;
    badge.classList.add("bump");
  }
}
