import type * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import { createNoticeKey } from "./noticeKey";
import { createTopic } from "./noticeTopic";

export interface StoreNoticesArgs {
  /** Address that notices are mailed to; "" = none. */
  operatorEmail: string;
}

/**
 * The operator's notices: a topic for alarms, a topic for SES's mail events, and the key of both.
 */
export class StoreNotices extends pulumi.ComponentResource {
  /** ARN of the topic of CloudWatch's alarms. */
  public readonly alarms: pulumi.Output<string>;
  private readonly key: pulumi.Output<string>;

  constructor(
    private readonly baseName: string,
    private readonly args: StoreNoticesArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("jukebox:infra:StoreNotices", baseName, {}, opts);
    this.key = createNoticeKey(`${baseName}-notices`, { parent: this });
    this.alarms = this.openTopic("alarms", "cloudwatch.amazonaws.com", (alarms) => ({
      ArnLike: { "aws:SourceArn": arnBeside(alarms, "cloudwatch", "alarm:*") },
    }));
    this.registerOutputs({ alarms: this.alarms });
  }

  /** ARN of the topic that receives the events of these configuration sets. */
  openMailTopic(configurationSets: readonly string[]): pulumi.Output<string> {
    return this.openTopic("mails", "ses.amazonaws.com", (mails) => ({
      ArnEquals: {
        "aws:SourceArn": configurationSets.map((set) =>
          arnBeside(mails, "ses", `configuration-set/${set}`),
        ),
      },
    }));
  }

  private openTopic(
    suffix: string,
    service: string,
    conditionOf: (topic: aws.sns.Topic) => Record<string, object>,
  ): pulumi.Output<string> {
    const { operatorEmail } = this.args;
    const name = `${this.baseName}-${suffix}`;
    return createTopic(
      name,
      { key: this.key, operatorEmail, service, conditionOf },
      { parent: this },
    );
  }
}

/** An ARN with the partition, region and account of `topic`. */
function arnBeside(topic: aws.sns.Topic, service: string, resource: string) {
  return topic.arn.apply((arn) => {
    const [, partition, , region, account] = arn.split(":");
    return `arn:${partition}:${service}:${region}:${account}:${resource}`;
  });
}
