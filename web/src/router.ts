import { account } from "./auth/account";
import { byId } from "./dom";
import { late, NotLoadedError } from "./late";
import { navigate, onNavigate, rememberScroll } from "./navigate";
import type { ShowPage } from "./pageContext";
import { rememberShown, reloadOnce } from "./reload";
import { renderShell } from "./render";
import { addressHere, returnPath, signInPath } from "./signInPath";
import { findPage, formatTitle, notFoundPage, type SitePage } from "./sitePages";

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
 * Shows the page of the URL and handles links within the site. `failed` is called if a page cannot
 * be shown, `shown` after each change of the page.
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
  const showShell = () => replaceShell(main, page.path);
  const showNotFound = () => replaceByNotFound(main);
  if (!keepsShell && !samePage) main.replaceChildren(...renderShell(page.path));
  setTitle(page.title);
  onShow();
  if (!initial && !samePage) focusPage(main);
  try {
    const shown = await load?.();
    rememberShown();
    if (signal.aborted) return;
    const url = new URL(location.href);
    await shown?.showPage({ main, url, signal, setTitle, showShell, showNotFound });
  } catch (error) {
    if (signal.aborted) return;
    // The shell was removed, so the same path counts as another page.
    shownPath = "";
    const reloads = error instanceof NotLoadedError && navigator.onLine && (await reloadOnce());
    if (!reloads && !signal.aborted) onFailure(error);
  }
  if (!signal.aborted && !samePage && scroll > 0) scrollTo({ top: scroll, behavior: "instant" });
}

function setTitle(title: string): void {
  document.title = formatTitle(title);
}

/** The shell of the page for an unknown path counts as shown: any other page needs its own shell. */
function replaceByNotFound(main: HTMLElement): void {
  shownPath = notFoundPage.path;
  setTitle(notFoundPage.title);
  if (main.querySelector(".lost") === null) replaceShell(main, notFoundPage.path);
}

function replaceShell(main: HTMLElement, path: string): void {
  const hadFocus = main.contains(document.activeElement);
  main.replaceChildren(...renderShell(path));
  if (hadFocus) focusHeading(main);
}

/**
 * The browser handles a hash of this page: showing the page again would lose the input in its
 * forms.
 */
function showOther(): void {
  if (addressHere() !== shownAddress) void show(false);
}

/** The path for a visitor who may not see a page; null if the page may be shown. */
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

/** Loads the script of a page when its link is hovered or focused. */
function fetchAhead({ target }: Event): void {
  const link = target instanceof Element ? target.closest("a") : null;
  if (link === null || link.origin !== location.origin) return;
  // When the link is followed, a failed module is loaded again, and an error is shown.
  modules[findPage(link.pathname).path]?.().catch(() => undefined);
}

function focusPage(main: HTMLElement): void {
  scrollTo(0, 0);
  focusHeading(main);
}

/** A screen reader reads the heading that gets the focus. */
function focusHeading(main: HTMLElement): void {
  (main.querySelector<HTMLElement>("h1[tabindex]") ?? main).focus({ preventScroll: true });
}
