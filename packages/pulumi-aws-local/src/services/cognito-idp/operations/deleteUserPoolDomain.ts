import { domainName, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolDomain.html */
export const deleteUserPoolDomain = signedOperation(
  { Domain: domainName, UserPoolId: userPoolId },
  ({ domains }: Pick<Kit, "domains">) =>
    (input) => {
      domains.delete(domains.get(input.Domain, input.UserPoolId).domain);
      return {};
    },
);
