// The colours that a registry configures, and whether text in them is legible by WCAG's contrast.

/** As `#rrggbb`. */
export type Colour = string;

/** One colour for each colour scheme, used for links, marks and buttons. */
export interface Colours {
  /** On a light background. */
  accent: Colour;
  /** On a dark background. */
  accentDark: Colour;
}

/** The least contrast that WCAG 2.2 AA requires for text. */
export const LEAST_CONTRAST = 4.5;

/** A scheme's own colours. They repeat site/style/00-base.css; a test compares the two. */
interface Scheme {
  name: "light" | "dark";
  ground: Colour;
  raised: Colour;
  accent: Colour;
  /** The share of the accent in the background of marked lines. */
  tint: number;
  /** Contrast grows towards this colour. */
  extreme: Colour;
}

export const SCHEMES: Record<keyof Colours, Scheme> = {
  accent: {
    name: "light",
    ground: "#fcfcfa",
    raised: "#f3f4f0",
    accent: "#0b6170",
    tint: 0.1,
    extreme: "#000000",
  },
  accentDark: {
    name: "dark",
    ground: "#101416",
    raised: "#181e21",
    accent: "#74c9d7",
    tint: 0.15,
    extreme: "#ffffff",
  },
};

/** The colours for a registry that configures none. */
export const DEFAULT_COLOURS: Colours = {
  accent: SCHEMES.accent.accent,
  accentDark: SCHEMES.accentDark.accent,
};

/** The background of lines marked in this accent. */
export function tintedGround(key: keyof Colours, accent: Colour): Colour {
  return mix(SCHEMES[key].ground, accent, SCHEMES[key].tint);
}

/** The lowest contrast of text in `accent` on any background of its scheme. */
export function leastContrast(key: keyof Colours, accent: Colour): number {
  const { ground, raised } = SCHEMES[key];
  const grounds = [ground, raised, tintedGround(key, accent)];
  return Math.min(...grounds.map((it) => contrast(accent, it)));
}

/** The nearest legible colour of the same hue; the colour itself if it is legible. */
export function legible(key: keyof Colours, accent: Colour): Colour {
  const steps = Array.from({ length: 51 }, (_, step) =>
    mix(accent, SCHEMES[key].extreme, step / 50),
  );
  return steps.find((it) => leastContrast(key, it) >= LEAST_CONTRAST) ?? SCHEMES[key].extreme;
}

/** A mix of `a` and `b`; `share` of `b`, from 0 to 1. */
function mix(a: Colour, b: Colour, share: number): Colour {
  const other = channelsOf(b);
  const mixed = channelsOf(a).map((it, at) => Math.round(it + ((other[at] ?? 0) - it) * share));
  return `#${mixed.map((it) => it.toString(16).padStart(2, "0")).join("")}`;
}

/** Red, green and blue, each from 0 to 255. */
function channelsOf(colour: Colour): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** WCAG's contrast ratio, from 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((it) => {
    const share = it / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
