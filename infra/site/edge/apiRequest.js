/**
 * Runs before CloudFront sends a request to the API. Converts the cookies of the store's own page
 * to headers, each only on its path: the access token on /graphql, the refresh token on
 * /graphql/refresh. Removes the cookies: none reaches the API.
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
  // A guest's signature, or a token that the request brings itself, stays.
  else if (!("authorization" in headers)) headers.authorization = { value: cookie.value };
  return request;
}
