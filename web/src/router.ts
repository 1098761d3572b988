import { account } from "./auth/account";
import { byId } from "./dom";
import { late, NotLoadedError } from "./late";
import { navigate, onNavigate, rememberScroll } from "./navigate";
import type { ShowPage } from "./pageContext";
import { rememberShown, reloadOnce } from "./reload";
import { renderShell } from "./render";
import { addressHere, returnPath, signInPath } from "./signInPath";
import { findPage, formatTitle, type SitePage } from "./sitePages";

const modules: Record<string, () => Promise<{ showPage: ShowPage }>> = {
  "/": late(() => import("./pages/home")),
  "/catalogue": late(() => import("./pages/catalogue")),
  "/product": late(() => import("./pages/product")),
  "/cart": late(() => import("./pages/cart")),
  "/sign-in": late(() => import("./pages/signIn")),
  "/register": late(() => import("./pages/register")),
  "/verify": late(() => import("./pages/verify")),
  "/forgot-password": late(() => import("./pages/forgotPassword")),
  "/account": late(() => import("./pages/account/account")),
  "/404": late(() => import("./pages/manage/door")),
};

let leaving = new AbortController();
let shownPath = "";
let shownAddress = "";
let onFailure: (error: unknown) => void = () => undefined;
let onShow: () => void = () => undefined;

/**
 * Shows the page of the address bar and takes over links inside the site. `failed` is called when a page cannot
 * be shown, `shown` each time that another one is.
 */
export async function startRouter(
  failed: (error: unknown) => void,
  shown: () => void,
): Promise<void> {
  onFailure = failed;
  onShow = shown;
  onNavigate(() => show(false));
  history.scrollRestoration = "manual";
  document.addEventListener("click", followLink);
  document.addEventListener("pointerover", fetchAhead);
  document.addEventListener("focusin", fetchAhead);
  addEventListener("popstate", showOther);
  addEventListener("pagehide", rememberScroll);
  addEventListener("scrollend", rememberScroll);
  shownPath = findPage(location.pathname).path;
  const wanted = guard(findPage(location.pathname));
  if (wanted === null) await show(true, true);
  else await navigate(wanted, { replace: true });
}

async function show(initial: boolean, keepsShell = initial): Promise<void> {
  const page = findPage(location.pathname);
  const elsewhere = guard(page);
  if (elsewhere !== null) return navigate(elsewhere, { replace: true });
  const { scroll = 0 } = (history.state ?? {}) as { scroll?: number };
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const main = byId("main");
  const samePage = !initial && page.path === shownPath;
  shownPath = page.path;
  shownAddress = addressHere();
  const load = modules[page.path];
  const setTitle = (title: string) => {
    document.title = formatTitle(title);
  };
  if (!keepsShell && !samePage) main.replaceChildren(...renderShell(page.path));
  setTitle(page.title);
  onShow();
  if (!initial && !samePage) focusPage(main);
  try {
    const shown = await load?.();
    rememberShown();
    if (signal.aborted) return;
    await shown?.showPage({ main, url: new URL(location.href), signal, setTitle });
  } catch (error) {
    if (signal.aborted) return;
    // Its shell is gone: shown again, it is another page.
    shownPath = "";
    const reloads = error instanceof NotLoadedError && navigator.onLine && (await reloadOnce());
    if (!reloads && !signal.aborted) onFailure(error);
  }
  if (!signal.aborted && !samePage && scroll > 0) scrollTo({ top: scroll, behavior: "instant" });
}

/** The browser itself goes to a hash of this page; if it were shown again, the page would lose what its forms hold. */
function showOther(): void {
  if (addressHere() !== shownAddress) void show(false);
}

/** Where somebody who may not see a page is sent instead; null when the page may be shown. */
function guard(page: SitePage): string | null {
  const user = account.get();
  if (page.access === "user" && user === null) return signInPath();
  const query = new URLSearchParams(location.search);
  if (page.access === "guest" && user !== null && !query.has("again"))
    return returnPath(query.get("next"));
  return null;
}

function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest("a");
  if (link === null || link.target !== "" || link.hasAttribute("download")) return;
  const url = new URL(link.href, location.href);
  if (url.origin !== location.origin || /\.\w+$/.test(url.pathname)) return;
  const sameAddress = url.pathname === location.pathname && url.search === location.search;
  if (sameAddress && url.hash !== "") return;
  event.preventDefault();
  void navigate(url.href, { replace: sameAddress });
}

/** Fetches the script of a page while its link is pointed at. */
function fetchAhead({ target }: Event): void {
  const link = target instanceof Element ? target.closest("a") : null;
  if (link === null || link.origin !== location.origin) return;
  // When the link is followed, a failed module is fetched again, and a failure is shown.
  modules[findPage(link.pathname).path]?.().catch(() => undefined);
}

/** A screen reader reads the new page's heading, and the keyboard goes on from there. */
function focusPage(main: HTMLElement): void {
  scrollTo(0, 0);
  (main.querySelector<HTMLElement>("h1[tabindex]") ?? main).focus({ preventScroll: true });
}
