import type { SeededRandom } from "../seededRandom";

/** What a composition is given: a field from 0,0 to width,height, filled already with `ground`. */
export interface Canvas {
  width: number;
  height: number;
  ground: string;
  /** Three or four colours other than the ground, in the order of this cover. */
  inks: readonly string[];
  random: SeededRandom;
}

/** Draws SVG shapes into a canvas; what crosses its edge is cut off. */
export type Composition = (canvas: Canvas) => string;

/** The colour number `index` of a canvas, counted round and round. */
export function ink({ inks, ground }: Canvas, index: number): string {
  return inks[index % inks.length] ?? ground;
}

/** A number as short as a drawing of 600 units needs it. */
export function unit(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A filled circle. */
export function disc(x: number, y: number, radius: number, fill: string, rest = ""): string {
  return `<circle cx="${unit(x)}" cy="${unit(y)}" r="${unit(radius)}" fill="${fill}"${rest}/>`;
}

/** A circle's line. */
export function ring(
  x: number,
  y: number,
  radius: number,
  stroke: string,
  strokeWidth: number,
): string {
  return `<circle cx="${unit(x)}" cy="${unit(y)}" r="${unit(radius)}" fill="none" stroke="${stroke}" stroke-width="${unit(strokeWidth)}"/>`;
}

/** A filled rectangle. */
export function rectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
): string {
  return `<rect x="${unit(x)}" y="${unit(y)}" width="${unit(width)}" height="${unit(height)}" fill="${fill}"/>`;
}

/** A filled path. */
export function shape(data: string, fill: string): string {
  return data === "" ? "" : `<path d="${data}" fill="${fill}"/>`;
}

/** A path's line. */
export function line(data: string, stroke: string, strokeWidth: number, rest = ""): string {
  return data === ""
    ? ""
    : `<path d="${data}" fill="none" stroke="${stroke}" stroke-width="${unit(strokeWidth)}"${rest}/>`;
}

/** The whole numbers from 0 up to `count`, without it. */
export function range(count: number): number[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => index);
}
