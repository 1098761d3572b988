import { createHash } from "node:crypto";
import { uuidOf } from "../../../core/physicalName";
import type { ResourceHandlers } from "../../../core/resourceHandler";
import type { Services } from "../../../core/services";
import { withoutEffect } from "../../../core/withoutEffect";
import { certificateRules, certificateValidationRules } from "./rules";

/** Certificates exist only as an ARN: the emulator serves nothing over TLS. */
export const acmHandlers: ResourceHandlers<Pick<Services, "region" | "accountId">> = {
  "aws:acm/certificate:Certificate": withoutEffect(
    ["domainName", "keyAlgorithm", "options", "subjectAlternativeNames", "validationMethod"],
    ["domainName", "keyAlgorithm", "subjectAlternativeNames", "validationMethod"],
    (request, { region, accountId }) => {
      const { inputs, previous } = request;
      const place = `${inputs.region ?? region}:${accountId}`;
      const arn = previous?.id ?? `arn:aws:acm:${place}:certificate/${uuidOf(request)}`;
      const names: string[] = [inputs.domainName, ...(inputs.subjectAlternativeNames ?? [])];
      const domainValidationOptions = names.map(validationOption);
      return { id: arn, outputs: { arn, domainValidationOptions, status: "ISSUED" } };
    },
    {
      rules: certificateRules,
      importing: { form: "the ARN of the certificate" },
      keeps: ["keyAlgorithm", "options", "subjectAlternativeNames", "validationMethod"],
    },
  ),
  "aws:acm/certificateValidation:CertificateValidation": withoutEffect(
    ["certificateArn", "validationRecordFqdns"],
    ["certificateArn", "validationRecordFqdns"],
    undefined,
    { rules: certificateValidationRules },
  ),
};

/** The DNS record that ACM would request: stable, and in the right format. */
function validationOption(domainName: string) {
  const digest = createHash("sha256").update(domainName).digest("hex").slice(0, 32);
  return {
    domainName,
    resourceRecordName: `_${digest}.${domainName}.`,
    resourceRecordType: "CNAME",
    resourceRecordValue: `_${digest}.acm-validations.aws.`,
  };
}
