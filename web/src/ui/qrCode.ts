import { late } from "../late";

const loadQrCode = late(() => import("libraries/qrCode"));

const namespace = "http://www.w3.org/2000/svg";

/** A QR code of a text, as an image with a name for screen readers. Throws the errors of `late`. */
export async function drawQrCode(text: string, name: string): Promise<SVGElement> {
  const { encode } = await loadQrCode();
  // Authenticator apps need the quiet zone of four modules: ISO/IEC 18004.
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const svg = document.createElementNS(namespace, "svg");
  const attributes = { viewBox: `0 0 ${size} ${size}`, class: "qr-code", role: "img" };
  for (const [key, value] of Object.entries({ ...attributes, "aria-label": name }))
    svg.setAttribute(key, value);
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", data.map((row, y) => drawRow(row, y)).join(""));
  svg.append(path);
  return svg;
}

function drawRow(row: boolean[], y: number): string {
  return row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")).join("");
}
