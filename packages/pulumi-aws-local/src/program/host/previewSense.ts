import type * as Pulumi from "@pulumi/pulumi";

/**
 * Finds out whether a program could tell that it was evaluated as a preview. A preview skips the callback of `apply` on a value
 * that only a deployment knows, and `pulumi.runtime.isDryRun()` is true. A program that met neither declares the same resources
 * in a deployment.
 * Source: applyHelperAsync in output.ts of @pulumi/pulumi
 */
export class PreviewSense {
  #hasSensed = false;

  /** To be called before the program is loaded. */
  constructor(sdk: typeof Pulumi) {
    const sense = (): void => void (this.#hasSensed = true);
    const outputs = (sdk.Output as unknown as { prototype: Applicable }).prototype;
    const { apply } = outputs;
    outputs.apply = function (callback, runWithUnknowns) {
      // The result of `apply` reports a failure.
      if (!runWithUnknowns)
        this.isKnown.then(
          (isKnown) => isKnown || sense(),
          () => {},
        );
      return apply.call(this, callback, runWithUnknowns);
    };
    (sdk as { runtime: object }).runtime = new Proxy(sdk.runtime, {
      get(runtime, name) {
        if (name === "isDryRun") sense();
        return Reflect.get(runtime, name);
      },
    });
  }

  get hasSensed(): boolean {
    return this.#hasSensed;
  }
}

interface Applicable {
  isKnown: Promise<boolean>;
  apply(this: Applicable, callback: unknown, runWithUnknowns?: boolean): unknown;
}
