import * as aws from "../shared/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { StoreNotices } from "../observability/notices";
import { physicalName } from "../shared/physicalNames";

/**
 * Maximum length of the name of a configuration set
 * (APIReference-V2/API_CreateConfigurationSet.html).
 */
const NAME_LENGTH = 64;

/** Events that SES reports to the operator. */
const FEEDBACK = ["BOUNCE", "COMPLAINT", "REJECT"];

/**
 * Two configuration sets, so that each kind of mail can be counted and paused: confirmations of purchases (the sender's default) and
 * Cognito's mails. For both, SES reports bounces and complaints, and suppresses addresses that bounced or complained.
 */
export function createConfigurationSets(
  name: string,
  notices: StoreNotices,
  opts: pulumi.CustomResourceOptions,
) {
  const confirmationSet = physicalName("confirmations", NAME_LENGTH);
  const accountSet = physicalName("accounts", NAME_LENGTH);
  const topicArn = notices.openMailTopic([confirmationSet, accountSet]);
  const confirmations = createSet(`${name}-confirmations`, confirmationSet, opts);
  const accounts = createSet(`${name}-accounts`, accountSet, opts);
  report(`${name}-confirmations-feedback`, confirmations, topicArn, opts);
  report(`${name}-accounts-feedback`, accounts, topicArn, opts);
  count(`${name}-confirmations-counts`, confirmations, confirmationSet, opts);
  return { confirmationSet, confirmations, accounts };
}

function createSet(name: string, configurationSetName: string, opts: pulumi.CustomResourceOptions) {
  return new aws.sesv2.ConfigurationSet(
    name,
    {
      configurationSetName,
      reputationOptions: { reputationMetricsEnabled: true },
      suppressionOptions: { suppressedReasons: ["BOUNCE", "COMPLAINT"] },
    },
    opts,
  );
}

function report(
  name: string,
  set: aws.sesv2.ConfigurationSet,
  topicArn: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
) {
  return new aws.sesv2.ConfigurationSetEventDestination(
    name,
    {
      configurationSetName: set.configurationSetName,
      eventDestinationName: "feedback",
      eventDestination: {
        enabled: true,
        matchingEventTypes: FEEDBACK,
        snsDestination: { topicArn },
      },
    },
    opts,
  );
}

/**
 * Counts mails as metrics of AWS/SES, by the tag that SES adds to each mail
 * (ses/latest/dg/event-publishing-add-event-destination-cloudwatch.html).
 */
function count(
  name: string,
  set: aws.sesv2.ConfigurationSet,
  setName: string,
  opts: pulumi.CustomResourceOptions,
) {
  const dimension = {
    dimensionName: "ses:configuration-set",
    dimensionValueSource: "MESSAGE_TAG",
    defaultDimensionValue: setName,
  };
  return new aws.sesv2.ConfigurationSetEventDestination(
    name,
    {
      configurationSetName: set.configurationSetName,
      eventDestinationName: "counts",
      eventDestination: {
        enabled: true,
        matchingEventTypes: ["SEND", ...FEEDBACK],
        cloudWatchDestination: { dimensionConfigurations: [dimension] },
      },
    },
    opts,
  );
}
