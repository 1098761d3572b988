/** The script that every page of this version starts with; its name changes with what is in it. */
const ownScript = readScript(document.documentElement.outerHTML);

let replace: () => Promise<boolean> = async () => false;

/** Sets what puts a newer version in the place of this page; it answers whether the page goes. */
export function onNewVersion(replacePage: () => Promise<boolean>): void {
  replace = replacePage;
}

/** Milliseconds after which a page that is still there was not replaced: somebody has stopped the reload. */
const stoppedAfter = 30_000;

let isBeingReplaced = false;

/**
 * To be called when something fails that works in a page of the store's own version. If the site has another version by now,
 * the page is replaced, and the promise stays open until it is gone; else it resolves. Until a page is gone it can be clicked:
 * what fails meanwhile waits too, as the next page asks for it again.
 */
export async function suspectNewVersion(): Promise<void> {
  const script = await currentScript();
  if (!isBeingReplaced) {
    if (script === ownScript || script === undefined || hasTried(script)) return;
    if (!(await replace())) return;
    isBeingReplaced = true;
    sessionStorage.setItem(storageKey, script);
    location.reload();
  }
  await new Promise((resolve) => setTimeout(resolve, stoppedAfter));
  isBeingReplaced = false;
}

const storageKey = "jukebox.version";

/** Whether a reload for this version has not brought it: a second one would not either. */
function hasTried(script: string): boolean {
  return sessionStorage.getItem(storageKey) === script;
}

async function currentScript(): Promise<string | undefined> {
  try {
    const response = await fetch("/", { cache: "no-store" });
    return response.ok ? readScript(await response.text()) : undefined;
  } catch {
    return undefined;
  }
}

function readScript(html: string): string | undefined {
  return /src="(\/assets\/main-[^"]+)"/.exec(html)?.[1];
}
