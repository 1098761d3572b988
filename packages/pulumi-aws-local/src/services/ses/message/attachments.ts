import { extname } from "node:path";
import { brokenConstraint, memberPath, validationErrors } from "../../../core/constraintTexts";
import type { OutgoingMail } from "../../../core/ports/inbox";
import { BadRequestError } from "../errors";
import { bytesOf, listOf, objectOf, refuseOthers, textOf } from "./members";

type Attachment = NonNullable<OutgoingMail["attachments"]>[number];

const MEMBERS = [
  "ContentDescription",
  "ContentDisposition",
  "ContentId",
  "ContentTransferEncoding",
  "ContentType",
  "FileName",
  "RawContent",
];

/**
 * Attachments of Simple or Template content.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Attachment.html
 * @throws BadRequestError. UNVERIFIED: the messages.
 */
export function readAttachments(value: unknown): Attachment[] {
  return listOf(value, "Attachments").map((entry) => {
    const input = objectOf(entry, "Attachments");
    refuseOthers(input, MEMBERS, "Attachment");
    const fileName = limited(input["FileName"], "FileName", 255);
    if (!fileName) throw new BadRequestError("FileName is required.");
    checkFileName(fileName);
    const content = bytesOf(input["RawContent"], "RawContent");
    const contentId = limited(input["ContentId"], "ContentId", 78);
    const description = limited(input["ContentDescription"], "ContentDescription", 1000);
    oneOf(input, "ContentTransferEncoding", ["BASE64", "QUOTED_PRINTABLE", "SEVEN_BIT"]);
    const disposition = oneOf(input, "ContentDisposition", ["ATTACHMENT", "INLINE"]);
    const file = {
      fileName,
      contentType: limited(input["ContentType"], "ContentType", 78) ?? typeOf(fileName),
      size: content.length,
      disposition: disposition === "INLINE" ? ("inline" as const) : ("attachment" as const),
      ...(contentId !== undefined && { contentId }),
      ...(description !== undefined && { description }),
    };
    return { file, content };
  });
}

/** Rejects files that SES does not send: https://docs.aws.amazon.com/ses/latest/dg/mime-types.html */
export function checkFileName(fileName: string): void {
  const extension = extname(fileName).toLowerCase();
  if (!UNSUPPORTED.has(extension.slice(1))) return;
  throw new BadRequestError(`Unsupported attachment type: ${extension}`);
}

const UNSUPPORTED = new Set(
  (
    "ade adp app asp bas bat cer chm cmd com cpl crt csh der exe fxp gadget hlp hta inf ins isp its js jse ksh lib lnk " +
    "mad maf mag mam maq mar mas mat mau mav maw mda mdb mde mdt mdw mdz msc msh msh1 msh1xml msh2 msh2xml mshxml msi " +
    "msp mst ops pcd pif plg prf prg ps1 ps1xml ps2 ps2xml psc1 psc2 reg scf scr sct shb shs sys tmp url vb vbe vbs vps " +
    "vsmacros vss vst vsw vxd ws wsc wsf wsh xnk"
  ).split(" "),
);

/** SES derives the type from the file name. UNVERIFIED: for which extensions. */
function typeOf(fileName: string): string {
  return TYPES[extname(fileName).toLowerCase()] ?? "application/octet-stream";
}

const TYPES: Readonly<Record<string, string>> = {
  ".csv": "text/csv",
  ".gif": "image/gif",
  ".html": "text/html",
  ".ics": "text/calendar",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".json": "application/json",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".txt": "text/plain",
  ".xml": "application/xml",
  ".zip": "application/zip",
};

function limited(value: unknown, name: string, max: number): string | undefined {
  const text = textOf(value, name);
  if (text !== undefined && (text.length > max || /[\r\n]/.test(text))) {
    throw new BadRequestError(`${name} must be one line of at most ${max} characters.`);
  }
  return text;
}

function oneOf(
  input: Record<string, unknown>,
  name: string,
  values: readonly string[],
): string | undefined {
  const value = textOf(input[name], name);
  if (value === undefined || values.includes(value)) return value;
  const constraint = `Member must satisfy enum value set: [${values.join(", ")}]`;
  throw new BadRequestError(
    validationErrors([brokenConstraint(memberPath(name), value, constraint)]),
  );
}
