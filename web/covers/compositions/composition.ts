import type { SeededRandom } from "../seededRandom";

/** The canvas of a composition: a field from 0,0 to width,height, already filled with `ground`. */
export interface Canvas {
  width: number;
  height: number;
  ground: string;
  /** Three or four colours other than the ground, in the order for this cover. */
  inks: readonly string[];
  random: SeededRandom;
}

/** Draws SVG shapes on a canvas; parts beyond its edge are clipped. */
export type Composition = (canvas: Canvas) => string;

/** The ink with number `index`, modulo the number of inks. */
export function ink({ inks, ground }: Canvas, index: number): string {
  return inks[index % inks.length] ?? ground;
}

/** A number, rounded as far as a drawing of 600 units allows. */
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

/** The integers from 0 to `count` - 1. */
export function range(count: number): number[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => index);
}
