/** A reference that nothing has -> the one that may be meant by it. */
import { editDistance } from "../../domain/edit-distance";

/** In a shorter one, another letter makes another reference. */
const REFERENCE_LETTERS_MIN = 5;

/** The only reference that is one slip away. Figures count as letters here: of numbers given in turn, several are near, and none is said. */
export function onlyNear(written: string, references: Iterable<string>): string | null {
  const [near, ...others] =
    written.length < REFERENCE_LETTERS_MIN
      ? []
      : [...references].filter((reference) => editDistance(written.toLowerCase(), reference.toLowerCase(), 1) !== null);
  return near === undefined || others.length > 0 ? null : near;
}
