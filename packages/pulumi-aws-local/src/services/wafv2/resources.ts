import { physicalName, uuidOf } from "../../core/physicalName";
import type { ResourceHandlers } from "../../core/resourceHandler";
import type { Services } from "../../core/services";
import { withoutEffect } from "../../core/withoutEffect";

/** There is no firewall: only this machine reaches the stack. */
export const wafHandlers: ResourceHandlers<Pick<Services, "region" | "accountId">> = {
  "aws:wafv2/webAcl:WebAcl": withoutEffect(
    ["defaultAction", "description", "name", "rules", "scope", "visibilityConfig"],
    ["name", "scope"],
    (request, { region, accountId }) => {
      const name = physicalName(request);
      const id = request.previous?.id ?? uuidOf(request);
      const arn = `arn:aws:wafv2:${region}:${accountId}:regional/webacl/${name}/${id}`;
      return { id, outputs: { name, arn } };
    },
  ),
  "aws:wafv2/webAclAssociation:WebAclAssociation": withoutEffect(
    ["resourceArn", "webAclArn"],
    ["resourceArn", "webAclArn"],
  ),
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": withoutEffect(
    ["logDestinationConfigs", "loggingFilter", "redactedFields", "resourceArn"],
    ["logDestinationConfigs", "resourceArn"],
  ),
};
