import { UNKNOWN } from "../../core/unknown";
import { VisibleError } from "../../core/visibleError";
import type { Arguments } from "./checkArguments";

/** A function of the AWS provider that reads nothing from an account, which a program calls while it is evaluated. */
export interface DataSource {
  /** As checked before `read`. */
  args: Arguments;
  /** Names of all results; they are unknown while the provider's region is. */
  results: readonly string[];
  read(args: any, context: DataSourceContext): Record<string, unknown>;
}

/** What a data source can return about its provider. */
export interface DataSourceContext {
  /** `UNKNOWN` in a preview whose provider takes it from a new resource; undefined: nothing sets it. */
  region: string | undefined;
  /** Tags that the provider adds to each resource; `UNKNOWN` as above. */
  defaultTags: Record<string, string> | typeof UNKNOWN;
  /** Whose credentials the provider uses: the operator of the emulator. */
  caller: { accountId: string; arn: string; userId: string };
}

/** Ends the read of a data source whose results are known only after deployment. */
export class NotKnownYet extends Error {}

/**
 * The region of the provider that is asked.
 * @throws VisibleError when nothing sets it: the AWS provider would look at the environment of the person who deploys
 */
export function regionOf({ region }: DataSourceContext): string {
  if (region === UNKNOWN) throw new NotKnownYet();
  if (region !== undefined && region !== "") return region;
  throw new VisibleError(
    "the region is not known: set aws:region in the stack's settings, or region of the provider",
  );
}
