import { disc, ink, line, range, rectangle, shape, unit } from "./composition";
import type { Canvas } from "./composition";

/** Cubes seen from above one corner. */
export function cubes(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const columns = random.pick([3, 4, 5]);
  const half = width / columns / 2;
  const rise = half / Math.sqrt(3);
  const faces = ["", "", ""];
  const rows = Math.ceil(height / (rise * 3)) + 1;
  for (const row of range(rows)) {
    for (const column of range(columns + 1)) {
      if (random.next() < 0.12) continue;
      const x = column * half * 2 + (row % 2 === 1 ? 0 : half);
      const y = row * rise * 3;
      const [h, r, e] = [unit(half), unit(rise), unit(rise * 2)];
      faces[0] += `M${unit(x)} ${unit(y)}l${h} -${r} -${h} -${r} -${h} ${r}z`;
      faces[1] += `M${unit(x)} ${unit(y)}l-${h} -${r}v${e}l${h} ${r}z`;
      faces[2] += `M${unit(x)} ${unit(y)}l${h} -${r}v${e}l-${h} ${r}z`;
    }
  }
  return faces.map((path, index) => shape(path, ink(canvas, index))).join("");
}

/** A checkerboard whose columns crowd toward one side. */
export function checker(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const rows = random.int(5, 7);
  const step = height / rows;
  const fold = 0.25 + random.next() * 0.5;
  const edges: number[] = [0];
  while ((edges.at(-1) ?? width) < width) {
    const at = (edges.at(-1) ?? 0) / width;
    edges.push((edges.at(-1) ?? 0) + 6 + step * 1.3 * Math.min(1, Math.abs(at - fold) * 2));
  }
  let path = "";
  for (const column of range(edges.length - 1)) {
    const [left, right] = [edges[column] ?? 0, edges[column + 1] ?? width];
    for (let row = column % 2; row < rows; row += 2) {
      path += `M${unit(left)} ${unit(row * step)}h${unit(right - left)}v${unit(step)}h${unit(left - right)}z`;
    }
  }
  const far = fold < 0.5 ? 0.8 : 0.2;
  return (
    shape(path, ink(canvas, 0)) +
    disc(width * far, height / 2, step * 1.5, ink(canvas, 1)) +
    disc(width * far, height / 2, step * 0.75, ink(canvas, 2))
  );
}

/** A field divided into blocks, which are divided again. */
export function blocks(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const gap = 10;
  let order = random.int(0, 3);
  const divide = (x: number, y: number, w: number, h: number, depth: number): string => {
    if (depth === 0 || (w < 130 && h < 130)) {
      order += 1;
      return rectangle(x + gap / 2, y + gap / 2, w - gap, h - gap, ink(canvas, order));
    }
    const share = random.pick([0.32, 0.5, 0.62, 0.7]);
    return w > h
      ? divide(x, y, w * share, h, depth - 1) +
          divide(x + w * share, y, w * (1 - share), h, depth - 1)
      : divide(x, y, w, h * share, depth - 1) +
          divide(x, y + h * share, w, h * (1 - share), depth - 1);
  };
  return divide(-gap / 2, -gap / 2, width + gap, height + gap, 4);
}

/** Scales of concentric discs, row over row. */
export function scallops(canvas: Canvas): string {
  const { width, height, ground, random } = canvas;
  const columns = random.pick([4, 5]);
  const size = width / columns;
  const rows = Math.ceil(height / (size / 2)) + 1;
  const shares = columns === 4 ? [0.98, 0.7, 0.44, 0.18] : [0.98, 0.66, 0.34];
  // Strokes of zero length with round ends are discs, at a few characters each.
  const body = range(rows).map((row) => {
    const first = row % 2 === 0 ? size / 2 : 0;
    const dots = `M${unit(first)} ${unit(row * (size / 2))}h0${`m${unit(size)} 0h0`.repeat(row % 2 === 0 ? columns - 1 : columns)}`;
    return shares
      .map((share, step) => line(dots, step === 1 ? ground : ink(canvas, step + row), size * share))
      .join("");
  });
  return `<g stroke-linecap="round">${body.join("")}</g>`;
}
