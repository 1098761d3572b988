import { problem } from "./responses";
import type { Responder } from "./route";

/** The path of an attachment's bytes, with its index in the mail. */
export const ATTACHMENT_PATH = /^\/_local\/inbox\/([\w-]+)\/attachments\/(\d{1,4})$/;

/** Sends an attachment as a download: if it were displayed, its markup would run with the origin of the workbench. */
export const sendAttachment: Responder = ({ path }, { inbox }) => {
  const [, mailId = "", index = ""] = ATTACHMENT_PATH.exec(path)!;
  const file = inbox.list().find(({ id }) => id === mailId)?.attachments?.[Number(index)];
  const body = inbox.contentOf(mailId, Number(index));
  if (file === undefined || body === undefined) return problem(404, "There is no such attachment.");
  const name = encodeURIComponent(file.fileName).replaceAll("'", "%27");
  const headers = {
    "content-type": "application/octet-stream",
    "content-disposition": `attachment; filename*=UTF-8''${name}`,
    "cache-control": "no-store",
  };
  return { status: 200, headers, body };
};
