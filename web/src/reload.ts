import { isForgetful } from "libraries/everyPage";
import { account } from "./auth/account";
import { getConfig } from "./config";

const storageKey = "jukebox.reloaded";

/**
 * Reloads the page if the site responds; otherwise the reload would end at the browser's error
 * page. Returns whether it reloads.
 */
export async function reload(): Promise<boolean> {
  const { ok } = await fetch("/config.json", { cache: "no-store" }).catch(() => ({ ok: false }));
  if (ok) location.reload();
  return ok;
}

/**
 * Reloads the page automatically, once until a page was shown, and only if nothing is lost: neither
 * the message of an earlier error nor a cart or sign-in in memory. Returns whether it reloads.
 */
export async function reloadOnce(): Promise<boolean> {
  if (sessionStorage.getItem(storageKey) !== null) return false;
  if (document.querySelector(".notice.failure") !== null) return false;
  if (account.get() !== null && getConfig().tokenStorage === "memory") return false;
  sessionStorage.setItem(storageKey, "yes");
  if (isForgetful()) return false;
  const reloads = await reload();
  if (!reloads) sessionStorage.removeItem(storageKey);
  return reloads;
}

/** Records that a page was shown: the next failure may reload the page again. */
export function rememberShown(): void {
  sessionStorage.removeItem(storageKey);
}
