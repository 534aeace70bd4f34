/** Light or dark, as Office itself is at the moment, in the colours of the icon. */
import { createDarkTheme, createLightTheme, type BrandVariants, type Theme } from "@fluentui/react-components";

const BRAND: BrandVariants = {
  10: "#011318",
  20: "#04222b",
  30: "#06303d",
  40: "#083e4e",
  50: "#094c5e",
  60: "#0b5a6f",
  70: "#0d6780",
  80: "#0f7490",
  90: "#2a86a2",
  100: "#4498b3",
  110: "#5daac3",
  120: "#77bcd2",
  130: "#92cee0",
  140: "#aedeed",
  150: "#cbedf7",
  160: "#e8f8fd",
};

export const LIGHT: Theme = createLightTheme(BRAND);
/** Brand text on a dark ground needs the lighter shades to be read. */
export const DARK: Theme = {
  ...createDarkTheme(BRAND),
  colorBrandForeground1: BRAND[120],
  colorBrandForeground2: BRAND[130],
  colorBrandForegroundLink: BRAND[120],
  colorCompoundBrandForeground1: BRAND[120],
  colorCompoundBrandStroke: BRAND[110],
  colorCompoundBrandBackground: BRAND[110],
};

export type OfficeColours = { readonly isDarkTheme?: boolean; readonly bodyBackgroundColor?: string };

/** Older hosts name only the background; no theme at all means a light page. */
export function themeFor(office: OfficeColours | undefined): Theme {
  if (office?.isDarkTheme !== undefined) return office.isDarkTheme ? DARK : LIGHT;
  return isDarkColour(office?.bodyBackgroundColor ?? "#ffffff") ? DARK : LIGHT;
}

function isDarkColour(colour: string): boolean {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour);
  if (match === null) return false;
  const [red = 255, green = 255, blue = 255] = match.slice(1).map((part) => Number.parseInt(part, 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}
