import { disc, ink, line, range, rectangle, shape, unit } from "./composition";
import type { Canvas } from "./composition";

interface Cell {
  x: number;
  y: number;
  size: number;
  index: number;
}

function cells({ width, height }: Canvas, columns: number): Cell[] {
  const size = width / columns;
  const rows = Math.ceil(height / size - 0.05);
  const top = rows * size - height > size * 0.5 ? (height - rows * size) / 2 : 0;
  return range(columns * rows).map((index) => ({
    x: (index % columns) * size,
    y: top + Math.floor(index / columns) * size,
    size,
    index,
  }));
}

/** Tiles with quarter circles, half circles and dots, turned at random. */
export function quarters(canvas: Canvas): string {
  const { random } = canvas;
  const paths: string[] = canvas.inks.map(() => "");
  const grounds: string[] = canvas.inks.map(() => "");
  for (const { x, y, size } of cells(canvas, random.pick([4, 5, 6]))) {
    const s = unit(size);
    const back = random.int(0, paths.length);
    if (back < paths.length) grounds[back] += `M${unit(x)} ${unit(y)}h${s}v${s}h-${s}z`;
    const front = (back + random.int(1, paths.length - 1)) % paths.length;
    const [left, top, right, bottom] = [x, y, x + size, y + size].map(unit);
    const half = unit(size / 2);
    paths[front] += random.pick([
      `M${left} ${top}h${s}a${s} ${s} 0 0 1 -${s} ${s}z`,
      `M${right} ${top}v${s}a${s} ${s} 0 0 1 -${s} -${s}z`,
      `M${right} ${bottom}h-${s}a${s} ${s} 0 0 1 ${s} -${s}z`,
      `M${left} ${bottom}v-${s}a${s} ${s} 0 0 1 ${s} ${s}z`,
      `M${left} ${top}h${s}a${half} ${half} 0 0 1 -${s} 0z`,
      `M${left} ${bottom}a${half} ${half} 0 0 1 ${s} 0z`,
    ]);
  }
  return [...grounds, ...paths].map((path, index) => shape(path, ink(canvas, index))).join("");
}

/** A quilt of triangles. */
export function triangles(canvas: Canvas): string {
  const { random } = canvas;
  const paths: string[] = canvas.inks.map(() => "");
  for (const { x, y, size } of cells(canvas, random.pick([4, 5, 6]))) {
    const s = unit(size);
    const at = `M${unit(x)} ${unit(y)}`;
    const layer = random.int(0, paths.length - 1);
    paths[layer] += random.pick([
      `${at}h${s}v${s}z`,
      `${at}v${s}h${s}z`,
      `${at}h${s}l-${s} ${s}z`,
      `M${unit(x + size)} ${unit(y)}v${s}h-${s}z`,
    ]);
  }
  return paths.map((path, index) => shape(path, ink(canvas, index))).join("");
}

/** A halftone screen: dots that swell toward one place. */
export function halftone(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const columns = 18;
  const focus = [width * random.next(), height * random.next()] as const;
  const reach = Math.hypot(width, height) * 0.62;
  const layers: string[] = range(7).map(() => "");
  for (const { x, y, size, index } of cells(canvas, columns)) {
    const shift = Math.floor(index / columns) % 2 === 0 ? 0.25 : 0.75;
    const at = [x + size * shift, y + size / 2] as const;
    const near = 1 - Math.hypot(at[0] - focus[0], at[1] - focus[1]) / reach;
    const layer = Math.round(Math.max(0, Math.min(1, near)) * 6);
    layers[layer] += `M${Math.round(at[0])} ${Math.round(at[1])}h0`;
  }
  return layers
    .map((path, layer) =>
      line(
        path,
        ink(canvas, layer > 4 ? 1 : 0),
        (width / columns) * (0.12 + layer * 0.14),
        ' stroke-linecap="round"',
      ),
    )
    .join("");
}

/** Leaves in a grid, each in one of two directions. */
export function leaves(canvas: Canvas): string {
  const { random } = canvas;
  const paths: string[] = canvas.inks.map(() => "");
  for (const { x, y, size } of cells(canvas, random.pick([5, 6]))) {
    const inset = size * 0.08;
    const s = unit(size - inset * 2);
    const [left, top, right] = [x + inset, y + inset, x + size - inset].map(unit);
    const layer = random.int(0, paths.length - 1);
    paths[layer] += random.pick([
      `M${left} ${top}a${s} ${s} 0 0 1 ${s} ${s}a${s} ${s} 0 0 1 -${s} -${s}z`,
      `M${right} ${top}a${s} ${s} 0 0 1 -${s} ${s}a${s} ${s} 0 0 1 ${s} -${s}z`,
    ]);
  }
  return paths.map((path, index) => shape(path, ink(canvas, index))).join("");
}

/** Small shapes, evenly distributed: dots, rings, bars, wedges. */
export function confetti(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const columns = random.pick([5, 6]);
  const size = width / columns;
  // The rows are spread over the height, so that the lower edge cuts no shape.
  const rows = Math.max(1, Math.round(height / size));
  return range(columns * rows)
    .map((index) => {
      const cx = size * ((index % columns) + 0.5);
      const cy = (height / rows) * (Math.floor(index / columns) + 0.5);
      const [colour, r] = [ink(canvas, index + random.int(0, 2)), size * 0.32];
      const turn = random.pick([0, 45, 90, 135]);
      const turned = (body: string): string =>
        `<g transform="translate(${unit(cx)} ${unit(cy)}) rotate(${turn})">${body}</g>`;
      return random.pick([
        () => disc(cx, cy, r, colour),
        () =>
          `<circle cx="${unit(cx)}" cy="${unit(cy)}" r="${unit(r * 0.78)}" fill="none" stroke="${colour}" stroke-width="${unit(r * 0.5)}"/>`,
        () => turned(rectangle(-r * 1.3, -r * 0.28, r * 2.6, r * 0.56, colour)),
        () =>
          turned(
            shape(
              `M${unit(-r)} ${unit(r * 0.5)}a${unit(r)} ${unit(r)} 0 0 1 ${unit(r * 2)} 0z`,
              colour,
            ),
          ),
        () => turned(shape(`M0 ${unit(-r)}l${unit(r)} ${unit(r * 1.8)}h${unit(-r * 2)}z`, colour)),
      ])();
    })
    .join("");
}
