import { physicalName, uuidOf } from "../../../core/physicalName";
import type { ResourceHandlers } from "../../../core/resourceHandler";
import type { Services } from "../../../core/services";
import { withoutEffect } from "../../../core/withoutEffect";
import { associationRules, loggingRules } from "./associationRules";
import { webAclRules } from "./webAclRules";

/** Web ACLs have no effect: the stack is only reachable from this machine. */
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
    {
      rules: webAclRules,
      importing: {
        form: "id/name/scope",
        idsOf: ({ id, outputs: { name, scope } }) => [`${id}/${name}/${scope}`],
      },
    },
  ),
  "aws:wafv2/webAclAssociation:WebAclAssociation": withoutEffect(
    ["resourceArn", "webAclArn"],
    ["resourceArn", "webAclArn"],
    undefined,
    {
      rules: associationRules,
      importing: {
        form: "webAclArn,resourceArn",
        idsOf: ({ outputs: { webAclArn, resourceArn } }) => [`${webAclArn},${resourceArn}`],
      },
    },
  ),
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": withoutEffect(
    ["logDestinationConfigs", "loggingFilter", "redactedFields", "resourceArn"],
    ["logDestinationConfigs", "resourceArn"],
    undefined,
    {
      rules: loggingRules,
      importing: {
        form: "the ARN of the web ACL",
        idsOf: ({ outputs: { resourceArn } }) => [resourceArn],
      },
    },
  ),
};
