import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";

export interface TopicArgs {
  /** ARN of the encryption key. */
  key: pulumi.Input<string>;
  /** Address that gets all notifications; "" = none. */
  operatorEmail: string;
  /** The AWS service that may publish. */
  service: string;
  /** Conditions on the publisher, in addition to the account. */
  conditionOf: (topic: aws.sns.Topic) => Record<string, object>;
}

/**
 * An encrypted topic. One AWS service may publish to it, for this account only. SNS mails the
 * address a link; no notification arrives before it is followed
 * (docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html). Returns the ARN of the topic,
 * which resolves when the service may publish: SES checks that when it creates an event destination
 * (API_CreateConfigurationSetEventDestination.html).
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
