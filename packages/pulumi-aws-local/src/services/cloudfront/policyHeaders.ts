/**
 * The headers that a CloudFront response headers policy adds.
 * Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
 */
export function policyHeaders(inputs: Record<string, any>): Record<string, string> {
  const headers: Record<string, string> = {};
  const security = inputs.securityHeadersConfig ?? {};
  const set = (name: string, value: string | undefined): void => {
    if (value !== undefined) headers[name] = value;
  };
  set("content-security-policy", security.contentSecurityPolicy?.contentSecurityPolicy);
  set("x-content-type-options", security.contentTypeOptions && "nosniff");
  set("x-frame-options", security.frameOptions?.frameOption);
  set("referrer-policy", security.referrerPolicy?.referrerPolicy);
  set("strict-transport-security", strictTransport(security.strictTransportSecurity));
  for (const { header, value } of inputs.customHeadersConfig?.items ?? []) {
    headers[header.toLowerCase()] = value;
  }
  return headers;
}

function strictTransport(config: Record<string, any> | undefined): string | undefined {
  if (config === undefined) return undefined;
  const { accessControlMaxAgeSec, includeSubdomains, preload } = config;
  return [
    `max-age=${accessControlMaxAgeSec}`,
    ...(includeSubdomains ? ["includeSubDomains"] : []),
    ...(preload ? ["preload"] : []),
  ].join("; ");
}
