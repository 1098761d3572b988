import * as pulumi from "@pulumi/pulumi";

/**
 * Resource types of this program that support tags. aws:cognito/user… and the like do not; a test
 * compares the list with the provider's types.
 */
export const taggable: ReadonlySet<string> = new Set([
  "aws:acm/certificate:Certificate",
  "aws:appsync/graphQLApi:GraphQLApi",
  "aws:cloudfront/distribution:Distribution",
  "aws:cloudfront/function:Function",
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:cloudwatch/metricAlarm:MetricAlarm",
  "aws:cognito/identityPool:IdentityPool",
  "aws:cognito/userPool:UserPool",
  "aws:dynamodb/table:Table",
  "aws:iam/role:Role",
  "aws:kms/key:Key",
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketObjectv2:BucketObjectv2",
  "aws:sesv2/configurationSet:ConfigurationSet",
  "aws:sesv2/emailIdentity:EmailIdentity",
  "aws:sns/topic:Topic",
  "aws:wafv2/webAcl:WebAcl",
]);

/**
 * Adds these tags to every resource that supports tags, in addition to its own. The provider's
 * aws:defaultTags does the same, but each stack file would have to repeat them.
 */
export function tagEverything({ owner }: { owner: string }): void {
  const defaults = { Project: pulumi.getProject(), Stack: pulumi.getStack(), Owner: owner };
  pulumi.runtime.registerStackTransformation(({ type, props, opts }) => {
    if (!taggable.has(type)) return undefined;
    return { props: { ...props, tags: { ...defaults, ...props.tags } }, opts };
  });
}
