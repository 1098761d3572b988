/**
 * Parses the engine's responses, whose items list their attributes in a new order each time. Here the members of each
 * object are sorted by name: V8 creates a hidden class for every order, and is several times slower with objects of
 * ever new hidden classes. JSON.parse handles syntax that the engine does not write; only unescaped control characters
 * in strings are not detected.
 * @throws SyntaxError
 */
export function readResponse(json: string): any {
  text = json;
  at = 0;
  escape = json.indexOf("\\");
  try {
    const value = readValue();
    if (at === json.length) return value;
  } catch {
    // JSON.parse accepts the rest of JSON, and throws for invalid JSON.
  } finally {
    text = "";
  }
  return JSON.parse(json);
}

const UNUSUAL = new Error("This is not as the engine writes it.");

/** The text being parsed. */
let text = "";
/** Position of the next character. */
let at = 0;
/** Position of the next backslash; -1 if there are no more. */
let escape = -1;

function readValue(): unknown {
  switch (text.charCodeAt(at)) {
    case 0x22: // "
      return readString();
    case 0x7b: // {
      return readObject();
    case 0x5b: // [
      return readList();
    default:
      return readLiteral();
  }
}

function readString(): string {
  const begin = at + 1;
  const end = text.indexOf('"', begin);
  if (end < 0) throw UNUSUAL;
  if (escape >= 0 && escape < begin) escape = text.indexOf("\\", begin);
  if (escape >= 0 && escape < end) return readEscapedString();
  at = end + 1;
  return text.slice(begin, end);
}

function readEscapedString(): string {
  const begin = at;
  for (at += 1; text.charCodeAt(at) !== 0x22; at += 1) {
    if (text.charCodeAt(at) === 0x5c) at += 1;
    if (at >= text.length) throw UNUSUAL;
  }
  at += 1;
  return JSON.parse(text.slice(begin, at)) as string;
}

function readObject(): unknown {
  at += 1;
  if (text.charCodeAt(at) === 0x7d) {
    at += 1;
    return {};
  }
  const first = readMember();
  if (text.charCodeAt(at) === 0x7d) {
    at += 1;
    return typed(first);
  }
  const members = [first];
  do {
    skip(0x2c);
    members.push(readMember());
  } while (text.charCodeAt(at) !== 0x7d);
  at += 1;
  sort(members);
  const object: Record<string, unknown> = {};
  for (let index = 0; index < members.length; index += 1)
    object[members[index]!.name] = members[index]!.value;
  return object;
}

interface Member {
  name: string;
  value: unknown;
}

function readMember(): Member {
  if (text.charCodeAt(at) !== 0x22) throw UNUSUAL;
  const name = readString();
  if (name === "__proto__") throw UNUSUAL; // an assignment would set the prototype
  skip(0x3a);
  return { name, value: readValue() };
}

/** Most objects are a value with its type. A computed name in a literal takes V8 several times as long. */
function typed({ name, value }: Member): object {
  switch (name) {
    case "S":
      return { S: value };
    case "N":
      return { N: value };
    default: {
      const object: Record<string, unknown> = {};
      object[name] = value;
      return object;
    }
  }
}

/** Sorts by name. Items have few attributes: insertion sort is faster than V8's own sort. */
function sort(members: Member[]): void {
  if (members.length > FEW) {
    members.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
    return;
  }
  for (let index = 1; index < members.length; index += 1) {
    const member = members[index]!;
    let place = index;
    for (; place > 0 && members[place - 1]!.name > member.name; place -= 1)
      members[place] = members[place - 1]!;
    members[place] = member;
  }
}

const FEW = 20;

function readList(): unknown[] {
  const list: unknown[] = [];
  for (at += 1; text.charCodeAt(at) !== 0x5d;) {
    if (list.length > 0) skip(0x2c);
    list.push(readValue());
  }
  at += 1;
  return list;
}

/** A number, true, false or null. */
function readLiteral(): unknown {
  const begin = at;
  while (at < text.length && !ENDS_LITERAL.has(text.charCodeAt(at))) at += 1;
  if (at === begin) throw UNUSUAL;
  return JSON.parse(text.slice(begin, at));
}

const ENDS_LITERAL = new Set([0x2c, 0x5d, 0x7d]);

function skip(code: number): void {
  if (text.charCodeAt(at) !== code) throw UNUSUAL;
  at += 1;
}
