import type { LibraryFunction } from "../realm/evaluationState";
import { readXml } from "./readXml";

/**
 * util.xml: what org.json makes of XML, which AWS's examples agree with.
 * https://docs.aws.amazon.com/appsync/latest/devguide/xml-utils-js.html
 * UNVERIFIED: attributes (members beside the elements), mixed text ("content") and empty elements ("").
 */
export const xmlUtil: Record<string, LibraryFunction> = {
  toMap: ([xml]) => (xml == null ? null : readXml(String(xml), "util.xml.toMap")),
  toJsonString: ([xml, stringEncode]) => {
    const json = JSON.stringify(readXml(String(xml), "util.xml.toJsonString"));
    return stringEncode === true ? JSON.stringify(json) : json;
  },
};
