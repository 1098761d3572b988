import { BadRequestError } from "../errors";

/**
 * Returns the address of "Name <address>" or of a bare address. SES parses addresses with JavaMail's InternetAddress,
 * whose messages are used here:
 * https://jakarta.ee/specifications/mail/2.0/apidocs/jakarta.mail/jakarta/mail/internet/internetaddress
 * @throws BadRequestError
 */
export function addressOf(mailbox: string): string {
  if (mailbox.trim() === "") throw new BadRequestError(`Invalid email address ${mailbox}.`);
  // A line break would inject a second header.
  if (/[\r\n]/.test(mailbox)) refuse("Local address contains control or whitespace");
  const { name, address } = partsOf(mailbox.trim());
  // A comma outside quotes starts another address.
  if (/[,;<>]/.test(name.replaceAll(QUOTED, ""))) refuse("Illegal address");
  checkAddress(address);
  return address;
}

const QUOTED = /"(?:[^"\\]|\\.)*"/g;

function partsOf(mailbox: string): { name: string; address: string } {
  if (!mailbox.endsWith(">")) return { name: "", address: mailbox };
  const open = mailbox.lastIndexOf("<");
  if (open < 0) refuse("Illegal address");
  return { name: mailbox.slice(0, open), address: mailbox.slice(open + 1, -1).trim() };
}

function checkAddress(address: string): void {
  const at = endOfLocal(address);
  if (at < 0 && /[,;<>]/.test(address)) refuse("Illegal address");
  if (at < 0) refuse("Missing final '@domain'");
  checkLocal(address.slice(0, at));
  checkDomain(address.slice(at + 1));
}

/** Position of the "@" before the domain: a quoted local part may contain others. */
function endOfLocal(address: string): number {
  const quoted = /^"(?:[^"\\]|\\.)*"/.exec(address)?.[0].length ?? 0;
  return address.indexOf("@", quoted);
}

function checkLocal(local: string): void {
  if (local === "") refuse("Missing local name");
  if (/^"(?:[^"\\]|\\.)*"$/.test(local)) return;
  if (local.startsWith(".")) refuse("Local address starts with dot");
  if (local.endsWith(".")) refuse("Local address ends with dot");
  if (local.includes("..")) refuse("Local address contains dot-dot");
  if (CONTROL_OR_SPACE.test(local)) refuse("Local address contains control or whitespace");
  // UNVERIFIED: the message. https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Destination.html
  if (/[^\0-\x7f]/.test(local)) refuse("Local address contains non-ASCII characters");
  if (/["(),:;<>@[\\\]]/.test(local)) refuse("Local address contains illegal character");
}

function checkDomain(domain: string): void {
  if (domain === "") refuse("Missing domain");
  if (domain.startsWith(".")) refuse("Domain starts with dot");
  if (domain.endsWith(".")) refuse("Domain ends with dot");
  if (domain.includes("..")) refuse("Domain contains dot-dot");
  if (CONTROL_OR_SPACE.test(domain)) refuse("Domain contains control or whitespace");
  if (!/^[\p{L}\p{N}.-]+$/u.test(domain)) refuse("Domain contains illegal character");
}

const CONTROL_OR_SPACE = /[\0-\x20\x7f]/;

function refuse(reason: string): never {
  throw new BadRequestError(reason);
}
