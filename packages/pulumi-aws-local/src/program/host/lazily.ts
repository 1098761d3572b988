/** What generated code of gRPC calls as it is loaded, to define classes of clients. */
const DEFINE_CLIENT = "makeGenericClientConstructor";

type Member = (...args: unknown[]) => object;

/** Stands for a module until one of its members is used. */
export function lazily(load: () => object): object {
  let module: object | undefined;
  const loaded = (): object => (module ??= load());
  return new Proxy(
    {},
    {
      get(_target, member) {
        // Compiled code asks each module this when it imports it; saying yes makes it take us as we are.
        if (member === "__esModule") return true;
        if (member !== DEFINE_CLIENT) return Reflect.get(loaded(), member);
        const define: Member = (...args) => Reflect.get(loaded(), member)(...args);
        return (...args: unknown[]) => lazyClass(() => define(...args));
      },
      has: (_target, member) => Reflect.has(loaded(), member),
    },
  );
}

/** Stands for a class until it is used. */
function lazyClass(define: () => object): object {
  let defined: any;
  const loaded = (): any => (defined ??= define());
  return new Proxy(function () {}, {
    construct: (_target, args) => new (loaded())(...args),
    get: (_target, member) => Reflect.get(loaded(), member),
    has: (_target, member) => Reflect.has(loaded(), member),
  });
}
