import { domainName, integer, required, structure, text, userPoolId } from "../input";
import { toDomainType } from "../domainType";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html */
export const createUserPoolDomain = signedOperation(
  {
    Domain: domainName,
    UserPoolId: userPoolId,
    ManagedLoginVersion: integer({ min: 1, max: 2 }),
    CustomDomainConfig: structure({ CertificateArn: required(text({ min: 20, max: 2048 })) }),
  },
  ({ domains, place }: Pick<Kit, "domains" | "place">) =>
    (input) => {
      const certificateArn = input.CustomDomainConfig?.CertificateArn;
      const record = domains.create({
        domain: input.Domain,
        poolId: input.UserPoolId,
        managedLoginVersion: input.ManagedLoginVersion ?? 1,
        ...(certificateArn !== undefined && { certificateArn }),
      });
      const { CloudFrontDistribution, ManagedLoginVersion } = toDomainType(record, place);
      return {
        ManagedLoginVersion,
        ...(certificateArn !== undefined && { CloudFrontDomain: CloudFrontDistribution }),
      };
    },
);
