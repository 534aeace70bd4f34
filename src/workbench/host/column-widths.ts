/** How wide a column is, in the three measures it comes in: points in Office.js, pixels on a screen, characters in a file. */

/** A pixel is a ninety-sixth of an inch, a point a seventy-second. */
const POINTS_PER_PIXEL = 72 / 96;
/** A digit of Excel's standard font. */
const PIXELS_PER_CHARACTER = 7;

export function pixelsOfPoints(points: number): number {
  return Math.round(points / POINTS_PER_PIXEL);
}

export function pointsOfPixels(pixels: number): number {
  return pixels * POINTS_PER_PIXEL;
}

/** A column is shown in whole pixels. */
export function pointsOfCharacters(characters: number): number {
  return pointsOfPixels(Math.round(characters * PIXELS_PER_CHARACTER));
}

export function charactersOfPoints(points: number): number {
  return points / POINTS_PER_PIXEL / PIXELS_PER_CHARACTER;
}
