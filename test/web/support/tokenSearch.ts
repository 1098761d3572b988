import type { BrowserContext, Page } from "playwright-core";

/** Names of the cookies that contain tokens. */
export const ACCESS = "__Host-jukebox-access";
export const REFRESH = "__Host-jukebox-refresh";

/**
 * The value of one of a visitor's cookies, which no script of a page can read; undefined if there
 * is none.
 */
export async function cookieOf(context: BrowserContext, name: string): Promise<string | undefined> {
  return (await context.cookies()).find((cookie) => cookie.name === name)?.value;
}

/**
 * All texts that a page can reach: storages, databases, and everything reachable from its globals.
 */
function everyText(): Promise<string[]> {
  const page = globalThis as any;
  const texts: string[] = [page.document.cookie, page.location.href, page.name];
  for (const storage of [page.localStorage, page.sessionStorage]) {
    for (const key of Object.keys(storage)) texts.push(key, storage.getItem(key));
  }
  const known = new Set<unknown>();
  const waiting: unknown[] = [page];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === "string") texts.push(value);
    if ((typeof value !== "object" && typeof value !== "function") || value === null) continue;
    if (known.has(value)) continue;
    known.add(value);
    if (value instanceof Promise) value.catch(() => undefined);
    if (value instanceof Map) waiting.push(...value.keys(), ...value.values());
    if (value instanceof Set) waiting.push(...value);
    if (ArrayBuffer.isView(value)) continue;
    for (const key of Reflect.ownKeys(value)) {
      texts.push(String(key));
      try {
        const held = (value as any)[key];
        // Some getters of the browser's own prototypes return a rejected promise.
        if (held instanceof Promise) held.catch(() => undefined);
        waiting.push(held);
      } catch {
        // A getter that throws contains nothing to read.
      }
    }
    waiting.push(Object.getPrototypeOf(value));
  }
  return readDatabases();

  async function readDatabases(): Promise<string[]> {
    for (const { name } of await page.indexedDB.databases()) {
      const database = await promised<any>(page.indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store).getAll();
        texts.push(JSON.stringify(await promised(all)));
      }
      database.close();
    }
    for (const name of await page.caches.keys()) {
      const cache = await page.caches.open(name);
      for (const request of await cache.keys()) {
        texts.push(request.url, await (await cache.match(request)).text());
      }
    }
    return texts;
  }

  function promised<T>(request: any): Promise<T> {
    return new Promise((done, fail) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
  }
}

/** Everything that a visitor's pages have received and requested, as text. */
export class Traffic {
  readonly texts: string[] = [];
  readonly #reading: Promise<unknown>[] = [];

  constructor(context: BrowserContext) {
    context.on("response", (response) => {
      this.texts.push(response.url());
      const headers = Object.entries(response.headers());
      // No script can read this header.
      for (const [name, value] of headers) if (name !== "set-cookie") this.texts.push(name, value);
      this.#reading.push(
        response.text().then(
          (text) => this.texts.push(text),
          () => undefined, // a page that was closed
        ),
      );
    });
    const watchSockets = (page: Page) =>
      page.on("websocket", (socket) => {
        this.texts.push(socket.url());
        for (const event of ["framereceived", "framesent"] as const)
          socket.on(event as "framesent", ({ payload }) => this.texts.push(String(payload)));
      });
    context.pages().forEach(watchSockets);
    context.on("page", watchSockets);
  }

  async read(): Promise<string[]> {
    await Promise.all(this.#reading);
    return this.texts;
  }
}

/** All texts that the page can currently reach. */
export function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(everyText);
}

/**
 * The texts that contain one of the secrets, or any token of Cognito; shortened, for the message of
 * a test.
 */
export function textsWithTokens(texts: readonly string[], secrets: readonly string[]): string[] {
  const known = secrets.flatMap((secret) => [secret, encodeURIComponent(secret), btoa(secret)]);
  return texts
    .filter((text) => known.some((secret) => text.includes(secret)) || holdsToken(text))
    .map((text) => text.slice(0, 200));
}

/** Whether a text contains a JWT with a token_use, as Cognito's have. */
function holdsToken(text: string): boolean {
  return [...text.matchAll(/[\w-]{8,}\.([\w-]{8,})\.[\w-]{8,}/g)].some(([, claims = ""]) =>
    Buffer.from(claims, "base64url").toString("utf8").includes('"token_use"'),
  );
}
