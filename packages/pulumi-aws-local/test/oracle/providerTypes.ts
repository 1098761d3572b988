/** The provider's resource types that are not the snake-case form of Pulumi's. */
const TYPES: Record<string, string> = {
  "aws:acm/certificate:Certificate": "aws_acm_certificate",
  "aws:acm/certificateValidation:CertificateValidation": "aws_acm_certificate_validation",
  "aws:appsync/apiCache:ApiCache": "aws_appsync_api_cache",
  "aws:appsync/apiKey:ApiKey": "aws_appsync_api_key",
  "aws:appsync/dataSource:DataSource": "aws_appsync_datasource",
  "aws:appsync/domainName:DomainName": "aws_appsync_domain_name",
  "aws:appsync/domainNameApiAssociation:DomainNameApiAssociation":
    "aws_appsync_domain_name_api_association",
  "aws:appsync/function:Function": "aws_appsync_function",
  "aws:appsync/graphQLApi:GraphQLApi": "aws_appsync_graphql_api",
  "aws:appsync/resolver:Resolver": "aws_appsync_resolver",
  "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy":
    "aws_cloudwatch_log_data_protection_policy",
  "aws:cloudwatch/logGroup:LogGroup": "aws_cloudwatch_log_group",
  "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment":
    "aws_cognito_identity_pool_roles_attachment",
  "aws:s3/bucketObjectv2:BucketObjectv2": "aws_s3_object",
};

/** The Terraform resource type that a Pulumi type of the AWS provider wraps. */
export function providerType(type: string): string {
  const [, module = "", name = ""] = type.split(":");
  return TYPES[type] ?? `aws_${module.split("/")[0]}_${snakeCase(name)}`;
}

export function snakeCase(name: string): string {
  return name
    .replace(/^[A-Z]/, (first) => first.toLowerCase())
    .replace(/[A-Z]/g, "_$&")
    .toLowerCase();
}
