import { physicalName, uuidOf } from "../../core/physicalName";
import type { ResourceHandlers } from "../../core/resourceHandler";
import type { Services } from "../../core/services";
import { withoutEffect } from "../../core/withoutEffect";

/** Topics exist by their ARN only: nothing on this machine publishes to them. */
export const snsHandlers: ResourceHandlers<Pick<Services, "region" | "accountId">> = {
  "aws:sns/topic:Topic": withoutEffect(
    ["displayName", "kmsMasterKeyId", "name", "policy"],
    ["name"],
    (request, { region, accountId }) => {
      const name = physicalName(request);
      const arn = `arn:aws:sns:${region}:${accountId}:${name}`;
      return { id: arn, outputs: { name, arn } };
    },
  ),
  "aws:sns/topicPolicy:TopicPolicy": withoutEffect(["arn", "policy"], ["arn"]),
  "aws:sns/topicSubscription:TopicSubscription": withoutEffect(
    ["endpoint", "filterPolicy", "protocol", "topic"],
    ["endpoint", "protocol", "topic"],
    (request) => {
      const arn = request.previous?.id ?? `${request.inputs.topic}:${uuidOf(request)}`;
      return { id: arn, outputs: { arn } };
    },
  ),
};
