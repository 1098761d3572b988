import { UNKNOWN } from "../../core/unknown";
import { VisibleError } from "../../core/visibleError";
import type { Arguments } from "./checkArguments";

/** A function of the AWS provider that reads nothing from an account. A program calls it during its evaluation. */
export interface DataSource {
  /** Checked before `read`. */
  args: Arguments;
  /** Names of all results; they are unknown if the provider's region is unknown. */
  results: readonly string[];
  read(args: any, context: DataSourceContext): Record<string, unknown>;
}

/** The properties of its provider that a data source can return. */
export interface DataSourceContext {
  /** `UNKNOWN` in a preview if a new resource determines it; undefined if it is not set. */
  region: string | undefined;
  /** Tags that the provider adds to each resource; `UNKNOWN` as above. */
  defaultTags: Record<string, string> | typeof UNKNOWN;
  /** Owner of the provider's credentials: the operator of the emulator. */
  caller: { accountId: string; arn: string; userId: string };
}

/** Ends the read of a data source whose results are known only after deployment. */
export class NotKnownYet extends Error {}

/**
 * The region of the provider.
 * @throws VisibleError if it is not set: the AWS provider would read the environment of the user who deploys
 */
export function regionOf({ region }: DataSourceContext): string {
  if (region === UNKNOWN) throw new NotKnownYet();
  if (region !== undefined && region !== "") return region;
  throw new VisibleError(
    "the region is not known: set aws:region in the stack's settings, or region of the provider",
  );
}
