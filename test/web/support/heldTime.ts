import type { Page } from "playwright-core";

/** The clock of a page, which is stopped until a test moves it. */
export interface HeldTime {
  /** Advances the clock by so many milliseconds, and runs the timers. */
  pass(milliseconds: number): Promise<void>;
  /** Lets the clock run again. */
  release(): Promise<void>;
}

/**
 * Stops the clock of a page that shows something: timers wait for the test, also on a busy machine.
 */
export async function holdTime(page: Page): Promise<HeldTime> {
  const now = await page.evaluate(() => Date.now());
  await page.clock.install({ time: now });
  await page.clock.pauseAt(now + 1000);
  return {
    pass: (milliseconds) => page.clock.runFor(milliseconds),
    release: () => page.clock.resume(),
  };
}
