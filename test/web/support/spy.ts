import type { BrowserContext } from "playwright-core";

/**
 * The data that an injected script could read if it ran before the page's own scripts: everything
 * that passes the functions with which a page reads and sends, and everything that the page holds.
 * Runs in the browser.
 */
function spy(): void {
  const page = globalThis as any;
  const seen: string[] = [];
  page.spied = seen;
  const note = (value: unknown): void => {
    if (typeof value === "string") seen.push(value);
  };
  const watch = (owner: any, name: string): void => {
    const native = owner[name];
    owner[name] = function (this: unknown, ...args: unknown[]): unknown {
      for (const arg of args) note(arg);
      const result = Reflect.apply(native, this, args);
      note(result);
      if (result instanceof Promise) void result.then(note, () => undefined);
      return result;
    };
  };
  for (const [owner, name] of [
    [JSON, "parse"],
    [JSON, "stringify"],
    [page, "atob"],
    [page, "btoa"],
    [page.Storage.prototype, "setItem"],
    [page.Storage.prototype, "getItem"],
    [page.Response.prototype, "text"],
    [page.Headers.prototype, "get"],
    [page.TextDecoder.prototype, "decode"],
    [page.WebSocket.prototype, "send"],
    [page.BroadcastChannel.prototype, "postMessage"],
  ] as const) {
    watch(owner, name);
  }
  const fetch = page.fetch;
  page.fetch = async (input: unknown, init?: any): Promise<any> => {
    seen.push(JSON.stringify([String(input), init?.headers, init?.body]));
    const response = await fetch(input, init);
    seen.push(JSON.stringify([...response.headers]));
    return response;
  };
}

/** Adds the spy to every page of a visitor. */
export async function plantSpy(context: BrowserContext): Promise<void> {
  // The test runner's compiler calls this function to name functions, also in code that runs in the
  // browser.
  await context.addInitScript("globalThis.__name = (named) => named;");
  await context.addInitScript(spy);
}
