import {
  atMostOne,
  arn,
  domainName,
  emailAddress,
  flag,
  list,
  object,
  objects,
  oneOf,
  required,
  shape,
  text,
  resourcePolicy,
} from "../../../core/rules";

/**
 * Names of configuration sets and event destinations.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_CreateConfigurationSet.html
 */
export const setName = text({
  min: 1,
  max: 64,
  pattern: /^[A-Za-z0-9_-]+$/,
  like: 'letters, digits, "_" and "-"',
});

/**
 * Values of dimensions in CloudWatch.
 * https://docs.aws.amazon.com/ses/latest/APIReference/API_CloudWatchDimensionConfiguration.html
 */
export const dimensionValue = text({
  min: 1,
  max: 256,
  pattern: /^[A-Za-z0-9_.@-]+$/,
  like: 'letters, digits, and "_-.@"',
});

/**
 * Names of dimensions in CloudWatch, on the same page. UNVERIFIED: that v2 also accepts a colon, which its page does
 * not list.
 */
export const dimensionName = text({
  min: 1,
  max: 256,
  pattern: /^[A-Za-z0-9_:-]+$/,
  like: 'letters, digits, and "_-:"',
});

/** Names of policies. https://docs.aws.amazon.com/ses/latest/APIReference/API_PutIdentityPolicy.html */
export const policyName = text({
  min: 1,
  max: 64,
  pattern: /^[A-Za-z0-9_-]+$/,
  like: 'letters, digits, "_" and "-"',
});

export const configurationSetRules = shape({
  deliveryOptions: object(shape({ tlsPolicy: oneOf("Require", "Optional") })),
  name: setName,
  reputationMetricsEnabled: flag(),
  sendingEnabled: flag(),
  trackingOptions: object(shape({ customRedirectDomain: domainName })),
});

export const domainRules = shape({ domain: required(domainName) });

export const emailIdentityRules = shape({ email: required(emailAddress) });

/** https://docs.aws.amazon.com/ses/latest/APIReference/API_EventDestination.html */
export const eventDestinationRules = shape(
  {
    cloudwatchDestinations: objects(
      shape({
        defaultValue: required(dimensionValue),
        dimensionName: required(dimensionName),
        valueSource: required(oneOf("messageTag", "emailHeader", "linkTag")),
      }),
    ),
    configurationSetName: required(setName),
    enabled: flag(),
    kinesisDestination: object(shape({ roleArn: required(arn()), streamArn: required(arn()) })),
    matchingTypes: required(
      list(
        oneOf(
          "send",
          "reject",
          "bounce",
          "complaint",
          "delivery",
          "open",
          "click",
          "renderingFailure",
        ),
        { min: 1 },
      ),
    ),
    name: setName,
    snsDestination: object(shape({ topicArn: required(arn()) })),
  },
  atMostOne("cloudwatchDestinations", "kinesisDestination", "snsDestination"),
);

export const identityPolicyRules = shape({
  identity: required(text({ min: 1 })),
  name: policyName,
  policy: required(resourcePolicy()),
});
