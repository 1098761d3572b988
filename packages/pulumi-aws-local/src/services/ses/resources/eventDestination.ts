import { isDeepStrictEqual } from "node:util";
import { AwsError } from "../../../core/awsError";
import type { ResourceHandler } from "../../../core/resourceHandler";

const DESTINATIONS = ["cloudwatchDestinations", "kinesisDestination", "snsDestination"];

/**
 * How the AWS provider handles changes of an aws.ses.EventDestination: adding or removing a destination replaces the
 * resource, and changing one fails during the deployment, because the provider has no update for it.
 */
export const eventDestination: Partial<ResourceHandler> = {
  diff: ({ inputs, previous }) =>
    DESTINATIONS.filter((name) => countOf(inputs[name]) !== countOf(previous.inputs[name])),

  check({ inputs, previous }) {
    const altered = DESTINATIONS.find(
      (name) => previous && !isDeepStrictEqual(inputs[name], previous.inputs[name]),
    );
    if (altered === undefined) return;
    throw new AwsError(
      "UnsupportedOperation",
      `"${altered}" cannot be altered: the AWS provider has no update for it. Declare the event destination under another name.`,
    );
  },
};

function countOf(destination: unknown): number {
  if (destination === undefined || destination === null) return 0;
  return Array.isArray(destination) ? destination.length : 1;
}
