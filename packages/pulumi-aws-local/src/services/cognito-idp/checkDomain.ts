import { InvalidParameterError } from "./errors";

interface Domain {
  domain: string;
  certificateArn?: string;
}

const PREFIX = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const RESERVED = ["aws", "amazon", "cognito"];
const LONGEST = 63;
/** CloudFront, which would serve the pages, only accepts certificates of this region. */
const CERTIFICATE = /^arn:aws[\w-]*:acm:us-east-1:\d{12}:certificate\/[\w-]+$/;

/** A domain with a certificate is a custom domain name; one without is a prefix of Amazon's domain. */
export function isCustom({ certificateArn }: Domain): boolean {
  return certificateArn !== undefined;
}

/**
 * Rejects domains that the provider or Cognito rejects.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html
 * UNVERIFIED: the messages, except for the one about characters.
 * @throws AwsError InvalidParameterException
 */
export function checkDomain({ domain, certificateArn }: Domain): void {
  if (domain.length < 1 || domain.length > LONGEST) {
    throw new InvalidParameterError(
      `expected length of domain to be in the range (1 - ${LONGEST}), got "${domain}".`,
    );
  }
  if (certificateArn !== undefined) return checkCustom(domain, certificateArn);
  if (!PREFIX.test(domain)) {
    const hint = domain.includes(".") ? " A custom domain needs a certificateArn." : "";
    throw new InvalidParameterError(
      "The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, and " +
        "hyphens. Please enter a different name that follows this format: ^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$." +
        hint,
    );
  }
  const reserved = RESERVED.find((word) => domain.includes(word));
  if (reserved !== undefined) {
    throw new InvalidParameterError(`Domain cannot contain reserved word: ${reserved}`);
  }
}

function checkCustom(domain: string, certificateArn: string): void {
  const labels = domain.split(".");
  if (labels.length < 2 || !labels.every((label) => PREFIX.test(label))) {
    throw new InvalidParameterError(`Custom domain is not a valid subdomain: "${domain}".`);
  }
  if (!CERTIFICATE.test(certificateArn)) {
    throw new InvalidParameterError(
      `The certificate of a custom domain must be one of ACM in us-east-1, got "${certificateArn}".`,
    );
  }
}
