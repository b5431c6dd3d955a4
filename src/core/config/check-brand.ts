// The look that a registry configures: colours must be legible and pictures valid.

import type { Finding } from "../problem.ts";
import { type Colours, LEAST_CONTRAST, leastContrast, legible, SCHEMES } from "./colours.ts";
import { type Image, type ImageFault, readImage } from "./image.ts";

/** The pictures of a registry; without one, the site uses its own. */
export interface Brand {
  logo?: Image;
  socialImage?: Image;
}

/** The bytes of a file, or the system's error code. */
export type ReadBytes = (file: string, most: number) => Uint8Array | { code: string };

const KB = 1024;

/** The most bytes: every page loads the logo; only crawlers load the social image. */
const MOST: Record<keyof Brand, number> = { logo: 100 * KB, socialImage: 1024 * KB };

/** A finding for each configured colour that is too faint for text. */
export function checkColours({ colours }: { colours?: Colours }): Finding[] {
  if (!colours) return [];
  const keys: (keyof Colours)[] = ["accent", "accentDark"];
  return keys.flatMap((key) => {
    const colour = colours[key];
    const least = leastContrast(key, colour);
    if (least >= LEAST_CONTRAST) return [];
    const { name, ground } = SCHEMES[key];
    return {
      code: "value-invalid" as const,
      pointer: `/colours/${key}`,
      message: `Links in ${colour} are hard to read. On ${name} pages (${ground}) and their highlighted lines the contrast is ${rounded(least)} : 1, but text needs ${LEAST_CONTRAST} : 1.`,
      fix: `Use a ${name === "light" ? "darker" : "lighter"} one: "${legible(key, colour)}"`,
    };
  });
}

/** Rounded down, so that too little contrast never looks like enough. */
function rounded(contrast: number): string {
  return (Math.floor(contrast * 100) / 100).toFixed(2);
}

/** The pictures that a config names, read by `read`, or their problems. */
export function loadBrand(
  config: { [key in keyof Brand]?: string },
  read: ReadBytes,
): { brand: Brand; findings: Finding[] } {
  const brand: Brand = {};
  const findings: Finding[] = [];
  for (const key of ["logo", "socialImage"] as const) {
    const file = config[key];
    if (file === undefined) continue;
    const image = loadImage(key, file, read);
    if ("bytes" in image) brand[key] = image;
    else findings.push(findingOf(key, file, image));
  }
  return { brand, findings };
}

function loadImage(key: keyof Brand, file: string, read: ReadBytes): Image | ImageFault {
  const most = MOST[key];
  const bytes = read(file, most);
  if ("code" in bytes) return unreadable(bytes.code);
  if (bytes.length > most) {
    return {
      message: `This file is larger than ${most / KB} KB, the most for the ${key}.`,
      fix: "Export a smaller picture, or compress it.",
    };
  }
  return readImage(bytes);
}

function findingOf(key: keyof Brand, file: string, { message, fix }: ImageFault): Finding {
  return { code: "value-invalid", pointer: `/${key}`, message: `${file}: ${message}`, fix };
}

function unreadable(code: string): ImageFault {
  const message =
    code === "ENOENT" ? "There is no such file." : `The file cannot be read (${code}).`;
  return {
    message,
    fix: "Commit the picture itself, not a link or a folder, and write its path from the repository's root, such as brand/logo.png.",
  };
}
