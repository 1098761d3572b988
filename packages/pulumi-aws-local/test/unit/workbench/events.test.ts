import { expect } from "chai";
import type { Streamed } from "../../../src/core/http";
import { Events } from "../../../src/workbench/events";

describe("Events", () => {
  it("sends each event only to open pages", () => {
    const events = new Events();
    const heard: string[][] = [[], []];
    const leave = heard.map((chunks) =>
      (events.stream().body as Streamed)((chunk) => chunks.push(chunk)),
    );
    events.publish("mail", { id: "1" });
    leave[0]!();
    events.publish("request", { id: "2" });
    const mail = 'event: mail\ndata: {"id":"1"}\n\n';
    const request = 'event: request\ndata: {"id":"2"}\n\n';
    expect(heard).to.eql([
      ["retry: 500\n\n", mail],
      ["retry: 500\n\n", mail, request],
    ]);
  });

  it("sends the current state to a new page first", () => {
    const chunks: string[] = [];
    const { body, headers } = new Events().stream("event: program\ndata: {}\n\n");
    (body as Streamed)((chunk) => chunks.push(chunk));
    expect([headers["content-type"], chunks]).to.eql([
      "text/event-stream",
      ["retry: 500\n\nevent: program\ndata: {}\n\n"],
    ]);
  });

  it("sends the program's state to a new page, even without earlier listeners", () => {
    const events = new Events();
    const error = { message: "wrong", file: "index.ts", line: 1 };
    events.publish("program", { state: "error", at: "now", files: ["index.ts"], error });
    const chunks: string[] = [];
    (events.stream().body as Streamed)((chunk) => chunks.push(chunk));
    expect(chunks).to.eql([
      "retry: 500\n\nevent: program\n" +
        'data: {"state":"error","at":"now","files":["index.ts"],"error":{"message":"wrong","file":"index.ts","line":1}}\n\n',
    ]);
  });
});
