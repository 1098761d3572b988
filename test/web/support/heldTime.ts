import type { Page } from "playwright-core";

/** The time of a page that stands still until it is moved. */
export interface HeldTime {
  /** Lets so many milliseconds pass, with all timers that they bring. */
  pass(milliseconds: number): Promise<void>;
  /** Time goes on by itself again. */
  release(): Promise<void>;
}

/** Holds the time of a page that shows something: what waits for a timer waits until the test says so, on a busy machine too. */
export async function holdTime(page: Page): Promise<HeldTime> {
  const now = await page.evaluate(() => Date.now());
  await page.clock.install({ time: now });
  await page.clock.pauseAt(now + 1000);
  return {
    pass: (milliseconds) => page.clock.runFor(milliseconds),
    release: () => page.clock.resume(),
  };
}
