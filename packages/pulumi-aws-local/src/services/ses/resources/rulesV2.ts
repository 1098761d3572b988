import {
  arn,
  atMostOne,
  domainName,
  exactlyOne,
  flag,
  list,
  needs,
  object,
  objects,
  oneOf,
  required,
  resourcePolicy,
  shape,
  text,
  whole,
} from "../../../core/rules";
import { dimensionName, dimensionValue, policyName, setName } from "./rules";

const enabledOrNot = oneOf("ENABLED", "DISABLED");

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_CreateConfigurationSet.html */
export const configurationSetV2Rules = shape({
  configurationSetName: required(setName),
  deliveryOptions: object(
    shape({
      maxDeliverySeconds: whole(300, 50_400),
      sendingPoolName: text(),
      tlsPolicy: oneOf("REQUIRE", "OPTIONAL"),
    }),
  ),
  reputationOptions: object(shape({ lastFreshStart: text(), reputationMetricsEnabled: flag() })),
  sendingOptions: object(shape({ sendingEnabled: flag() })),
  suppressionOptions: object(shape({ suppressedReasons: list(oneOf("BOUNCE", "COMPLAINT")) })),
  trackingOptions: object(
    shape({
      customRedirectDomain: required(domainName),
      httpsPolicy: oneOf("REQUIRE", "REQUIRE_OPEN_ONLY", "OPTIONAL"),
    }),
  ),
  vdmOptions: object(
    shape({
      dashboardOptions: object(shape({ engagementMetrics: enabledOrNot })),
      guardianOptions: object(shape({ optimizedSharedDelivery: enabledOrNot })),
    }),
  ),
});

const DESTINATIONS = [
  "cloudWatchDestination",
  "eventBridgeDestination",
  "kinesisFirehoseDestination",
  "pinpointDestination",
  "snsDestination",
];

export const eventDestinationV2Rules = shape({
  configurationSetName: required(setName),
  eventDestination: required(
    object(
      shape(
        {
          cloudWatchDestination: object(
            shape({
              dimensionConfigurations: required(
                objects(
                  shape({
                    defaultDimensionValue: required(dimensionValue),
                    dimensionName: required(dimensionName),
                    dimensionValueSource: required(
                      oneOf("MESSAGE_TAG", "EMAIL_HEADER", "LINK_TAG"),
                    ),
                  }),
                  { min: 1 },
                ),
              ),
            }),
          ),
          enabled: flag(),
          eventBridgeDestination: object(shape({ eventBusArn: required(arn()) })),
          kinesisFirehoseDestination: object(
            shape({ deliveryStreamArn: required(arn()), iamRoleArn: required(arn()) }),
          ),
          matchingEventTypes: required(
            list(
              oneOf(
                "SEND",
                "REJECT",
                "BOUNCE",
                "COMPLAINT",
                "DELIVERY",
                "OPEN",
                "CLICK",
                "RENDERING_FAILURE",
                "DELIVERY_DELAY",
                "SUBSCRIPTION",
              ),
              { min: 1 },
            ),
          ),
          pinpointDestination: object(shape({ applicationArn: required(arn()) })),
          snsDestination: object(shape({ topicArn: required(arn()) })),
        },
        exactlyOne(...DESTINATIONS),
      ),
    ),
  ),
  eventDestinationName: required(setName),
});

export const emailIdentityV2Rules = shape({
  configurationSetName: setName,
  dkimSigningAttributes: object(
    shape(
      {
        domainSigningPrivateKey: text({
          min: 1,
          max: 20_480,
          pattern: /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
          like: "a key in Base64",
        }),
        domainSigningSelector: text({
          min: 1,
          max: 63,
          pattern: /^([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])$/,
          like: 'letters, digits and "-"',
        }),
        nextSigningKeyLength: oneOf("RSA_1024_BIT", "RSA_2048_BIT"),
      },
      needs("domainSigningPrivateKey", "domainSigningSelector"),
      needs("domainSigningSelector", "domainSigningPrivateKey"),
      atMostOne("domainSigningPrivateKey", "nextSigningKeyLength"),
    ),
  ),
  emailIdentity: required(text({ min: 1 })),
});

export const emailIdentityPolicyV2Rules = shape({
  emailIdentity: required(text({ min: 1 })),
  policy: required(resourcePolicy()),
  policyName: required(policyName),
});
