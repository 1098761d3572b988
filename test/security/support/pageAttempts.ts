import type { Page } from "playwright-core";

/** What a page could read. */
interface Outcome {
  /** undefined if the page could read nothing. */
  read?: string;
}

type Attempt = (page: Page, target: string) => Promise<Outcome>;

const BODY = JSON.stringify({
  TableName: "Prices",
  Item: { id: { S: "kind-of-blue" }, PriceCents: { N: "1" } },
});

const SIGNATURE =
  "AWS4-HMAC-SHA256 Credential=local/20250101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=00";

/** Headers of a write that the engine accepts from any client. */
const HEADERS = {
  "content-type": "application/x-amz-json-1.0",
  "x-amz-target": "DynamoDB_20120810.PutItem",
  "x-amz-date": "20250101T000000Z",
  authorization: SIGNATURE,
};

/** Every kind of request that a page can send. */
export const attempts: Record<string, Attempt> = {
  fetch: (page, target) =>
    inPage(page, `fetch(TARGET, REQUEST).then((answer) => answer.text())`, target),
  fetchWithoutCors: (page, target) =>
    inPage(
      page,
      `fetch(TARGET, { method: "POST", mode: "no-cors", body: REQUEST.body }).then((answer) => answer.text())`,
      target,
    ),
  xmlHttpRequest: (page, target) =>
    inPage(
      page,
      `new Promise((done, fail) => {
        const request = new XMLHttpRequest();
        request.open("POST", TARGET);
        for (const [name, value] of Object.entries(REQUEST.headers)) request.setRequestHeader(name, value);
        request.onload = () => done(request.responseText);
        request.onerror = fail;
        request.send(REQUEST.body);
      })`,
      target,
    ),
  webSocket: (page, target) =>
    inPage(
      page,
      `new Promise((done, fail) => {
        const socket = new WebSocket(TARGET.replace("http", "ws"));
        socket.onopen = () => done("open");
        socket.onerror = fail;
      })`,
      target,
    ),
  eventSource: (page, target) =>
    inPage(
      page,
      `new Promise((done, fail) => {
        const events = new EventSource(TARGET);
        events.onopen = () => done("open");
        events.onerror = fail;
      })`,
      target,
    ),
  image: (page, target) =>
    inPage(
      page,
      `new Promise((done, fail) => {
        const image = new Image();
        image.onload = () => done("loaded");
        image.onerror = fail;
        image.src = TARGET;
      })`,
      target,
    ),
  script: (page, target) =>
    inPage(
      page,
      `new Promise((done) => {
        const script = document.createElement("script");
        script.onload = script.onerror = () => done();
        script.src = TARGET;
        document.head.append(script);
      })`,
      target,
    ),
  form: (page, target) =>
    navigates(
      page,
      `const form = document.createElement("form");
       form.method = "POST";
       form.action = TARGET;
       form.enctype = "text/plain";
       const field = document.createElement("input");
       field.name = REQUEST.body;
       form.append(field);
       document.body.append(form);
       form.submit();`,
      target,
    ),
  navigation: (page, target) => navigates(page, `location.href = TARGET;`, target),
};

async function inPage(page: Page, code: string, target: string): Promise<Outcome> {
  const expression = `(${withTarget(code, target)}).then((read) => read || undefined, () => undefined)`;
  return { read: await page.evaluate<string | undefined>(expression) };
}

async function navigates(page: Page, code: string, target: string): Promise<Outcome> {
  const loaded = page.waitForEvent("framenavigated");
  await page.evaluate(`(() => { ${withTarget(code, target)} })()`);
  await loaded;
  // The URL of the browser's own error page.
  const isError = page.url().startsWith("chrome-error:");
  const text = isError ? "" : await page.evaluate<string>("document.body?.innerText ?? ''");
  return { read: text === "" ? undefined : text };
}

function withTarget(code: string, target: string): string {
  const request = JSON.stringify({ method: "POST", headers: HEADERS, body: BODY });
  return code.replaceAll("TARGET", JSON.stringify(`${target}/`)).replaceAll("REQUEST", request);
}
