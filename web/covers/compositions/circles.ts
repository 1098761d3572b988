import { disc, ink, line, range, rectangle, ring, shape, unit } from "./composition";
import type { Canvas } from "./composition";

/** A record, larger than the field, with its grooves and label. */
export function grooves(canvas: Canvas): string {
  const { width, height, ground, random } = canvas;
  const x = width * random.pick([0.24, 0.5, 0.76]);
  const y = height * random.pick([0.5, 0.62, 1]);
  const radius = Math.min(width, height) * (y === height ? 0.92 : 0.68);
  const label = radius * 0.34;
  const rings = range(Math.floor((radius - label) / 14)).map((step) =>
    ring(x, y, label + 12 + step * 14, ground, step % 4 === 3 ? 4 : 1.5),
  );
  return [
    disc(x, y, radius, ink(canvas, 0)),
    ...rings,
    disc(x, y, label, ink(canvas, 1)),
    shape(
      `M${unit(x - label)} ${unit(y)}a${unit(label)} ${unit(label)} 0 0 1 ${unit(label * 2)} 0z`,
      ink(canvas, 2),
    ),
    disc(x, y, label * 0.16, ground),
  ].join("");
}

/** Large discs with transparent overlaps. */
export function overlaps(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const count = random.int(3, 5);
  const radius = Math.min(height * 0.44, width / (count * 0.78 + 0.6));
  const step = (width - radius * 2) / (count - 1);
  const swing = random.pick([0, 0.09, -0.09]);
  return range(count)
    .map((index) => {
      const y = height * (0.5 + (index % 2 === 0 ? swing : -swing));
      return disc(
        radius + index * step,
        y,
        radius * 0.96,
        ink(canvas, index),
        ' fill-opacity=".84"',
      );
    })
    .join("");
}

/** Rainbows of concentric half circles: one large one, or rows that fill the field. */
export function arches(canvas: Canvas): string {
  const { width, height, ground, random } = canvas;
  const count = random.pick([1, 2, 3]);
  const radius = count === 1 ? Math.min(width / 2, height) * 0.98 : width / count / 2;
  const rows = count === 1 ? 1 : Math.ceil(height / radius - 0.1);
  const steps = 9 - count * 2;
  const turned = random.next() < 0.5;
  return range(rows * count)
    .map((index) => {
      const [row, column] = [Math.floor(index / count), index % count];
      const flip = count > 1 && (row + column) % 2 === (turned ? 0 : 1);
      const base = count === 1 ? height : radius * (flip ? row : row + 1);
      const x = (width / count) * (column + 0.5);
      return range(steps)
        .map((step) => {
          const r = unit(radius * (1 - step / steps));
          const colour = step % 2 === 1 ? ground : ink(canvas, index + step / 2);
          return shape(
            `M${unit(x - Number(r))} ${unit(base)}a${r} ${r} 0 0 ${flip ? 0 : 1} ${unit(Number(r) * 2)} 0z`,
            colour,
          );
        })
        .join("");
    })
    .join("");
}

/** The moon from new to full and back, in rows. */
export function moons(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const rows = random.pick(height > width * 0.5 ? [2, 3] : [1, 2]);
  const columns = Math.max(3, Math.round((width / height) * rows));
  const [across, down] = [width / columns, height / rows];
  const radius = Math.min(across, down) * 0.41;
  const total = columns * rows;
  return range(total)
    .map((index) => {
      const x = across * ((index % columns) + 0.5);
      const y = down * (Math.floor(index / columns) + 0.5);
      const phase = total === 1 ? 0 : 1 - (2 * index) / (total - 1);
      const bulge = Math.abs(phase) * radius;
      const sweep = phase > 0 ? 0 : 1;
      const r = unit(radius);
      const lit = `M${unit(x)} ${unit(y - radius)}a${r} ${r} 0 0 1 0 ${unit(radius * 2)}a${unit(bulge)} ${r} 0 0 ${sweep} 0 ${unit(-radius * 2)}z`;
      return disc(x, y, radius, ink(canvas, 0)) + shape(lit, ink(canvas, 1));
    })
    .join("");
}

/** A sun that sinks behind widening slats. */
export function slats(canvas: Canvas): string {
  const { width, height, ground, random } = canvas;
  const x = width * random.pick([0.32, 0.5, 0.68]);
  const radius = Math.min(width * 0.46, height * 0.58);
  const y = height * 0.58;
  const count = random.int(5, 7);
  const slat = radius / count;
  return [
    disc(x, y, radius, ink(canvas, 0)),
    disc(x, y, radius * 0.62, ink(canvas, 1)),
    ...range(count).map((step) =>
      rectangle(
        0,
        y - radius * 0.1 + step * slat * 1.16,
        width,
        (slat * (step + 1.6)) / (count + 1.2),
        ground,
      ),
    ),
  ].join("");
}

/** Two drops in still water: circles that cross. */
export function ripples(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const gap = random.int(22, 28);
  const centres = [
    [width * 0.3, height * random.pick([0.3, 0.7])],
    [width * 0.72, height * random.pick([0.25, 0.5, 0.75])],
  ] as const;
  const rings = centres.flatMap(([x, y], index) =>
    range(11).map((step) => ring(x, y, gap * (step + 1), ink(canvas, index), 5)),
  );
  return [
    ...rings,
    ...centres.map(([x, y], index) => disc(x, y, gap * 0.7, ink(canvas, index + 1))),
  ].join("");
}

/** A spiral out of half circles. */
export function spiral(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const gap = random.int(20, 26);
  const x = width * random.pick([0.36, 0.5, 0.64]);
  let path = `M${unit(x)} ${unit(height / 2)}`;
  for (let turn = 1; turn <= 26; turn += 1) {
    const radius = (gap * turn) / 2;
    path += `a${unit(radius)} ${unit(radius)} 0 0 1 ${unit(turn % 2 === 1 ? radius * 2 : -radius * 2)} 0`;
  }
  return (
    line(path, ink(canvas, 0), gap * 0.52) +
    disc(x + gap * 0.5, height / 2, gap * 1.6, ink(canvas, 1))
  );
}
