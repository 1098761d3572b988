import type { ResourceHandlers } from "../../core/resourceHandler";
import type { Services } from "../../core/services";
import type { Iam } from "./iam";
import { policyHandler } from "./resources/policy";
import { roleHandler } from "./resources/role";
import { rolePolicyHandler } from "./resources/rolePolicy";
import { rolePolicyAttachmentHandler } from "./resources/rolePolicyAttachment";

/** IAM's resource types. */
export const iamHandlers: ResourceHandlers<Pick<Services, "accountId" | "clock"> & { iam: Iam }> = {
  "aws:iam/policy:Policy": policyHandler,
  "aws:iam/role:Role": roleHandler,
  "aws:iam/rolePolicy:RolePolicy": rolePolicyHandler,
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": rolePolicyAttachmentHandler,
};
