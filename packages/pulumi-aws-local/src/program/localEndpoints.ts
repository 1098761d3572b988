/** The AWS provider's setting for custom endpoints, with the values for this machine. */
export function localEndpoints(origin: string): Record<string, string> {
  const services = ["appsync", "cognitoidentity", "cognitoidp", "dynamodb", "sesv2"];
  const endpoints = Object.fromEntries(services.map((service) => [service, origin]));
  return { "aws:endpoints": JSON.stringify([endpoints]) };
}
