/** A component that caches values derived from the stored state. */
export interface InMemoryState {
  /** Captures the values in memory. The returned function restores them after the stored state has been restored. */
  capture(): () => void;
}
