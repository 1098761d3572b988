/**
 * Runs before CloudFront sends a response of the API to the browser. Converts the tokens in
 * x-jukebox-tokens to cookies that scripts cannot read, and removes the header.
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

/**
 * Parses the header; {} for invalid JSON. An uncaught error of JSON.parse would write the text into
 * CloudFront's logs.
 */
function readTokens(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return {};
  }
}

/** Without a token the cookie does not change; an empty token deletes it. */
function setCookie(response, name, token, seconds) {
  if (token === undefined) return;
  const maxAge = token === "" ? 0 : seconds;
  response.cookies[name] = {
    value: token,
    attributes: "HttpOnly; Secure; SameSite=Strict; Path=/; Max-Age=" + maxAge,
  };
}
