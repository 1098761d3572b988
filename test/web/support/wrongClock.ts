import type { Disposable, Page } from "playwright-core";

/**
 * Gives the page a device whose clock is wrong by this number of milliseconds; `setClock` changes
 * that while it is shown. Dispose of the result to give later documents the right clock.
 */
export async function openOnWrongClock(page: Page, offset: number): Promise<Disposable> {
  return page.addInitScript({
    content: `
      window.clockIsOffBy = ${offset};
      const native = Date;
      const now = () => native.now() + window.clockIsOffBy;
      window.Date = new Proxy(native, {
        construct: (target, values) => values.length ? Reflect.construct(target, values) : new target(now()),
        get: (target, name) => name === "now" ? now : Reflect.get(target, name),
      });`,
  });
}

/** Simulates a change of the device's clock while the page is shown. */
export async function setClock(page: Page, offset: number): Promise<void> {
  await page.evaluate(`{ window.clockIsOffBy = ${offset}; }`);
}
