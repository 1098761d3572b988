/** The AWS provider's own setting for services that are not at AWS, as it has to be for this machine. */
export function localEndpoints(origin: string): Record<string, string> {
  const services = ["appsync", "cognitoidentity", "cognitoidp", "dynamodb", "sesv2"];
  const endpoints = Object.fromEntries(services.map((service) => [service, origin]));
  return { "aws:endpoints": JSON.stringify([endpoints]) };
}
