/**
 * Runs before CloudFront sends a request to the API. The cookies of our own page become headers, each only where it is needed: the
 * access token on /graphql, the refresh token on /graphql/refresh. No cookie itself reaches the API.
 */
function handler(event) {
  const request = event.request;
  const headers = request.headers;
  const cookies = request.cookies;
  const isRefresh = request.uri === "/graphql/refresh";
  const cookie = isRefresh ? cookies[REFRESH_COOKIE] : cookies[ACCESS_COOKIE];
  request.uri = "/graphql";
  request.cookies = {};
  delete headers["x-jukebox-refresh"];
  delete headers["x-jukebox-tokens"];
  if (cookie === undefined || !isFromOwnPage(request)) return request;
  if (isRefresh) headers["x-jukebox-refresh"] = { value: cookie.value };
  // A signature of a guest, or a token of its own, stays.
  else if (!("authorization" in headers)) headers.authorization = { value: cookie.value };
  return request;
}
