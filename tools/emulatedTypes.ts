import { dataSources } from "../packages/pulumi-aws-local/src/services/dataSources/dataSources";
import { resourceHandlers } from "../packages/pulumi-aws-local/src/services/resourceHandlers";

/**
 * The resource types that the local stack emulates, each with the properties that it accepts without effect. This is the
 * only import of the emulator in tools/.
 */
export function emulatedTypes(): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(resourceHandlers).map(([type, { accepted = [] }]) => [type, accepted]),
  );
}

/** The data sources that the local stack answers, by token. */
export const emulatedDataSources = dataSources;
