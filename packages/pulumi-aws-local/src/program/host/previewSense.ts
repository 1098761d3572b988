import type * as Pulumi from "@pulumi/pulumi";

/**
 * Detects whether a program could notice that it was evaluated as a preview. A preview skips the callback of `apply` on
 * a value that is known only after deployment, and `pulumi.runtime.isDryRun()` returns true. A program that used
 * neither declares the same resources in a deployment.
 * Source: applyHelperAsync in output.ts of @pulumi/pulumi
 */
export class PreviewSense {
  #hasSensed = false;

  constructor(sdk: typeof Pulumi) {
    const sense = (): void => void (this.#hasSensed = true);
    const outputs = (sdk.Output as unknown as { prototype: Applicable }).prototype;
    const { apply } = outputs;
    outputs.apply = function (callback, runWithUnknowns) {
      // The result of `apply` reports the failure.
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

  /** Call it before the program is loaded. */
  begin(): void {
    this.#hasSensed = false;
  }

  get hasSensed(): boolean {
    return this.#hasSensed;
  }
}

const senses = new WeakMap<typeof Pulumi, PreviewSense>();

/** The instance for a copy of the SDK. */
export function previewSenseOf(sdk: typeof Pulumi): PreviewSense {
  const known = senses.get(sdk);
  if (known !== undefined) return known;
  const made = new PreviewSense(sdk);
  senses.set(sdk, made);
  return made;
}

interface Applicable {
  isKnown: Promise<boolean>;
  apply(this: Applicable, callback: unknown, runWithUnknowns?: boolean): unknown;
}
