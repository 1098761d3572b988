import { AwsError } from "../../core/awsError";

/**
 * The error for a feature of the tiers Essentials and Plus in a pool of the tier Lite.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html
 * UNVERIFIED: the message.
 */
export function unavailableInTier(feature: string): AwsError {
  return new AwsError(
    "FeatureUnavailableInTierException",
    `${feature} is not available in the tier LITE.`,
  );
}
