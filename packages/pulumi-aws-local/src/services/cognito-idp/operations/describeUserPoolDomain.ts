import { toDomainType } from "../domainType";
import { domainName } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";

/**
 * The description of an unknown domain is empty.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolDomain.html
 */
export const describeUserPoolDomain = signedOperation(
  { Domain: domainName },
  ({ domains, place }: Pick<Kit, "domains" | "place">) =>
    (input) => {
      const record = domains.find(input.Domain);
      return { DomainDescription: record === undefined ? {} : toDomainType(record, place) };
    },
);
