import { disc, ink, line, range, rectangle, shape, unit } from "./composition";
import type { Canvas } from "./composition";

/** Straight threads between two edges that make a curve. */
export function threads(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const count = 22;
  const corner = (flipX: boolean, flipY: boolean): string =>
    range(count)
      .map((index) => {
        const share = (index + 1) / count;
        const [x, y] = [width * share, height * share];
        return `M${flipX ? unit(width) : 0} ${unit(flipY ? height - y : y)}L${unit(flipX ? width - x : x)} ${flipY ? 0 : unit(height)}`;
      })
      .join("");
  const mirrored = random.next() < 0.5;
  // A line moves down the left edge and along the lower one: the lower left corner. The other set
  // is opposite.
  const sets = [corner(mirrored, false), corner(!mirrored, true)];
  const x = mirrored ? width * 0.27 : width * 0.73;
  return (
    disc(width - x, height * 0.3, height * 0.13, ink(canvas, 1)).repeat(random.int(0, 1)) +
    sets.map((path, index) => line(path, ink(canvas, index * 2), 2.5)).join("")
  );
}

/** Rays from one point. */
export function burst(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const count = random.pick([16, 20, 24]);
  const x = width * random.pick([0.2, 0.5, 0.8]);
  const y = height * random.pick([0.5, 0.8, 1]);
  const far = width + height;
  const rays = ["", ""];
  for (const index of range(count)) {
    const from = (index / count) * 2 * Math.PI;
    const to = from + Math.PI / count;
    rays[index % 2] +=
      `M${unit(x)} ${unit(y)}L${Math.round(x + far * Math.cos(from))} ${Math.round(y + far * Math.sin(from))} ${Math.round(x + far * Math.cos(to))} ${Math.round(y + far * Math.sin(to))}z`;
  }
  const radius = height * 0.24;
  return (
    rays.map((path, index) => shape(path, ink(canvas, index))).join("") +
    disc(x, y, radius, canvas.ground) +
    disc(x, y, radius * 0.74, ink(canvas, 2))
  );
}

/** Five lines and notes that climb and fall on them. */
export function staves(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const staffs = random.pick([1, 2]);
  const room = height / staffs;
  const gap = room / (staffs === 1 ? 7 : 6.4);
  return range(staffs)
    .map((staff) => {
      const top = room * staff + (room - gap * 4) / 2;
      const count = staffs === 1 ? 8 : 11;
      const phase = random.next() * 6;
      const lines = range(5)
        .map((index) => `M0 ${unit(top + index * gap)}H${unit(width)}`)
        .join("");
      const notes = range(count).map((index) => {
        const place = Math.round(4 + 3.4 * Math.sin(phase + index * 0.7) + random.int(-1, 1));
        return disc(
          (width / count) * (index + 0.5),
          top + (place * gap) / 2,
          gap * 0.47,
          ink(canvas, random.pick([0, 0, 1])),
        );
      });
      return line(lines, ink(canvas, 2), 3) + notes.join("");
    })
    .join("");
}

/** The keys of a piano, some of them held down. */
export function keys(canvas: Canvas): string {
  const { width, height, ground, random } = canvas;
  const count = random.pick([8, 10, 12]);
  const step = width / count;
  const held = new Set([
    random.int(0, count - 1),
    random.int(0, count - 1),
    random.int(0, count - 1),
  ]);
  const offset = random.int(0, 6);
  const white = range(count).map((index) =>
    rectangle(index * step + 2, 0, step - 4, height, ink(canvas, held.has(index) ? 1 : 0)),
  );
  const black = range(count).map((index) =>
    [0, 1, 3, 4, 5].includes((index + offset) % 7)
      ? rectangle(
          (index + 1) * step - step * 0.34,
          0,
          step * 0.68,
          height * 0.6,
          held.has(index + 2) ? ink(canvas, 2) : ground,
        )
      : "",
  );
  return [...white, ...black].join("");
}

/** Ridged lines in parallel, with a change of colour. */
export function zigzags(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const teeth = random.pick([3, 4, 6]);
  const count = random.int(6, 8);
  const step = height / (count - 1);
  const tooth = width / teeth / 2;
  return range(count + 1)
    .map((index) => {
      const y = index * step;
      const path =
        `M${unit(-tooth)} ${unit(y + step * 0.45)}` +
        range(teeth * 2 + 2)
          .map((turn) => `l${unit(tooth)} ${unit(turn % 2 === 0 ? -step * 0.9 : step * 0.9)}`)
          .join("");
      return line(path, ink(canvas, index), step * 0.46);
    })
    .join("");
}

/** Strings, each swinging in its own harmonic. */
export function strings(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const count = 6;
  const step = height / count;
  const knots = random.shuffle([1, 2, 3, 4, 5, 6]);
  return range(count)
    .map((index) => {
      const y = step * (index + 0.5);
      const parts = knots[index] ?? 1;
      const span = width / parts;
      const swing = step * (0.94 - parts * 0.06);
      const wave = (first: number): string =>
        `M0 ${unit(y)}q${unit(span / 2)} ${unit(first)} ${unit(span)} 0` +
        `t${unit(span)} 0`.repeat(parts - 1);
      const body = `${wave(swing)}${wave(-swing)}`;
      return (
        `<path d="${body}" fill="${ink(canvas, index)}" fill-opacity=".3"/>` +
        line(wave(swing), ink(canvas, index), 4) +
        line(wave(-swing), ink(canvas, index), 4)
      );
    })
    .join("");
}
