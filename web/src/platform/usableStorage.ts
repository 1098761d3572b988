type Kind = "localStorage" | "sessionStorage";

let refused = false;

/**
 * Whether the browser has refused to store something. It is kept in this page's memory and lost
 * with the page.
 */
export function isForgetful(): boolean {
  return refused;
}

/**
 * The browser's storage, with this page's memory for what the browser refuses: all access (a
 * SecurityError if site data is blocked, null in some embedded browsers), reads (a broken profile)
 * or writes (a full disk, no quota).
 */
export function usableStorage(kind: Kind): Storage {
  const memory = new Map<string, string | null>();
  const attempt = <T>(use: (native: Storage) => T, otherwise: T): T => {
    try {
      // Read each time: access may change while the page is open.
      return use(globalThis[kind]);
    } catch {
      refused = true;
      return otherwise;
    }
  };
  const nativeKeys = () => attempt((native) => Object.keys(native), []);
  const keys = () => [
    ...nativeKeys().filter((key) => !memory.has(key)),
    ...[...memory].filter(([, value]) => value !== null).map(([key]) => key),
  ];
  return {
    get length() {
      return keys().length;
    },
    key: (index) => keys()[index] ?? null,
    getItem(key) {
      const kept = memory.get(key);
      return kept === undefined ? attempt((native) => native.getItem(key), null) : kept;
    },
    setItem(key, value) {
      const isKept = attempt((native) => {
        native.setItem(key, value);
        return true;
      }, false);
      if (isKept) memory.delete(key);
      else memory.set(key, String(value));
    },
    removeItem(key) {
      const isGone = attempt((native) => {
        native.removeItem(key);
        return true;
      }, false);
      if (isGone) memory.delete(key);
      else memory.set(key, null);
    },
    clear() {
      for (const key of keys()) this.removeItem(key);
    },
  };
}
