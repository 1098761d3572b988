/**
 * Runs before CloudFront sends a response of the API to the browser. The tokens that a resolver puts into x-jukebox-tokens become
 * cookies that no script can read; the header itself never leaves.
 */
function handler(event) {
  const response = event.response;
  const sent = response.headers["x-jukebox-tokens"];
  delete response.headers["x-jukebox-tokens"];
  if (sent === undefined || !isFromOwnPage(event.request)) return response;
  const tokens = readTokens(sent.value);
  setCookie(response, ACCESS_COOKIE, tokens.access, tokens.accessSeconds);
  setCookie(response, REFRESH_COOKIE, tokens.refresh, tokens.refreshSeconds);
  return response;
}

/** None of a text that is not JSON: the error of JSON.parse would bring the text into CloudFront's logs. */
function readTokens(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return {};
  }
}

/** Without a token the cookie stays as it is; an empty one ends it. */
function setCookie(response, name, token, seconds) {
  if (token === undefined) return;
  const maxAge = token === "" ? 0 : seconds;
  response.cookies[name] = {
    value: token,
    attributes: "HttpOnly; Secure; SameSite=Strict; Path=/; Max-Age=" + maxAge,
  };
}
