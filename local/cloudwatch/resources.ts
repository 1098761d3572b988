import { physicalName } from "../shared/physicalName";
import type { ResourceHandler, ResourceHandlers } from "../shared/resourceHandler";

/** Log groups exist by name only: what runs on this machine logs to its own output. */
const logGroupHandler: ResourceHandler = {
  real: ["name"],
  accepted: [
    "deletionProtectionEnabled",
    "kmsKeyId",
    "logGroupClass",
    "namePrefix",
    "retentionInDays",
    "skipDestroy",
  ],

  async apply(request, { region, accountId }) {
    const name = physicalName(request);
    const arn = `arn:aws:logs:${region}:${accountId}:log-group:${name}`;
    return {
      id: name,
      outputs: { ...request.inputs, name, arn, tagsAll: request.inputs.tags ?? {} },
    };
  },
};

/** CloudWatch's resource types. */
export const cloudWatchHandlers: ResourceHandlers = {
  "aws:cloudwatch/logGroup:LogGroup": logGroupHandler,
};
