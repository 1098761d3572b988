/** Five matching colours, as #RRGGBB. */
export interface Palette {
  /** Background of the words. */
  ground: string;
  /** Colour of the title, with a contrast of at least 4.5:1 to the ground. */
  ink: string;
  /** Colours of the drawing. */
  colours: readonly [string, string, string];
}

const tables: Record<string, readonly string[]> = {
  ROCK: [
    "F3E9D8 1A1A1A D7263D F29F05 1A1A1A",
    "161514 F5EFE6 E63B2E F2B134 8A8379",
    "C8281E FFF4E3 1A1413 F6A623 FFE3C2",
    "22313F F4EDE0 E8563F F2C14E 7FA6A8",
  ],
  JAZZ: [
    "0B2545 F4EFE1 F27F1B 3E7CB1 A9D6E5",
    "F2E8CF 14213D E4572E 2E6F95 F3A712",
    "F26A1B 1B1B1E FFF1D6 1B3A4B F9C74F",
    "0F3D3E F2EBD9 2FA396 E9C46A E76F51",
  ],
  SOUL: [
    "4A1D1F FBE6C8 E07A2F F2B441 B5403A",
    "F7E1C0 3B1C1A C8452D E79A2B 7A2E3A",
    "4E2352 FCE9DA F08A5D F5C26B B83B5E",
    "E0912F 2A1410 FBE7C6 8C2F1B F9C85A",
  ],
  HIP_HOP: [
    "F7C600 111111 111111 E2231A FFFFFF",
    "131313 F7F3E8 F7C600 E2231A 2F9E8F",
    "E9E4D6 17171A 2346D9 E2442F 17171A",
    "2140C8 FFFFFF F7C600 0D1433 FF6B4A",
  ],
  ELECTRONIC: [
    "0E1116 E9F1F7 00C2A8 FF4D6D 5468FF",
    "EDEFF2 14171F 3A3DFF FF5A36 14171F",
    "1B1035 F5EEFF FF5EA8 7C4DFF 35D0E6",
    "FF5A36 1A0E0E FFE8DC 1F1A4F FFB199",
  ],
  FOLK: [
    "EFE6D2 2C3A2B 6B8E5A C9803E A9B388",
    "2F4234 F2EAD6 D9A55B 8FAE7E C96F4A",
    "DCC9A8 33261D 8A4F2D 5D7350 F6ECD4",
    "E9E4D8 2B3A4A 6C8EA0 C56E4B B9C4BC",
  ],
  CLASSICAL: [
    "F4F1EA 1F1F24 B33A3A C9BFA9 5B6770",
    "E6E9EA 1D2B38 4E7A94 C7A65B A8B8C0",
    "1E2430 EFEBDF C7A65B 7C8AA0 4A566C",
    "F1DFD3 3A2230 A8576A D9A58B 6D5A78",
  ],
  POP: [
    "FFD9E0 3A0F33 FF3D7F FFB400 3BA7D9",
    "FF5C83 2B0620 FFE3EC FFC93C 5B1A8A",
    "FFE66B 2A1A5E FF5C8A 5B4FE0 1FB5A8",
    "BEE7E8 1B2A6B FF6B5A FFC43D 2F5DDB",
  ],
  BLUES: [
    "0F1F3D E8EEF6 3C78C8 8FB8E8 E0A93B",
    "DCE6F0 10233F 1F5FA8 6FA0D0 C96A2B",
    "1D3557 F1FAEE A8DADC 457B9D E8505B",
    "2650A8 FFFFFF 0E1C38 9CC3F0 F2C14E",
  ],
  REGGAE: [
    "F4E6C1 14301F 1E8449 E8AE0C C0392B",
    "14301F F7E9C0 F2B90C D6402B 3FA35B",
    "F2B90C 17301C 1E7A3E C5301F FFF1C9",
    "A92B1D FFF1CF F2B90C 1E5B32 2A0F0A",
  ],
};

/** The palettes of a genre; all palettes if the genre is unknown. */
export function palettesFor(genre: string): Palette[] {
  const lines = Object.hasOwn(tables, genre) ? tables[genre] : Object.values(tables).flat();
  return (lines ?? []).map((line) => {
    const [ground, ink, first, second, third] = line.split(" ").map((hex) => `#${hex}`) as [
      string,
      string,
      string,
      string,
      string,
    ];
    return { ground, ink, colours: [first, second, third] };
  });
}

/** The contrast of two colours, 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/** The first colour of the palette that is readable on its ground, or else its ink. */
export function accent({ ground, ink, colours }: Palette): string {
  return colours.find((colour) => colour !== ink && contrast(colour, ground) >= 4.5) ?? ink;
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const share = parseInt(hex.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
