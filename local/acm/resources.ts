import { createHash, randomUUID } from "node:crypto";
import type { ResourceHandlers } from "../shared/resourceHandler";
import { withoutEffect } from "../shared/withoutEffect";

/** Certificates exist by their ARN only: nothing on this machine is served over TLS. */
export const acmHandlers: ResourceHandlers = {
  "aws:acm/certificate:Certificate": withoutEffect(
    ["domainName", "keyAlgorithm", "options", "subjectAlternativeNames", "validationMethod"],
    ({ inputs, previous }, { region, accountId }) => {
      const place = `${inputs.region ?? region}:${accountId}`;
      const arn = previous?.id ?? `arn:aws:acm:${place}:certificate/${randomUUID()}`;
      const names: string[] = [inputs.domainName, ...(inputs.subjectAlternativeNames ?? [])];
      const domainValidationOptions = names.map(validationOption);
      return { id: arn, outputs: { arn, domainValidationOptions, status: "ISSUED" } };
    },
  ),
  "aws:acm/certificateValidation:CertificateValidation": withoutEffect([
    "certificateArn",
    "validationRecordFqdns",
  ]),
};

/** The record that ACM would ask for: stable, and of the right form. */
function validationOption(domainName: string) {
  const digest = createHash("sha256").update(domainName).digest("hex").slice(0, 32);
  return {
    domainName,
    resourceRecordName: `_${digest}.${domainName}.`,
    resourceRecordType: "CNAME",
    resourceRecordValue: `_${digest}.acm-validations.aws.`,
  };
}
