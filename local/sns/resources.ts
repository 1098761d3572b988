import { randomUUID } from "node:crypto";
import { physicalName } from "../shared/physicalName";
import type { ResourceHandlers } from "../shared/resourceHandler";
import { withoutEffect } from "../shared/withoutEffect";

/** Topics exist by their ARN only: nothing on this machine publishes to them. */
export const snsHandlers: ResourceHandlers = {
  "aws:sns/topic:Topic": withoutEffect(
    ["displayName", "kmsMasterKeyId", "name", "policy"],
    (request, { region, accountId }) => {
      const name = physicalName(request);
      const arn = `arn:aws:sns:${region}:${accountId}:${name}`;
      return { id: arn, outputs: { name, arn } };
    },
  ),
  "aws:sns/topicPolicy:TopicPolicy": withoutEffect(["arn", "policy"]),
  "aws:sns/topicSubscription:TopicSubscription": withoutEffect(
    ["endpoint", "filterPolicy", "protocol", "topic"],
    ({ inputs, previous }) => {
      const arn = previous?.id ?? `${inputs.topic}:${randomUUID()}`;
      return { id: arn, outputs: { arn } };
    },
  ),
};
