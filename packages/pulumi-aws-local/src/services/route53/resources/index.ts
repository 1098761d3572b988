import type { ResourceHandlers } from "../../../core/resourceHandler";
import { withoutEffect } from "../../../core/withoutEffect";
import { recordRules } from "./rules";

/** Records are published nowhere: everything on this machine is at localhost. */
export const route53Handlers: ResourceHandlers = {
  "aws:route53/record:Record": withoutEffect(
    ["aliases", "allowOverwrite", "name", "records", "ttl", "type", "zoneId"],
    ["zoneId"],
    ({ inputs }) => ({
      id: `${inputs.zoneId}_${inputs.name}_${inputs.type}`,
      outputs: { fqdn: inputs.name.replace(/\.$/, "") },
    }),
    {
      rules: recordRules,
      sets: ["records"],
      importing: { form: "zoneId_name_type" },
      diff: ({ inputs, previous }) => (nameOf(inputs) === nameOf(previous.inputs) ? [] : ["name"]),
    },
  ),
};

/** As Route 53 compares names: case and a dot at the end do not count. */
function nameOf({ name }: Record<string, any>): string {
  return String(name).toLowerCase().replace(/\.$/, "");
}
