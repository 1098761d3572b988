import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";

export interface TopicArgs {
  /** ARN of the key that encrypts it. */
  key: pulumi.Input<string>;
  /** Address that gets all notifications; "" = none. */
  operatorEmail: string;
  /** The AWS service that may publish. */
  service: string;
  /** What of that service may publish, besides being of this account. */
  conditionOf: (topic: aws.sns.Topic) => Record<string, object>;
}

/**
 * An encrypted topic that one AWS service may publish to, for this account only. SNS mails the address a link; until it
 * is followed nothing arrives (docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html). Answers the topic's ARN once
 * the service may publish: SES tries that before it takes a topic (API_CreateConfigurationSetEventDestination.html).
 */
export function createTopic(
  name: string,
  { key, operatorEmail, service, conditionOf }: TopicArgs,
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const topic = new aws.sns.Topic(name, { kmsMasterKeyId: key }, opts);
  const account = topic.arn.apply((arn) => arn.split(":")[4] ?? "");
  const statement = {
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sns:Publish",
    Resource: topic.arn,
    Condition: { StringEquals: { "aws:SourceAccount": account }, ...conditionOf(topic) },
  };
  const policy = pulumi.jsonStringify({ Version: "2012-10-17", Statement: [statement] });
  const open = new aws.sns.TopicPolicy(name, { arn: topic.arn, policy }, opts);
  if (operatorEmail !== "") {
    new aws.sns.TopicSubscription(
      name,
      { topic: topic.arn, protocol: "email", endpoint: operatorEmail },
      opts,
    );
  }
  return open.arn;
}
