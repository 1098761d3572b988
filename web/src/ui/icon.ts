const paths = {
  minus: "M5 12h14",
  plus: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6L6 18",
  check: "M5 13l4.5 4.5L19 7",
  eye: "M2 12s3.6-7 10-7 10 7 10 7-3.6 7-10 7-10-7-10-7zm10 3.2a3.2 3.2 0 100-6.4 3.2 3.2 0 000 6.4z",
  alert: "M12 8v5m0 3.5v.1M12 3l9.5 17h-19z",
} as const;

const namespace = "http://www.w3.org/2000/svg";

/** A small line drawing in the text colour, hidden from screen readers. */
export function icon(name: keyof typeof paths): SVGElement {
  const svg = document.createElementNS(namespace, "svg");
  for (const [key, value] of Object.entries({
    viewBox: "0 0 24 24",
    width: "20",
    height: "20",
    fill: "none",
    stroke: "currentColor",
    "stroke-width": "2",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    "aria-hidden": "true",
  }))
    svg.setAttribute(key, value);
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", paths[name]);
  svg.append(path);
  return svg;
}
