// Shared by both functions: their code is appended to this file.
const ACCESS_COOKIE = "__Host-jukebox-access";
const REFRESH_COOKIE = "__Host-jukebox-refresh";

/**
 * Whether a page of this origin sent the request. Each check is enough against a form or script of
 * another origin: no page can set Sec-Fetch-Site, and the header and the content type need a CORS
 * permission that the API never gives with cookies.
 */
function isFromOwnPage(request) {
  const header = function (name) {
    return name in request.headers ? request.headers[name].value : "";
  };
  return (
    request.method === "POST" &&
    header("sec-fetch-site") === "same-origin" &&
    header("x-jukebox-page") === "1" &&
    /^application\/json\s*(;|$)/i.test(header("content-type"))
  );
}
