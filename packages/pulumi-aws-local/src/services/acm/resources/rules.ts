import { arn, list, object, oneOf, required, shape, text } from "../../../core/rules";

const certificateName = text({
  min: 1,
  max: 253,
  pattern: /^(\*\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])$/,
  like: "a domain name",
});

/** https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html */
export const certificateRules = shape({
  domainName: required(certificateName),
  keyAlgorithm: oneOf(
    "RSA_1024",
    "RSA_2048",
    "RSA_3072",
    "RSA_4096",
    "EC_prime256v1",
    "EC_secp384r1",
    "EC_secp521r1",
  ),
  options: object(
    shape({
      certificateTransparencyLoggingPreference: oneOf("ENABLED", "DISABLED"),
      export: oneOf("ENABLED", "DISABLED"),
    }),
  ),
  subjectAlternativeNames: list(certificateName, { max: 100 }),
  validationMethod: oneOf("DNS", "EMAIL"),
});

export const certificateValidationRules = shape({
  certificateArn: required(arn("acm")),
  validationRecordFqdns: list(text()),
});
