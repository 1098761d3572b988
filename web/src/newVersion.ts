/** The main script of this version; its name changes with its contents. */
const ownScript = readScript(document.documentElement.outerHTML);

let replace: () => Promise<boolean> = async () => false;

/**
 * Sets the function that replaces this page by a newer version. It returns whether the page will be
 * replaced.
 */
export function onNewVersion(replacePage: () => Promise<boolean>): void {
  replace = replacePage;
}

/** If the page still exists after this many milliseconds, the user has stopped the reload. */
const stoppedAfter = 30_000;

let isBeingReplaced = false;

/**
 * Call it when an operation fails that works in a page of the current version. If the site has
 * another version, the page is replaced, and the promise stays pending until then; otherwise it
 * resolves. Until the page is replaced the user can click: later failures wait too, and the next
 * page repeats them.
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

/** Whether a reload for this version did not bring it: another reload would not either. */
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
