/** An element that contains text or other elements. */
export function xmlElement(name: string, content: string, namespace?: string): string {
  const attribute = namespace === undefined ? "" : ` xmlns="${xmlText(namespace)}"`;
  return `<${name}${attribute}>${content}</${name}>`;
}

/** Text for XML 1.0: characters that XML cannot hold are replaced. */
export function xmlText(text: string): string {
  return text.replace(UNWRITABLE, "\ufffd").replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** https://www.w3.org/TR/xml/#charsets */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
