/** The function that generated gRPC code calls at load time to define client classes. */
const DEFINE_CLIENT = "makeGenericClientConstructor";

type Member = (...args: unknown[]) => object;

/** A proxy for a module that is loaded when one of its members is first used. */
export function lazily(load: () => object): object {
  let module: object | undefined;
  const loaded = (): object => (module ??= load());
  return new Proxy(
    {},
    {
      get(_target, member) {
        // Compiled code reads this member of each imported module; true makes it use the proxy as is.
        if (member === "__esModule") return true;
        if (member !== DEFINE_CLIENT) return Reflect.get(loaded(), member);
        const define: Member = (...args) => Reflect.get(loaded(), member)(...args);
        return (...args: unknown[]) => lazyClass(() => define(...args));
      },
      has: (_target, member) => Reflect.has(loaded(), member),
    },
  );
}

/** A proxy for a class that is defined when it is first used. */
function lazyClass(define: () => object): object {
  let defined: any;
  const loaded = (): any => (defined ??= define());
  return new Proxy(function () {}, {
    construct: (_target, args) => new (loaded())(...args),
    get: (_target, member) => Reflect.get(loaded(), member),
    has: (_target, member) => Reflect.has(loaded(), member),
  });
}
