import { queryEndpoint } from "../../../core/protocols/queryEndpoint";
import { xmlElement, xmlText } from "../../../core/protocols/xml";
import type { HttpHandler } from "../../../core/http";
import type { IamPort } from "../../../core/ports/iam";
import { wordsOf } from "../../../core/words";

/**
 * STS's protocol: GetCallerIdentity, which needs no permission. The other operations are rejected by name.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export function stsEndpoint({ iam }: { iam: Pick<IamPort, "verify"> }): HttpHandler {
  return queryEndpoint({
    name: "STS",
    namespace: "https://sts.amazonaws.com/doc/2011-06-15/",
    version: "2011-06-15",
    model: OPERATIONS,
    operations: {
      GetCallerIdentity: async ({ request }) => {
        const { arn, userId, accountId } = iam.verify(request, "sts");
        return [
          ["Arn", arn],
          ["UserId", userId],
          ["Account", accountId],
        ]
          .map(([name, value]) => xmlElement(name!, xmlText(value!)))
          .join("");
      },
    },
  });
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html */
const OPERATIONS = wordsOf(`
  AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity AssumeRoot DecodeAuthorizationMessage
  GetAccessKeyInfo GetCallerIdentity GetDelegatedAccessToken GetFederationToken GetSessionToken
  GetWebIdentityToken
`);
