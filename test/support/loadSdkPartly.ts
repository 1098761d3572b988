import Module from "node:module";

/**
 * Parts of Pulumi's SDK that no test uses. They take most of its load time, more than a second of
 * CPU time.
 */
const UNUSED = new Set([
  "./automation",
  "@npmcli/arborist",
  "@opentelemetry/api",
  "fdir",
  "normalize-package-data",
  "semver",
  "typescript",
]);

type Load = (request: string, parent: { filename?: string } | undefined, main: boolean) => unknown;

/**
 * From now on Pulumi's SDK loads in this process without these parts; each is loaded on first use.
 */
export function loadSdkPartly(): void {
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  loader._load = (request, parent, main) =>
    UNUSED.has(request) && /[\\/]@pulumi[\\/]pulumi[\\/]/.test(parent?.filename ?? "")
      ? lazily(() => load(request, parent, main) as object)
      : load(request, parent, main);
}

/** A stand-in for a module, which is loaded when one of its members is used. */
export function lazily(load: () => object): object {
  let module: object | undefined;
  const loaded = (): object => (module ??= load());
  return new Proxy(
    {},
    {
      // Compiled code checks this member of each imported module; true makes it use the stand-in
      // unchanged.
      get: (_target, member) => member === "__esModule" || Reflect.get(loaded(), member),
      has: (_target, member) => Reflect.has(loaded(), member),
      ownKeys: () => Reflect.ownKeys(loaded()),
      getOwnPropertyDescriptor(_target, member) {
        if (member === "module.exports") return undefined; // tsx looks for it in each module
        const descriptor = Reflect.getOwnPropertyDescriptor(loaded(), member);
        return descriptor && { ...descriptor, configurable: true };
      },
    },
  );
}
