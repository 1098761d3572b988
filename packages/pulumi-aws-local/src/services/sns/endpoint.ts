import { queryEndpoint } from "../../core/protocols/queryEndpoint";
import type { HttpHandler } from "../../core/http";
import { wordsOf } from "../../core/words";

/**
 * SNS's protocol. The program's topics have no effect, so each operation is rejected by name.
 * https://docs.aws.amazon.com/sns/latest/api/API_Operations.html
 */
export function snsEndpoint(): HttpHandler {
  return queryEndpoint({
    name: "SNS",
    namespace: "http://sns.amazonaws.com/doc/2010-03-31/",
    version: "2010-03-31",
    model: OPERATIONS,
    operations: {},
  });
}

const OPERATIONS = wordsOf(`
  AddPermission CheckIfPhoneNumberIsOptedOut ConfirmSubscription CreatePlatformApplication
  CreatePlatformEndpoint CreateSMSSandboxPhoneNumber CreateTopic DeleteEndpoint
  DeletePlatformApplication DeleteSMSSandboxPhoneNumber DeleteTopic GetDataProtectionPolicy
  GetEndpointAttributes GetPlatformApplicationAttributes GetSMSAttributes GetSMSSandboxAccountStatus
  GetSubscriptionAttributes GetTopicAttributes ListEndpointsByPlatformApplication
  ListOriginationNumbers ListPhoneNumbersOptedOut ListPlatformApplications ListSMSSandboxPhoneNumbers
  ListSubscriptions ListSubscriptionsByTopic ListTagsForResource ListTopics OptInPhoneNumber Publish
  PublishBatch PutDataProtectionPolicy RemovePermission SetEndpointAttributes
  SetPlatformApplicationAttributes SetSMSAttributes SetSubscriptionAttributes SetTopicAttributes
  Subscribe TagResource Unsubscribe UntagResource VerifySMSSandboxPhoneNumber
`);
