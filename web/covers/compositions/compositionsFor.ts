import { columns, diagonals, hills, rain, tricolour, turningBands, waves } from "./bands";
import { arches, grooves, moons, overlaps, ripples, slats, spiral } from "./circles";
import type { Composition } from "./composition";
import { blocks, checker, cubes, scallops } from "./grids";
import { burst, keys, staves, strings, threads, zigzags } from "./lines";
import { confetti, halftone, leaves, quarters, triangles } from "./tiles";

const byGenre: Record<string, readonly Composition[]> = {
  ROCK: [burst, triangles, diagonals, zigzags, slats, halftone],
  JAZZ: [overlaps, columns, keys, quarters, grooves, blocks],
  SOUL: [arches, turningBands, scallops, slats, grooves, waves],
  HIP_HOP: [blocks, cubes, diagonals, halftone, grooves, quarters],
  ELECTRONIC: [halftone, cubes, ripples, waves, threads, columns],
  FOLK: [hills, leaves, moons, strings, arches, waves],
  CLASSICAL: [staves, threads, ripples, moons, strings, spiral],
  POP: [confetti, quarters, scallops, overlaps, burst, zigzags],
  BLUES: [rain, strings, keys, spiral, waves, columns],
  REGGAE: [tricolour, burst, checker, zigzags, slats, arches],
};

/** The compositions for a genre; those for any music if the genre is unknown. */
export function compositionsFor(genre: string): readonly Composition[] {
  const own = Object.hasOwn(byGenre, genre) ? byGenre[genre] : undefined;
  return own ?? [grooves, quarters, overlaps, waves, blocks];
}

/** Whether a composition fills its field evenly, so that a panel may cover any part of it. */
export function isAllOver(composition: Composition): boolean {
  return allOver.has(composition);
}

const allOver = new Set<Composition>([
  blocks,
  burst,
  cubes,
  diagonals,
  grooves,
  leaves,
  quarters,
  rain,
  scallops,
  triangles,
  waves,
  zigzags,
]);
