type Resolve = (...outcome: unknown[]) => void;

type Transfer = (
  onto: Record<string, unknown>,
  label: string,
  props: Record<string, unknown>,
) => Record<string, Resolve>;

/**
 * Makes the SDK create the outputs of a resource when they are first read: a resource has up to forty outputs with a
 * dozen promises each, and a program reads few of them.
 * Source: transferProperties in runtime/rpc.ts of @pulumi/pulumi
 */
export function makeOutputsLazily(rpc: { transferProperties: Transfer }): void {
  const transfer = rpc.transferProperties;
  rpc.transferProperties = (onto, label, props) => {
    const names = Object.keys(props).filter((name) => name !== "id" && name !== "urn");
    const resolvers = names.map((name): [string, Resolve] => {
      const transferOne = (): Resolve => transfer(onto, label, { [name]: props[name] })[name]!;
      const isTaken = Object.hasOwn(onto, name); // the SDK rejects that
      return [name, isTaken ? transferOne() : defineLazily(onto, name, transferOne)];
    });
    return Object.fromEntries(resolvers);
  };
}

function defineLazily(
  onto: Record<string, unknown>,
  name: string,
  transferOne: () => Resolve,
): Resolve {
  let resolve: Resolve | undefined;
  let outcome: unknown[] | undefined;
  Object.defineProperty(onto, name, {
    get() {
      delete onto[name];
      resolve = transferOne();
      if (outcome !== undefined) resolve(...outcome);
      return onto[name];
    },
    set(value) {
      const plain = { value, writable: true, enumerable: true, configurable: true };
      Object.defineProperty(onto, name, plain);
    },
    enumerable: true,
    configurable: true,
  });
  return (...given) => {
    if (resolve === undefined) outcome = given;
    else resolve(...given);
  };
}
