import { ink, line, range, rectangle, shape, unit } from "./composition";
import type { Canvas } from "./composition";

/** Columns of different heights from the top and the bottom. */
export function columns(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const count = random.int(9, 13);
  const step = width / count;
  const pitch = random.next() * 6;
  const speed = 0.5 + random.next() * 0.7;
  return range(count)
    .map((index) => {
      const wave = 0.5 + 0.38 * Math.sin(pitch + index * speed);
      const jump = random.next() * 0.14 - 0.07;
      const tall = height * (wave + jump);
      const rest = height - tall;
      const x = index * step + step * 0.12;
      return (
        rectangle(x, rest, step * 0.76, tall, ink(canvas, index % 4 === 2 ? 1 : 0)) +
        rectangle(
          x,
          0,
          step * 0.76,
          rest - step * 0.3 > 0 ? (rest - step * 0.3) * 0.55 : 0,
          ink(canvas, 2),
        )
      );
    })
    .join("");
}

/** Swells, one behind the other. */
export function waves(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const count = random.int(6, 8);
  const length = width / random.pick([1.5, 2, 3]);
  const swell = height * 0.055;
  return range(count)
    .map((index) => {
      const y = height * (0.16 + (index * 0.84) / count);
      const start = -length * (0.2 + ((index * 0.37) % 1));
      let path = `M${unit(start)} ${unit(y)}`;
      for (let x = start; x < width + length; x += length) {
        path += `q${unit(length / 4)} ${unit(-swell * 2)} ${unit(length / 2)} 0t${unit(length / 2)} 0`;
      }
      return shape(`${path}V${unit(height)}H${unit(start)}z`, ink(canvas, index));
    })
    .join("");
}

/** Slanting stripes of different widths. */
export function diagonals(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const lean = height * random.pick([-0.9, -0.5, 0.5, 0.9]);
  let path = "";
  let x = -Math.abs(lean) - 20;
  let index = 0;
  while (x < width + Math.abs(lean)) {
    const thick = random.pick([18, 26, 44, 70]);
    path += shape(
      `M${unit(x)} 0h${thick}l${unit(lean)} ${unit(height)}h${-thick}z`,
      ink(canvas, index),
    );
    x += thick + random.pick([10, 10, 22, 40]);
    index += 1;
  }
  return path;
}

/** Parallel bands that run horizontally, turn upward together and run horizontally again. */
export function turningBands(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const count = random.pick([4, 5, 6]);
  const thick = Math.min(height, width) * (0.4 / count);
  const left = width * random.pick([0.16, 0.3, 0.42]);
  const bands = range(count).map((index) => {
    const far = index * thick * 1.16;
    const inner = 26 + (count - 1) * thick * 1.16 - far;
    const outer = 26 + far;
    const low = height * 0.94 - far - thick / 2;
    const high = height * 0.06 + thick / 2 + ((count - 1) * thick * 1.16 - far);
    const turn = left + 26 + inner;
    const path = `M-10 ${unit(low)}H${unit(left)}a${unit(inner)} ${unit(inner)} 0 0 0 ${unit(inner)} ${unit(-inner)}V${unit(high + outer)}a${unit(outer)} ${unit(outer)} 0 0 1 ${unit(outer)} ${unit(-outer)}H${unit(width + 10)}`;
    return turn < width ? line(path, ink(canvas, index), thick) : "";
  });
  const body = bands.join("");
  return random.next() < 0.5
    ? body
    : `<g transform="matrix(-1 0 0 1 ${unit(width)} 0)">${body}</g>`;
}

/** Ridges of hills under a low sun. */
export function hills(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const sun = `<circle cx="${unit(width * (0.2 + random.next() * 0.6))}" cy="${unit(height * 0.3)}" r="${unit(height * 0.17)}" fill="${ink(canvas, 1)}"/>`;
  const ridges = range(4).map((index) => {
    const y = height * (0.44 + index * 0.15);
    const points = range(5).map((step) => [
      (width / 4) * step,
      y + height * 0.15 * (random.next() - 0.5) * (index === 3 ? 0.6 : 1.5),
    ]) as [number, number][];
    let path = `M0 ${unit(height)}V${unit(points[0]?.[1] ?? y)}`;
    for (const [x, top] of points.slice(1)) {
      path += `S${unit(x - width / 9)} ${unit(top)} ${unit(x)} ${unit(top)}`;
    }
    return shape(`${path}V${unit(height)}z`, ink(canvas, [0, 2, 3, 0][index] ?? 0));
  });
  return sun + ridges.join("");
}

/** Rain: rows of short vertical or horizontal strokes. */
export function rain(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const count = random.int(14, 18);
  const step = width / count;
  const drops = ["", "", ""];
  for (const column of range(count)) {
    let y = -random.next() * height * 0.3;
    while (y < height) {
      const long = height * (0.07 + random.next() * 0.3);
      const layer = random.pick([0, 0, 0, 1, 2]);
      drops[layer] += `M${unit(step * (column + 0.5))} ${Math.round(y)}v${Math.round(long)}`;
      y += long + step * 0.9;
    }
  }
  return drops
    .map((path, layer) => line(path, ink(canvas, layer), step * 0.46, ' stroke-linecap="round"'))
    .join("");
}

/** Three wide horizontal bands with a disc across them. */
export function tricolour(canvas: Canvas): string {
  const { width, height, random, ground } = canvas;
  const third = height / 3;
  const x = width * random.pick([0.28, 0.5, 0.72]);
  const radius = height * random.pick([0.3, 0.38]);
  const half = (sweep: number): string =>
    `M${unit(x)} ${unit(height / 2 - radius)}a${unit(radius)} ${unit(radius)} 0 0 ${sweep} 0 ${unit(radius * 2)}z`;
  return [
    ...range(3).map((index) => rectangle(0, third * index, width, third + 0.5, ink(canvas, index))),
    shape(half(0), ink(canvas, 3)),
    shape(half(1), ground),
  ].join("");
}
