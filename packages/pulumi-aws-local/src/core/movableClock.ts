import { types } from "node:util";
import type { Clock } from "./clock";
import { VisibleError } from "./visibleError";

/** The latest time of a Date. https://tc39.es/ecma262/#sec-time-values-and-time-range */
const LAST_TIME = 8.64e15;

/** A clock that runs at the speed of the machine's clock and that tests can move. */
export class MovableClock implements Clock {
  #offset = 0;

  /** Milliseconds since the Unix epoch. */
  now(): number {
    return this.machineNow() + this.#offset;
  }

  machineNow(): number {
    return Date.now();
  }

  /** Moves the clock by a number of milliseconds; a negative number moves it back. */
  advance(milliseconds: number): void {
    this.#moveTo(this.now() + milliseconds, `advance(${milliseconds})`);
  }

  /**
   * Sets the clock, which continues from there.
   * @param time milliseconds since the Unix epoch, or a Date
   */
  set(time: number | Date): void {
    this.#moveTo(types.isDate(time) ? time.getTime() : time, `set(${String(time)})`);
  }

  /** Captures the offset of the clock. The returned function restores it. */
  capture(): () => void {
    const offset = this.#offset;
    return () => void (this.#offset = offset);
  }

  #moveTo(time: number, call: string): void {
    if (!Number.isFinite(time) || Math.abs(time) > LAST_TIME) {
      throw new VisibleError(`clock.${call}: expected a time or a number of milliseconds.`);
    }
    this.#offset = time - this.machineNow();
  }
}
