// Reasons that many patterns share.

export const TRANSLATED = "It is correct, but reads as a translation.";
export const ARCHAIC = "Nobody says this any longer.";
export const VAGUE = "A reader must guess what it means.";
