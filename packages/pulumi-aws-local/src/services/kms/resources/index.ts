import { uuidOf } from "../../../core/physicalName";
import type { ResourceHandlers } from "../../../core/resourceHandler";
import type { Services } from "../../../core/services";
import { withoutEffect } from "../../../core/withoutEffect";
import { keyPolicyRules, keyRules } from "./rules";

/** Keys exist only as an ARN: the emulator encrypts nothing. */
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
    {
      rules: keyRules,
      defaults: { keyUsage: "ENCRYPT_DECRYPT" },
      importing: { form: "the id of the key" },
    },
  ),
  "aws:kms/keyPolicy:KeyPolicy": withoutEffect(["keyId", "policy"], [], undefined, {
    rules: keyPolicyRules,
    importing: { form: "the id of the key", idsOf: ({ outputs: { keyId } }) => [keyId] },
  }),
};
