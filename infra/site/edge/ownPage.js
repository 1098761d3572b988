// Shared by both functions: their code follows this.
const ACCESS_COOKIE = "__Host-jukebox-access";
const REFRESH_COOKIE = "__Host-jukebox-refresh";

/**
 * Whether a page of this very origin sends the request. Each mark is enough against a form or a script of another origin: browsers
 * let no page choose Sec-Fetch-Site, and the header and the content type need a permission that the API never gives with cookies.
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
