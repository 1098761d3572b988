import type { ResourceHandlers } from "../../../core/resourceHandler";
import type { Services } from "../../../core/services";
import type { Iam } from "../service";
import { policyHandler } from "./policy";
import { roleHandler } from "./role";
import { rolePolicyHandler } from "./rolePolicy";
import { rolePolicyAttachmentHandler } from "./rolePolicyAttachment";

/** IAM's resource types. */
export const iamHandlers: ResourceHandlers<Pick<Services, "accountId" | "clock"> & { iam: Iam }> = {
  "aws:iam/policy:Policy": policyHandler,
  "aws:iam/role:Role": roleHandler,
  "aws:iam/rolePolicy:RolePolicy": rolePolicyHandler,
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": rolePolicyAttachmentHandler,
};
