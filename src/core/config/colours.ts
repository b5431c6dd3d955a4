// The colours that a registry chooses, and whether text in them can be read: WCAG's contrast.

/** As `#rrggbb`. */
export type Colour = string;

/** One colour for each scheme, of links, marks and buttons. */
export interface Colours {
  /** On the light ground. */
  accent: Colour;
  /** On the dark ground. */
  accentDark: Colour;
}

/** What WCAG 2.2 AA asks of text. */
export const LEAST_CONTRAST = 4.5;

/** A scheme's own colours, as site/style/00-base.css has them: a test holds the two together. */
interface Scheme {
  name: "light" | "dark";
  ground: Colour;
  raised: Colour;
  accent: Colour;
  /** How much of the accent is in the ground behind what is marked. */
  tint: number;
  /** Towards this, contrast grows. */
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

/** What is drawn where the registry chose nothing. */
export const DEFAULT_COLOURS: Colours = {
  accent: SCHEMES.accent.accent,
  accentDark: SCHEMES.accentDark.accent,
};

/** The ground behind what is marked by this accent. */
export function tintedGround(key: keyof Colours, accent: Colour): Colour {
  return mix(SCHEMES[key].ground, accent, SCHEMES[key].tint);
}

/** The least contrast that text in `accent` has on any ground of its scheme. */
export function leastContrast(key: keyof Colours, accent: Colour): number {
  const { ground, raised } = SCHEMES[key];
  const grounds = [ground, raised, tintedGround(key, accent)];
  return Math.min(...grounds.map((it) => contrast(accent, it)));
}

/** The nearest colour of the same kind that can be read; the colour itself where it can. */
export function legible(key: keyof Colours, accent: Colour): Colour {
  const steps = Array.from({ length: 51 }, (_, step) =>
    mix(accent, SCHEMES[key].extreme, step / 50),
  );
  return steps.find((it) => leastContrast(key, it) >= LEAST_CONTRAST) ?? SCHEMES[key].extreme;
}

/** `share` of `b` in `a`, from 0 to 1. */
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
