import { isForgetful } from "libraries/everyPage";
import { account } from "./auth/account";
import { getConfig } from "./config";

const storageKey = "jukebox.reloaded";

/** Reloads the page if the site answers: otherwise a reload ends at the browser's error page. Returns whether it does. */
export async function reload(): Promise<boolean> {
  const { ok } = await fetch("/config.json", { cache: "no-store" }).catch(() => ({ ok: false }));
  if (ok) location.reload();
  return ok;
}

/**
 * Reloads the page by itself, once until a page was shown, and only if nothing is lost: neither the message
 * of what went wrong before nor a cart or sign-in that lives in memory. Returns whether it does.
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

/** A page was shown: the next failure may reload the page again. */
export function rememberShown(): void {
  sessionStorage.removeItem(storageKey);
}
