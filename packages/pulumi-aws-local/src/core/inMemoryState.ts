/** A part of the stack that keeps in memory what depends on the stored state. */
export interface InMemoryState {
  /** Remembers what is in memory now; the result brings it back once the stored state of now is back as well. */
  capture(): () => void;
}
