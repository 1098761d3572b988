import { physicalName, uuidOf } from "../../../core/physicalName";
import type { ResourceHandlers } from "../../../core/resourceHandler";
import type { Services } from "../../../core/services";
import { withoutEffect } from "../../../core/withoutEffect";
import { subscriptionRules, topicPolicyRules, topicRules } from "./rules";

/** Topics exist only as an ARN: the emulator publishes nothing to them. */
export const snsHandlers: ResourceHandlers<Pick<Services, "region" | "accountId">> = {
  "aws:sns/topic:Topic": withoutEffect(
    ["displayName", "kmsMasterKeyId", "name", "policy"],
    ["name"],
    (request, { region, accountId }) => {
      const name = physicalName(request);
      const arn = `arn:aws:sns:${region}:${accountId}:${name}`;
      return { id: arn, outputs: { name, arn } };
    },
    { rules: topicRules, importing: { form: "the ARN of the topic" } },
  ),
  "aws:sns/topicPolicy:TopicPolicy": withoutEffect(["arn", "policy"], ["arn"], undefined, {
    rules: topicPolicyRules,
    importing: { form: "the ARN of the topic", idsOf: ({ outputs: { arn } }) => [arn] },
  }),
  "aws:sns/topicSubscription:TopicSubscription": withoutEffect(
    ["endpoint", "filterPolicy", "protocol", "topic"],
    ["endpoint", "protocol", "topic"],
    (request) => {
      const arn = request.previous?.id ?? `${request.inputs.topic}:${uuidOf(request)}`;
      return { id: arn, outputs: { arn } };
    },
    { rules: subscriptionRules, importing: { form: "the ARN of the subscription" } },
  ),
};
