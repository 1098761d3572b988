import type { ResourceHandlers } from "../shared/resourceHandler";
import { withoutEffect } from "../shared/withoutEffect";

/** Records are published nowhere: everything on this machine is at localhost. */
export const route53Handlers: ResourceHandlers = {
  "aws:route53/record:Record": withoutEffect(
    ["aliases", "allowOverwrite", "name", "records", "ttl", "type", "zoneId"],
    ["name", "zoneId"],
    ({ inputs }) => ({
      id: `${inputs.zoneId}_${inputs.name}_${inputs.type}`,
      outputs: { fqdn: inputs.name.replace(/\.$/, "") },
    }),
  ),
};
