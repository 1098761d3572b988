/**
 * Starts a browser, once more if its process crashed meanwhile. Chromium does so once in some
 * thousand starts; all tests of a file would fail.
 * @param launch rejects with Playwright's error, which contains the log of the start
 */
export async function launchAgain<T>(launch: () => Promise<T>): Promise<T> {
  try {
    return await launch();
  } catch (error) {
    if (!CRASH.test(String(error))) throw error;
    console.warn("The browser crashed while it started. It is started once more.");
    return launch();
  }
}

const CRASH = /<process did exit: exitCode=null, signal=SIG(ABRT|BUS|ILL|SEGV|TRAP)>/;
