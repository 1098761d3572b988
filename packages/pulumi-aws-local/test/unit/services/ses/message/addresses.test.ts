import { expect } from "chai";
import { addressOf } from "../../../../../src/services/ses/message/addresses";

const outcome = (mailbox: string): string => {
  try {
    return addressOf(mailbox);
  } catch (error) {
    return (error as Error).message;
  }
};

describe("addressOf", () => {
  const valid: [string, string][] = [
    ["a@example.com", "a@example.com"],
    ["Ann <a@example.com>", "a@example.com"],
    ['"Doe, Ann" <a.b+c@mail.example.com>', "a.b+c@mail.example.com"],
    ['"a b"@example.com', '"a b"@example.com'],
    ["a@bücher.example", "a@bücher.example"],
    ["<a@example.com>", "a@example.com"],
  ];
  for (const [mailbox, address] of valid) {
    it(`reads ${mailbox}`, () => expect(outcome(mailbox)).to.equal(address));
  }

  const invalid: [string, string][] = [
    ["", "Invalid email address ."],
    ["ann", "Missing final '@domain'"],
    ["Ann <ann>", "Missing final '@domain'"],
    ["@example.com", "Missing local name"],
    ["a@", "Missing domain"],
    ["a b@example.com", "Local address contains control or whitespace"],
    ["Ann <a @example.com>", "Local address contains control or whitespace"],
    ["a\r\nBcc: b@example.com", "Local address contains control or whitespace"],
    [".a@example.com", "Local address starts with dot"],
    ["a.@example.com", "Local address ends with dot"],
    ["a..b@example.com", "Local address contains dot-dot"],
    ["a(b)@example.com", "Local address contains illegal character"],
    ["ä@example.com", "Local address contains non-ASCII characters"],
    ["a@.example.com", "Domain starts with dot"],
    ["a@example.com.", "Domain ends with dot"],
    ["a@example..com", "Domain contains dot-dot"],
    ["a@exa mple.com", "Domain contains control or whitespace"],
    ["a@exa_mple.com", "Domain contains illegal character"],
    ["a@b@example.com", "Domain contains illegal character"],
    ["Doe, Ann <a@example.com>", "Illegal address"],
    ["a@example.com>", "Illegal address"],
  ];
  for (const [mailbox, message] of invalid) {
    it(`rejects ${JSON.stringify(mailbox)}`, () => expect(outcome(mailbox)).to.equal(message));
  }
});
