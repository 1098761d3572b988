/**
 * Operations of the service model that the local user pools reject by name, with the feature that the stack lacks.
 * Together with the emulated operations, these are all commands of @aws-sdk/client-cognito-identity-provider; a test
 * compares them.
 */
export const refusedOperations: Readonly<Record<string, string>> = {
  ...lacking("more than one client secret", [
    "AddUserPoolClientSecret",
    "DeleteUserPoolClientSecret",
    "ListUserPoolClientSecrets",
  ]),
  ...lacking("identity providers besides the user pool itself", [
    "AdminDisableProviderForUser",
    "AdminLinkProviderForUser",
    "CreateIdentityProvider",
    "DeleteIdentityProvider",
    "DescribeIdentityProvider",
    "GetIdentityProviderByIdentifier",
    "ListIdentityProviders",
    "UpdateIdentityProvider",
  ]),
  ...lacking("threat protection, which records authentication events and rates their risk", [
    "AdminListUserAuthEvents",
    "AdminUpdateAuthEventFeedback",
    "DescribeRiskConfiguration",
    "SetRiskConfiguration",
    "UpdateAuthEventFeedback",
  ]),
  ...lacking("operations for single sessions", [
    "AdminListUserSessions",
    "AdminRevokeUserSession",
    "GetUserPoolClientSessionConfiguration",
    "GetUserPoolSessionConfiguration",
    "ListUserSessions",
    "RevokeUserSession",
    "SetUserPoolClientSessionConfiguration",
    "SetUserPoolSessionConfiguration",
  ]),
  ...lacking("text messages", ["AdminSetUserSettings", "SetUserSettings"]),
  ...lacking("hosted pages", [
    "CreateManagedLoginBranding",
    "CreateTerms",
    "DeleteManagedLoginBranding",
    "DeleteTerms",
    "DescribeManagedLoginBranding",
    "DescribeManagedLoginBrandingByClient",
    "DescribeTerms",
    "DescribeTermsByClient",
    "GetUICustomization",
    "ListTerms",
    "SetUICustomization",
    "UpdateManagedLoginBranding",
    "UpdateTerms",
  ]),
  ...lacking("an authorization server (OAuth)", [
    "CreateResourceServer",
    "DeleteResourceServer",
    "DescribeResourceServer",
    "GetClientToken",
    "ListResourceServers",
    "UpdateResourceServer",
  ]),
  ...lacking("user import from files", [
    "CreateUserImportJob",
    "DescribeUserImportJob",
    "GetCSVHeader",
    "ListUserImportJobs",
    "StartUserImportJob",
    "StopUserImportJob",
  ]),
  ...lacking("replicas of user pools in other regions", [
    "CreateUserPoolReplica",
    "DeleteUserPoolReplica",
    "ListUserPoolReplicas",
    "UpdateUserPoolReplica",
  ]),
  ...lacking("log delivery", ["GetLogDeliveryConfiguration", "SetLogDeliveryConfiguration"]),
  ...lacking("provisioned limits", ["GetProvisionedLimit", "UpdateProvisionedLimit"]),
  ...lacking("SAML, for which this certificate signs", ["GetSigningCertificate"]),
  ...lacking("changes of a domain outside the program", ["UpdateUserPoolDomain"]),
};

function lacking(what: string, names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, what]));
}
