import { LibraryFault } from "../realm/signals";

type Members = Record<string, unknown>;

/** Maximum number of nested elements. */
const LEVELS = 200;

/** Prolog, comment, CDATA, declaration, tag, or text. */
const PIECE =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<![^>]*>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?]+)((?:\s+[^\s=<>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/y;

const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Converts XML to an object: elements with the same name become a list, numbers and booleans are parsed.
 * @throws LibraryFault with the function's name, for XML that is not well-formed
 */
export function readXml(xml: string, name: string): Members {
  const fail = (what: string): never => {
    throw new LibraryFault(`${name}: the value is not well-formed XML (${what})`);
  };
  const root: Members = {};
  const open: { name: string; members: Members; text: string }[] = [];
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < xml.length) {
    const at = PIECE.lastIndex;
    const piece = PIECE.exec(xml);
    if (piece === null) return fail(`at character ${at}`);
    const [, data, closed, opened, attributes, isEmpty, text] = piece;
    const current = open.at(-1);
    if (opened !== undefined) {
      const members = readAttributes(attributes ?? "");
      if (isEmpty) add(current?.members ?? root, opened, valueOf(members, ""));
      else open.push({ name: opened, members, text: "" });
      if (open.length > LEVELS) fail("it is nested too deeply");
    } else if (closed !== undefined) {
      if (current?.name !== closed) return fail(`</${closed}> ends no element`);
      open.pop();
      add(open.at(-1)?.members ?? root, closed, valueOf(current.members, current.text));
    } else if (data !== undefined || text !== undefined) {
      const added = data ?? decode(text!);
      if (current !== undefined) current.text += added;
      else if (added.trim() !== "") fail("text outside of an element");
    }
  }
  if (open.length > 0) fail(`<${open.at(-1)!.name}> is not closed`);
  return root;
}

function readAttributes(text: string): Members {
  const members: Members = {};
  for (const [, name, double, single] of text.matchAll(ATTRIBUTE)) {
    add(members, name!, scalar(decode(double ?? single ?? "")));
  }
  return members;
}

function add(members: Members, name: string, value: unknown): void {
  const known = Object.hasOwn(members, name) ? members[name] : undefined;
  const all =
    known === undefined ? value : Array.isArray(known) ? [...known, value] : [known, value];
  Object.defineProperty(members, name, {
    value: all,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

function valueOf(members: Members, text: string): unknown {
  const own = text.trim();
  if (Object.keys(members).length === 0) return scalar(own);
  if (own !== "") add(members, "content", scalar(own));
  return members;
}

function scalar(text: string): unknown {
  if (text === "true" || text === "false") return text === "true";
  if (text === "null") return null;
  const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text);
  const number = isNumber ? Number(text) : NaN;
  // A number that JavaScript cannot represent exactly stays a string.
  return Number.isFinite(number) && (Math.abs(number) <= 2 ** 53 || !/^-?\d+$/.test(text))
    ? number
    : text;
}

function decode(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (name[0] !== "#") return entities[name] ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
