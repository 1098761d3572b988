import type { LibraryFunction } from "../realm/evaluationState";
import { readXml } from "./readXml";

/**
 * util.xml: converts XML as org.json does, which agrees with AWS's examples.
 * https://docs.aws.amazon.com/appsync/latest/devguide/xml-utils-js.html
 * UNVERIFIED: attributes (members next to the elements), mixed text ("content") and empty elements ("").
 */
export const xmlUtil: Record<string, LibraryFunction> = {
  toMap: ([xml]) => (xml == null ? null : readXml(String(xml), "util.xml.toMap")),
  toJsonString: ([xml, stringEncode]) => {
    const json = JSON.stringify(readXml(String(xml), "util.xml.toJsonString"));
    return stringEncode === true ? JSON.stringify(json) : json;
  },
};
