import { uuidOf } from "../../core/physicalName";
import type { ResourceHandlers } from "../../core/resourceHandler";
import type { Services } from "../../core/services";
import { withoutEffect } from "../../core/withoutEffect";

/** Keys exist by their ARN only: what they would encrypt does not exist on this machine. */
export const kmsHandlers: ResourceHandlers<Pick<Services, "region" | "accountId">> = {
  "aws:kms/key:Key": withoutEffect(
    [
      "deletionWindowInDays",
      "description",
      "enableKeyRotation",
      "isEnabled",
      "keyUsage",
      "policy",
      "rotationPeriodInDays",
    ],
    ["keyUsage"],
    (request, { region, accountId }) => {
      const id = request.previous?.id ?? uuidOf(request);
      return { id, outputs: { keyId: id, arn: `arn:aws:kms:${region}:${accountId}:key/${id}` } };
    },
    { defaults: { keyUsage: "ENCRYPT_DECRYPT" } },
  ),
  "aws:kms/keyPolicy:KeyPolicy": withoutEffect(["keyId", "policy"], []),
};
