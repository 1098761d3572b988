import type { SessionLostError } from "./api/errors";
import { restoreAccount } from "./auth/account";
import { configureAmplify } from "./auth/amplify";
import { watchOtherTabs } from "./auth/otherTabs";
import { sessionLoss } from "./auth/sessionLoss";
import { cartState, loadCart, replaceCart } from "./cart/cartStore";
import { rememberPrices } from "./cart/seenPrices";
import { loadConfig } from "./config";
import { byId } from "./dom";
import { late, NotLoadedError } from "./late";
import { createRetryTimer } from "./live/retryTimer";
import { onNewVersion } from "./newVersion";
import { reload } from "./reload";
import { prepareReplacement, resumeWishes } from "./replacePage";
import { navigate } from "./navigate";
import { startRouter } from "./router";
import { signInPath } from "./signInPath";
import { findPage } from "./sitePages";
import { connectHeader, markCurrentPage } from "./ui/header";
import { showNotice } from "./ui/notice";
import { warnOfForgetting } from "./ui/forgetting";
import { watchConnection } from "./ui/offline";
import { showProblem } from "./ui/problem";

/**
 * After this many milliseconds in the background, a page that becomes visible reads the cart again.
 */
const staleAfter = 10_000;

const loadFollowStore = late(() => import("./live/followStore"));

/**
 * If the live updates could not be loaded, the page retries after this many milliseconds, or when
 * the machine comes online or the user returns to the page.
 */
const followAgainAfter = 30_000;

async function start(): Promise<void> {
  configureAmplify(await loadConfig());
  await restoreAccount();
  connectHeader();
  cartState.watch(({ cart }) => {
    if (cart !== null) rememberPrices(cart.lines);
  });
  warnOfForgetting();
  sessionLoss.watch(tellLoss);
  watchOtherTabs(showOtherUser, refresh);
  onNewVersion(prepareReplacement);
  watchConnection(refresh);
  watchReturn();
  refresh();
  resumeWishes().catch(() => undefined); // kept for the next page
  await startRouter(showPageFailure, markCurrentPage);
  void follow();
}

/** Runs last, because the page works without it: a failure is not shown, and is retried later. */
async function follow(): Promise<void> {
  const loading = new AbortController();
  const retries = createRetryTimer(loading.signal);
  for (;;) {
    retries.forget();
    const loaded = await loadFollowStore().catch(() => undefined);
    if (loaded !== undefined) {
      loading.abort();
      return loaded.followStore();
    }
    await retries.wait(followAgainAfter);
  }
}

/** Reads the cart, which also checks the session: both may have changed elsewhere. */
function refresh(): void {
  // Pages that show the cart show the error; the header's count can wait.
  loadCart().catch(() => undefined);
}

function watchReturn(): void {
  let hiddenSince = 0;
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") hiddenSince = Date.now();
    else if (Date.now() - hiddenSince > staleAfter) refresh();
  });
}

/** Another tab has signed in: shows that user's data. */
function showOtherUser(): void {
  replaceCart(null);
  refresh();
  void navigate(location.href, { replace: true });
}

/** Shows why this client was signed out. On a page for users it goes to the sign-in page. */
function tellLoss(loss: SessionLostError | null): void {
  if (loss === null) return;
  replaceCart(null);
  refresh();
  const back = signInPath();
  showNotice({
    kind: "failure",
    text: loss.message,
    action: { label: "Sign in", run: () => navigate(back) },
  });
  if (findPage(location.pathname).access === "user") void navigate(back, { replace: true });
  else void navigate(location.href, { replace: true });
}

function showPageFailure(error: unknown): void {
  showProblem(byId("main"), pageFailure, error, async () => {
    if (error instanceof NotLoadedError && (await reload())) return;
    await navigate(location.href, { replace: true });
  });
}

const pageFailure = "This page could not be shown.";

start().catch((error: unknown) => {
  showProblem(byId("main"), pageFailure, error, reload);
});
