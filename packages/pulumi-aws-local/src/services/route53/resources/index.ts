import type { ResourceHandlers } from "../../../core/resourceHandler";
import { withoutEffect } from "../../../core/withoutEffect";
import { recordRules } from "./rules";

/** Records have no effect: everything is served at localhost. */
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

/** Normalizes a name as Route 53 does: case and a trailing dot do not count. */
function nameOf({ name }: Record<string, any>): string {
  return String(name).toLowerCase().replace(/\.$/, "");
}
