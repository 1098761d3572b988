import type { Page } from "playwright-core";
import { TIMEOUT } from "./contexts";

/**
 * Waits until an expression about the elements of a page is true, also if the page is reloaded
 * meanwhile. It looks when an element changes. `page.waitForFunction` would load a large script into
 * each document, which takes a sixth of the CPU time of loading a page.
 */
export async function until(page: Page, expression: string): Promise<void> {
  const deadline = Date.now() + TIMEOUT;
  while (Date.now() < deadline) if (await isTrue(page, expression, deadline)) return;
  throw new Error(`Not true within ${TIMEOUT / 1000} s: ${expression}`);
}

/** Resolves with false at the deadline, or when the page shows another document. */
async function isTrue(page: Page, expression: string, deadline: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((pass) => {
    timer = setTimeout(() => pass(false), Math.max(0, deadline - Date.now()));
  });
  try {
    return await Promise.race([page.evaluate<boolean>(wait(expression)), late]);
  } catch (error) {
    if (/Execution context was destroyed/.test(String(error))) return false;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * An expression of the page: a promise that resolves with true when `expression` is true. It looks
 * after the task that changed an element, because a task may show a state only in passing. The
 * message for that is no timer: tests stop these.
 */
const wait = (expression: string): string => `new Promise((done, fail) => {
  const isTrue = () => ${expression};
  if (isTrue()) return done(true);
  const { port1, port2 } = new MessageChannel();
  const observer = new MutationObserver(() => port2.postMessage(""));
  port1.onmessage = () => {
    try {
      if (!isTrue()) return;
      done(true);
    } catch (error) {
      fail(error);
    }
    observer.disconnect();
    port1.close();
  };
  observer.observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
})`;
