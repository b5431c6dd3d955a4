// The look of a registry as its config has it: colours that can be read, pictures that can be shown.

import type { Finding } from "../problem.ts";
import { type Colours, LEAST_CONTRAST, leastContrast, legible, SCHEMES } from "./colours.ts";
import { type Image, type ImageFault, readImage } from "./image.ts";

/** The pictures of a registry; none where it has the site's own. */
export interface Brand {
  logo?: Image;
  socialImage?: Image;
}

/** What came of reading a file: its bytes, or the system's word for why there are none. */
export type ReadBytes = (file: string, most: number) => Uint8Array | { code: string };

const KB = 1024;

/** At most so many bytes: a logo is loaded with every page, a social image by machines alone. */
const MOST: Record<keyof Brand, number> = { logo: 100 * KB, socialImage: 1024 * KB };

/** Those of the chosen colours that text cannot be read in. */
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
      message: `Links in ${colour} cannot be read by everybody: on the ${name} pages (${ground}) and their marked lines their contrast is ${rounded(least)} : 1, and text needs ${LEAST_CONTRAST} : 1.`,
      fix: `Take a ${name === "light" ? "darker" : "lighter"} one: "${legible(key, colour)}"`,
    };
  });
}

/** Down, so that what is too little never looks like enough. */
function rounded(contrast: number): string {
  return (Math.floor(contrast * 100) / 100).toFixed(2);
}

/** The pictures that a config names, read by `read`, or what is wrong with them. */
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
      fix: "Export it smaller, or run it through a tool that takes out what is not seen.",
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
    fix: "Put the picture itself into the repository, not a link or a folder, and write its path from the top, such as brand/logo.png.",
  };
}
